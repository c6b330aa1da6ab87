#include "core/import/generic_columns.h"

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

ImportPlan planOfText(const QByteArray& text, const ReadOptions& reading = {}) {
    return planOf(sourceOf(text), FakeJournal().context(), {}, reading);
}

} // namespace

class GenericColumnsTest : public QObject {
    Q_OBJECT
private slots:
    void aPlainTableOfFillsIsGuessed() {
        const ImportPlan plan = planOfText("Symbol,AssetType,Action,Quantity,Price,FilledAt,Fees\n"
                                           "SPY,Stock,Buy,100,121.50,2026-01-05T09:30:00,1.00\n"
                                           "SPY,Stock,Sell,100,123.10,2026-01-05T15:55:00,1.00\n");
        QCOMPARE(plan.formatId, QStringLiteral("generic"));
        QCOMPARE(plan.grossPnl.value(), dec("160"));
        QCOMPARE(plan.fees.value(), dec("2"));
        QCOMPARE(plan.netPnl.value(), dec("158"));
    }

    void aEuropeanTableIsReadBelowItsPreamble() {
        const ImportPlan plan = planOf(sample("table_european.csv"), FakeJournal().context());
        QCOMPARE(plan.rows, (ImportCounts{2, 0, 0, 0, 2, 0}));
        QCOMPARE(plan.grossPnl.value(), dec("331.25"));
        QCOMPARE(plan.fees.value(), dec("2.24"));
        QCOMPARE(plan.currency, QStringLiteral("EUR"));
        QCOMPARE(plan.ignoredRows.at(0).reason, QStringLiteral("no trade: Dividende"));
        QCOMPARE(plan.ignoredRows.at(1).row, 7);
    }

    void roundTripsBecomeTwoFillsWithAPositionOfTheirOwn() {
        const ImportPlan plan = planOf(sample("table_round_trips.csv"), FakeJournal().context());
        QCOMPARE(plan.rows.newOnes, 4);
        QCOMPARE(plan.fillCounts.newOnes, 7);
        QCOMPARE(plan.tradesOpened, 4);
        QCOMPARE(plan.tradesClosed, 3);
        QCOMPARE(plan.grossPnl.value(), dec("105"));
        QCOMPARE(plan.fees.value(), dec("5"));
        QSet<QString> positions;
        for (const PlannedFill& planned : plan.fills) {
            positions.insert(planned.fill.position);
        }
        QCOMPARE(int(positions.size()), 4);
        QCOMPARE(plan.fills[0].note->notes, QStringLiteral("waited for the pullback"));
        QCOMPARE(plan.fills[0].note->initialStop.value(), dec("9.80"));
        QCOMPARE(plan.fills[0].tags, (QStringList{QStringLiteral("breakout"), QStringLiteral("morning")}));
        QVERIFY(!plan.fills[1].note);
    }

    void aRoundTripThatClosesLaterKeepsItsPosition() {
        FakeJournal journal;
        journal.apply(planOf(sample("table_round_trips.csv"), journal.context()));
        QByteArray later = sample("table_round_trips.csv").text;
        later.replace("20.00,,,-1.00", "20.00,2026-03-04 10:00,21.00,-1.00");
        const ImportPlan plan = planOf(sourceOf(later), journal.context());
        QCOMPARE(plan.fillCounts, (ImportCounts{1, 7, 0, 0, 0, 0}));
        QCOMPARE(plan.tradesClosed, 4);
        QCOMPARE(plan.grossPnl.value(), dec("115"));
    }

    void thePrintedProfitIsHeldAgainstOurs() {
        const QByteArray head = "symbol,side,qty,entry date,entry price,exit date,exit price,profit\n";
        const ImportPlan equal = planOfText(head + "ABC,Long,10,2026-03-02,10,2026-03-03,11,10\n");
        QCOMPARE(equal.totals.at(0).ours.value(), dec("10"));
        QVERIFY(equal.totals.at(0).reason.isEmpty());
        const ImportPlan other = planOfText(head + "ABC,Long,10,2026-03-02,10,2026-03-03,11,17\n");
        QCOMPARE(other.totals.at(0).difference.value(), dec("-7"));
        QCOMPARE(other.totals.at(0).reason, QStringLiteral("not explained"));
    }

