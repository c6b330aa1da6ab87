#include "core/journal/operations/annotations.h"
#include "core/journal/operations/import_statement.h"
#include "core/journal/operations/trades.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/core/journal/journal_statements.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace core;
using test::contentsOf;
using test::import;
using test::must;
using test::randomRows;
using test::roundTrip;
using test::rowOf;
using test::statementOf;
using test::TempJournal;
using test::tradeLines;

class ImportTest : public QObject {
    Q_OBJECT
private slots:
    void anImportMakesAccountInstrumentAndTrades() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, roundTrip());
        QVERIFY(outcome.batch.has_value());
        QCOMPARE(outcome.plan.fillCounts.newOnes, 2);
        QCOMPARE(outcome.change.title, QStringLiteral("Import fills.csv (2 fills)"));
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(1));
        QCOMPARE(book->trades.front().grossPnl.toString(), QStringLiteral("30"));
        QCOMPARE(must(journal->importBatches()).size(), std::size_t(1));
    }

    void theSecondImportChangesNothing() {
        TempJournal journal;
        import(journal, roundTrip());
        const auto before = contentsOf(*journal);
        const ImportOutcome again = import(journal, roundTrip());
        QVERIFY(!again.batch.has_value());
        QVERIFY(!again.change.changes);
        QCOMPARE(again.plan.fillCounts.duplicate, 2);
        QCOMPARE(contentsOf(*journal), before);
        QCOMPARE(must(journal->history()).size(), std::size_t(1));
    }

    void anUndoneImportWasNever() {
        TempJournal journal;
        import(journal, roundTrip());
        const auto imported = contentsOf(*journal);
        must(journal->undo());
        QVERIFY(contentsOf(*journal).empty());
        QCOMPARE(journal->connection().number("select count(*) from outbox where operation = 'import'"), 0);
        must(journal->redo());
        QCOMPARE(contentsOf(*journal), imported);
        QVERIFY(test::tradesAreCurrent(*journal));
        must(journal->undo());
        QCOMPARE(import(journal, roundTrip()).plan.fillCounts.newOnes, 2);
    }

    void anOpenPositionIsCarriedOverImportsHoweverFarApart() {
        constexpr int kDay = 1440;
        TempJournal journal;
        import(journal, statementOf({rowOf(1, Side::Buy, 10, QStringLiteral("100"), 600)}));
        import(journal, statementOf({rowOf(2, Side::Buy, 5, QStringLiteral("101"), 30 * kDay)}));
        import(journal, statementOf({rowOf(3, Side::Sell, 20, QStringLiteral("110"), 90 * kDay)}));
        QVERIFY(test::tradesAreCurrent(*journal));
        // The third fill closed one trade and opened another: at one time, and the later one goes on.
        import(journal, statementOf({rowOf(4, Side::Buy, 5, QStringLiteral("100"), 200 * kDay)}));
        QVERIFY(test::tradesAreCurrent(*journal));
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(2));
        QVERIFY(std::all_of(book->trades.begin(), book->trades.end(),
                            [](const Trade& trade) { return trade.isClosed(); }));
    }

    void rareFillsInAnyOrderOfImportsGiveTheSameTrades() {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            std::mt19937 random(seed);
            std::vector<StatementRow> rows;
            for (int i = 0; i < 24; ++i) {
                rows.push_back(rowOf(i + 1, random() % 2 == 0 ? Side::Buy : Side::Sell, 1 + int(random() % 4),
                                     QString::number(90 + random() % 20), int(random() % 600'000)));
                rows.back().fills[0].product = random() % 2 == 0 ? QStringLiteral("MIS") : QString();
            }
            TempJournal whole;
            import(whole, statementOf(rows));
            std::shuffle(rows.begin(), rows.end(), random);
            TempJournal parts;
            for (std::size_t i = 0; i < rows.size(); i += 4) {
                import(parts, statementOf({rows.begin() + qsizetype(i), rows.begin() + qsizetype(i) + 4}));
                QVERIFY(test::tradesAreCurrent(*parts));
            }
            QCOMPARE(tradeLines(parts), tradeLines(whole));
        }
    }

    void theFirstImportTakenBackLeavesNoTradeBehind() {
        // Its account and instruments go with it: their keys may soon be those of others.
        TempJournal journal;
        import(journal, statementOf(randomRows(4, 60)));
        must(journal->undo());
        QCOMPARE(journal->connection().number("select count(*) from trades"), 0);
        QCOMPARE(journal->connection().number("select count(*) from trade_fills"), 0);
        import(journal, statementOf({rowOf(1, Side::Buy, 1, QStringLiteral("5"), 5, QStringLiteral("NEW"))}));
        QCOMPARE(journal.book()->trades.size(), std::size_t(1));
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void aCorrectionIsTakenBackWithItsImport() {
        TempJournal journal;
        import(journal, roundTrip());
        const auto before = contentsOf(*journal);
        Statement corrected = roundTrip();
        corrected.rows[1].fills[0].charges = Charges::commission(Decimal::fromInt(2));
        const ImportOutcome outcome = import(journal, corrected);
        QCOMPARE(outcome.plan.fillCounts.corrected, 1);
        QCOMPARE(journal.book()->trades.front().netPnl.toString(), QStringLiteral("28"));
        must(journal->undo());
        QCOMPARE(contentsOf(*journal), before);
    }

    void anImportCanBeTakenBackWhateverCameLater() {
        TempJournal journal;
        const ImportOutcome first = import(journal, roundTrip());
        import(journal, statementOf({rowOf(3, Side::Buy, 5, QStringLiteral("100"), 2000)}));
        must(journal->undoImport(*first.batch));
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(1));
        QCOMPARE(book->trades.front().status, TradeStatus::Open);
        QVERIFY(test::tradesAreCurrent(*journal));
        QCOMPARE(book->accounts.size(), std::size_t(1)); // the second import still uses it
        must(journal->redo());
        QCOMPARE(journal.book()->trades.size(), std::size_t(2));
        QCOMPARE(journal->undoImport(ImportBatchId(newUuid())).error().code, ErrorCode::NotFound);
    }

    void notesSurviveEveryRematching() {
        TempJournal journal;
        import(journal, statementOf({rowOf(2, Side::Buy, 10, QStringLiteral("100"), 900)}));
        const TradeId noted = journal.book()->trades.front().id;
        must(journal->change(QStringLiteral("Note"), [&](ChangeScope& scope) {
            return editAnnotation(scope, noted, [](Annotation& a) { a.notes = QStringLiteral("mine"); });
        }));
        // An earlier fill arrives late: the trade now begins with it and has another id.
        import(journal, statementOf({rowOf(1, Side::Buy, 5, QStringLiteral("99"), 600)}));
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(1));
        QVERIFY(book->trades.front().id != noted);
        QVERIFY(book->trades.front().hasNotes);
        const TradeDetail detail = must(journal->readTrade(*book, noted));
        QCOMPARE(detail.annotations.front().notes, QStringLiteral("mine"));
    }

    void whatAPersonDeletedStaysDeletedUnlessRestored() {
        TempJournal journal;
        import(journal, roundTrip());
        const TradeId id = journal.book()->trades.front().id;
        must(journal->change(QStringLiteral("Delete"), [&](ChangeScope& scope) {
            return deleteTrades(scope, std::vector<TradeId>{id});
        }));
        QCOMPARE(import(journal, roundTrip()).plan.fillCounts.previouslyDeleted, 2);
        QVERIFY(journal.book()->trades.empty());
        ImportOptions restore;
        restore.restore = true;
        const ImportOutcome restored = import(journal, roundTrip(), restore);
        QCOMPARE(journal.book()->trades.size(), std::size_t(1));
        must(journal->undoImport(*restored.batch));
        QVERIFY(journal.book()->trades.empty());
        QCOMPARE(must(journal->records(RecordKind::Fill, true)).size(), std::size_t(2));
    }

    void anySplitOfAnImportEqualsOneImport_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void anySplitOfAnImportEqualsOneImport() {
        QFETCH(unsigned, seed);
        const std::vector<StatementRow> rows = randomRows(seed, 60);
        TempJournal whole;
        import(whole, statementOf(rows));
        std::mt19937 random(seed);
        std::vector<StatementRow> shuffled = rows;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        TempJournal parts;
        for (std::size_t from = 0; from < shuffled.size();) {
            const std::size_t to = std::min(shuffled.size(), from + 1 + random() % 20);
            import(parts, statementOf({shuffled.begin() + long(from), shuffled.begin() + long(to)}));
            from = to;
        }
        QCOMPARE(tradeLines(parts), tradeLines(whole));
        QVERIFY(test::tradesAreCurrent(*parts));
    }
};

TJ_TEST(ImportTest)
#include "import_test.moc"
