#include "core/import/zerodha_tradebook.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

using namespace core;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

Statement read(const SourceFile& file, const ReadOptions& options = {}) {
    return kZerodhaTradebook.read(file, options).value();
}

} // namespace

class ZerodhaTradebookTest : public QObject {
    Q_OBJECT
private slots:
    void readsEquityFillsAsPrinted() {
        const Statement statement = read(sample("zerodha_tradebook_eq.csv"));
        QCOMPARE(int(statement.rows.size()), 5);
        const FillDraft& fill = statement.rows[0].fills.at(0);
        QCOMPARE(statement.rows[0].row, 2);
        QCOMPARE(fill.instrument.symbol, QStringLiteral("INFY"));
        QCOMPARE(fill.instrument.assetClass, AssetClass::Stock);
        QCOMPARE(fill.instrument.currency, QStringLiteral("INR"));
        QCOMPARE(fill.quantity, dec("50"));
        QCOMPARE(fill.price, dec("1500"));
        QCOMPARE(fill.externalId, QStringLiteral("101"));
        QCOMPARE(fill.venue, QStringLiteral("NSE"));
        QCOMPARE(fill.time.sinceMidnight.value(), std::chrono::milliseconds(33'605'000));
        QCOMPARE(statement.rows[4].fills.at(0).remark, QStringLiteral("auction"));
    }

    void timesAreKolkatas() {
        const ImportPlan plan = planOf(sample("zerodha_tradebook_eq.csv"), FakeJournal().context());
        QCOMPARE(instantText(plan.fills[0].fill.executedAt), QStringLiteral("2026-03-02T03:50:05Z"));
        QCOMPARE(plan.zone, QStringLiteral("Asia/Kolkata"));
    }

    void fillsOfOneOrderAllSurvive() {
        const ImportPlan plan = planOf(sample("zerodha_tradebook_eq.csv"), FakeJournal().context());
        QCOMPARE(plan.rows.newOnes, 5);
        QSet<FillId> ids;
        for (const PlannedFill& planned : plan.fills) {
            ids.insert(planned.fill.id);
        }
        QCOMPARE(int(ids.size()), 5);
    }

    void theSaleWithoutAnOpeningIsNoShort() {
        const ImportPlan plan = planOf(sample("zerodha_tradebook_eq.csv"), FakeJournal().context());
        QCOMPARE(plan.tradesOpened, 2);
        QCOMPARE(plan.tradesClosed, 1);
        QCOMPARE(plan.grossPnl.value(), dec("1250"));
        QCOMPARE(plan.currency, QStringLiteral("INR"));
    }

    void optionsAndFuturesOfNseCountUnits() {
        const ImportPlan plan = planOf(sample("zerodha_tradebook_fo.csv"), FakeJournal().context());
        QCOMPARE(plan.rows.newOnes, 3);
        const auto& option = plan.newInstruments.at(0);
        QCOMPARE(option.assetClass, AssetClass::Option);
        QCOMPARE(option.strike.value(), dec("24750"));
        QCOMPARE(option.right, OptionRight::Put);
        QCOMPARE(dayText(option.expiry.value()), QStringLiteral("2026-03-05"));
        QCOMPARE(option.multiplier, dec("1"));
        QCOMPARE(plan.newInstruments.at(1).assetClass, AssetClass::Future);
        QCOMPARE(plan.grossPnl.value(), dec("-1065"));
    }

    void commodityLotsAreAskedForNeverGuessed() {
        ImportOptions options;
        const ImportPlan asked = planOf(sample("zerodha_tradebook_fo.csv"), FakeJournal().context());
        QCOMPARE(asked.rows.rejected, 1);
        QCOMPARE(asked.rejectedRows[0].row, 5);
        QCOMPARE(asked.rejectedRows[0].column, QStringLiteral("multiplier"));
        QVERIFY(asked.rejectedRows[0].reason.contains(QStringLiteral("tj instrument")));
        QCOMPARE(asked.unknownMultipliers.at(0), QStringLiteral("CRUDEOIL26MARFUT"));
        options.multipliers.insert(QStringLiteral("CRUDEOIL26MARFUT"), dec("100"));
        const ImportPlan told = planOf(sample("zerodha_tradebook_fo.csv"), FakeJournal().context(), options);
        QCOMPARE(told.rows.rejected, 0);
        QCOMPARE(told.newInstruments.at(2).multiplier, dec("100"));
    }