    void wordsForTheSideTellWhetherItOpensOrCloses() {
        const QByteArray head = "symbol,date,side,quantity,price\n";
        const ImportPlan covered = planOfText(head + "ABC,2026-03-02 10:00,Sell short,10,12\n"
                                                     "ABC,2026-03-03 10:00,Cover,10,11\n");
        QCOMPARE(covered.fills[0].fill.effect, Effect::Open);
        QCOMPARE(covered.grossPnl.value(), dec("10"));
        const ImportPlan orphan = planOfText(head + "ABC,2026-03-02 10:00,BUY_TO_CLOSE,10,12\n");
        QCOMPARE(orphan.tradesOpened, 0);
        QCOMPARE(planOfText(head + "ABC,2026-03-02 10:00,buy,10,12\n").fills[0].fill.effect, Effect::Unknown);
    }

    void theOnlyCostColumnIsCommission() {
        const ImportPlan fees =
            planOfText("symbol,date,side,quantity,price,fees\nABC,2026-03-02,buy,1,10,2\n");
        QCOMPARE(fees.fills[0].fill.charges[ChargeKind::Commission], dec("2"));
        const ImportPlan both =
            planOfText("symbol,date,side,quantity,price,commission,fees\nABC,2026-03-02,buy,1,10,--,2\n");
        QCOMPARE(both.fills[0].fill.charges[ChargeKind::Commission], Decimal());
        QCOMPARE(both.fills[0].fill.charges[ChargeKind::Other], dec("2"));
    }

    void signedQuantitiesTellTheSide() {
        const ImportPlan plan = planOfText(
            "symbol,date,quantity,price\nABC,2026-03-02 10:00:00,100,10\nABC,2026-03-02 11:00:00,-100,11\n");
        QCOMPARE(plan.fills[0].fill.side, Side::Buy);
        QCOMPARE(plan.fills[1].fill.side, Side::Sell);
        QCOMPARE(plan.grossPnl.value(), dec("100"));
    }

    void idsThatRepeatAreNotUsed() {
        const QByteArray head = "symbol,date,side,quantity,price,trade id\n";
        const ImportPlan unique =
            planOfText(head + "ABC,2026-03-02,buy,1,10,70031187\nABC,2026-03-02,buy,1,10,70031188\n");
        QCOMPARE(unique.fills[0].fill.externalId, QStringLiteral("70031187"));
        const ImportPlan repeated =
            planOfText(head + "ABC,2026-03-02,buy,1,10,70031187\nABC,2026-03-02,buy,1,10,70031187\n");
        QCOMPARE(repeated.rows.newOnes, 2);
        QVERIFY(repeated.fills[0].fill.externalId.isEmpty());
        QVERIFY(repeated.remarks.at(0).reason.contains(QStringLiteral("were not used")));
    }

    void rowNumbersAreNoIds_data() {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("counted from one") << QByteArray("1") << QByteArray("2");
        QTest::newRow("counted from zero") << QByteArray("0") << QByteArray("1");
        QTest::newRow("with a word") << QByteArray("Trade 1") << QByteArray("Trade 2");
        QTest::newRow("with a sign") << QByteArray("#001") << QByteArray("#002");
        QTest::newRow("with gaps") << QByteArray("118") << QByteArray("4711");
    }
    /// Two files of one day number their rows alike: no fill of either is lost, and each is known again.
    void rowNumbersAreNoIds() {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const QByteArray head = "symbol,date,side,quantity,price,trade id\n";
        const QByteArray morning =
            head + "ABC,2026-03-02,buy,1,10," + first + "\nABC,2026-03-02,buy,1,11," + second + "\n";
        const QByteArray evening =
            head + "ABC,2026-03-02,sell,1,12," + first + "\nABC,2026-03-02,sell,1,13," + second + "\n";
        FakeJournal journal;
        journal.apply(planOf(sourceOf(morning), journal.context()));
        const ImportPlan later = planOf(sourceOf(evening), journal.context());
        QCOMPARE(later.rows, (ImportCounts{2, 0, 0, 0, 0, 0}));
        journal.apply(later);
        QCOMPARE(int(journal.fills.size()), 4);
        for (const QByteArray& again : {morning, evening}) {
            QCOMPARE(planOf(sourceOf(again), journal.context()).rows, (ImportCounts{0, 2, 0, 0, 0, 0}));
        }
        QCOMPARE(later.grossPnl.value(), dec("4"));
    }

