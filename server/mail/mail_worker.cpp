#include "server/mail/mail_worker.h"

#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/postgres/session.h"

#include <QUuid>

#include <algorithm>

namespace server {
namespace {

using namespace std::chrono_literals;

constexpr Sql kClaim = R"(-- claim mail
    select tenant_id, id, recipient, subject, body, attempts from doors.claim_mails(1, interval '2 minutes'))";
constexpr Sql kSent = R"(-- mail sent
    update email_outbox set state = 'sent', sent_at = now(), body = '', locked_until = null, last_error = null
     where tenant_id = $1 and id = $2)";
constexpr Sql kAgain = R"(-- mail again later
    update email_outbox
       set state = 'waiting', next_attempt_at = now() + make_interval(secs => $3), locked_until = null,
           last_error = $4
     where tenant_id = $1 and id = $2)";
constexpr Sql kDead = R"(-- mail given up
    update email_outbox set state = 'dead', body = '', locked_until = null, last_error = $3
     where tenant_id = $1 and id = $2)";
constexpr auto kPatience = 10s; ///< with the database

/// 30 s, 1 min, 2 min … at most an hour.
std::chrono::seconds pauseAfter(int tries) {
    return std::min(std::chrono::seconds(30) * (1 << std::min(tries - 1, 7)), std::chrono::seconds(3600));
}

} // namespace

MailWorker::MailWorker(Pool& workerPool, const core::Clock& clock, Metrics& metrics, QString from, Send send)
    : m_pool(workerPool), m_clock(clock), m_metrics(metrics), m_from(std::move(from)),
      m_send(std::move(send)) {}

struct MailWorker::Claimed {
    TenantId tenant;
    QUuid id;
    QString recipient;
    QString subject;
    QString body;
    int tries = 0;
};

bool MailWorker::sendNext() {
    const auto mail = claim();
    if (!mail) {
        return false;
    }
    // No connection is held meanwhile: a mail server may take its time.
    settle(*mail, m_send(mail->recipient, messageText({m_from, mail->recipient, mail->subject, mail->body,
                                                       mail->id, m_clock.now()})));
    return true;
}

std::optional<MailWorker::Claimed> MailWorker::claim() {
    Session session(m_pool, kPatience);
    const Rows rows = session.write({}, kClaim);
    const auto row = rows.single();
    if (!row) {
        return std::nullopt;
    }
    return Claimed{row->id<TenantId>(0), row->uuid(1), row->text(2),
                   row->text(3),         row->text(4), row->number(5)};
}

void MailWorker::settle(const Claimed& mail, const core::Result<void>& sent) {
    Session session(m_pool, kPatience);
    if (sent) {
        (void)session.write(mail.tenant, kSent, mail.tenant, mail.id);
        m_metrics.add(Count::MailsSent, {"sent"});
        return;
    }
    const QString why = sent.error().detail.left(500);
    const bool dead = sent.error().code == core::ErrorCode::InvalidValue || mail.tries >= kMostTries;
    if (dead) {
        (void)session.write(mail.tenant, kDead, mail.tenant, mail.id, why);
    } else {
        (void)session.write(mail.tenant, kAgain, mail.tenant, mail.id, double(pauseAfter(mail.tries).count()),
                            why);
    }
    m_metrics.add(Count::MailsSent, {dead ? "dead" : "failed"});
    log(dead ? LogLevel::Error : LogLevel::Warning, "mail not sent",
        {{"mailId", mail.id}, {"tries", mail.tries}, {"dead", dead}, {"why", Plain(why)}});
}

} // namespace server
