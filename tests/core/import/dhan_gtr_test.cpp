#include "core/import/dhan_gtr.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::AssetClass;
using core::BrokerTotal;
using core::ChargeKind;
using core::TimePrecision;
using test::dec;

namespace {

QByteArray reportOf(const QByteArray& row) {
    return "Date,Scrip Name,Exchange,Bill No.,Buy Qty.,Buy Value,Sell Qty.,Sell Value,Brokerage,GST,STT,SEBI "
           "Fees,"
           "Stamp Duty,Txn. Charges,Oth. Charges,Gross Amount\n" +
           row + '\n';
}

} // namespace

class DhanGtrTest : public QObject {
    Q_OBJECT

    const core::BrokerFormat& m_format = core::kDhanGtr;

private slots:
    void makesAFillOfEachSideOfARow() {
        const auto statement = test::readWhole(m_format, sample("dhan-gtr.csv"));
        QCOMPARE(statement.accountNumber, QStringLiteral("ABCD01234"));
        QCOMPARE(test::described(test::fillsOf(statement)).mid(0, 4),
                 QStringList({QStringLiteral("2026-04-01 buy 300 TATA MOTORS @ 700 commission 20 exchange "
                                             "6.24 regulatory 0.21 taxes 246.25"),
                              QStringLiteral("2026-04-02 sell 300 TATA MOTORS @ 710.5 commission 20 exchange "
                                             "6.33 regulatory 0.21 taxes 217.92"),
                              QStringLiteral("2026-04-06 buy 700 COAL INDIA @ 400 commission 19.95 exchange "
                                             "8.31 regulatory 0.28 taxes 48.7"),
                              QStringLiteral("2026-04-06 sell 700 COAL INDIA @ 402.00014286 commission 20.05 "
                                             "exchange 8.36 regulatory 0.28 taxes 40.5")}));
        QCOMPARE(test::endsOf(statement), (test::Ends{5, 2, 0}));
    }

    void knowsTheDayButNoTime() {
        for (const auto& fill : test::fillsOf(test::readWhole(m_format, sample("dhan-gtr.csv")))) {
            QCOMPARE(fill.time.precision, TimePrecision::Day);
            QVERIFY(!fill.time.sinceMidnight);
            QCOMPARE(fill.multiplier, dec("1"));
        }
    }

    void readsOptionsAndCommodities() {
        const auto fills = test::fillsOf(test::readWhole(m_format, sample("dhan-gtr.csv")));
        QCOMPARE(fills[4].instrument.symbol, QStringLiteral("OPT NIFTY 07 APR 2026 23000 CE"));
        QCOMPARE(fills[4].instrument.assetClass, AssetClass::Option);
        QCOMPARE(fills[4].instrument.expiry, core::parseDay(u"2026-04-07"));
        QCOMPARE(fills[4].instrument.strike, dec("23000"));
        QCOMPARE(fills[6].instrument.assetClass, AssetClass::Future);
        QCOMPARE(fills[6].venue, QStringLiteral("MCX"));
    }

    void losesNoPaisaOfTheChargesWhenSplittingThem() {
        const auto statement = test::readWhole(
            m_format,
            sourceOf(reportOf(
                "01-07-2026 00:00,ABC,NSE,1,4,100.00,4,200.01,10.01,0.01,0.02,0.01,5.00,0.07,0.03,84.86")));
        const auto fills = test::fillsOf(statement);
        core::Charges sum = fills[0].charges;
        sum += fills[1].charges;
        QCOMPARE(sum[ChargeKind::Commission], dec("10.01"));
        QCOMPARE(sum[ChargeKind::Taxes], dec("5.03"));
        QCOMPARE(sum.total(), dec("15.15"));
        QCOMPARE(fills[0].charges[ChargeKind::Commission], dec("3.34"));
        QVERIFY2(fills[0].charges[ChargeKind::Taxes] >= dec("5"), "stamp duty is the buyer's");
        QVERIFY(fills[0].remark.isEmpty());
    }

    void remarksOnARowWhoseAmountDoesNotAddUp() {
        const auto fills = test::fillsOf(test::readWhole(
            m_format, sourceOf(reportOf("01-07-2026 00:00,ABC,NSE,1,3,100.00,0,0,0,0,0,0,0,0,0,-90.00"))));
        QCOMPARE(fills.size(), std::size_t(1));
        QVERIFY2(fills[0].remark.contains(QLatin1String("-100.00")), qPrintable(fills[0].remark));
    }

    void saysThatAnAveragePriceIsRounded() {
        const auto fills = test::fillsOf(test::readWhole(
            m_format, sourceOf(reportOf("01-07-2026 00:00,ABC,NSE,1,3,100.00,0,0,0,0,0,0,0,0,0,-100.00"))));
        QCOMPARE(fills[0].price, dec("33.33333333"));
        QCOMPARE(fills[0].remark, QStringLiteral("average price rounded to 8 decimals"));
    }

