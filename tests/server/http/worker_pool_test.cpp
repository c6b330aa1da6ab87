#include "server/http/worker_pool.h"
#include "tests/server/http/http_rig.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>

using namespace server;

class WorkerPoolTest : public QObject {
    Q_OBJECT
private slots:
    void runsEveryJobOnce() {
        std::atomic<int> ran = 0;
        WorkerPool pool(4, 1000);
        for (int i = 0; i < 500; ++i) {
            QVERIFY(pool.tryRun([&ran] { ++ran; }));
        }
        QTRY_COMPARE_WITH_TIMEOUT(int(ran), 500, test::kPatienceMs);
    }

    void saysNoWhenItsQueueIsFull() {
        test::Gate gate;
        WorkerPool pool(1, 2);
        QVERIFY(pool.tryRun([&gate] { gate.pass(); }));
        QVERIFY(gate.waitFor(1));
        std::atomic<int> ran = 0;
        QVERIFY(pool.tryRun([&ran] { ++ran; }));
        QVERIFY(pool.tryRun([&ran] { ++ran; }));
        QVERIFY(!pool.tryRun([&ran] { ++ran; }));
        QCOMPARE(pool.waiting(), 2);
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(int(ran), 2, test::kPatienceMs);
        QVERIFY(pool.tryRun([] {}));
    }

    void finishesWhatRunsAndDropsWhatWaits() {
        test::Gate gate;
        std::atomic<bool> finished = false;
        std::atomic<int> ran = 0;
        const auto dropped = std::make_shared<int>(7);
        WorkerPool pool(1, 10);
        QVERIFY(pool.tryRun([&] {
            gate.pass();
            finished = true;
        }));
        QVERIFY(gate.waitFor(1));
        QVERIFY(pool.tryRun([&ran, dropped] { ++ran; }));
        std::thread stopping([&pool] { pool.stop(); });
        QTRY_COMPARE_WITH_TIMEOUT(dropped.use_count(), 1L, test::kPatienceMs); // stop() has begun
        gate.open();
        stopping.join();
        QVERIFY(finished);
        QCOMPARE(int(ran), 0);
        QVERIFY(!pool.tryRun([] {}));
    }
};

TJ_TEST(WorkerPoolTest)
#include "worker_pool_test.moc"
