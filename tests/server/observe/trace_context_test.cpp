#include "server/observe/trace_context.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace server;

class TraceContextTest : public QObject {
    Q_OBJECT

private slots:
    void readsAndWritesTheStandardsExample() {
        const QByteArray header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        const auto context = parseTraceparent(header);
        QVERIFY(context.has_value());
        QVERIFY(context->sampled);
        QCOMPARE(traceIdText(*context), QByteArray("4bf92f3577b34da6a3ce929d0e0e4736"));
        QCOMPARE(spanIdText(*context), QByteArray("00f067aa0ba902b7"));
        QCOMPARE(traceparent(*context), header);
    }

    void refusesWhatTheStandardCallsInvalid_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("upper case") << QByteArray("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01");
        QTest::newRow("no trace") << QByteArray("00-00000000000000000000000000000000-00f067aa0ba902b7-01");
        QTest::newRow("no span") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01");
        QTest::newRow("version ff") << QByteArray("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        QTest::newRow("longer") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x");
        QTest::newRow("shorter") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0");
        QTest::newRow("no dash") << QByteArray("00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        QTest::newRow("no digit") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01");
        QTest::newRow("later, glued")
            << QByteArray("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x");
    }
    void refusesWhatTheStandardCallsInvalid() {
        QFETCH(QByteArray, header);
        QVERIFY(!parseTraceparent(header).has_value());
    }

    void readsALaterVersionAsFarAsItKnowsIt() {
        const auto context = parseTraceparent("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-more");
        QVERIFY(context.has_value());
        QVERIFY(!context->sampled);
    }

    void aChildStaysInTheTraceUnderASpanOfItsOwn() {
        const TraceContext parent = newTrace(true);
        const TraceContext child = childOf(parent);
        QCOMPARE(child.traceId, parent.traceId);
        QVERIFY(child.spanId != parent.spanId);
        QVERIFY(child.sampled);
        QCOMPARE(parseTraceparent(traceparent(child)), std::optional(child));
        QVERIFY(newTrace().traceId != newTrace().traceId);
    }
};

TJ_TEST(TraceContextTest)
#include "trace_context_test.moc"
