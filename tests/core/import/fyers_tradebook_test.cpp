#include "core/import/fyers_tradebook.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::AssetClass;
using core::OptionRight;
using core::StatementRow;
using test::dec;

class FyersTradebookTest : public QObject {
    Q_OBJECT

    const core::BrokerFormat& m_format = core::kFyersTradebook;

private slots:
    void readsTheExecutionsAndTheClient() {
        const auto statement = test::readWhole(m_format, sample("fyers-tradebook.csv"));
        QCOMPARE(statement.accountNumber, QStringLiteral("XA00001"));
        QCOMPARE(statement.accountCurrency, QStringLiteral("INR"));
        QCOMPARE(test::described(test::fillsOf(statement)),
                 QStringList({QStringLiteral("2026-07-09T15:20:21 sell 11000 TATASTEEL26JUL165CE @ 4.15"),
                              QStringLiteral("2026-07-09T09:58:39 buy 5500 TATASTEEL26JUL165CE @ 3.7"),
                              QStringLiteral("2026-07-09T09:58:39 buy 5500 TATASTEEL26JUL165CE @ 3.7"),
                              QStringLiteral("2026-07-08T12:05:07 sell 40 SENSEX2670977500PE @ 251.25"),
                              QStringLiteral("2026-07-08T12:00:00 buy 40 SENSEX2670977500PE @ 1250.5"),
                              QStringLiteral("2026-07-03T10:00:00 buy 152250 ITC @ 410.05")}));
        QCOMPARE(test::complaintAboutRows(statement), QString());
    }

    void dropsTheMirrorRowsWithAReason() {
        const auto statement = test::readWhole(m_format, sample("fyers-tradebook.csv"));
        QCOMPARE(test::endsOf(statement), (test::Ends{6, 2, 2}));
        const StatementRow* mirror = test::rowAt(statement, 12);
        QVERIFY(mirror != nullptr && mirror->kind == StatementRow::Kind::Ignored);
        QVERIFY(mirror->reason.contains(QLatin1String("mirror")));
    }

    void tellsOptionsFromShares() {
        const auto fills = test::fillsOf(test::readWhole(m_format, sample("fyers-tradebook.csv")));
        QCOMPARE(fills[0].instrument.assetClass, AssetClass::Option);
        QCOMPARE(fills[0].instrument.strike, dec("165"));
        QCOMPARE(fills[0].instrument.right, OptionRight::Call);
        QCOMPARE(fills[0].product, QStringLiteral("Overnight"));
        QCOMPARE(fills[3].instrument.expiry, core::parseDay(u"2026-07-09"));
        QCOMPARE(fills[5].instrument.assetClass, AssetClass::Stock);
        QCOMPARE(fills[5].venue, QStringLiteral("NSE"));
        for (const auto& fill : fills) {
            QCOMPARE(fill.multiplier, dec("1"));
            QVERIFY(fill.externalId.isEmpty());
        }
    }

    void rejectsAnUnknownSideAndAnUnknownContractNamingTheCell() {
        const auto statement = test::readWhole(m_format, sample("fyers-tradebook.csv"));
        const StatementRow* side = test::rowAt(statement, 17);
        QCOMPARE(side->column, QStringLiteral("Side"));
        QCOMPARE(side->value, QStringLiteral("SOLDOUT"));
        const StatementRow* contract = test::rowAt(statement, 18);
        QCOMPARE(contract->column, QStringLiteral("Symbol name"));
        QCOMPARE(contract->value, QStringLiteral("GOLDPETAL"));
    }

    void lotsOfACommodityAreAskedFor() {
        auto file = sample("fyers-tradebook.csv");
        // A lot of 100 barrels: the value is not quantity × price.
        file.text.append("CRUDEOIL26AUGFUT,CRUDEOIL AUG FUT,\"09 Jul 2026, 11:00:00 AM\",BUY,Overnight,1,"
                         "5800.00,\"5,80,000.00\",Commodity,2.5E+15,2.6E+13\n");
        const auto plan = planOf(file, FakeJournal().context());
        QCOMPARE(plan.unknownMultipliers, std::vector{QStringLiteral("CRUDEOIL26AUGFUT")});
        QCOMPARE(plan.fillCounts.newOnes, 6);
    }

    void keepsIdenticalRowsApartAndMeetsThemAgain() {
        FakeJournal journal;
        const auto first = planOf(sample("fyers-tradebook.csv"), journal.context());
        QCOMPARE(first.fillCounts.newOnes, 6);
        journal.apply(first);
        const auto second = planOf(sample("fyers-tradebook.csv"), journal.context());
        QCOMPARE(second.fillCounts.newOnes, 0);
        QCOMPARE(second.fillCounts.duplicate, 6);
        QCOMPARE(first.grossPnl, dec("-35020")); // 11,000 × 0.45 and 40 × −999.25
    }

    void readsColumnsInAnyOrder() {
        const auto straight = sample("fyers-tradebook.csv");
        const auto reversed = sourceOf(test::withColumnsReversed(straight.text, "Symbol name"));
        QCOMPARE(test::described(test::fillsOf(test::readWhole(m_format, reversed))),
                 test::described(test::fillsOf(test::readWhole(m_format, straight))));
    }

    void namesAMissingColumn() {
        auto file = sample("fyers-tradebook.csv");
        file.text.replace("Traded price", "Something");
        const auto statement = m_format.read(file, {});
        QVERIFY(!statement);
        QVERIFY2(statement.error().detail.contains(QLatin1String("Traded price")),
                 qPrintable(statement.error().detail));
        QCOMPARE(m_format.recognise(file.text), 0);
    }

    void survivesDamage() {
        QCOMPARE(test::complaintAboutDamage(m_format, sample("fyers-tradebook.csv").text), QString());
    }

    void readsRealTradebooks() {
        for (const QString& path : realSamples("fyers-tradebook")) {
            const auto file = core::readSourceFile(path).value();
            const auto statement = test::readWhole(m_format, file);
            QCOMPARE(test::endsOf(statement), (test::Ends{98, 81, 0}));
            QCOMPARE(test::complaintAboutRows(statement), QString());
            const auto plan = planOf(file, FakeJournal().context());
            QCOMPARE(plan.fillCounts.newOnes, 98);
            QCOMPARE(plan.rows.rejected, 0);
        }
    }
};

TJ_TEST(FyersTradebookTest)
#include "fyers_tradebook_test.moc"
