#include "tests/live/api_rig.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;

/// What load balancers, Prometheus and readers of the documentation ask, with everything there and without.
class OperationsApiTest : public QObject {
    Q_OBJECT

private slots:
    void whoeverAsksIsToldWhatWorks() {
        test::ApiRig rig;
        QCOMPARE(rig.visit(Method::Get, u"/health"_s).status, 200);
        const Reply ready = rig.visit(Method::Get, u"/ready"_s);
        QCOMPARE(ready.status, 200);
        QCOMPARE(ready.body, R"({"status":"ready","stopping":false,"database":"ok","redis":"ok"})");
        rig.redisServer().crash();
        const Reply withoutRedis = rig.visit(Method::Get, u"/ready"_s);
        QCOMPARE(withoutRedis.status, 200);
        QCOMPARE(test::ApiRig::json(withoutRedis).text(u"redis"), u"away"_s);
    }

    void metricsAreInTheFormatOfPrometheus() {
        test::ApiRig rig;
        QCOMPARE(rig.visit(Method::Get, u"/ready"_s).status, 200);
        const Reply reply = rig.visit(Method::Get, u"/metrics"_s);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.contentType.startsWith("text/plain"));
        QVERIFY(reply.body.contains("# TYPE database_connections gauge"));
    }

    void theDocumentationIsForAnybody() {
        test::ApiRig rig;
        for (const char* path : {"/docs", "/docs/docs.css", "/docs/redoc.js", "/openapi.yaml"}) {
            const Reply reply = rig.visit(Method::Get, QLatin1String(path));
            QCOMPARE(reply.status, 200);
            QVERIFY(!reply.body.isEmpty());
            const auto tag = std::find_if(reply.headers.begin(), reply.headers.end(),
                                          [](const Header& header) { return header.name == "ETag"; });
            QVERIFY(tag != reply.headers.end());
            QCOMPARE(rig.visit(Method::Get, QLatin1String(path), {}, {{"If-None-Match", tag->value}}).status,
                     304);
        }
    }
};

TJ_TEST(OperationsApiTest)
#include "operations_api_test.moc"