    void rejectsRowsThatCannotBeTrades_data() {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("column");
        QTest::newRow("nothing traded")
            << QByteArray("01-07-2026,ABC,NSE,1,0,0,0,0,0,0,0,0,0,0,0,0") << "Buy Qty.";
        QTest::newRow("value alone") << QByteArray("01-07-2026,ABC,NSE,1,0,10,1,5,0,0,0,0,0,0,0,0")
                                     << "Buy Value";
        QTest::newRow("negative") << QByteArray("01-07-2026,ABC,NSE,1,1,10,-1,5,0,0,0,0,0,0,0,0")
                                  << "Sell Qty.";
        QTest::newRow("no scrip") << QByteArray("01-07-2026,,NSE,1,1,10,0,0,0,0,0,0,0,0,0,0") << "Scrip Name";
        QTest::newRow("no date") << QByteArray("soon,ABC,NSE,1,1,10,0,0,0,0,0,0,0,0,0,0") << "Date";
        QTest::newRow("no charge") << QByteArray("01-07-2026,ABC,NSE,1,1,10,0,0,free,0,0,0,0,0,0,0")
                                   << "Brokerage";
        QTest::newRow("absurd charge")
            << QByteArray("01-07-2026,ABC,NSE,1,1,10,0,0,0,92000000000,0,0,0,0,0,0") << "GST";
    }
    void rejectsRowsThatCannotBeTrades() {
        QFETCH(QByteArray, row);
        QFETCH(QString, column);
        const auto statement = test::readWhole(m_format, sourceOf(reportOf(row)));
        QCOMPARE(test::endsOf(statement), (test::Ends{0, 0, 1}));
        QCOMPARE(statement.rows[0].column, column);
    }

    void meetsThePrintedTotals() {
        const auto plan = planOf(sample("dhan-gtr.csv"), FakeJournal().context());
        QCOMPARE(plan.totals.size(), std::size_t(3));
        for (const auto& total : plan.totals) {
            QVERIFY2(total.ours && total.ours->rounded(2) == total.printed, qPrintable(total.name));
        }
        QCOMPARE(plan.fees, dec("883.11"));
    }

    void sumsTheRowsChargesBesideThePrintedTotal() {
        const auto statement = test::readWhole(m_format, sample("dhan-gtr.csv"));
        for (const BrokerTotal& total : statement.totals) {
            QCOMPARE(total.hasRowSum, total.meaning == BrokerTotal::Meaning::Fees);
            QCOMPARE(total.rowSum, total.hasRowSum ? dec("883.11") : dec("0"));
        }
    }

    void readsColumnsInAnyOrder() {
        const auto straight = sample("dhan-gtr.csv");
        // The footer is a row of pairs: without it, as reversing tears the pairs apart.
        const QByteArray table = straight.text.left(straight.text.indexOf("Net P&L"));
        const auto reversed = sourceOf(test::withColumnsReversed(table, "Scrip Name"));
        QCOMPARE(test::described(test::fillsOf(test::readWhole(m_format, reversed))),
                 test::described(test::fillsOf(test::readWhole(m_format, straight))));
    }

    void namesAMissingColumn() {
        auto file = sample("dhan-gtr.csv");
        file.text.replace("Stamp Duty", "Stamps");
        const auto statement = m_format.read(file, {});
        QVERIFY(!statement);
        QVERIFY2(statement.error().detail.contains(QLatin1String("Stamp Duty")),
                 qPrintable(statement.error().detail));
    }

    void survivesDamage() {
        QCOMPARE(test::complaintAboutDamage(m_format, sample("dhan-gtr.csv").text), QString());
    }

    void meetsTheTotalsOfRealReportsButForWhatWasOpenedBefore() {
        for (const QString& path : realSamples("dhan-gtr")) {
            const auto file = core::readSourceFile(path).value();
            const auto statement = test::readWhole(m_format, file);
            QCOMPARE(test::endsOf(statement).rejected, 0);
            QCOMPARE(test::endsOf(statement).ignored, 2);
            for (const BrokerTotal& total : statement.totals) {
                if (total.hasRowSum) {
                    QVERIFY((total.printed - total.rowSum).abs() < dec("0.05"));
                }
            }
            const auto plan = planOf(file, FakeJournal().context());
            for (const auto& total : plan.totals) {
                QVERIFY2(!total.reason.isEmpty() && total.reason != QLatin1String("not explained"),
                         qPrintable(total.name));
            }
            QCOMPARE(plan.grossPnl->rounded(2), dec("-8268.27"));
        }
    }
};

TJ_TEST(DhanGtrTest)
#include "dhan_gtr_test.moc"
