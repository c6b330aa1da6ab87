#include "core/import/tradovate_performance.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::StatementRow;
using test::dec;

namespace {

QByteArray reportOf(const QByteArray& rows) {
    return "symbol,_tickSize,buyFillId,sellFillId,qty,buyPrice,sellPrice,pnl,boughtTimestamp,soldTimestamp,"
           "duration\n" +
           rows;
}

} // namespace

class TradovatePerformanceTest : public QObject {
    Q_OBJECT

    const core::BrokerFormat& m_format = core::kTradovatePerformance;

private slots:
    void everyPairIsAPartOfTwoExecutions() {
        const auto statement = test::readWhole(m_format, sample("tradovate-performance.csv"));
        QCOMPARE(test::endsOf(statement), (test::Ends{7, 0, 0}));
        QCOMPARE(test::described(test::fillsOf(statement)).mid(0, 8),
                 QStringList({QStringLiteral("2026-06-03T09:31:00 buy 2 MESM6 @ 6000.25"),
                              QStringLiteral("2026-06-03T09:40:00 sell 2 MESM6 @ 6004.25"),
                              QStringLiteral("2026-06-03T11:05:00 buy 3 MESM6 @ 5990"),
                              QStringLiteral("2026-06-03T10:00:00 sell 3 MESM6 @ 5995.5"),
                              QStringLiteral("2026-06-03T11:20:00 buy 1 MESM6 @ 6001.5"),
                              QStringLiteral("2026-06-03T10:00:00 sell 1 MESM6 @ 5995.5"),
                              QStringLiteral("2026-06-03T11:20:00 buy 1 MESM6 @ 6001.5"),
                              QStringLiteral("2026-06-03T11:50:00 sell 1 MESM6 @ 6001.5")}));
        QCOMPARE(test::fillsOf(statement)[3].externalId, QStringLiteral("7003/7004"));
        QCOMPARE(test::fillsOf(statement)[5].externalId, QStringLiteral("7003/7005"));
    }

    void anExecutionSpreadOverReportsKeepsEveryContract_data() {
        QTest::addColumn<QList<int>>("first");
        QTest::addColumn<QList<int>>("second");
        QTest::newRow("one after the other") << QList<int>{0} << QList<int>{1, 2};
        QTest::newRow("the later one first") << QList<int>{1, 2} << QList<int>{0};
        QTest::newRow("overlapping") << QList<int>{0, 1} << QList<int>{1, 2};
        QTest::newRow("the second holds the first") << QList<int>{1} << QList<int>{0, 1, 2};
        QTest::newRow("the first holds the second") << QList<int>{0, 1, 2} << QList<int>{1};
    }
    /// Six contracts bought at once, closed on three days.
    void anExecutionSpreadOverReportsKeepsEveryContract() {
        const QByteArrayList closings = {
            "MESM6,0.25,1,2,1,6000.00,6001.00,$5.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n",
            "MESM6,0.25,1,3,2,6000.00,6002.00,$20.00,06/03/2026 09:31:00,06/04/2026 09:40:00,1d\n",
            "MESM6,0.25,1,4,3,6000.00,6003.00,$45.00,06/03/2026 09:31:00,06/05/2026 09:40:00,2d\n"};
        QFETCH(QList<int>, first);
        QFETCH(QList<int>, second);
        FakeJournal journal;
        for (const QList<int>& days : {first, second, second, first}) {
            QByteArray rows;
            for (const int day : days) {
                rows += closings[day];
            }
            const auto plan = planOf(sourceOf(reportOf(rows)), journal.context());
            QCOMPARE(plan.fillCounts.corrected, 0);
            journal.apply(plan);
        }
        core::Decimal bought;
        core::Decimal sold;
        for (const core::KnownFill& known : journal.fills) {
            (known.fill.side == core::Side::Buy ? bought : sold) += known.fill.quantity;
        }
        QCOMPARE(bought, dec("6"));
        QCOMPARE(sold, dec("6"));
        const auto whole = planOf(sourceOf(reportOf(closings.join())), journal.context());
        QCOMPARE(whole.fillCounts, (core::ImportCounts{0, 6, 0, 0, 0, 0}));
        QCOMPARE(whole.grossPnl, std::optional(dec("70")));
        QVERIFY(whole.totals.at(0).reason.isEmpty());
    }

    void onePairTwiceInAReportIsNotCountedTwice() {
        const QByteArray pair =
            "MESM6,0.25,1,2,1,6000.00,6001.00,$5.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n";
        const auto plan = planOf(sourceOf(reportOf(pair + pair + QByteArray(pair).replace(",2,1,", ",2,3,"))),
                                 FakeJournal().context());
        QCOMPARE(plan.rows, (core::ImportCounts{1, 1, 0, 0, 0, 1}));
        QCOMPARE(plan.rejectedRows.at(0).reason,
                 QStringLiteral("row 2 has this execution id with other values"));
    }

