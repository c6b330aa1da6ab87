#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <chrono>

namespace server {

struct SmtpSettings {
    QString url; ///< "smtp://host:587" (STARTTLS where offered), "smtps://host:465"
    QString user;
    QByteArray password;
    QString from; ///< "journal@journal.example"
    bool requireTls = true;
    QString caFile = {}; ///< PEM, of whom the server's certificate is; empty: whom the system trusts
    std::chrono::seconds patience{20};
};

struct MailMessage {
    QString from;
    QString recipient;
    QString subject;
    QString body;
    QUuid id; ///< the message's id, so that a repeated try is the same message
    core::Instant date;
};

/// As RFC 5322 text: plain, UTF-8.
QByteArray messageText(const MailMessage& message);

/// Hands one message to the SMTP server through libcurl and waits for its answer. StorageFailed with what it
/// said; InvalidValue when it refused this recipient or this message for good.
core::Result<void> sendMail(const SmtpSettings& settings, const QString& recipient,
                            const QByteArray& message);

} // namespace server
