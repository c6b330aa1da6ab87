#pragma once

#include "core/domain/link_records.h"
#include "core/wire/json.h"
#include "server/api/docs_routes.h"
#include "server/api/operations_routes.h"
#include "server/api/routes.h"
#include "server/http/error_reply.h"
#include "server/observe/metrics.h"
#include "server/postgres/pool.h"
#include "server/stores/record_store.h"
#include "server/stores/trade_projection.h"
#include "tests/live/exchange_record.h"
#include "tests/support/fake_clock.h"
#include "tests/support/private_postgres.h"
#include "tests/support/private_redis.h"

#include <QUrl>

#include <array>
#include <stdexcept>

namespace test {

/// Somebody signed in.
struct Person {
    server::UserId user;
    server::TenantId tenant;
    QByteArray token;
};

/// A body with a value in the place of each %1.
inline QByteArray filled(const char* json, const QString& value) {
    return QByteArray(json).replace("%1", value.toUtf8());
}

/// The API over a database and a Redis of its own, called as the front calls it: a request in, a reply out.
class ApiRig {
public:
    explicit ApiRig(server::RedisSettings redisSettings = {}) : m_redis(withPort(std::move(redisSettings))) {
        m_router.mount({QStringLiteral("/v1")}, server::apiRoutes(m_context));
        m_router.mount({QString()}, server::operationsRoutes(m_context, [] { return false; }));
        m_router.mount({QString()}, server::docsRoutes(m_context));
        m_router.mount({QString()}, {server::metricsRoute(m_context)});
    }

    const PrivateDatabase& database() const { return m_database; }
    PrivateRedis& redisServer() { return m_redisServer; }
    server::Redis& redis() { return m_redis; }
    server::Metrics& metrics() { return m_metrics; }
    server::Pool& pool() { return m_appPool; }
    server::ApiSettings& settings() { return m_settings; }
    FakeClock& clock() { return m_clock; }
    std::vector<server::Route> routes() const { return server::apiRoutes(m_context); }

    /// Somebody new with a tenant of their own.
    Person founder() { return enter(server::TenantId(core::newUuid()), server::Role::Owner, true); }
    /// Somebody new in the tenant of another.
    Person colleague(const Person& of, server::Role role) { return enter(of.tenant, role, false); }

    /// Signed in; `target` is below /v1.
    server::Reply call(const Person& person, server::Method method, const QString& target,
                       const QByteArray& body = {}, std::vector<server::Header> headers = {}) const {
        headers.push_back({"Authorization", "Bearer " + person.token});
        return visit(method, QStringLiteral("/v1") + target, body, std::move(headers));
    }
    /// As anybody; `target` begins at the root: "/v1/auth/login", "/health".
    server::Reply visit(server::Method method, const QString& target, const QByteArray& body = {},
                        std::vector<server::Header> headers = {}) const {
        const QUrl url(target);
        server::Request request;
        request.method = method;
        request.path = url.path();
        request.client = QStringLiteral("192.0.2.1");
        request.requestId = QStringLiteral("test");
        request.body = body;
        request.headers = std::move(headers);
        if (!body.isEmpty() && !request.hasHeader("content-type")) {
            request.headers.push_back({"Content-Type", "application/json"});
        }
        for (const QString& part : url.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts)) {
            const auto equals = part.indexOf(u'=');
            request.query.push_back({decoded(part.left(equals)), decoded(part.mid(equals + 1))});
        }
        return exchange(std::move(request));
    }
    /// The one door to the routes: every exchange goes into the record.
    server::Reply exchange(server::Request request) const {
        const auto match = m_router.match(request.method, request.path.mid(1).split(u'/'));
        if (match.route == nullptr) {
            throw std::runtime_error("no such route: " + request.path.toStdString());
        }
        request.route = QString::fromLatin1(match.route->path);
        request.pathValues = match.values;
        auto outcome = match.route->run(request);
        server::Reply reply =
            outcome ? *std::move(outcome) : server::errorReply(outcome.error(), request.requestId);
        ExchangeRecord::add(request, reply);
        return reply;
    }
    server::Reply get(const Person& person, const QString& target) const {
        return call(person, server::Method::Get, target);
    }
    server::Reply post(const Person& person, const QString& target, const QByteArray& body) const {
        return call(person, server::Method::Post, target, body);
    }
    server::Reply patch(const Person& person, const QString& target, const QByteArray& body) const {
        return call(person, server::Method::Patch, target, body);
    }
    server::Reply remove(const Person& person, const QString& target) const {
        return call(person, server::Method::Delete, target);
    }
    /// Makes one; its id. Throws with the reply when that is refused.
    QString made(const Person& person, const QString& target, const QByteArray& body) const {
        const server::Reply reply = post(person, target, body);
        if (reply.status != 201) {
            throw std::runtime_error(target.toStdString() + ": " + reply.body.toStdString());
        }
        return json(reply).text(u"id");
    }
    static core::JsonValue json(const server::Reply& reply) { return core::parseJson(reply.body).value(); }

