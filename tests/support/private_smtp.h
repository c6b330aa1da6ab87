#pragma once

#include "tests/support/private_process.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace test {

/// A mail as a mail server got it.
struct ReceivedMail {
    QString from;
    QStringList to;
    bool secure = false;        ///< over TLS
    bool authenticated = false; ///< by user and password
    QByteArray message;         ///< RFC 5322

    /// Unfolded; empty without one.
    QByteArray header(const QByteArray& name) const;
    /// Decoded.
    QString body() const;
};

/// A mail server of the test's own on a port of the loopback: aiosmtpd with the rules of smtp_server.py.
/// Failing to start throws: the test fails.
class PrivateSmtp {
public:
    enum class Security {
        Plain,
        StartTlsAndPassword, ///< takes nothing without both
        Tls                  ///< from the first byte
    };
    explicit PrivateSmtp(Security security = Security::Plain);

    QString url() const; ///< "smtp://localhost:4025", "smtps://…"
    /// Who signed the server's certificate: itself.
    QString caFile() const { return m_process.folder() + QStringLiteral("/certificate.pem"); }
    static inline const QString kUser = QStringLiteral("journal");
    static inline const QByteArray kPassword = "a mail password";

    /// In the order of their coming.
    std::vector<ReceivedMail> received() const;
    /// Waits until so many have come.
    bool waitFor(std::size_t count) const;
    /// Whether a mail to slow@ is being held, and letting it go.
    bool isHolding() const;
    void letGo();

    void stop();
    /// Starts again after stop() on the same port, with what it has.
    void start();

private:
    PrivateProcess m_process;
    quint16 m_port;
    Security m_security;
};

} // namespace test
