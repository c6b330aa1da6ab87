#include "server/http/router.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <stdexcept>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

Route route(Method method, const char* path) {
    return {method, path, 0, std::chrono::seconds(1), [](const Request&) { return Reply::noContent(); }};
}

Router tradesRouter() {
    Router router;
    router.mount({QStringLiteral("/v1"), QStringLiteral("/api/v1")},
                 {route(Method::Get, "/trades"), route(Method::Post, "/trades"),
                  route(Method::Post, "/trades/bulk"), route(Method::Get, "/trades/{id}"),
                  route(Method::Delete, "/trades/{id}"), route(Method::Get, "/trades/{trade}/history")});
    router.mount({QString()}, {route(Method::Get, "/health")});
    return router;
}

QByteArray templateOf(const RouteMatch& match) {
    return match.route == nullptr ? QByteArray() : QByteArray(match.route->path);
}

} // namespace

class RouterTest : public QObject {
    Q_OBJECT
private slots:
    void findsRoutesUnderEveryPrefix() {
        const Router router = tradesRouter();
        QCOMPARE(templateOf(router.match(Method::Get, {u"v1"_s, u"trades"_s})), QByteArray("/trades"));
        QCOMPARE(templateOf(router.match(Method::Get, {u"api"_s, u"v1"_s, u"trades"_s})),
                 QByteArray("/trades"));
        QCOMPARE(templateOf(router.match(Method::Get, {u"health"_s})), QByteArray("/health"));
        QCOMPARE(templateOf(router.match(Method::Get, {u"trades"_s})), QByteArray());
    }

    void readsTheValuesByTheRoutesOwnNames() {
        const Router router = tradesRouter();
        QCOMPARE(router.match(Method::Get, {u"v1"_s, u"trades"_s, u"7"_s}).values,
                 (PathValues{{QStringLiteral("id"), QStringLiteral("7")}}));
        QCOMPARE(router.match(Method::Get, {u"v1"_s, u"trades"_s, u"7"_s, u"history"_s}).values,
                 (PathValues{{QStringLiteral("trade"), QStringLiteral("7")}}));
    }

    void takesALiteralBeforeAValue() {
        const Router router = tradesRouter();
        QCOMPARE(templateOf(router.match(Method::Post, {u"v1"_s, u"trades"_s, u"bulk"_s})),
                 QByteArray("/trades/bulk"));
        QCOMPARE(router.match(Method::Get, {u"v1"_s, u"trades"_s, u"bulk"_s}).allow, QByteArray("POST"));
    }

    void namesTheMethodsOfAPath() {
        const Router router = tradesRouter();
        const RouteMatch put = router.match(Method::Put, {u"v1"_s, u"trades"_s, u"7"_s});
        QVERIFY(put.route == nullptr);
        QCOMPARE(put.allow, QByteArray("GET, HEAD, DELETE"));
        QCOMPARE(router.match(std::nullopt, {u"v1"_s, u"trades"_s}).allow, QByteArray("GET, HEAD, POST"));
    }

    void knowsNoOtherPath() {
        const Router router = tradesRouter();
        for (const QStringList& path : {QStringList{},
                                        {u""_s},
                                        {u"v1"_s},
                                        {u"v1"_s, u""_s},
                                        {u"v1"_s, u"trades"_s, u""_s},
                                        {u"v1"_s, u"trades"_s, u"7"_s, u"other"_s},
                                        {u"V1"_s, u"trades"_s},
                                        {u"v1"_s, u"Trades"_s}}) {
            const RouteMatch match = router.match(Method::Get, path);
            QVERIFY2(match.route == nullptr && match.allow.isEmpty(), qPrintable(path.join(u'/')));
        }
    }

    void refusesARouteMountedTwice() {
        Router router;
        router.mount({QString()}, {route(Method::Get, "/trades/{id}")});
        QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                 router.mount({QString()}, {route(Method::Get, "/trades/{other}")}));
    }
};

TJ_TEST(RouterTest)
#include "router_test.moc"
