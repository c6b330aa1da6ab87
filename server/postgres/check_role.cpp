#include "server/postgres/check_role.h"

#include <QStringList>

#include <array>

namespace server {

namespace {

// Membership counts: whoever may SET ROLE to an owner can switch its policies off.
constexpr const char* kPowers = R"(
-- powers of this role
select current_user::text,
       array(select rolname::text from pg_roles
             where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member') order by 1),
       array(select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname not like 'pg\_%' and pg_has_role(current_user, c.relowner, 'member') order by 1))";

QString joined(const std::vector<QString>& names) {
    return QStringList(names.begin(), names.end()).join(QStringLiteral(", "));
}

} // namespace

core::Result<void> checkRole(Connection& connection, Deadline deadline) {
    try {
        const Connection::Answers answers = connection.exchange(std::array{Query(kPowers)}, deadline);
        if (answers.failure) {
            throw *answers.failure;
        }
        const auto [role, mighty, owned] =
            answers.rows.front()[0].as<QString, std::vector<QString>, std::vector<QString>>();
        QStringList complaints;
        if (!mighty.empty()) {
            complaints += QStringLiteral("is, or may become, a superuser or a role with BYPASSRLS (%1)")
                              .arg(joined(mighty));
        }
        if (!owned.empty()) {
            complaints += QStringLiteral("owns tables (%1)").arg(joined(owned));
        }
        if (complaints.isEmpty()) {
            return core::Done{};
        }
        return core::Error{core::ErrorCode::InvalidValue,
                           QStringLiteral("the database role %1 %2: row-level security would not bind it")
                               .arg(role, complaints.join(QStringLiteral(" and "))),
                           {}};
    } catch (const DatabaseFailure& failure) {
        return core::Error{core::ErrorCode::StorageFailed,
                           QStringLiteral("reading the powers of the database role: %1")
                               .arg(QString::fromStdString(failure.complaint().message)),
                           {}};
    }
}

} // namespace server
