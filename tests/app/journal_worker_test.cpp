#include "app/journal_worker.h"
#include "app/snapshot_source.h"
#include "app/trade_filter_state.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QThread>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

core::Result<core::ChangeResult> addRoundTrip(core::Journal& journal) {
    test::TempJournal shapes;
    return journal.change(u"Add"_s, [&](core::ChangeScope& scope) -> core::Result<void> {
        test::must(scope.put(shapes.account()));
        test::must(scope.put(shapes.instrument()));
        test::must(scope.put(shapes.fill(core::Side::Buy, "10", "100", 0)));
        test::must(scope.put(shapes.fill(core::Side::Sell, "10", "105", 5)));
        return core::Done{};
    });
}

void openAndWait(JournalWorker& worker, const QString& path, QObject* context) {
    bool opened = false;
    worker.open(path, context, [&](core::Result<void> result) { opened = result.ok(); });
    QVERIFY(QTest::qWaitFor([&] { return opened; }));
}

} // namespace

class JournalWorkerTest : public QObject {
    Q_OBJECT

private slots:
    void continuationsRunOnTheThreadOfTheWindow() {
        test::FakeClock clock;
        JournalWorker worker(clock);
        QThread* job = nullptr;
        QThread* after = nullptr;
        worker.compute([&] { return job = QThread::currentThread(); }, this,
                       [&](QThread*) { after = QThread::currentThread(); });
        QVERIFY(QTest::qWaitFor([&] { return after != nullptr; }));
        QVERIFY(job != after);
        QCOMPARE(after, QThread::currentThread());
    }

    void aContinuationOfAGonePageIsDropped() {
        test::FakeClock clock;
        JournalWorker worker(clock);
        bool called = false;
        bool other = false;
        auto page = std::make_unique<QObject>();
        worker.compute([] { return 1; }, page.get(), [&](int) { called = true; });
        page.reset();
        worker.compute(
            [] {
                QThread::msleep(50);
                return 2;
            },
            this, [&](int) { other = true; });
        QVERIFY(QTest::qWaitFor([&] { return other; }));
        QVERIFY(!called);
    }

    void withoutAJournalAJobFailsClearly() {
        test::FakeClock clock;
        JournalWorker worker(clock);
        std::optional<core::ErrorCode> code;
        worker.read([](const core::Journal& journal) { return journal.fills(); }, this,
                    [&](core::Result<std::vector<core::Fill>> fills) { code = fills.error().code; });
        QVERIFY(QTest::qWaitFor([&] { return code.has_value(); }));
        QCOMPARE(*code, core::ErrorCode::NotFound);
    }

    void aChangeRefreshesTheSnapshot() {
        QTemporaryDir folder;
        test::FakeClock clock;
        JournalWorker worker(clock);
        TradeFilterState filter;
        SnapshotSource source(worker, filter);
        openAndWait(worker, folder.filePath(u"t.tradingjournal"_s), this);
        QSignalSpy ready(&source, &SnapshotSource::snapshotReady);
        source.reload();
        QVERIFY(ready.wait());
        QCOMPARE(source.snapshot()->summary.totalTrades, 0);
        worker.write(addRoundTrip, this,
                     [](core::Result<core::ChangeResult> result) { QVERIFY(result.ok()); });
        QVERIFY(ready.wait());
        QCOMPARE(source.snapshot()->summary.totalTrades, 1);
    }

    void aChangeByAnotherProgramIsNoticed() {
        QTemporaryDir folder;
        test::FakeClock clock;
        JournalWorker worker(clock);
        TradeFilterState filter;
        SnapshotSource source(worker, filter);
        const QString path = folder.filePath(u"t.tradingjournal"_s);
        openAndWait(worker, path, this);
        QSignalSpy ready(&source, &SnapshotSource::snapshotReady);
        QSignalSpy noticed(&source, &SnapshotSource::changedElsewhere);
        source.reload();
        QVERIFY(ready.wait());
        {
            const auto other = test::must(core::Journal::open(path, clock));
            QVERIFY(addRoundTrip(*other).ok());
        }
        QVERIFY(ready.wait());
        QCOMPARE(source.snapshot()->summary.totalTrades, 1);
        QCOMPARE(noticed.count(), 1);
        QVERIFY(!ready.wait(2500)); // and once only
    }

    void anotherZoneOfTheComputerCutsTheDaysAgain() {
        const QByteArray before = qgetenv("TZ");
        const auto restore = qScopeGuard([&] { before.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", before); });
        qputenv("TZ", "Asia/Kolkata");
        QTemporaryDir folder;
        test::FakeClock clock;
        JournalWorker worker(clock);
        openAndWait(worker, folder.filePath(u"t.tradingjournal"_s), this);
        TradeFilterState filter;
        SnapshotSource source(worker, filter);
        bool added = false;
        worker.write(addRoundTrip, this, [&](core::Result<core::ChangeResult> r) { added = r.ok(); });
        const auto zoneIs = [&](const QString& zone) {
            return QTest::qWaitFor([&] {
                return source.snapshot() && !source.snapshot()->book->trades.empty() &&
                       source.snapshot()->book->zone == zone;
            });
        };
        QVERIFY(QTest::qWaitFor([&] { return added; }));
        QVERIFY(zoneIs(u"Asia/Kolkata"_s));
        const core::Day inKolkata = source.snapshot()->book->trades[0].entryDay;
        const qint16 minute = source.snapshot()->book->trades[0].entryMinute;
        qputenv("TZ", "Pacific/Honolulu");
        QVERIFY(zoneIs(u"Pacific/Honolulu"_s));
        const core::Trade& trade = source.snapshot()->book->trades[0];
        QVERIFY(trade.entryMinute != minute);
        QVERIFY(trade.entryDay <= inKolkata);
    }

    void anotherFilterCutsAnotherSnapshot() {
        QTemporaryDir folder;
        test::FakeClock clock;
        JournalWorker worker(clock);
        TradeFilterState filter;
        SnapshotSource source(worker, filter);
        openAndWait(worker, folder.filePath(u"t.tradingjournal"_s), this);
        QSignalSpy ready(&source, &SnapshotSource::snapshotReady);
        worker.write(addRoundTrip, this, [](core::Result<core::ChangeResult>) {});
        QVERIFY(ready.wait());
        core::TradeFilter shorts;
        shorts.side = core::Direction::Short;
        filter.setFilter(shorts);
        QVERIFY(ready.wait());
        QCOMPARE(source.snapshot()->summary.totalTrades, 0);
    }

    void aFileThatIsNoJournalIsRefused() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"t.tradingjournal"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        test::FakeClock clock;
        JournalWorker worker(clock);
        std::optional<core::ErrorCode> code;
        worker.open(path, this, [&](core::Result<void> result) { code = result.error().code; });
        QVERIFY(QTest::qWaitFor([&] { return code.has_value(); }));
        QCOMPARE(*code, core::ErrorCode::NotAJournal);
    }
};

TJ_TEST(JournalWorkerTest)
#include "journal_worker_test.moc"
