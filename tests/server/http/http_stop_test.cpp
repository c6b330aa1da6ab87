// The graceful stop: not ready, no new connections, what runs is finished, then the close.
#include "tests/server/http/http_rig.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <thread>

using namespace test;
using std::chrono::milliseconds;

namespace {

server::Route gated(Gate& gate) {
    return {server::Method::Get, "/slow", 0, std::chrono::seconds(30), [&gate](const server::Request&) {
                gate.pass();
                return server::Reply::json(200, "{\"done\":true}");
            }};
}

} // namespace

class HttpStopTest : public QObject {
    Q_OBJECT
private slots:
    void finishesWhatRuns() {
        Gate gate;
        HttpRig rig({}, {gated(gate)});
        RawClient idle(rig.port());
        QCOMPARE(idle.send(get("/v1/echo")).reply().status, 200);
        RawClient running(rig.port());
        running.send(get("/v1/slow"));
        QVERIFY(gate.waitFor(1));
        const quint16 port = rig.port();

        std::thread stopping([&rig] { rig.server().stop(milliseconds(kPatienceMs)); });
        QVERIFY(idle.isClosedByServer());
        QVERIFY(rig.server().isStopping());
        const RawClient late(port);
        QVERIFY(!late.isConnected());
        gate.open();
        const RawReply reply = running.reply();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("{\"done\":true}"));
        QCOMPARE(reply.header("connection"), QByteArray("close"));
        running.close();
        stopping.join();
        QCOMPARE(rig.server().openConnections(), 0);
    }

    void servesOnWhileItAnnouncesItsStop() {
        HttpRig rig;
        QVERIFY(!rig.server().isStopping());
        rig.server().announceStop();
        QVERIFY(rig.server().isStopping());
        RawClient client(rig.port());
        const RawReply reply = client.send(get("/v1/echo")).reply();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("connection"), QByteArray("close"));
        QVERIFY(client.isClosedByServer());
    }

    void waitsForAClientNoLongerThanItsPatience() {
        HttpRig rig;
        RawClient half(rig.port());
        half.send("GET /v1/echo HTTP/1.1\r\nHost: a\r\n"); // and never the rest
        QTRY_COMPARE_WITH_TIMEOUT(rig.server().openConnections(), 1, kPatienceMs);
        QTest::qSleep(50);
        QElapsedTimer timer;
        timer.start();
        rig.server().stop(milliseconds(200));
        QVERIFY(timer.elapsed() < kPatienceMs);
        QVERIFY(half.isClosedByServer());
    }

    void endsWithItsClientsStillThere() {
        for (int i = 0; i < 20; ++i) {
            auto rig = std::make_unique<HttpRig>();
            RawClient asked(rig->port());
            asked.send(get("/v1/echo") + get("/v1/echo"));
            const RawClient silent(rig->port());
            QVERIFY(silent.isConnected());
            rig.reset();
        }
    }

    void mayBeStoppedTwice() {
        HttpRig rig;
        rig.server().stop(milliseconds(0));
        rig.server().stop(milliseconds(0));
        QVERIFY(!RawClient(rig.port()).isConnected());
    }
};

TJ_TEST(HttpStopTest)
#include "http_stop_test.moc"
