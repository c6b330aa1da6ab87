#include "core/journal/operations/accounts.h"
#include "core/journal/operations/annotations.h"
#include "core/journal/operations/tags.h"
#include "core/journal/operations/trades.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/core/journal/journal_statements.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

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

namespace {

void note(TempJournal& journal, TradeId trade, const QString& words) {
    must(journal->change(QStringLiteral("Note"), [&](ChangeScope& scope) {
        return editAnnotation(scope, trade, [&](Annotation& annotation) { annotation.notes = words; });
    }));
}

void editPrice(TempJournal& journal, Fill fill, int price) {
    fill.price = Decimal::fromInt(price);
    must(journal->change(QStringLiteral("Edit price"),
                         [&](ChangeScope& scope) { return editFill(scope, fill); }));
}

/// Two round trips, a day apart.
Statement twoRoundTrips() {
    return statementOf({rowOf(1, Side::Buy, 10, QStringLiteral("100"), 600),
                        rowOf(2, Side::Sell, 10, QStringLiteral("103"), 660),
                        rowOf(3, Side::Buy, 5, QStringLiteral("101"), 3600),
                        rowOf(4, Side::Sell, 5, QStringLiteral("99"), 3660)});
}

/// A file of the project's own, with what was written about the trade.
Statement annotatedRoundTrip() {
    Annotation note;
    note.notes = QStringLiteral("from the file");
    Statement statement = roundTrip();
    statement.rows[0].fills[0].note = std::make_shared<Annotation>(note);
    statement.rows[0].fills[0].tags = QStringList{QStringLiteral("imported")};
    return statement;
}

template <typename T>
const T& anyOf(std::mt19937& random, const std::vector<T>& list) {
    return list[random() % list.size()];
}

/// Imports part of a file, or works on what is there, or takes an import back.
void actAtRandom(TempJournal& journal, std::mt19937& random, unsigned seed) {
    const auto fills = must(journal->fills());
    const auto batches = must(journal->importBatches());
    const unsigned dice = random() % 6;
    if (dice < 2 || fills.empty() || batches.empty()) {
        const std::vector<StatementRow> rows = randomRows(seed, 60);
        const auto from = qsizetype(random() % 50);
        import(journal, statementOf({rows.begin() + from, rows.begin() + from + 10}));
    } else if (dice == 2) {
        note(journal, anyOf(random, fills).id, QStringLiteral("note %1").arg(random() % 100));
    } else if (dice == 3) {
        editPrice(journal, anyOf(random, fills), 80 + int(random() % 40));
    } else if (dice == 4) {
        must(journal->undoImport(anyOf(random, batches).id));
    } else {
        // Refused where the fill also belongs to a trade that stays.
        const TradeId trade = anyOf(random, fills).id;
        (void)journal->change(QStringLiteral("Delete"), [&](ChangeScope& scope) {
            return deleteTrades(scope, std::vector<TradeId>{trade});
        });
    }
}

qint64 outboxRows(TempJournal& journal, const char* operation) {
    return journal->connection().number("select count(*) from outbox where operation = ?",
                                        QString::fromLatin1(operation));
}

} // namespace

