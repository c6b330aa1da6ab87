#include "server/api/sign_in_routes.h"

#include "server/api/endpoint.h"
#include "server/api/passwords.h"
#include "server/api/sign_in_limits.h"
#include "server/api/sign_in_replies.h"
#include "server/http/body_fields.h"
#include "server/http/error_reply.h"
#include "server/http/path_id.h"
#include "server/mail/mail_queue.h"
#include "server/observe/log.h"
#include "server/observe/metrics.h"

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kPassword{.bodyLimit = 16 * 1024, .lane = Lane::Heavy};
constexpr EndpointRules kNoBody{};

/// The same for an unknown address and a wrong password.
Problem wrongCredentials() {
    return {ProblemKind::Unauthenticated, QStringLiteral("The address or the password is wrong")};
}

Problem signInAgain() {
    return {ProblemKind::Unauthenticated, QStringLiteral("Sign in again")};
}

/// The tenant a new session is for: the one asked for where the person is a member, else their first.
std::optional<TenantId> tenantFor(People& people, UserId person, const std::optional<TenantId>& wanted) {
    const std::vector<TenantMembership> memberships = people.tenantsOf(person);
    for (const TenantMembership& membership : memberships) {
        if (wanted && membership.tenant == *wanted) {
            return wanted;
        }
    }
    return memberships.empty() || wanted ? std::nullopt : std::optional(memberships.front().tenant);
}

/// Whose last workspace was deleted, or who was removed from it, gets one of their own, as at registration.
TenantId foundAnother(People& people, UserId person) {
    NewTenant tenant;
    const auto owner = people.withId(person);
    tenant.name = owner ? owner->name : tenant.accountName;
    const auto id = core::newId<TenantId>();
    (void)people.foundTenant(id, person, tenant); // nobody else has this id
    return id;
}

Outcome<Reply> startSession(const ApiContext& context, const Request& request, Session& session,
                            UserId person) {
    People people(session);
    const auto known = tenantFor(people, person, {});
    const TenantId tenant = known ? *known : foundAnother(people, person);
    const IssuedSession issued =
        SessionStore(session).start(person, tenant, deviceOf(request), context.clock.now());
    auditSignIn(session, {tenant, person, QStringLiteral("session.start"), issued.session.toString()},
                originOf(request));
    context.metrics.add(Count::SignIns, {"success"});
    return signedInReply(context, 200, issued);
}

/// While the password is at hand.
void rehashWhenDue(const ApiContext& context, People& people, const Person& person, const QString& password) {
    if (needsRehash(person.passwordHash, context.settings.hashCost)) {
        people.rehash(person.id, person.passwordHash, hashOfPassword(context, password));
    }
}

Outcome<Reply> login(const ApiContext& context, const Request& request) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString email = body->text(u"email", {.least = 1, .most = 254}).trimmed();
    const QString password = body->text(u"password", {.least = 1, .most = 1024});
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(email); !admitted) {
        return admitted.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    People people(session);
    const auto person = people.withEmail(email);
    if (!passwordFits(context, person, password)) {
        limits.failed(email);
        context.metrics.add(Count::SignIns, {"refused"});
        return wrongCredentials();
    }
    rehashWhenDue(context, people, *person, password);
    SecondFactor second(session, context.settings.sealingKeys);
    if (second.isEnabled(person->id)) {
        const QByteArray challenge = second.challenge(person->id, context.clock.now());
        return Problem{ProblemKind::MfaRequired,
                       QStringLiteral("Send a code of your authenticator app with this challenge"),
                       {},
                       {},
                       {{"challenge", QString::fromLatin1(challenge)}}};
    }
    return startSession(context, request, session, person->id);
}

Outcome<Reply> verifyCode(const ApiContext& context, const Request& request) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString challenge = body->text(u"challenge", {.least = 1, .most = 200});
    const QString code = body->text(u"code", {.least = 1, .most = 64});
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    SecondFactor second(session, context.settings.sealingKeys);
    // Wrong codes are failures of the account: who knows the password begins as many challenges as they like.
    const auto challenged = second.challenged(challenge.toLatin1(), context.clock.now());
    People people(session);
    const auto owner = challenged ? people.withId(*challenged) : std::nullopt;
    const QString account = owner ? owner->email : QString();
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(account); !admitted) {
        return admitted.error();
    }
    const auto person = second.answer(challenge.toLatin1(), code, context.clock.now());
    if (!person) {
        limits.failed(account);
        context.metrics.add(Count::SignIns, {"wrong-code"});
        if (owner) { // whoever got here knows the password
            auditPersonal(people, session, owner->id, QStringLiteral("session.wrong-code"),
                          originOf(request));
        }
        return problemFrom(person.error());
    }
    return startSession(context, request, session, *person);
}

