#include "server/stores/housekeeping.h"

#include "core/domain/record_schema.h"
#include "server/observe/log.h"
#include "server/observe/metrics.h"

#include <string>
#include <vector>

namespace server {
namespace {

using core::RecordKind;

constexpr int kTenantsAtOnce = 20;
constexpr std::chrono::minutes kPatience{5};

constexpr Sql kTenants = R"(-- tenants to tend
    select tenant_id, is_deleted from doors.tenants_to_tend($1, $2))";
constexpr Sql kErase = "select doors.erase_tenant($1)";
constexpr Sql kForgetReplies = R"(-- forget kept replies
    delete from idempotency_keys where tenant_id = $1 and created_at < $2)";
constexpr Sql kForgetMails = R"(-- forget mails
    delete from email_outbox where tenant_id = $1 and state in ('sent', 'dead') and created_at < $2)";
constexpr Sql kForgetAudit = R"(-- shorten audit log
    delete from audit_log where tenant_id = $1 and at < $2::timestamptz -
        (select case when exists (select from subscriptions s where s.tenant_id = $1 and s.plan = 'enterprise')
                     then interval '3 years' else interval '1 year' end))";
constexpr Sql kNextVersion = "select next_tenant_version()";

/// The rows t of a kind that go: those too long in the trash and those `alsoDue`, once they are `unused`.
struct Purge {
    RecordKind kind;
    std::string alsoDue = "false";
    std::string unused = "true";
};

std::string noneIn(const std::string& table, const std::string& column) {
    return "not exists (select from " + table + " o where o.tenant_id = $1 and o." + column + " = t.id)";
}

/// A fill's annotation goes with it, in the trash or not: nothing else leads to it.
std::string fillIsDue(const std::string& fill) {
    return "exists (select from fills f where f.tenant_id = $1 and f.id = " + fill +
           " and f.deleted_at < $2 and not exists (select from uploads u where u.tenant_id = $1 and "
           "u.trade_id = f.id))";
}

/// Who refers comes before what is referred to.
std::vector<Purge> purges() {
    return {
        {RecordKind::AnnotationTag, fillIsDue("t.annotation")},
        {RecordKind::RuleCheck, fillIsDue("t.annotation")},
        {RecordKind::Annotation, fillIsDue("t.id"),
         noneIn("annotation_tags", "annotation") + " and " + noneIn("rule_checks", "annotation")},
        {RecordKind::Fill, "false", noneIn("annotations", "id") + " and " + noneIn("uploads", "trade_id")},
        {RecordKind::CashMovement},
        {RecordKind::CorporateAction},
        {RecordKind::Instrument, "false",
         noneIn("fills", "instrument") + " and " + noneIn("corporate_actions", "instrument") + " and " +
             noneIn("corporate_actions", "new_instrument")},
        {RecordKind::ImportBatch, "false", noneIn("fills", "batch")},
        {RecordKind::Account, "false",
         noneIn("fills", "account") + " and " + noneIn("cash_movements", "account") + " and " +
             noneIn("import_batches", "account")},
        {RecordKind::Tag, "false", noneIn("annotation_tags", "tag")},
        {RecordKind::TagGroup, "false", noneIn("tags", "tag_group")},
        {RecordKind::PlaybookRule, "false", noneIn("rule_checks", "rule")},
        {RecordKind::Playbook, "false",
         noneIn("annotations", "playbook") + " and " + noneIn("playbook_rules", "playbook")},
        {RecordKind::Note},
        {RecordKind::Attachment},
        {RecordKind::SavedView},
        {RecordKind::Goal},
        {RecordKind::Setting},
        {RecordKind::FxRate},
    };
}

/// One statement a kind, in the order of purges().
struct PurgeStatement {
    const char* kind;
    std::string sql;
};
const std::vector<PurgeStatement>& purgeStatements() {
    static const std::vector<PurgeStatement> statements = [] {
        std::vector<PurgeStatement> all;
        for (const Purge& purge : purges()) {
            const core::RecordSchema& schema = core::schemaOf(purge.kind);
            const std::string table = schema.table;
            all.push_back(
                {schema.name,
                 "-- purge " + table + "\nwith gone as (delete from " + table +
                     " t where t.tenant_id = $1 and (t.deleted_at < $2 or " + purge.alsoDue + ") and " +
                     purge.unused +
                     " returning t.id), noted as (insert into tombstones (tenant_id, kind, id, ver) "
                     "select $1, '" +
                     schema.name +
                     "', id, $3 from gone), forgotten as (delete from history h using gone "
                     "where h.tenant_id = $1 and h.record = gone.id) select count(*) from gone"});
        }
        return all;
    }();
    return statements;
}

/// Asked before a version is taken, which every device would come for.
const std::string& anythingDueText() {
    static const std::string text = [] {
        std::string all = "-- is trash due\nselect false";
        for (const core::RecordSchema& schema : core::allSchemas()) {
            all += std::string(" or exists (select from ") + schema.table +
                   " where tenant_id = $1 and deleted_at < $2)";
        }
        return all;
    }();
    return text;
}

} // namespace

bool Housekeeping::tendSome() {
    Session session(m_pool, kPatience);
    const Rows tenants = session.read({}, kTenants, m_last, kTenantsAtOnce);
    for (const Row row : tenants) {
        m_last = row.id<TenantId>(0);
        if (!row.flag(1)) {
            tend(session, m_last);
        } else if (session.write({}, kErase, m_last)[0].flag(0)) {
            m_metrics.add(Count::RecordsPurged, {"tenant"});
            logInformation("deleted tenant erased", {{"tenantId", m_last}});
        }
    }
    const bool hasMore = tenants.size() == kTenantsAtOnce;
    if (!hasMore) {
        m_last = {};
    }
    return hasMore;
}

void Housekeeping::tend(Session& session, const TenantId& tenant) {
    const core::Instant now = m_clock.now();
    (void)session.write(tenant, kForgetReplies, tenant, now - kReplyLife);
    (void)session.write(tenant, kForgetMails, tenant, now - kMailLife);
    (void)session.write(tenant, kForgetAudit, tenant, now);
    const Rows due = session.read(tenant, Sql::composed(anythingDueText()), tenant, now - kTrashLife);
    if (due[0].flag(0)) {
        emptyTrash(session, tenant);
    }
}

void Housekeeping::emptyTrash(Session& session, const TenantId& tenant) {
    const core::Instant before = m_clock.now() - kTrashLife;
    Transaction transaction = session.begin(tenant);
    const qint64 version = transaction.run(kNextVersion)[0].integer(0);
    qint64 purged = 0;
    for (const PurgeStatement& statement : purgeStatements()) {
        const qint64 gone =
            transaction.run(Sql::composed(statement.sql), tenant, before, version)[0].integer(0);
        if (gone > 0) {
            m_metrics.add(Count::RecordsPurged, {statement.kind}, double(gone));
        }
        purged += gone;
    }
    if (purged == 0) {
        return; // all of it waits for something that refers to it: no version for that
    }
    transaction.commit();
    logInformation("trash emptied", {{"tenantId", tenant}, {"records", purged}});
}

} // namespace server