    server::TenantScope scope(const Person& person) {
        const auto caller = m_authenticator.callerOf("Bearer " + person.token);
        return server::TenantScope(caller.value(), m_appPool, server::deadlineIn(std::chrono::seconds(30)));
    }
    /// Stores records as they are, and derives the trades of the fills among them.
    void store(const Person& person, const std::vector<core::Record>& records) {
        server::TenantScope mine = scope(person);
        auto change = mine.change(server::Act::CreateTrades);
        server::TradeProjection projection(change.value());
        for (const core::Record& record : records) {
            server::RecordStore::of(record.kind).insert(change.value(), record, m_clock.now());
            if (record.kind == core::RecordKind::Fill) {
                projection.touchFill(core::fillFrom(record));
            }
        }
        if (const auto derived = projection.run(); !derived) {
            throw std::runtime_error(derived.error().detail.toStdString());
        }
        change->commit();
    }

private:
    static QString decoded(const QString& text) { return QUrl::fromPercentEncoding(text.toUtf8()); }

    server::RedisSettings withPort(server::RedisSettings settings) const {
        settings.port = m_redisServer.port();
        return settings;
    }
    static server::ApiSettings withoutLimits() {
        server::ApiSettings settings;
        settings.sealingKeys = {{{"s", QByteArray(32, 's')}}, "s"};
        settings.perIp = settings.perUser = settings.analytics = server::RateLimit{1'000'000};
        return settings;
    }
    server::PoolSettings poolSettings(const QString& role) const {
        server::PoolSettings settings;
        settings.connection.url = m_database.url(role);
        settings.size = 8;
        settings.checkReturned = true;
        return settings;
    }
    Person enter(const server::TenantId& tenant, server::Role role, bool founds) {
        Person person{server::UserId(core::newUuid()), tenant, {}};
        const QString user = person.user.toString();
        QString script =
            QStringLiteral("insert into users (id, email, name) values ('%1', '%1@example.com', 'P');\n")
                .arg(user);
        script +=
            founds ? QStringLiteral(
                         "select doors.found_tenant('%1', 'T', '%2', '%3', 'Account', 'USD', '%4', '');\n")
                         .arg(tenant.toString(), user, idText(core::newUuid()), idText(core::newUuid()))
                   : QStringLiteral("select doors.enter_tenant('%1', '%2', '%3', '%4', 'Account', 'USD');\n")
                         .arg(tenant.toString(), user, server::roleName(role), idText(core::newUuid()));
        m_database.psql(script.toUtf8());
        person.token = m_tokens.issue(person.user, tenant, server::SessionId(core::newUuid()), m_clock.now());
        return person;
    }
    static QString idText(const QUuid& id) { return id.toString(QUuid::WithoutBraces); }

    PrivateRedis m_redisServer;
    PrivateDatabase m_database;
    FakeClock m_clock;
    server::Metrics m_metrics;
    server::ApiSettings m_settings = withoutLimits();
    server::Pool m_appPool{poolSettings(QStringLiteral("tj_app")), m_metrics};
    server::Pool m_authPool{poolSettings(QStringLiteral("tj_auth")), m_metrics};
    server::Redis m_redis;
    server::RateLimiter m_limiter{m_redis, m_clock};
    server::AccessTokens m_tokens{{{"k", QByteArray(32, 'k')}}, "k", QStringLiteral("http://localhost")};
    server::RevokedSessions m_revoked{m_redis, m_clock};
    server::Authenticator m_authenticator{m_tokens, m_clock, m_revoked};
    server::ApiContext m_context{m_settings, m_clock,  m_appPool,       m_authPool, m_appPool, m_redis,
                                 m_limiter,  m_tokens, m_authenticator, m_revoked,  m_metrics};
    server::Router m_router;
};

/// A tenant with one of each role, and whom the walks over the endpoints need beside them.
struct Team {
    std::array<Person, server::kRoles> people; ///< by role
    Person maker;                              ///< another member
    Person stranger;                           ///< owner of another tenant

    explicit Team(ApiRig& rig) : stranger(rig.founder()) {
        const Person owner = rig.founder();
        people[std::size_t(server::Role::Owner)] = owner;
        for (const server::Role role : {server::Role::Viewer, server::Role::Member, server::Role::Admin}) {
            people[std::size_t(role)] = rig.colleague(owner, role);
        }
        maker = rig.colleague(owner, server::Role::Member);
    }
    const Person& as(server::Role role) const { return people[std::size_t(role)]; }
};

} // namespace test