class UndoImportTest : public QObject {
    Q_OBJECT
private slots:
    void anAnnotatedTradeStaysWholeAndTheRestGoes() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        const TradeId noted = journal.book()->trades.front().id;
        note(journal, noted, QStringLiteral("chased it"));
        const ChangeResult undone = must(journal->undoImport(*outcome.batch));
        QCOMPARE(undone.stayingFills, 2);
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(1));
        QCOMPARE(book->trades.front().id, noted);
        QVERIFY(book->trades.front().isClosed());
        QVERIFY(book->trades.front().hasNotes);
        QVERIFY(test::tradesAreCurrent(*journal));
        QCOMPARE(must(journal->importBatches()).size(), std::size_t(1));
    }

    void anEditedTradeStaysWithItsEdit() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        editPrice(journal, must(journal->fills()).back(), 98);
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 2);
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(1));
        QCOMPARE(book->trades.front().netPnl.toString(), QStringLiteral("-15"));
    }

    void anEditThatWasTakenBackKeepsNothing() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, roundTrip());
        editPrice(journal, must(journal->fills()).front(), 99);
        must(journal->undo());
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 0);
        QVERIFY(contentsOf(*journal).empty());
    }

    void anEmptiedAnnotationKeepsNothing() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, roundTrip());
        const TradeId trade = journal.book()->trades.front().id;
        note(journal, trade, QStringLiteral("chased it"));
        note(journal, trade, QString());
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 0);
        QVERIFY(journal.book()->trades.empty());
    }

    void aTagAloneKeepsItsTrade() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        const TradeId trade = journal.book()->trades.back().id;
        must(journal->change(QStringLiteral("Tag"), [&](ChangeScope& scope) {
            const TagId tag = must(tagNamed(scope, QStringLiteral("breakout")));
            return editAnnotation(scope, trade, [&](Annotation& a) { a.tags.push_back(tag); });
        }));
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 2);
        QCOMPARE(journal.book()->trades.front().id, trade);
        QCOMPARE(journal.book()->tags.size(), std::size_t(1));
    }

    void whatTheFileItselfSaidKeepsNothing() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, annotatedRoundTrip());
        QVERIFY(journal.book()->trades.front().hasNotes);
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 0);
        QVERIFY(contentsOf(*journal).empty());
    }

    void whatTheFileSaidStaysWithATradeThatStays() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, annotatedRoundTrip());
        const auto before = contentsOf(*journal);
        editPrice(journal, must(journal->fills()).back(), 104);
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 2);
        QVERIFY(journal.book()->trades.front().hasNotes);
        QCOMPARE(must(journal->annotations()).front().tags.size(), std::size_t(1));
        must(journal->undo()); // the edit
        must(journal->redo());
        must(journal->redo()); // the import
        must(journal->undo());
        QCOMPARE(contentsOf(*journal), before);
    }

    void aReversingFillKeepsBothItsTrades() {
        TempJournal journal;
        const ImportOutcome outcome =
            import(journal, statementOf({rowOf(1, Side::Buy, 10, QStringLiteral("100"), 600),
                                         rowOf(2, Side::Sell, 15, QStringLiteral("103"), 660),
                                         rowOf(3, Side::Buy, 5, QStringLiteral("101"), 720),
                                         rowOf(4, Side::Buy, 1, QStringLiteral("101"), 9000)}));
        QCOMPARE(journal.book()->trades.size(), std::size_t(3));
        note(journal, journal.book()->trades.front().id, QStringLiteral("stop and reverse"));
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 3);
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(2));
        QVERIFY(book->trades[0].isClosed() && book->trades[1].isClosed());
    }

    void whatAPersonDeletedStaysInTheTrash() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        const TradeId doomed = journal.book()->trades.front().id;
        must(journal->change(QStringLiteral("Delete"), [&](ChangeScope& scope) {
            return deleteTrades(scope, std::vector<TradeId>{doomed});
        }));
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 0);
        QVERIFY(journal.book()->trades.empty());
        QVERIFY(must(journal->importBatches()).empty());
        const ImportOutcome again = import(journal, twoRoundTrips());
        QCOMPARE(again.plan.fillCounts.newOnes, 2);
        QCOMPARE(again.plan.fillCounts.previouslyDeleted, 2);
    }

    void theRestCanBeTakenBackLater() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        const TradeId noted = journal.book()->trades.front().id;
        note(journal, noted, QStringLiteral("chased it"));
        must(journal->undoImport(*outcome.batch));
        note(journal, noted, QString()); // a new action: what was undone is forgotten
        journal.reopen();
        QCOMPARE(must(journal->undoImport(*outcome.batch)).stayingFills, 0);
        QVERIFY(journal.book()->trades.empty());
        QVERIFY(must(journal->importBatches()).empty());
        QCOMPARE(journal->undoImport(*outcome.batch).error().code, ErrorCode::NotFound);
        must(journal->redo());
        QCOMPARE(journal.book()->trades.size(), std::size_t(1));
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void redoBringsBackExactlyWhatLeft() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        note(journal, journal.book()->trades.front().id, QStringLiteral("chased it"));
        editPrice(journal, must(journal->fills()).front(), 95);
        const auto before = contentsOf(*journal);
        const QStringList trades = tradeLines(journal);
        must(journal->undoImport(*outcome.batch));
        QVERIFY(contentsOf(*journal) != before);
        journal.reopen();
        must(journal->redo());
        QCOMPARE(contentsOf(*journal), before);
        QCOMPARE(tradeLines(journal), trades);
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void aFillThatALaterFileCorrectedStays() {
        TempJournal journal;
        const ImportOutcome first = import(journal, roundTrip());
        Statement corrected = roundTrip();
        corrected.rows[1].fills[0].charges = Charges::commission(Decimal::fromInt(2));
        const ImportOutcome second = import(journal, corrected);
        QCOMPARE(must(journal->undoImport(*first.batch)).stayingFills, 2);
        QCOMPARE(journal.book()->trades.front().netPnl.toString(), QStringLiteral("28"));
        must(journal->undoImport(*second.batch));
        QCOMPARE(must(journal->undoImport(*first.batch)).stayingFills, 0);
        QVERIFY(journal.book()->trades.empty());
    }

    void aCorrectionThatAPersonEditedStaysAsEdited() {
        TempJournal journal;
        import(journal, roundTrip());
        Statement corrected = roundTrip();
        corrected.rows[1].fills[0].charges = Charges::commission(Decimal::fromInt(2));
        const ImportOutcome second = import(journal, corrected);
        editPrice(journal, must(journal->fills()).back(), 105);
        must(journal->undoImport(*second.batch));
        const Fill fill = must(journal->fills()).back();
        QCOMPARE(fill.price, Decimal::fromInt(105));
        QCOMPARE(fill.charges.total(), Decimal::fromInt(2));
    }

    void anAccountRenamedSinceStays() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, roundTrip());
        Account account = journal.book()->accounts.front();
        account.name = QStringLiteral("Swing");
        must(journal->change(QStringLiteral("Rename"),
                             [&](ChangeScope& scope) { return scope.put(account); }));
        must(journal->undoImport(*outcome.batch));
        QVERIFY(journal.book()->trades.empty());
        QCOMPARE(journal.book()->accounts.front().name, QStringLiteral("Swing"));
    }

    void anUnsentImportLeavesOnlyWhatStaysToSend() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, twoRoundTrips());
        QCOMPARE(outboxRows(journal, "import"), 1);
        note(journal, journal.book()->trades.front().id, QStringLiteral("chased it"));
        must(journal->undoImport(*outcome.batch));
        QCOMPARE(outboxRows(journal, "import"), 1);
        QCOMPARE(outboxRows(journal, "undo-import"), 0);
        must(journal->undo());
        must(journal->undoImport(*outcome.batch));
        QCOMPARE(outboxRows(journal, "import"), 0);
    }

    void aSentImportIsTakenBackThereToo() {
        TempJournal journal;
        const ImportOutcome outcome = import(journal, roundTrip());
        journal->connection().run("delete from outbox");
        must(journal->undoImport(*outcome.batch));
        QCOMPARE(outboxRows(journal, "undo-import"), 1);
        must(journal->redo());
        QCOMPARE(outboxRows(journal, "undo-import"), 0);
        QCOMPARE(outboxRows(journal, "import"), 1);
    }

    void afterAnyMixUndoingAllAndRedoingAllLeadsBack_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void afterAnyMixUndoingAllAndRedoingAllLeadsBack() {
        QFETCH(unsigned, seed);
        TempJournal journal;
        std::mt19937 random(seed);
        for (int i = 0; i < 25; ++i) {
            journal.clock().advance(std::chrono::minutes(1));
            actAtRandom(journal, random, seed);
        }
        journal.add({}); // forgets what was taken back
        const auto end = contentsOf(*journal);
        const QStringList trades = tradeLines(journal);
        QVERIFY(test::tradesAreCurrent(*journal));
        int undone = 0;
        while (journal->undo()) {
            ++undone;
        }
        QVERIFY(undone > 5);
        QVERIFY(test::tradesAreCurrent(*journal));
        journal.reopen();
        while (journal->redo()) {
            --undone;
        }
        QCOMPARE(undone, 0);
        QCOMPARE(contentsOf(*journal), end);
        QCOMPARE(tradeLines(journal), trades);
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void takenBackAndImportedAgainTheFiguresAreTheSame_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void takenBackAndImportedAgainTheFiguresAreTheSame() {
        QFETCH(unsigned, seed);
        const Statement statement = statementOf(randomRows(seed, 60));
        TempJournal journal;
        const ImportOutcome outcome = import(journal, statement);
        std::mt19937 random(seed);
        for (int i = 0; i < 4; ++i) {
            const auto trades = journal.book()->trades;
            note(journal, trades[random() % trades.size()].id, QStringLiteral("note %1").arg(i));
        }
        const QStringList before = tradeLines(journal);
        const auto notes = must(journal->annotations());
        const int staying = must(journal->undoImport(*outcome.batch)).stayingFills;
        QVERIFY(staying > 0);
        QCOMPARE(int(must(journal->fills()).size()), staying);
        QVERIFY(test::tradesAreCurrent(*journal));
        for (const QString& line : tradeLines(journal)) {
            QVERIFY2(before.contains(line), qPrintable(line)); // no trade was torn
        }
        const ImportOutcome again = import(journal, statement);
        QCOMPARE(again.plan.fillCounts.newOnes, 60 - staying);
        QCOMPARE(again.plan.fillCounts.duplicate, staying);
        QCOMPARE(tradeLines(journal), before);
        QCOMPARE(must(journal->annotations()), notes);
    }
};

TJ_TEST(UndoImportTest)
#include "undo_import_test.moc"
