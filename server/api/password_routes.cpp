#include "server/api/password_routes.h"

#include "server/api/endpoint.h"
#include "server/api/passwords.h"
#include "server/api/sign_in_limits.h"
#include "server/api/sign_in_replies.h"
#include "server/auth/email_tokens.h"
#include "server/auth/password_rules.h"
#include "server/http/body_fields.h"
#include "server/mail/mail_queue.h"

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kPassword{.bodyLimit = 16 * 1024, .lane = Lane::Heavy};

/// A new password is in force: all sign-ins but `except` end, and links for another one stop working.
void settlePassword(const ApiContext& context, Session& session, const Person& person,
                    const QString& password, std::optional<SessionId> except) {
    const core::Instant now = context.clock.now();
    People(session).setPasswordHash(person.id, hashOfPassword(context, password), now);
    EmailTokens(session).withdraw(person.id, EmailPurpose::ResetPassword);
    for (const SessionId ended : SessionStore(session).revokeAll(person.id, except, now)) {
        context.revokedSessions.add(ended);
    }
    queuePersonalMail(session, person.id.uuid(),
                      passwordChangedMail(person.email, person.name, context.settings.publicUrl));
}

/// Answers the same after the same work, known address or not; the mail is the only difference, and it waits
/// in a queue.
Outcome<Reply> forgotPassword(const ApiContext& context, const Request& request) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString email = body->text(u"email", {.least = 1, .most = 254}).trimmed();
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    if (auto admitted = SignInLimits(context, request).admitMail(email); !admitted) {
        return admitted.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const Person person = People(session).withEmail(email).value_or(Person{});
    EmailTokens(session).send({person.id, person.email}, EmailPurpose::ResetPassword, context.clock.now(),
                              [&](const QByteArray& token) {
                                  return personalMail(person.id.uuid(),
                                                      resetPasswordMail(person.email, person.name,
                                                                        context.settings.publicUrl, token));
                              });
    return Reply::json(202, "{}");
}

Outcome<Reply> resetPassword(const ApiContext& context, const Request& request) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString token = body->text(u"token", {.least = 1, .most = 200});
    const QString password = body->text(u"password", {.least = 1, .most = 1024});
    if (const QString fault = passwordFault(password, {}); !password.isEmpty() && !fault.isEmpty()) {
        body->wrong(u"password", fault);
    }
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(); !admitted) {
        return admitted.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto used =
        EmailTokens(session).use(token.toLatin1(), EmailPurpose::ResetPassword, context.clock.now());
    const auto person = used ? People(session).withId(used->user) : std::nullopt;
    if (!person) {
        limits.failed();
        return wrongField(QStringLiteral("token"),
                          QStringLiteral("Is unknown, used already or too old: ask for another mail"));
    }
    // Who reads the mails of an address owns it.
    People people(session);
    people.markEmailVerified(person->id, used->email, context.clock.now());
    settlePassword(context, session, *person, password, std::nullopt);
    auditPersonal(people, session, person->id, QStringLiteral("user.reset-password"), originOf(request));
    return Reply::noContent();
}

Outcome<Reply> changePassword(const ApiContext& context, const Request& request, TenantScope& scope) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = People(session).withId(scope.caller().user());
    const QString current = body->text(u"currentPassword", {.least = 1, .most = 1024});
    const QString password = body->text(u"newPassword", {.least = 1, .most = 1024});
    if (const QString fault = passwordFault(password, person ? person->email : QString());
        !password.isEmpty() && !fault.isEmpty()) {
        body->wrong(u"newPassword", fault);
    }
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(person ? person->email : QString()); !admitted) {
        return admitted.error();
    }
    if (!person || !passwordFits(context, person, current)) {
        limits.failed(person ? person->email : QString());
        return wrongField(QStringLiteral("currentPassword"), QStringLiteral("Is wrong"));
    }
    settlePassword(context, session, *person, password, scope.caller().session());
    auditSignIn(session,
                {scope.tenant(), person->id, QStringLiteral("user.change-password"), person->id.toString()},
                originOf(request));
    return Reply::noContent();
}

} // namespace

std::vector<Route> passwordRoutes(const ApiContext& context) {
    return {
        openRoute(context, Method::Post, "/auth/forgot-password", kRules, forgotPassword),
        openRoute(context, Method::Post, "/auth/reset-password", kPassword, resetPassword),
        tenantRoute(context, Method::Post, "/auth/change-password", kPassword, changePassword),
    };
}

} // namespace server
