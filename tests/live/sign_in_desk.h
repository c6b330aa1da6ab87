#pragma once

#include "tests/live/api_rig.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <atomic>

namespace test {

inline const QString kPassword = QStringLiteral("a horse, a battery, a staple");

/// An API in which passwords cost next to nothing and whose clock shows today: mails and invitations are
/// dated by the database too.
class SignInRig : public ApiRig {
public:
    explicit SignInRig(server::RedisSettings redisSettings = patient()) : ApiRig(std::move(redisSettings)) {
        settings().hashCost = {64, 1, 1};
        settings().publicUrl = QStringLiteral("https://journal.example");
        clock().advance(core::SystemClock().now() - clock().now());
    }

    /// The token in the link of the last mail of that kind.
    QByteArray mailedToken(const QString& recipient, const QString& kind) const {
        const QString body = QString::fromUtf8(database().psql(
            QStringLiteral("select body from email_outbox where recipient = '%1' and kind = '%2'\n"
                           "order by created_at desc, id desc limit 1;\n")
                .arg(recipient, kind)
                .toUtf8()));
        return QRegularExpression(QStringLiteral("#token=(\\S+)")).match(body).captured(1).toLatin1();
    }
    int mailsTo(const QString& recipient, const QString& kind) const {
        return number(
            QStringLiteral("select count(*) from email_outbox where recipient = '%1' and kind = '%2'")
                .arg(recipient, kind));
    }
    int number(const QString& sql) const { return database().psql(sql.toUtf8() + ";\n").trimmed().toInt(); }
    /// A metric's value: "password_hash_seconds_count".
    double metric(const QByteArray& name) {
        for (const QByteArray& line : metrics().text().split('\n')) {
            if (line.startsWith(name + ' ')) {
                return line.mid(name.size() + 1).toDouble();
            }
        }
        return 0;
    }

    /// On a busy machine Redis may take longer than it may in earnest.
    static server::RedisSettings patient() {
        server::RedisSettings settings;
        settings.patience = std::chrono::milliseconds(2000);
        settings.rest = std::chrono::milliseconds(20);
        return settings;
    }
};

/// One program on one machine: it keeps the tokens it is given as the app does.
class Device {
public:
    /// Each from a network of its own unless told otherwise: failures of one are not another's.
    explicit Device(const SignInRig& rig, QString address = {}, QByteArray agent = "Desk/1.0")
        : client(address.isEmpty() ? nextAddress() : std::move(address)), m_rig(rig),
          m_agent(std::move(agent)) {}

    QString client;
    QByteArray access;
    QByteArray refresh;

    server::Reply send(server::Method method, const QString& target, const QByteArray& body = {},
                       std::vector<server::Header> headers = {}) {
        server::Request request;
        request.method = method;
        const QUrl url(target);
        request.path = QStringLiteral("/v1") + url.path();
        for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
            request.query.push_back({name, value});
        }
        request.client = client;
        request.requestId = QStringLiteral("test");
        request.body = body;
        request.headers = std::move(headers);
        request.headers.push_back({"User-Agent", m_agent});
        if (!access.isEmpty()) {
            request.headers.push_back({"Authorization", "Bearer " + access});
        }
        if (!refresh.isEmpty()) {
            request.headers.push_back({"Cookie", "refreshToken=" + refresh});
        }
        if (!body.isEmpty()) {
            request.headers.push_back({"Content-Type", "application/json"});
        }
        server::Reply reply = m_rig.exchange(std::move(request));
        keep(reply);
        return reply;
    }
    server::Reply get(const QString& target) { return send(server::Method::Get, target); }
    server::Reply post(const QString& target, const QByteArray& body = {}) {
        return send(server::Method::Post, target, body);
    }

    server::Reply signUp(const QString& email, const QString& name = QStringLiteral("Asha")) {
        return post(QStringLiteral("/auth/register"),
                    object({{"email", email}, {"password", kPassword}, {"name", name}}));
    }
    server::Reply login(const QString& email, const QString& password = kPassword) {
        return post(QStringLiteral("/auth/login"), object({{"email", email}, {"password", password}}));
    }
    server::Reply renew() { return post(QStringLiteral("/auth/refresh")); }
    /// Who this is, as GET /me tells.
    core::JsonValue me() { return ApiRig::json(get(QStringLiteral("/me"))); }
    QString tenant() { return me().text(u"tenantId"); }
    bool isSignedIn() { return get(QStringLiteral("/me")).status == 200; }

    static QByteArray object(std::initializer_list<std::pair<const char*, QString>> members) {
        core::JsonWriter json;
        json.beginObject();
        for (const auto& [name, value] : members) {
            json.key(name).string(value);
        }
        json.endObject();
        return json.take();
    }

private:
    static QString nextAddress() {
        static std::atomic<int> last = 0;
        const int next = ++last;
        return QStringLiteral("198.18.%1.%2").arg(next / 250).arg(next % 250 + 1);
    }
    void keep(const server::Reply& reply) {
        for (const server::Header& header : reply.headers) {
            if (header.name == "Set-Cookie") {
                refresh = header.value.mid(int(qstrlen("refreshToken="))).split(';').first();
            }
        }
        if (reply.status < 300 && reply.body.contains("\"accessToken\"")) {
            access = ApiRig::json(reply).text(u"accessToken").toLatin1();
        }
    }

    const SignInRig& m_rig;
    QByteArray m_agent;
};

/// Somebody new, signed out everywhere: their address.
inline QString registered(const SignInRig& rig) {
    static std::atomic<int> last = 0;
    const QString email = QStringLiteral("person%1@example.com").arg(++last);
    Device device(rig);
    device.signUp(email);
    device.post(QStringLiteral("/auth/logout"));
    return email;
}

inline QByteArray sentHeader(const server::Reply& reply, const char* name) {
    for (const server::Header& header : reply.headers) {
        if (header.name == name) {
            return header.value;
        }
    }
    return {};
}

/// "unauthenticated": the end of a problem's type.
inline QString problemSlugOf(const server::Reply& reply) {
    return ApiRig::json(reply).text(u"type").section(u'/', -1);
}

/// "email, password": the wrong fields of a validation problem.
inline QString faultyFields(const server::Reply& reply) {
    QStringList fields;
    if (const core::JsonValue body = ApiRig::json(reply);
        const core::JsonValue* errors = body.find(u"errors")) {
        for (const core::JsonValue& error : errors->items()) {
            fields << error.text(u"field");
        }
    }
    fields.sort();
    return fields.join(QStringLiteral(", "));
}

} // namespace test
