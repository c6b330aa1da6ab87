#include "core/import/tradovate_performance.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
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
    void putsExecutionsTogetherFromTheirParts() {
        const auto statement = test::readWhole(m_format, sample("tradovate-performance.csv"));
        QCOMPARE(test::described(test::fillsOf(statement)),
                 QStringList({QStringLiteral("2026-06-03T09:31:00 buy 2 MESM6 @ 6000.25"),
                              QStringLiteral("2026-06-03T09:40:00 sell 2 MESM6 @ 6004.25"),
                              QStringLiteral("2026-06-03T11:05:00 buy 3 MESM6 @ 5990"),
                              QStringLiteral("2026-06-03T10:00:00 sell 4 MESM6 @ 5995.5"),
                              QStringLiteral("2026-06-03T11:20:00 buy 4 MESM6 @ 6001.5"),
                              QStringLiteral("2026-06-03T11:50:00 sell 3 MESM6 @ 6001.5"),
                              QStringLiteral("2026-06-04T08:00:00 buy 2 6EM6 @ 1.08505"),
                              QStringLiteral("2026-06-04T08:10:00 sell 2 6EM6 @ 1.0856"),
                              QStringLiteral("2026-06-04T09:00:00 buy 1 CLN6 @ 70.1"),
                              QStringLiteral("2026-06-04T13:10:00 sell 1 CLN6 @ 71.3")}));
        QCOMPARE(test::fillsOf(statement)[3].externalId, QStringLiteral("7003"));
    }

    void givesARowThatOnlyAddsQuantityAnEndOfItsOwn() {
        const auto statement = test::readWhole(m_format, sample("tradovate-performance.csv"));
        QCOMPARE(test::endsOf(statement), (test::Ends{6, 1, 0}));
        const StatementRow* adding = test::rowAt(statement, 6);
        QCOMPARE(adding->reason, QStringLiteral("adds 2 to the fills of rows 4 and 5"));
    }

    void meetsThePrintedPnl() {
        const auto plan = planOf(sample("tradovate-performance.csv"), FakeJournal().context());
        QCOMPARE(plan.totals.size(), std::size_t(1));
        QCOMPARE(plan.totals[0].printed, dec("1430"));
        QCOMPARE(plan.totals[0].ours, dec("1430"));
        QCOMPARE(plan.totals[0].reason, QString());
    }

    void takesTheContractSizeFromThePrintedPnl() {
        const auto fills = test::fillsOf(test::readWhole(m_format, sample("tradovate-performance.csv")));
        QCOMPARE(fills[0].multiplier, dec("5"));
        QCOMPARE(fills[6].multiplier, dec("125000"));
        QCOMPARE(fills[8].multiplier, dec("1000"));
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

    void readsManyRoundTripsInGoodTime() {
        QByteArray rows;
        for (int i = 0; i < 20'000; ++i) {
            rows += "MESM6,0.25," + QByteArray::number(100'000 + i) + ',' +
                    QByteArray::number(200'000 + i / 2) +
                    ",1,6000.00,6001.00,$5.00,06/03/2026 09:31:00,06/03/2026 09:40:00,9min\n";
        }
        QElapsedTimer timer;
        timer.start();
        const auto statement = test::readWhole(m_format, sourceOf(reportOf(rows)));
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(test::fillsOf(statement).size(), std::size_t(30'000));
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
