#include "server/http/target.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;

class TargetTest : public QObject {
    Q_OBJECT
private slots:
    void splitsBeforeItDecodes() {
        const auto target = readTarget("/v1/notes/caf%C3%A9?q=a%26b%3Dc+d&tag=x&tag=y&empty=&bare");
        QVERIFY(target.ok());
        QCOMPARE(target->path, QStringLiteral("/v1/notes/caf%C3%A9"));
        QCOMPARE(target->segments, (QStringList{QStringLiteral("v1"), QStringLiteral("notes"),
                                                QString::fromUtf8("caf\xc3\xa9")}));
        QCOMPARE(target->query, (QueryValues{{QStringLiteral("q"), QStringLiteral("a&b=c d")},
                                             {QStringLiteral("tag"), QStringLiteral("x")},
                                             {QStringLiteral("tag"), QStringLiteral("y")},
                                             {QStringLiteral("empty"), QString()},
                                             {QStringLiteral("bare"), QString()}}));
    }

    void keepsAPlusInThePath() {
        QCOMPARE(readTarget("/a+b").value().segments, QStringList{QStringLiteral("a+b")});
    }

    void hasNoQueryAfterABareMark() { QVERIFY(readTarget("/v1?").value().query.empty()); }

    void keepsEmptySegments() {
        QCOMPARE(readTarget("//v1/").value().segments,
                 (QStringList{QString(), QStringLiteral("v1"), QString()}));
    }

    void refusesWhatAProxyCouldSeeAsAnotherPath_data() {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("encoded slash") << QByteArray("/v1/a%2Fb");
        QTest::newRow("backslash") << QByteArray("/v1/a%5cb");
        QTest::newRow("up") << QByteArray("/v1/../metrics");
        QTest::newRow("up, encoded") << QByteArray("/v1/%2e%2E/metrics");
        QTest::newRow("here") << QByteArray("/v1/./trades");
        QTest::newRow("U+0000") << QByteArray("/v1/a%00");
        QTest::newRow("line feed") << QByteArray("/v1/a%0a");
        QTest::newRow("no digits") << QByteArray("/v1/%zz");
        QTest::newRow("cut short") << QByteArray("/v1/%2");
        QTest::newRow("no UTF-8") << QByteArray("/v1/%ff");
        QTest::newRow("overlong UTF-8") << QByteArray("/v1/%c0%af");
        QTest::newRow("query, no digits") << QByteArray("/v1?a=%g1");
        QTest::newRow("query, no UTF-8") << QByteArray("/v1?a=%c3");
        QTest::newRow("query, U+0000") << QByteArray("/v1?a=%00");
        QTest::newRow("very many parameters") << "/v1?" + QByteArray("a&").repeated(101);
    }
    void refusesWhatAProxyCouldSeeAsAnotherPath() {
        QFETCH(QByteArray, target);
        const auto read = readTarget(target);
        QVERIFY(!read.ok());
        QCOMPARE(int(read.error().kind), int(ProblemKind::MalformedRequest));
    }
};

TJ_TEST(TargetTest)
#include "target_test.moc"
