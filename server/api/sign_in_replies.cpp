#include "server/api/sign_in_replies.h"

#include "core/wire/json.h"
#include "server/api/endpoint.h"

namespace server {
namespace {

QByteArray cookie(const ApiContext& context, const QByteArray& token, std::chrono::seconds life) {
    return "refreshToken=" + token +
           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + QByteArray::number(qint64(life.count())) +
           (context.settings.secureCookies ? "; Secure" : "");
}

} // namespace

Device deviceOf(const Request& request) {
    const Origin origin = originOf(request);
    return {origin.userAgent, origin.clientIp};
}

void auditPersonal(People& people, Session& session, UserId person, const QString& action,
                   const Origin& origin) {
    if (const auto memberships = people.tenantsOf(person); !memberships.empty()) {
        auditSignIn(session, {memberships.front().tenant, person, action, person.toString()}, origin);
    }
}

Outcome<void> requireOwnOrigin(const ApiContext& context, const Request& request) {
    if (request.hasHeader("origin") && request.header("origin") != context.settings.publicUrl.toLatin1()) {
        return Problem{ProblemKind::Forbidden, QStringLiteral("This cannot be asked for from another site")};
    }
    return core::Done{};
}

Reply signedInReply(const ApiContext& context, int status, const IssuedSession& session,
                    const std::optional<Person>& person) {
    core::JsonWriter json;
    json.beginObject();
    if (person) {
        json.key("user").beginObject();
        json.key("id").string(person->id.toString());
        json.key("email").string(person->email);
        json.key("name").string(person->name).endObject();
    }
    json.key("accessToken")
        .string(context.tokens.issue(session.user, session.tenant, session.session, context.clock.now()))
        .endObject();
    return Reply::json(status, json.take())
        .with("Set-Cookie", cookie(context, session.refreshToken, SessionStore::kLife));
}

Reply signedOutReply(const ApiContext& context) {
    return Reply::noContent().with("Set-Cookie", cookie(context, {}, std::chrono::seconds(0)));
}

QByteArray refreshTokenOf(const Request& request) {
    return request.cookie("refreshToken").value_or(QByteArray());
}

} // namespace server