    void kitesVariantHasTitleRowsProductsAndNoIds() {
        const ImportPlan plan = planOf(sample("zerodha_tradebook_kite.csv"), FakeJournal().context());
        QCOMPARE(plan.rows.newOnes, 3);
        QCOMPARE(plan.accounts.at(0).number, QStringLiteral("ZX1234"));
        QCOMPARE(plan.fills[0].fill.product, QStringLiteral("CNC"));
        QCOMPARE(plan.fills[0].fill.timePrecision, TimePrecision::Day);
        QVERIFY(plan.fills[0].fill.id != plan.fills[1].fill.id);
        QCOMPARE(plan.fills[2].fill.price, dec("1110.5"));
        QCOMPARE(plan.rejectedRows.at(0).column, QStringLiteral("Trade Type"));
        QCOMPARE(plan.rejectedRows.at(0).value, QStringLiteral("transfer"));
    }

    void aMangledIdIsNoId() {
        QByteArray text = sample("zerodha_tradebook_eq.csv").text;
        text.replace(",101,", ",2.04E+08,").replace(",102,", ",2.04E+08,");
        const ImportPlan plan = planOf(sourceOf(text), FakeJournal().context());
        QCOMPARE(plan.rows.newOnes, 5);
        QVERIFY(plan.fills[0].fill.externalId.isEmpty());
    }

    void aSpreadsheetsDayFirstDatesAreDecidedOverAllRows() {
        const QByteArray head =
            "symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id\n";
        const QByteArray ambiguous = head + "A,I,03/04/2026,NSE,EQ,EQ,buy,false,1,10,1\n";
        QCOMPARE(kZerodhaTradebook.read(sourceOf(ambiguous), {}).error().code, ErrorCode::AmbiguousValue);
        const Statement decided = read(sourceOf(ambiguous + "A,I,23/04/2026,NSE,EQ,EQ,buy,false,1,10,2\n"));
        QCOMPARE(dayText(decided.rows[0].fills.at(0).time.day), QStringLiteral("2026-04-03"));
        ReadOptions monthFirst;
        monthFirst.dateOrder = ReadOptions::DateOrder::MonthFirst;
        QCOMPARE(dayText(read(sourceOf(ambiguous), monthFirst).rows[0].fills.at(0).time.day),
                 QStringLiteral("2026-03-04"));
    }

    void everyRealFileIsReadWhole() {
        QStringList paths = realSamples("zerodha-tradebook-eq") + realSamples("zerodha-tradebook-fo") +
                            realSamples("zerodha-tradebook-variant");
        if (paths.isEmpty()) {
            QSKIP("no real statements beside the source tree");
        }
        for (const QString& path : paths) {
            const SourceFile file = readSourceFile(path).value();
            FakeJournal journal;
            const ImportPlan plan = planOf(file, journal.context());
            QCOMPARE(plan.formatId, QStringLiteral("zerodha-tradebook"));
            QVERIFY2(plan.rejectedRows.empty(), qPrintable(path));
            journal.apply(plan);
            const ImportPlan again = planOf(file, journal.context());
            QCOMPARE(again.rows.duplicate, plan.rows.newOnes);
            QCOMPARE(again.rows.newOnes, 0);
            QCOMPARE(again.grossPnl, plan.grossPnl);
        }
    }
};

TJ_TEST(ZerodhaTradebookTest)
#include "zerodha_tradebook_test.moc"
