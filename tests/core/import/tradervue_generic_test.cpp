#include "core/import/tradervue_generic.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::AssetClass;
using core::OptionRight;
using test::dec;

class TradervueGenericTest : public QObject {
    Q_OBJECT

    const core::BrokerFormat& m_format = core::kTradervueGeneric;

private slots:
    void readsExecutionsWithTheirThreeCosts() {
        const auto statement = test::readWhole(m_format, sample("tradervue-generic.csv"));
        QCOMPARE(
            test::described(test::fillsOf(statement)),
            QStringList(
                {QStringLiteral(
                     "2026-01-05T09:31:05 buy 200 XYZ @ 50.1 commission 1 exchange 0.3 regulatory 0.05"),
                 QStringLiteral(
                     "2026-01-05T09:45:34 sell 200 XYZ @ 50.6 commission 1 exchange -0.4 regulatory 0.25"),
                 QStringLiteral("2026-01-05T10:02:00 sell 100 ABCD @ 20 commission 1 regulatory 0.05 open"),
                 QStringLiteral("2026-01-05T10:12:00 buy 100 ABCD @ 19.5 commission 1 regulatory 0.05 close"),
                 QStringLiteral(
                     "2026-01-06T11:00:00 buy 2 SPY JAN 26 600 CALL @ 1.75 commission 1.3 regulatory 0.05"),
                 QStringLiteral(
                     "2026-01-06T11:30:00 sell 2 SPY JAN 26 600 CALL @ 2.25 commission 1.3 regulatory 0.05"),
                 QStringLiteral("2026-01-06T12:00:00 buy 1 QQQ FEB 20 2026 520 PUT @ 3.1 commission 0.65 "
                                "regulatory 0.02")}));
        QCOMPARE(test::endsOf(statement), (test::Ends{7, 0, 2}));
    }

    void readsOptionsInWords() {
        const auto fills = test::fillsOf(test::readWhole(m_format, sample("tradervue-generic.csv")));
        QCOMPARE(fills[4].instrument.assetClass, AssetClass::Option);
        QCOMPARE(fills[4].instrument.right, OptionRight::Call);
        QCOMPARE(fills[4].instrument.strike, dec("600"));
        QCOMPARE(fills[4].multiplier, dec("100"));
        QVERIFY2(!fills[4].instrument.expiry, "only the month is told");
        QCOMPARE(fills[6].instrument.expiry, core::parseDay(u"2026-02-20"));
        QCOMPARE(fills[0].instrument.assetClass, AssetClass::Stock);
        QVERIFY(!fills[0].multiplier);
    }

    void knowsAFutureByItsSymbol() {
        const auto fills = test::fillsOf(test::readWhole(
            m_format, sourceOf("Date,Time,Symbol,Quantity,Price,Side,Commission,TransFee,ECNFee\n"
                               "1/5/2026,09:31:05,MNQH6,1,20000,Buy,1,0,0\n"
                               "1/5/2026,09:31:05,/MESH6,1,6000,Buy,1,0,0\n"
                               "1/5/2026,09:31:05,XYZ,1,50,Buy,1,0,0\n")));
        QCOMPARE(fills[0].instrument.assetClass, AssetClass::Future);
        QCOMPARE(fills[1].instrument.assetClass, AssetClass::Future);
        QCOMPARE(fills[2].instrument.assetClass, AssetClass::Stock);
    }

    void rejectsNoQuantityAndNoOption() {
        const auto statement = test::readWhole(m_format, sample("tradervue-generic.csv"));
        QCOMPARE(test::rowAt(statement, 9)->column, QStringLiteral("Quantity"));
        QCOMPARE(test::rowAt(statement, 10)->column, QStringLiteral("Option"));
        QCOMPARE(test::rowAt(statement, 10)->value, QStringLiteral("520 PUT"));
    }

    void realisesLongShortAndOptions() {
        const auto plan = planOf(sample("tradervue-generic.csv"), FakeJournal().context());
        QCOMPARE(plan.grossPnl, dec("250")); // 200 × 0.50, 100 × 0.50 and 2 × 100 × 0.50
        QCOMPARE(plan.fees, dec("7"));
        QCOMPARE(plan.tradesClosed, 3);
        QCOMPARE(plan.tradesOpened, 4);
    }

    void readsAmericanDatesUnlessToldOtherwise() {
        const auto file = sample("tradervue-generic.csv");
        core::ReadOptions options;
        options.dateOrder = core::ReadOptions::DateOrder::DayFirst;
        QCOMPARE(test::fillsOf(m_format.read(file, options).value())[0].time.day,
                 core::parseDay(u"2026-05-01"));
    }

    void readsColumnsInAnyOrder() {
        const auto straight = sample("tradervue-generic.csv");
        const auto reversed = sourceOf(test::withColumnsReversed(straight.text, "Date"));
        QCOMPARE(test::described(test::fillsOf(test::readWhole(m_format, reversed))),
                 test::described(test::fillsOf(test::readWhole(m_format, straight))));
    }

    void namesAMissingColumn() {
        auto file = sample("tradervue-generic.csv");
        file.text.replace("Side", "Way");
        const auto statement = m_format.read(file, {});
        QVERIFY(!statement);
        QVERIFY2(statement.error().detail.contains(QLatin1String("Side")),
                 qPrintable(statement.error().detail));
    }

    void survivesDamage() {
        QCOMPARE(test::complaintAboutDamage(m_format, sample("tradervue-generic.csv").text), QString());
    }

    void readsRealFiles() {
        for (const QString& path : realSamples("tradervue-generic")) {
            const auto statement = test::readWhole(m_format, core::readSourceFile(path).value());
            QCOMPARE(
                test::described(test::fillsOf(statement)),
                QStringList(
                    {QStringLiteral(
                         "2012-01-05T09:35:05 buy 1 SPY JAN 12 125 CALL @ 1.75 commission 1 regulatory 0.05"),
                     QStringLiteral(
                         "2012-01-05T09:39:34 sell 100 SPY @ 121.5 commission 1 regulatory 0.05")}));
        }
    }
};

TJ_TEST(TradervueGenericTest)
#include "tradervue_generic_test.moc"