    void datesThatContradictEachOtherNameTheirRows() {
        const auto read = kGenericColumns.read(sourceOf("symbol,date,side,quantity,price\n"
                                                        "A,25/03/2026,buy,1,10\nA,03/26/2026,buy,1,10\n"
                                                        "A,03/04/2026,buy,1,10\n"),
                                               {});
        QCOMPARE(read.error().code, ErrorCode::AmbiguousValue);
        QVERIFY2(read.error().detail.contains(QStringLiteral("row 2 has '25/03/2026' (day first), row 3 has "
                                                             "'03/26/2026' (month first)")),
                 qPrintable(read.error().detail));
        ReadOptions answer;
        answer.dateOrder = ReadOptions::DateOrder::DayFirst;
        const ImportPlan told = planOfText("symbol,date,side,quantity,price\n"
                                           "A,25/03/2026,buy,1,10\nA,03/26/2026,buy,1,10\n"
                                           "A,03/04/2026,buy,1,10\n",
                                           answer);
        QCOMPARE(told.rows, (ImportCounts{2, 0, 0, 0, 0, 1}));
    }

    void anAmbiguousNumberOrDateAsksForTheWholeFile() {
        const SourceFile numbers = sourceOf("symbol;date;side;quantity;price\nABC;2026-03-02;buy;1;1.205\n");
        const auto asked = kGenericColumns.read(numbers, {});
        QCOMPARE(asked.error().code, ErrorCode::AmbiguousValue);
        QVERIFY(asked.error().detail.contains(QStringLiteral("line 2, price")));
        ReadOptions answer;
        answer.decimalPoint = QChar(u',');
        QCOMPARE(kGenericColumns.read(numbers, answer)->rows[0].fills.at(0).price, dec("1205"));
        const SourceFile dates = sourceOf("symbol;date;side;quantity;price\nABC;03/04/2026;buy;1;1,5\n");
        QCOMPARE(kGenericColumns.read(dates, {}).error().code, ErrorCode::AmbiguousValue);
    }

    void aColumnWithoutATellingRowFollowsTheOthers() {
        const ImportPlan plan =
            planOfText("symbol;date;side;quantity;price\nABC;2026-03-02;buy;1.000;12,50\n");
        QCOMPARE(plan.fills[0].fill.quantity, dec("1000"));
        QCOMPARE(plan.fills[0].fill.price, dec("12.5"));
    }

    void timesWithoutADateWaitForIt() {
        const SourceFile file =
            sourceOf("Time,Symbol,Side,Price,Qty\n09:31:05,ABC,B,10,100\n09:45:00,ABC,S,10.5,100\n");
        QCOMPARE(recognise(file).value()->id, "generic");
        QVERIFY(kGenericColumns.read(file, {}).error().detail.contains(QStringLiteral("--date")));
        ReadOptions options;
        options.date = parseDay(u"2026-03-02");
        const Statement statement = kGenericColumns.read(file, options).value();
        QCOMPARE(dayText(statement.rows[0].fills.at(0).time.day), QStringLiteral("2026-03-02"));
        QVERIFY(statement.rows[0].fills.at(0).time.sinceMidnight.has_value());
    }

