#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/auth/caller.h"
#include "server/auth/role_policy.h"
#include "server/postgres/session.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace server {

struct Person {
    UserId id;
    QString email; ///< as typed
    QString name;
    QByteArray passwordHash; ///< empty: signs in through an identity provider only
    bool emailVerified = false;
};

struct TenantMembership {
    TenantId tenant;
    QString name;
    Role role = Role::Viewer;
    core::Instant foundedAt{};
};

struct NewTenant {
    QString name;
    QString zone;                                    ///< IANA name; empty: not set
    QString currency = QStringLiteral("USD");        ///< of the owner's first account
    QString accountName = QStringLiteral("Account"); ///< of the owner's first account
};

/// Users and what they are members of. Over a session of the sign-in role; throws DatabaseFailure.
class People {
public:
    explicit People(Session& session) : m_session(session) {}

    /// Without regard to case.
    std::optional<Person> withEmail(const QString& email);
    std::optional<Person> withId(UserId id);

    /// The user and a tenant of their own with a default account, together. AlreadyExists for an address in
    /// use.
    core::Result<TenantId> registerPerson(const Person& person, const NewTenant& tenant);
    /// Another tenant of the same person. AlreadyExists when there is one of this id.
    core::Result<void> foundTenant(TenantId id, UserId person, const NewTenant& tenant);

    /// Those the person is a member of today, the oldest first.
    std::vector<TenantMembership> tenantsOf(UserId person);

    void rename(UserId person, const QString& name);
    void setPasswordHash(UserId person, const QByteArray& hash, core::Instant now);
    /// Replaces it only where nobody has changed it meanwhile.
    void rehash(UserId person, const QByteArray& before, const QByteArray& after);
    void markEmailVerified(UserId person, const QString& email, core::Instant now);

private:
    Session& m_session;
};

/// A plausible address: one @, a host with a dot, no spaces and controls, at most 254 characters. Whether it
/// can be reached only a mail tells.
bool isEmailAddress(const QString& text);

} // namespace server
