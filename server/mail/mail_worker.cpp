#include "server/mail/mail_worker.h"

#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/postgres/session.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace server {
namespace {

using namespace std::chrono_literals;

constexpr Sql kClaim = R"(-- claim mails
    select tenant_id, id, recipient, subject, body, attempts from doors.claim_mails($1, interval '2 minutes'))";
constexpr Sql kSent = R"(-- mail sent
    update email_outbox set state = 'sent', sent_at = $3, body = '', locked_until = null, last_error = null
     where tenant_id = $1 and id = $2)";
constexpr Sql kAgain = R"(-- mail again later
    update email_outbox set state = $3, next_attempt_at = $4, locked_until = null, last_error = $5,
        body = case when $3 = 'dead' then '' else body end
     where tenant_id = $1 and id = $2)";

/// 30 s, 1 min, 2 min … at most an hour.
std::chrono::seconds pauseAfter(int tries) {
    return std::min(std::chrono::seconds(30) * (1 << std::min(tries - 1, 7)), std::chrono::seconds(3600));
}

} // namespace

MailWorker::MailWorker(Pool& workerPool, const core::Clock& clock, Metrics& metrics, QString from, Send send)
    : m_pool(workerPool), m_clock(clock), m_metrics(metrics), m_from(std::move(from)),
      m_send(std::move(send)) {}

int MailWorker::runOnce() {
    Session session(m_pool, 60s);
    const Rows claimed = session.write({}, kClaim, kBatch);
    for (const Row row : claimed) {
        const auto [tenant, id, recipient, subject, body, tries] =
            row.as<TenantId, QUuid, QString, QString, QString, int>();
        const core::Instant now = m_clock.now();
        const QString date =
            QDateTime::fromMSecsSinceEpoch(core::toMs(now), Qt::UTC).toString(Qt::RFC2822Date);
        const auto sent = m_send(recipient, mailMessage(m_from, recipient, subject, body,
                                                        id.toString(QUuid::WithoutBraces), date));
        if (sent) {
            (void)session.write(tenant, kSent, tenant, id, now);
            m_metrics.add(Count::MailsSent, {"sent"});
            continue;
        }
        const bool dead = sent.error().code == core::ErrorCode::InvalidValue || tries >= kMostTries;
        (void)session.write(tenant, kAgain, tenant, id,
                            dead ? QStringLiteral("dead") : QStringLiteral("waiting"),
                            now + pauseAfter(tries), sent.error().detail.left(500));
        m_metrics.add(Count::MailsSent, {dead ? "dead" : "failed"});
        logWarning("mail not sent", {{"mailId", id}, {"tries", tries}, {"dead", dead}});
    }
    return claimed.size();
}

} // namespace server