    void meetsThePrintedPnl() {
        const auto plan = planOf(sample("tradovate-performance.csv"), FakeJournal().context());
        QCOMPARE(plan.totals.size(), std::size_t(1));
        QCOMPARE(plan.totals[0].printed, dec("1435"));
        QCOMPARE(plan.totals[0].ours, dec("1435"));
        QCOMPARE(plan.totals[0].reason, QString());
    }

    void takesTheContractSizeFromThePrintedPnl() {
        const auto fills = test::fillsOf(test::readWhole(m_format, sample("tradovate-performance.csv")));
        QCOMPARE(fills[0].multiplier, dec("5"));
        QCOMPARE(fills[10].multiplier, dec("125000"));
        QCOMPARE(fills[12].multiplier, dec("1000"));
        QVERIFY(fills[0].remark.isEmpty());
    }

    void remarksOnAContractSizeOtherThanTheExchanges() {
        const auto fills = test::fillsOf(test::readWhole(
            m_format,
            sourceOf(reportOf(
                "MESM6,0.25,1,2,1,6000.00,6001.00,$50.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n"))));
        QCOMPARE(fills[0].multiplier, dec("50"));
        QVERIFY2(fills[0].remark.contains(QLatin1String("the exchange's is 5")), qPrintable(fills[0].remark));
    }

    void leavesTheContractSizeOpenWhereTheRowsContradictEachOther() {
        const auto fills = test::fillsOf(test::readWhole(
            m_format,
            sourceOf(reportOf(
                "MESM6,0.25,1,2,1,6000.00,6001.00,$5.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n"
                "MESM6,0.25,3,4,1,6000.00,6002.00,$50.00,06/03/2026 10:31:00,06/03/2026 10:40:00,9min\n"))));
        QVERIFY(!fills[0].multiplier);
    }

    void rejectsAFillThatChangesItsPriceBetweenRows() {
        const auto statement = test::readWhole(
            m_format,
            sourceOf(reportOf(
                "MESM6,0.25,1,2,1,6000.00,6001.00,$5.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n"
                "MESM6,0.25,1,3,1,6000.25,6001.00,$3.75,06/03/2026 09:31:00,06/03/2026 09:41:00,9min\n")));
        QCOMPARE(test::endsOf(statement), (test::Ends{1, 0, 1}));
        QCOMPARE(statement.rows[1].column, QStringLiteral("buyFillId"));
        QVERIFY(statement.rows[1].reason.contains(QLatin1String("row 2")));
        QCOMPARE(statement.totals[0].rowSum, dec("5"));
    }

    void readsManyRoundTrips() {
        QByteArray rows;
        for (int i = 0; i < 20'000; ++i) {
            rows += "MESM6,0.25," + QByteArray::number(100'000 + i) + ',' +
                    QByteArray::number(200'000 + i / 2) +
                    ",1,6000.00,6001.00,$5.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n";
        }
        const auto statement = test::readWhole(m_format, sourceOf(reportOf(rows)));
        QCOMPARE(test::fillsOf(statement).size(), std::size_t(40'000));
        QCOMPARE(test::fillsOf(statement).back().multiplier, dec("5"));
    }

    void readsColumnsInAnyOrder() {
        const auto straight = sample("tradovate-performance.csv");
        const auto reversed = sourceOf(test::withColumnsReversed(straight.text, "symbol"));
        QCOMPARE(test::described(test::fillsOf(test::readWhole(m_format, reversed))),
                 test::described(test::fillsOf(test::readWhole(m_format, straight))));
    }

    void namesAMissingColumn() {
        auto file = sample("tradovate-performance.csv");
        file.text.replace("sellFillId", "saleId");
        const auto statement = m_format.read(file, {});
        QVERIFY(!statement);
        QVERIFY2(statement.error().detail.contains(QLatin1String("sellFillId")),
                 qPrintable(statement.error().detail));
    }

    void survivesDamage() {
        QCOMPARE(test::complaintAboutDamage(m_format, sample("tradovate-performance.csv").text), QString());
    }

    void meetsThePrintedPnlOfRealReports() {
        for (const QString& path : realSamples("tradovate-performance")) {
            const auto file = core::readSourceFile(path).value();
            const auto statement = test::readWhole(m_format, file);
            QCOMPARE(test::endsOf(statement).rejected, 0);
            QCOMPARE(test::complaintAboutRows(statement), QString());
            const auto plan = planOf(file, FakeJournal().context());
            QCOMPARE(plan.rows.rejected, 0);
            QCOMPARE(plan.totals.size(), std::size_t(1));
            QCOMPARE(plan.totals[0].ours, std::optional(plan.totals[0].printed));
        }
    }
};

TJ_TEST(TradovatePerformanceTest)
#include "tradovate_performance_test.moc"
