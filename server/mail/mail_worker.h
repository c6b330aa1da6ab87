#pragma once

#include "core/base/clock.h"
#include "server/mail/smtp.h"
#include "server/postgres/pool.h"

#include <functional>
#include <optional>

namespace server {

class Metrics;

/// Sends what waits in email_outbox: each mail at least once, tried with growing pauses, given up after ten
/// tries. A mail that was handed over is emptied of its text, which holds secrets. Several workers share the
/// queue.
class MailWorker {
public:
    using Send = std::function<core::Result<void>(const QString& recipient, const QByteArray& message)>;
    /// `from` stands in the messages.
    MailWorker(Pool& workerPool, const core::Clock& clock, Metrics& metrics, QString from, Send send);

    /// Takes the mail that has been due longest and tries to send it, which must end within the claim's two
    /// minutes; false when none is due. Throws DatabaseFailure.
    bool sendNext();

    static constexpr int kMostTries = 10;

private:
    struct Claimed;
    std::optional<Claimed> claim();
    void settle(const Claimed& mail, const core::Result<void>& sent);

    Pool& m_pool;
    const core::Clock& m_clock;
    Metrics& m_metrics;
    QString m_from;
    Send m_send;
};

} // namespace server
