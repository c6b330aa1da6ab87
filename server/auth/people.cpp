#include "server/auth/people.h"

#include "core/domain/record_ids.h"

namespace server {
namespace {

const TenantId kNoTenant;

constexpr Sql kPersonByEmail = R"(-- person by email
    select id, email, name, coalesce(password_hash, ''), email_verified_at is not null
      from users where lower(email) = lower($1))";
constexpr Sql kPersonById = R"(-- person by id
    select id, email, name, coalesce(password_hash, ''), email_verified_at is not null
      from users where id = $1)";
constexpr Sql kInsertPerson = R"(-- insert person
    insert into users (id, email, name, password_hash) values ($1, $2, $3, nullif($4, '')))";
constexpr Sql kFoundTenant = R"(-- found tenant
    select doors.found_tenant($1, $2, $3, $4, $5, $6, $7, $8))";
constexpr Sql kTenantsOf = R"(-- tenants of a person
    select tenant_id, name, role, created_at from doors.tenants_of($1))";
constexpr Sql kRename = "update users set name = $2, updated_at = now() where id = $1";
constexpr Sql kSetPassword = "update users set password_hash = $2, updated_at = $3 where id = $1";
constexpr Sql kRehash = "update users set password_hash = $3 where id = $1 and password_hash = $2";
constexpr Sql kMarkVerified = R"(-- mark address verified
    update users set email_verified_at = $3, updated_at = $3
     where id = $1 and lower(email) = lower($2) and email_verified_at is null)";

std::optional<Person> personOf(const Rows& rows) {
    const auto row = rows.single();
    if (!row) {
        return std::nullopt;
    }
    return Person{row->id<UserId>(0), row->text(1), row->text(2), row->utf8(3), row->flag(4)};
}

Query foundingQuery(TenantId id, UserId person, const NewTenant& tenant) {
    return Query(kFoundTenant, id, tenant.name, person, core::newUuid(), tenant.accountName, tenant.currency,
                 core::settingIdFor(QStringLiteral("zone")), tenant.zone);
}

} // namespace

std::optional<Person> People::withEmail(const QString& email) {
    return personOf(m_session.read(kNoTenant, kPersonByEmail, email));
}

std::optional<Person> People::withId(UserId id) {
    return personOf(m_session.read(kNoTenant, kPersonById, id));
}

core::Result<TenantId> People::registerPerson(const Person& person, const NewTenant& tenant) {
    const auto id = core::newId<TenantId>();
    try {
        Transaction transaction = m_session.begin(kNoTenant);
        transaction.queue(kInsertPerson, person.id, person.email, person.name,
                          QString::fromLatin1(person.passwordHash));
        transaction.queue(foundingQuery(id, person.id, tenant));
        transaction.commit();
    } catch (const DatabaseFailure& failure) {
        if (failure.violates("users_by_email")) {
            return core::Error{
                core::ErrorCode::AlreadyExists,
                QStringLiteral("This address has an account already: sign in, or reset the password"),
                QStringLiteral("email")};
        }
        throw;
    }
    return id;
}

core::Result<void> People::foundTenant(TenantId id, UserId person, const NewTenant& tenant) {
    try {
        Transaction transaction = m_session.begin(kNoTenant);
        transaction.queue(foundingQuery(id, person, tenant));
        transaction.commit();
    } catch (const DatabaseFailure& failure) {
        if (failure.violates("tenants_pkey")) {
            return core::Error{
                core::ErrorCode::AlreadyExists, QStringLiteral("There is this workspace already"), {}};
        }
        throw;
    }
    return core::Done{};
}

std::vector<TenantMembership> People::tenantsOf(UserId person) {
    std::vector<TenantMembership> memberships;
    for (const Row row : m_session.read(kNoTenant, kTenantsOf, person)) {
        memberships.push_back({row.id<TenantId>(0), row.text(1),
                               roleByName(row.text(2)).value_or(Role::Viewer), row.instant(3)});
    }
    return memberships;
}

void People::rename(UserId person, const QString& name) {
    (void)m_session.write(kNoTenant, kRename, person, name);
}

void People::setPasswordHash(UserId person, const QByteArray& hash, core::Instant now) {
    (void)m_session.write(kNoTenant, kSetPassword, person, QString::fromLatin1(hash), now);
}

void People::rehash(UserId person, const QByteArray& before, const QByteArray& after) {
    (void)m_session.write(kNoTenant, kRehash, person, QString::fromLatin1(before),
                          QString::fromLatin1(after));
}

void People::markEmailVerified(UserId person, const QString& email, core::Instant now) {
    (void)m_session.write(kNoTenant, kMarkVerified, person, email, now);
}

bool isEmailAddress(const QString& text) {
    const qsizetype at = text.indexOf(u'@');
    const qsizetype dot = text.lastIndexOf(u'.');
    if (text.size() > 254 || at < 1 || at > 64 || text.lastIndexOf(u'@') != at || dot < at + 2 ||
        dot + 1 >= text.size()) {
        return false;
    }
    for (const QChar c : text) {
        // Quotes, angle brackets and line ends have no place in an address that mails are sent to.
        if (c.isSpace() || !c.isPrint() || QStringView(u"\"<>(),:;[]\\").contains(c)) {
            return false;
        }
    }
    return true;
}

} // namespace server
