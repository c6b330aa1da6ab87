#include "server/api/sign_up_routes.h"

#include "core/domain/trading_day.h"
#include "server/api/endpoint.h"
#include "server/api/passwords.h"
#include "server/api/sign_in_limits.h"
#include "server/api/sign_in_replies.h"
#include "server/auth/email_tokens.h"
#include "server/auth/password_rules.h"
#include "server/http/body_fields.h"
#include "server/http/error_reply.h"
#include "server/mail/mail_queue.h"
#include "server/observe/metrics.h"

namespace server {
namespace {

constexpr EndpointRules kRules{.bodyLimit = 16 * 1024};
constexpr EndpointRules kPassword{.bodyLimit = 16 * 1024, .lane = Lane::Heavy};

struct Registration {
    Person person;
    QString password;
    NewTenant tenant;
};

Outcome<Registration> readRegistration(const Request& request) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    Registration wanted;
    wanted.person.id = core::newId<UserId>();
    wanted.person.email = body->text(u"email", {.least = 3, .most = 254}).trimmed();
    wanted.person.name = body->text(u"name", {.least = 1, .most = 200}).trimmed();
    wanted.password = body->text(u"password", {.least = 1, .most = 1024});
    wanted.tenant.zone = body->optionalText(u"timezone", {.most = 64}).value_or(QString());
    wanted.tenant.currency =
        body->optionalText(u"currency", {.least = 3, .most = 16}).value_or(wanted.tenant.currency);
    wanted.tenant.name =
        body->optionalText(u"workspace", {.least = 1, .most = 200}).value_or(wanted.person.name);
    if (!wanted.person.email.isEmpty() && !isEmailAddress(wanted.person.email)) {
        body->wrong(u"email", QStringLiteral("Is no mail address"));
    }
    if (!wanted.tenant.zone.isEmpty() && !core::zoneNamed(wanted.tenant.zone)) {
        body->wrong(u"timezone", QStringLiteral("Is no time zone like Asia/Kolkata"));
    }
    if (const QString fault = passwordFault(wanted.password, wanted.person.email);
        !fault.isEmpty() && !wanted.password.isEmpty()) {
        body->wrong(u"password", fault);
    }
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    return wanted;
}

void mailVerification(const ApiContext& context, Session& session, const Person& person) {
    EmailTokens(session).send({person.id, person.email}, EmailPurpose::VerifyEmail, context.clock.now(),
                              [&](const QByteArray& token) {
                                  return personalMail(person.id.uuid(),
                                                      verifyEmailMail(person.email, person.name,
                                                                      context.settings.publicUrl, token));
                              });
}

Outcome<Reply> registerPerson(const ApiContext& context, const Request& request) {
    SignInLimits limits(context, request);
    auto wanted = readRegistration(request);
    if (!wanted) {
        return wanted.error();
    }
    if (auto admitted = limits.admit(wanted->person.email); !admitted) {
        return admitted.error();
    }
    if (auto admitted = limits.admitRegistration(); !admitted) {
        return admitted.error();
    }
    wanted->person.passwordHash = hashOfPassword(context, wanted->password);
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto tenant = People(session).registerPerson(wanted->person, wanted->tenant);
    if (!tenant) {
        limits.failed(wanted->person.email);
        return Problem{ProblemKind::AddressInUse, tenant.error().detail};
    }
    mailVerification(context, session, wanted->person);
    const IssuedSession issued =
        SessionStore(session).start(wanted->person.id, *tenant, deviceOf(request), context.clock.now());
    auditSignIn(session,
                {*tenant, wanted->person.id, QStringLiteral("user.register"), wanted->person.id.toString()},
                originOf(request));
    context.metrics.add(Count::Registrations);
    return signedInReply(context, 201, issued, wanted->person);
}

Outcome<Reply> verifyEmail(const ApiContext& context, const Request& request) {
    auto body = BodyFields::of(request);
    if (!body) {
        return body.error();
    }
    const QString token = body->text(u"token", {.least = 1, .most = 200});
    if (auto checked = body->finish(); !checked) {
        return checked.error();
    }
    SignInLimits limits(context, request);
    if (auto admitted = limits.admit(); !admitted) {
        return admitted.error();
    }
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto used =
        EmailTokens(session).use(token.toLatin1(), EmailPurpose::VerifyEmail, context.clock.now());
    if (!used) {
        limits.failed();
        return wrongField(QStringLiteral("token"),
                          QStringLiteral("Is unknown, used already or too old: ask for another mail"));
    }
    People people(session);
    people.markEmailVerified(used->user, used->email, context.clock.now());
    auditPersonal(people, session, used->user, QStringLiteral("user.verify-email"), originOf(request));
    return Reply::noContent();
}

Outcome<Reply> resendVerification(const ApiContext& context, const Request& request, TenantScope& scope) {
    Session session(context.authPool, deadlineOf(request, context.clock));
    const auto person = People(session).withId(scope.caller().user());
    SignInLimits limits(context, request);
    if (person && !person->emailVerified) {
        if (auto admitted = limits.admitMail(person->email); !admitted) {
            return admitted.error();
        }
        mailVerification(context, session, *person);
    }
    return Reply::noContent();
}

} // namespace

std::vector<Route> signUpRoutes(const ApiContext& context) {
    return {
        openRoute(context, Method::Post, "/auth/register", kPassword, registerPerson),
        openRoute(context, Method::Post, "/auth/verify-email", kRules, verifyEmail),
        tenantRoute(context, Method::Post, "/auth/resend-verification", {}, resendVerification),
    };
}

} // namespace server
