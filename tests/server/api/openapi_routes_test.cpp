#include "server/api/docs_routes.h"
#include "server/api/operations_routes.h"
#include "server/api/routes.h"
#include "tests/server/api/idle_api.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;

/// The document of resources/api names exactly the endpoints that the server has.
class OpenapiRoutesTest : public QObject {
    Q_OBJECT

private:
    static QStringList served() {
        const test::IdleApi api;
        QStringList names;
        const auto add = [&](const std::vector<Route>& routes) {
            for (const Route& route : routes) {
                names << u"%1 %2"_s.arg(QLatin1String(methodName(route.method)), QLatin1String(route.path));
            }
        };
        add(apiRoutes(api.context()));
        add(operationsRoutes(api.context(), [] { return false; }));
        add({metricsRoute(api.context())});
        add(docsRoutes(api.context()));
        names.sort();
        return names;
    }
    static QStringList described() {
        QProcess python;
        python.start(u"/usr/bin/python3"_s,
                     {QStringLiteral(TJ_SOURCE_DIR "/tests/lint/check_openapi.py"), u"--operations"_s});
        if (!python.waitForFinished() || python.exitCode() != 0) {
            qFatal("%s", python.readAllStandardError().constData());
        }
        QStringList names =
            QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        names.sort();
        return names;
    }
    static QStringList without(QStringList names, const QStringList& others) {
        names.removeIf([&](const QString& name) { return others.contains(name); });
        return names;
    }

private slots:
    void everyRouteIsDescribedAndNoOther() {
        const QStringList routes = served();
        const QStringList operations = described();
        QVERIFY(routes.size() > 100);
        QCOMPARE(without(routes, operations), QStringList());
        QCOMPARE(without(operations, routes), QStringList());
        QCOMPARE(operations.size(), routes.size());
    }
};

TJ_TEST(OpenapiRoutesTest)
#include "openapi_routes_test.moc"
