#include "server/mail/mail_queue.h"

namespace server {
namespace {

constexpr Sql kInsert = R"(-- queue mail
    insert into email_outbox (tenant_id, id, kind, recipient, subject, body) values ($1, $2, $3, $4, $5, $6))";
constexpr Sql kInsertPersonal = "select doors.queue_mail($1, $2, $3, $4, $5, $6)";

} // namespace

Query queueTenantMail(const TenantId& tenant, const Mail& mail) {
    return Query(kInsert, tenant, core::newUuid(), mailKindName(mail.kind), mail.recipient, mail.subject,
                 mail.body);
}

Query personalMail(const QUuid& person, const Mail& mail) {
    return Query(kInsertPersonal, core::newUuid(), person, mailKindName(mail.kind), mail.recipient,
                 mail.subject, mail.body);
}

void queuePersonalMail(Session& session, const QUuid& person, const Mail& mail) {
    Transaction transaction = session.begin({});
    transaction.queue(personalMail(person, mail));
    transaction.commit();
}

} // namespace server