void tellOfTheft(const ApiContext& context, const Request& request, Session& session,
                 const StolenSession& stolen) {
    logWarning("refresh token used twice", {{"sessionId", stolen.session}, {"userId", stolen.user}});
    context.revokedSessions.add(stolen.session);
    auditSignIn(session,
                {stolen.tenant, stolen.user, QStringLiteral("session.theft"), stolen.session.toString()},
                originOf(request));
    if (const auto person = People(session).withId(stolen.user)) {
        queuePersonalMail(session, person->id.uuid(), sessionTheftMail(person->email, person->name));
    }
}

/// What is right is never held up, whatever others at the same address do: a session that lives goes on.
Outcome<Reply> refresh(const ApiContext& context, const Request& request) {
    if (auto own = requireOwnOrigin(context, request); !own) {
        return own.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto rotated =
        SessionStore(session).rotate(refreshTokenOf(request), deviceOf(request), context.clock.now());
    if (rotated) {
        return signedInReply(context, 200, *rotated);
    }
    if (rotated.error().stolen) {
        tellOfTheft(context, request, session, *rotated.error().stolen);
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(); !admitted) {
        return admitted.error();
    }
    limits.failed();
    return signInAgain();
}

/// Ends the session of the refresh token, whoever sends it: a lost access token must not keep one signed in.
Outcome<Reply> logout(const ApiContext& context, const Request& request) {
    if (auto own = requireOwnOrigin(context, request); !own) {
        return own.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    SessionStore sessions(session);
    if (const auto owned = sessions.sessionOf(refreshTokenOf(request), context.clock.now())) {
        (void)sessions.revoke(owned->user, owned->session, context.clock.now());
        context.revokedSessions.add(owned->session);
        auditSignIn(session,
                    {owned->tenant, owned->user, QStringLiteral("session.end"), owned->session.toString()},
                    originOf(request));
    }
    return signedOutReply(context);
}

Outcome<Reply> logoutEverywhere(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    for (const SessionId ended :
         SessionStore(session).revokeAll(scope.caller().user(), std::nullopt, context.clock.now())) {
        context.revokedSessions.add(ended);
    }
    auditSignIn(session, {scope.tenant(), scope.caller().user(), QStringLiteral("session.end-all"), {}},
                originOf(request));
    return signedOutReply(context);
}

Outcome<Reply> switchTenant(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const auto wanted = body->id<TenantId>(u"tenantId");
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    People people(session);
    if (!tenantFor(people, scope.caller().user(), wanted)) {
        return Problem{ProblemKind::NotFound, QStringLiteral("You are no member of such a workspace")};
    }
    SessionStore(session).switchTenant(scope.caller().session(), wanted);
    core::JsonWriter json;
    json.beginObject().key("accessToken");
    json.string(
        context.tokens.issue(scope.caller().user(), wanted, scope.caller().session(), context.clock.now()));
    json.endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> listSessions(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    core::JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const LiveSession& live : SessionStore(session).alive(scope.caller().user(), context.clock.now())) {
        json.beginObject().key("id").string(live.session.toString());
        json.key("device").string(live.device.name).key("ip").string(live.device.clientIp);
        json.key("startedAt").string(core::instantText(live.startedAt));
        json.key("usedAt").string(core::instantText(live.usedAt));
        json.key("expiresAt").string(core::instantText(live.expiresAt));
        json.key("current").boolean(live.session == scope.caller().session()).endObject();
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> endSession(const ApiContext& context, const Request& request, TenantScope& scope) {
    const auto id = pathId<SessionId>(request);
    if (!id) {
        return id.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    if (!SessionStore(session).revoke(scope.caller().user(), *id, context.clock.now())) {
        return Problem{ProblemKind::NotFound, QStringLiteral("You have no such session")};
    }
    context.revokedSessions.add(*id);
    auditSignIn(session,
                {scope.tenant(), scope.caller().user(), QStringLiteral("session.end"), id->toString()},
                originOf(request));
    return Reply::noContent();
}

} // namespace

std::vector<Route> signInRoutes(const ApiContext& context) {
    return {
        openRoute(context, Method::Post, "/auth/login", kPassword, login),
        openRoute(context, Method::Post, "/auth/mfa/verify", kRules, verifyCode),
        openRoute(context, Method::Post, "/auth/refresh", kNoBody, refresh),
        openRoute(context, Method::Post, "/auth/logout", kNoBody, logout),
        tenantRoute(context, Method::Post, "/auth/logout-all", kNoBody, logoutEverywhere),
        tenantRoute(context, Method::Post, "/auth/switch-tenant", kRules, switchTenant),
        tenantRoute(context, Method::Get, "/auth/sessions", kNoBody, listSessions),
        tenantRoute(context, Method::Delete, "/auth/sessions/{id}", kNoBody, endSession),
    };
}

} // namespace server
