#include "server/api/mfa_routes.h"

#include "server/api/endpoint.h"
#include "server/api/passwords.h"
#include "server/api/sign_in_limits.h"
#include "server/api/sign_in_replies.h"
#include "server/auth/totp.h"
#include "server/http/body_fields.h"
#include "server/http/error_reply.h"
#include "server/mail/mail_queue.h"

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kPassword{.bodyLimit = 16 * 1024, .lane = Lane::Heavy};

/// The caller, who has typed the password again: it is all the body holds. Wrong ones count as failed
/// sign-ins.
Outcome<Person> reproved(const ApiContext& context, const Request& request, TenantScope& scope,
                         Session& session) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString password = body->text(u"password", {.least = 1, .most = 1024});
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    const auto person = People(session).withId(scope.caller().user());
    if (!person) {
        return Problem{ProblemKind::Unauthenticated, QStringLiteral("Sign in again")};
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(person->email); !admitted) {
        return admitted.error();
    }
    if (!passwordFits(context, person, password)) {
        limits.failed(person->email);
        return wrongField(QStringLiteral("password"), QStringLiteral("Is wrong"));
    }
    return *person;
}

/// Another way to sign in is in force: the other sign-ins end, and the owner is told.
void settle(const ApiContext& context, const Request& request, const Caller& caller, Session& session,
            const Person& person) {
    const bool enabled = SecondFactor(session, context.settings.sealingKeys).isEnabled(person.id);
    for (const SessionId ended :
         SessionStore(session).revokeAll(person.id, caller.session(), context.clock.now())) {
        context.revokedSessions.add(ended);
    }
    auditSignIn(session,
                {caller.tenant(), person.id,
                 enabled ? QStringLiteral("user.enable-mfa") : QStringLiteral("user.disable-mfa"),
                 person.id.toString()},
                originOf(request));
    queuePersonalMail(session, person.id.uuid(), mfaChangedMail(person.email, person.name, enabled));
}

Reply codesReply(const QStringList& codes) {
    core::JsonWriter json;
    json.beginObject().key("recoveryCodes").beginArray();
    for (const QString& code : codes) {
        json.string(code);
    }
    json.endArray().endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> setUp(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = reproved(context, request, scope, session);
    if (!person) {
        return person.error();
    }
    SecondFactor second(session, context.settings.sealingKeys);
    if (second.isEnabled(person->id)) {
        return Problem{ProblemKind::Conflict, QStringLiteral("Two-step sign-in is on: turn it off first")};
    }
    const QByteArray secret = second.setUp(person->id);
    core::JsonWriter json;
    json.beginObject().key("secret").string(base32(secret));
    json.key("otpauthUri").string(totpUri(secret, person->email)).endObject();
    return Reply::json(200, json.take());
}

Outcome<Reply> enable(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString code = body->text(u"code", {.least = 1, .most = 64});
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = People(session).withId(scope.caller().user());
    if (!person) {
        return Problem{ProblemKind::Unauthenticated, QStringLiteral("Sign in again")};
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(person->email); !admitted) {
        return admitted.error();
    }
    const auto codes =
        SecondFactor(session, context.settings.sealingKeys).enable(person->id, code, context.clock.now());
    if (!codes) {
        limits.failed(person->email);
        return problemFrom(codes.error());
    }
    settle(context, request, scope.caller(), session, *person);
    return codesReply(*codes);
}

Outcome<Reply> disable(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = reproved(context, request, scope, session);
    if (!person) {
        return person.error();
    }
    SecondFactor(session, context.settings.sealingKeys).disable(person->id);
    settle(context, request, scope.caller(), session, *person);
    return Reply::noContent();
}

Outcome<Reply> renewCodes(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = reproved(context, request, scope, session);
    if (!person) {
        return person.error();
    }
    SecondFactor second(session, context.settings.sealingKeys);
    if (!second.isEnabled(person->id)) {
        return Problem{ProblemKind::Conflict, QStringLiteral("Two-step sign-in is off")};
    }
    const QStringList codes = second.renewRecoveryCodes(person->id);
    auditSignIn(
        session,
        {scope.tenant(), person->id, QStringLiteral("user.renew-recovery-codes"), person->id.toString()},
        originOf(request));
    return codesReply(codes);
}

} // namespace

std::vector<Route> mfaRoutes(const ApiContext& context) {
    return {
        tenantRoute(context, Method::Post, "/auth/mfa/setup", kPassword, setUp),
        tenantRoute(context, Method::Post, "/auth/mfa/enable", kRules, enable),
        tenantRoute(context, Method::Post, "/auth/mfa/disable", kPassword, disable),
        tenantRoute(context, Method::Post, "/auth/mfa/recovery-codes", kPassword, renewCodes),
    };
}

} // namespace server
