#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::headerOf;
using test::Person;
using test::problemOf;
using test::wrongFields;

/// What every endpoint refuses alike, asked of every endpoint there is.
class RefusalsApiTest : public QObject {
    Q_OBJECT

private:
    static bool isOpen(const Route& route) {
        static const QSet<QString> kOpen = {u"/auth/register"_s,        u"/auth/login"_s,
                                            u"/auth/mfa/verify"_s,      u"/auth/refresh"_s,
                                            u"/auth/logout"_s,          u"/auth/verify-email"_s,
                                            u"/auth/forgot-password"_s, u"/auth/reset-password"_s};
        return kOpen.contains(QLatin1String(route.path));
    }
    /// These tell a person of themselves, whatever they belong to.
    static bool isPersonal(const Route& route) {
        const QString path = QLatin1String(route.path);
        return path.startsWith(u"/auth/") || path == u"/me" || path == u"/tenants";
    }
    /// A path of the route that names nothing but the workspace itself.
    static QString targetOf(const Route& route, const Person& person) {
        QStringList segments = QString::fromLatin1(route.path).split(u'/');
        for (qsizetype i = 0; i < segments.size(); ++i) {
            if (segments[i].startsWith(u'{')) {
                segments[i] = segments[i - 1] == u"tenants" ? person.tenant.toString()
                              : segments[i - 1] == u"settings"
                                  ? u"zone"_s
                                  : core::newUuid().toString(QUuid::WithoutBraces);
            }
        }
        const QString path = segments.join(u'/');
        return path == u"/analytics/breakdown" ? path + u"?by=symbol"_s : path;
    }
    static QByteArray nameOf(const Route& route) {
        return QByteArray(methodName(route.method)) + ' ' + route.path;
    }

private slots:
    void withoutATokenNothingIsTold() {
        const test::ApiRig rig;
        const Person nobody;
        int asked = 0;
        for (const Route& route : rig.routes()) {
            if (!isOpen(route)) {
                const Reply reply = rig.visit(route.method, u"/v1"_s + targetOf(route, nobody));
                QVERIFY2(reply.status == 401 && problemOf(reply) == u"unauthenticated", nameOf(route));
                QCOMPARE(headerOf(reply, "WWW-Authenticate"), "Bearer");
                ++asked;
            }
        }
        QVERIFY(asked > 100);
    }

    void aBodyIsJsonAndSaysSo() {
        test::ApiRig rig;
        const Person owner = rig.founder();
        int asked = 0;
        for (const Route& route : rig.routes()) {
            if (route.bodyLimit > 0) {
                const Reply reply = rig.call(owner, route.method, targetOf(route, owner), "a=b",
                                             {{"Content-Type", "text/plain"}});
                QVERIFY2(reply.status == 415 && problemOf(reply) == u"unsupported-media", nameOf(route));
                ++asked;
            }
        }
        QVERIFY(asked > 40);
    }

    void anUnknownWordIsNamed() {
        test::ApiRig rig;
        const Person owner = rig.founder();
        int asked = 0;
        for (const Route& route : rig.routes()) {
            const QString target = targetOf(route, owner);
            const bool isQuery = target.startsWith(u"/analytics/") && target != u"/analytics/months";
            if (isQuery || (route.bodyLimit > 0 && !QByteArray(route.path).contains("/{"))) {
                const QString more = target.contains(u'?') ? u"&nonsense=1"_s : u"?nonsense=1"_s;
                const Reply reply = isQuery ? rig.get(owner, target + more)
                                            : rig.call(owner, route.method, target, R"({"nonsense":1})");
                QVERIFY2(reply.status == 400 && wrongFields(reply).contains(u"nonsense"), nameOf(route));
                ++asked;
            }
        }
        QVERIFY(asked > 30);
    }

    void aKeyOfOneRequestIsAPlainText() {
        test::ApiRig rig;
        const Person owner = rig.founder();
        for (const Route& route : rig.routes()) {
            if (route.method == Method::Post && !isOpen(route) &&
                !QByteArray(route.path).startsWith("/auth/") &&
                route.path != QByteArray("/invitations/accept")) {
                const Reply reply = rig.call(owner, route.method, targetOf(route, owner), {},
                                             {{"Idempotency-Key", "two words"}});
                QVERIFY2(reply.status == 400 && problemOf(reply) == u"malformed-request", nameOf(route));
            }
        }
    }

    void whoWasRemovedReachesNothing() {
        test::ApiRig rig;
        const Person owner = rig.founder();
        const Person gone = rig.colleague(owner, Role::Owner);
        QCOMPARE(
            rig.remove(owner, u"/tenants/%1/members/%2"_s.arg(owner.tenant.toString(), gone.user.toString()))
                .status,
            204);
        for (const Route& route : rig.routes()) {
            if (route.bodyLimit == 0 && !isPersonal(route)) {
                const Reply reply = rig.call(gone, route.method, targetOf(route, gone));
                QVERIFY2(reply.status == 403 && problemOf(reply) == u"forbidden", nameOf(route));
            }
        }
    }

    void beyondALimitNothingIsDone() {
        test::ApiRig rig;
        const Person owner = rig.founder();
        rig.settings().perUser = RateLimit{1};
        QCOMPARE(rig.get(owner, u"/me"_s).status, 200);
        for (const Route& route : rig.routes()) {
            if (!isOpen(route)) {
                const Reply reply = rig.call(owner, route.method, targetOf(route, owner));
                QVERIFY2(reply.status == 429 && problemOf(reply) == u"too-many-requests", nameOf(route));
                QVERIFY(headerOf(reply, "Retry-After").toInt() > 0);
                QCOMPARE(headerOf(reply, "RateLimit-Remaining"), "0");
            }
        }
        rig.settings().perIp = RateLimit{1};
        (void)rig.visit(Method::Get, u"/docs"_s);
        for (const Route& route : rig.routes()) {
            const Reply reply = rig.visit(route.method, u"/v1"_s + targetOf(route, owner));
            QVERIFY2(reply.status == 429 && headerOf(reply, "RateLimit-Limit") == "1", nameOf(route));
        }
        for (const char* path : {"/docs", "/docs/docs.css", "/docs/redoc.js", "/openapi.yaml"}) {
            QCOMPARE(rig.visit(Method::Get, QLatin1String(path)).status, 429);
        }
    }

    void withoutTheDatabaseOneIsToldToComeAgain() {
        test::ApiRig rig;
        const Person owner = rig.founder();
        const QString name = rig.database().name();
        test::PrivatePostgres::shared().psql(
            u"postgres"_s,
            QStringLiteral("alter database %1 allow_connections false;\n"
                           "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%1';\n")
                .arg(name)
                .toUtf8());
        for (const Route& route : rig.routes()) {
            if (route.bodyLimit == 0 && !isOpen(route)) {
                const Reply reply = rig.call(owner, route.method, targetOf(route, owner));
                QVERIFY2(reply.status == 503 && problemOf(reply) == u"unavailable",
                         nameOf(route) + reply.body);
                QVERIFY(headerOf(reply, "Retry-After").toInt() > 0);
            }
        }
        const Reply ready = rig.visit(Method::Get, u"/ready"_s);
        QCOMPARE(ready.status, 503);
        QCOMPARE(test::ApiRig::json(ready).text(u"database"), u"away"_s);
        QCOMPARE(rig.visit(Method::Get, u"/health"_s).status, 200);
    }
};

TJ_TEST(RefusalsApiTest)
#include "refusals_api_test.moc"