    void futuresAreKnownBySymbolAndTable() {
        const ImportPlan plan = planOfText(
            "symbol,date,side,quantity,price,currency\n"
            "MNQH6,2026-03-02 10:00:00,buy,1,20000,USD\nMNQH6,2026-03-02 11:00:00,sell,1,20010,USD\n");
        QCOMPARE(plan.newInstruments.at(0).assetClass, AssetClass::Future);
        QCOMPARE(plan.grossPnl.value(), dec("20"));
    }

    void aTemplateReadsATableOfOwnWords() {
        ColumnMapping mapping;
        mapping.name = QStringLiteral("My broker");
        mapping.columns = {{ColumnField::Symbol, QStringLiteral("what")},
                           {ColumnField::Date, QStringLiteral("when")},
                           {ColumnField::Side, QStringLiteral("how")},
                           {ColumnField::Quantity, QStringLiteral("many")},
                           {ColumnField::Price, QStringLiteral("at")}};
        mapping.buyWords = {QStringLiteral("hin")};
        mapping.sellWords = {QStringLiteral("her")};
        mapping.dateOrder = ReadOptions::DateOrder::DayFirst;
        mapping.currency = QStringLiteral("EUR");
        const SourceFile file = sourceOf(
            "preamble\nat;many;what;how;when\n10,5;2;ABC;hin;03/04/2026\n11,5;2;ABC;her;04/04/2026\n");
        const Statement statement = readWithMapping(file, mapping, {}).value();
        QCOMPARE(statement.rows[0].fills.at(0).side, Side::Buy);
        QCOMPARE(statement.rows[1].fills.at(0).side, Side::Sell);
        QCOMPARE(statement.rows[0].fills.at(0).instrument.currency, QStringLiteral("EUR"));
        QCOMPARE(dayText(statement.rows[0].fills.at(0).time.day), QStringLiteral("2026-04-03"));
        QCOMPARE(columnMappingFrom(toJson(mapping)).value(), mapping);
    }

    void aColumnTheFileLacksIsNamed() {
        ColumnMapping mapping = guessMapping({QStringLiteral("symbol"), QStringLiteral("date"),
                                              QStringLiteral("qty"), QStringLiteral("price")},
                                             {});
        mapping.columns[ColumnField::Side] = QStringLiteral("which way");
        const auto read = readWithMapping(sourceOf("symbol,date,qty,price\nA,2026-03-02,1,1\n"), mapping, {});
        QVERIFY(read.error().detail.contains(QStringLiteral("which way")));
        mapping.columns.erase(ColumnField::Price);
        QCOMPARE(missingFields(mapping), std::vector{ColumnField::Price});
        QCOMPARE(readWithMapping(sourceOf("symbol,date,qty\n"), mapping, {}).error().field,
                 QStringLiteral("price"));
    }

    void aBrokenTemplateIsRefused() {
        QVERIFY(!columnMappingFrom("{").ok());
        QVERIFY(!columnMappingFrom("{\"columns\":{\"colour\":\"x\"}}").ok());
    }

    void badCellsRejectTheirRowOnly() {
        const ImportPlan plan =
            planOfText("symbol,date,side,quantity,price\nABC,2026-03-02,buy,1,10\nABC,2026-03-32,buy,1,10\n"
                       ",2026-03-02,buy,1,10\nABC,2026-03-02,buy,many,10\nABC,2026-03-02,buy,1\n");
        QCOMPARE(plan.rows, (ImportCounts{1, 0, 0, 0, 0, 4}));
        const QStringList columns{QStringLiteral("date"), QStringLiteral("symbol"),
                                  QStringLiteral("quantity"), QStringLiteral("price")};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(plan.rejectedRows[i].column, columns[qsizetype(i)]);
            QCOMPARE(plan.rejectedRows[i].row, int(i) + 3);
        }
    }

    void textWithoutATableIsNoFormat() {
        const auto format = recognise(sourceOf("Dear customer,\nthank you for your order.\n"));
        QCOMPARE(format.error().code, ErrorCode::UnknownFormat);
        QVERIFY(format.error().detail.contains(QStringLiteral("Dear customer")));
    }
};

TJ_TEST(GenericColumnsTest)
#include "generic_columns_test.moc"
