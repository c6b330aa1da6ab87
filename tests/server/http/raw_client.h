#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QDeadlineTimer>
#include <QTcpSocket>

#include <optional>

namespace test {

/// How long a test waits for what must come; reached only when it fails.
inline constexpr int kPatienceMs = 20'000;

struct RawReply {
    int status = 0;
    QByteArray head; ///< with the status line
    QByteArray body;

    /// The first header of that name; null without one.
    QByteArray header(const QByteArray& name) const {
        for (const QByteArray& line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0) {
                return line.mid(colon + 1).trimmed();
            }
        }
        return {};
    }
};

/// A client that sends exactly the bytes it is told.
class RawClient {
public:
    explicit RawClient(quint16 port, const QString& host = QStringLiteral("127.0.0.1")) {
        m_socket.connectToHost(host, port);
        m_socket.waitForConnected(kPatienceMs);
    }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    RawClient& send(const QByteArray& bytes) {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(kPatienceMs)) {
        }
        return *this;
    }

    /// The next reply; status 0 when none comes or the connection ends first.
    RawReply reply(bool isHead = false) {
        RawReply reply;
        if (!readUntil([this] { return m_in.contains("\r\n\r\n"); })) {
            return reply;
        }
        const qsizetype end = m_in.indexOf("\r\n\r\n") + 4;
        reply.head = m_in.first(end);
        m_in.remove(0, end);
        reply.status = reply.head.mid(9, 3).toInt();
        const qsizetype length = isHead ? 0 : reply.header("content-length").toLongLong();
        if (!readUntil([&] { return m_in.size() >= length; })) {
            reply.status = 0;
            return reply;
        }
        reply.body = m_in.first(length);
        m_in.remove(0, length);
        return reply;
    }

    /// Whether the server closes the connection without another byte.
    bool isClosedByServer() {
        readUntil([] { return false; });
        return m_in.isEmpty() && m_socket.state() == QAbstractSocket::UnconnectedState;
    }

    /// Whether nothing comes for a moment.
    bool isSilent(int ms) { return m_in.isEmpty() && !m_socket.waitForReadyRead(ms); }

    void close() { m_socket.abort(); }

private:
    template <typename Enough>
    bool readUntil(Enough enough) {
        const QDeadlineTimer deadline(kPatienceMs);
        m_in += m_socket.readAll();
        while (!enough()) {
            if (deadline.hasExpired() || m_socket.state() != QAbstractSocket::ConnectedState ||
                !m_socket.waitForReadyRead(int(deadline.remainingTime()))) {
                m_in += m_socket.readAll();
                return enough();
            }
            m_in += m_socket.readAll();
        }
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_in;
};

} // namespace test
