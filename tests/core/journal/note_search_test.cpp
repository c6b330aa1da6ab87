#include "core/domain/records.h"
#include "core/journal/operations/annotations.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::must;
using test::TempJournal;

namespace {

Note noteOf(const QString& title, const QString& text) {
    Note note;
    note.id = newId<NoteId>();
    note.title = title;
    note.text = text;
    return note;
}

void store(TempJournal& journal, const Note& note) {
    must(journal->change(QStringLiteral("Note"), [&](ChangeScope& scope) { return scope.put(note); }));
}

/// How many notes hold the words.
int found(TempJournal& journal, const QString& words) {
    return int(must(journal->searchNotes(words)).size());
}

} // namespace

class NoteSearchTest : public QObject {
    Q_OBJECT
private slots:
    void findsHindiWords() {
        TempJournal journal;
        store(journal,
              noteOf(QStringLiteral("सोमवार"), QStringLiteral("निफ्टी में जल्दबाज़ी की, स्टॉप नहीं लगाया")));
        store(journal, noteOf(QStringLiteral("मंगलवार"), QStringLiteral("बैंक निफ्टी में धैर्य रखा")));
        QCOMPARE(found(journal, QStringLiteral("निफ्टी")), 2);
        QCOMPARE(found(journal, QStringLiteral("जल्दबाज़ी")), 1);
        QCOMPARE(found(journal, QStringLiteral("धैर्य निफ्टी")), 1);
        QCOMPARE(found(journal, QStringLiteral("मंगल")), 1);
        QCOMPARE(found(journal, QStringLiteral("सोना")), 0);
    }

    void everyWordMustOccurInAnyOrder() {
        TempJournal journal;
        store(journal, noteOf(QStringLiteral("Gap day"), QStringLiteral("chased the open, no plan")));
        QCOMPARE(found(journal, QStringLiteral("plan chased")), 1);
        QCOMPARE(found(journal, QStringLiteral("gap plan")), 1);
        QCOMPARE(found(journal, QStringLiteral("gap patience")), 0);
    }

    void neitherCaseNorAccentsMatter() {
        TempJournal journal;
        store(journal, noteOf(QString(), QStringLiteral("Überzeugt, à la Bourse")));
        QCOMPARE(found(journal, QStringLiteral("UBERZEUGT")), 1);
        QCOMPARE(found(journal, QStringLiteral("a bourse")), 1);
    }

    void noCharacterIsAnOperator_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("hits");
        QTest::newRow("quote in front") << QStringLiteral("\"breakout") << 1;
        QTest::newRow("quotes around") << QStringLiteral("\"breakout\"") << 1;
        QTest::newRow("two quotes inside") << QStringLiteral("break\"\"out") << 0;
        QTest::newRow("star") << QStringLiteral("breakout*") << 1;
        QTest::newRow("minus") << QStringLiteral("-breakout") << 1;
        QTest::newRow("column filter") << QStringLiteral("text:breakout") << 0;
        QTest::newRow("bracket") << QStringLiteral("(breakout") << 1;
        QTest::newRow("NEAR") << QStringLiteral("NEAR(breakout)") << 0;
        QTest::newRow("NOT is a word") << QStringLiteral("breakout NOT failed") << 0;
        QTest::newRow("OR is a word") << QStringLiteral("breakout OR nothing") << 0;
        QTest::newRow("signs alone") << QStringLiteral("\" * - ( ^") << 0;
        QTest::newRow("apostrophe") << QStringLiteral("didn't") << 1;
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("blanks") << QStringLiteral("  \t ") << 0;
    }
    void noCharacterIsAnOperator() {
        QFETCH(QString, words);
        TempJournal journal;
        store(journal, noteOf(QString(), QStringLiteral("a \"breakout\" that failed; I didn't wait")));
        const auto hits = journal->searchNotes(words);
        QVERIFY2(hits.ok(), hits.ok() ? "" : qPrintable(hits.error().detail));
        QTEST(int(hits->size()), "hits");
    }

    void theWordsStandInBrackets() {
        TempJournal journal;
        const Note note = noteOf(QStringLiteral("Friday"), QStringLiteral("sold into the rally too early"));
        store(journal, note);
        const NoteHit hit = must(journal->searchNotes(QStringLiteral("rall"))).front();
        QCOMPARE(hit.kind, RecordKind::Note);
        QCOMPARE(hit.record, note.id.uuid());
        QVERIFY2(hit.snippet.contains(QStringLiteral("[rally]")), qPrintable(hit.snippet));
    }

    void aTradesNoteLeadsToItsFill() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "100", 0), journal.fill(Side::Sell, "1", "101", 9)});
        const TradeId trade = journal.book()->trades.front().id;
        must(journal->change(QStringLiteral("Note"), [&](ChangeScope& scope) {
            return editAnnotation(scope, trade, [](Annotation& annotation) {
                annotation.notes = QStringLiteral("averaged down");
            });
        }));
        const NoteHit hit = must(journal->searchNotes(QStringLiteral("averaged"))).front();
        QCOMPARE(hit.kind, RecordKind::Annotation);
        QCOMPARE(hit.record, trade.uuid());
    }

    void asManyAsAskedForAreFound() {
        TempJournal journal;
        for (int i = 0; i < 12; ++i) {
            store(journal, noteOf(QString(), QStringLiteral("review %1").arg(i)));
        }
        QCOMPARE(must(journal->searchNotes(QStringLiteral("review"), 5)).size(), std::size_t(5));
        QCOMPARE(found(journal, QStringLiteral("review")), 12);
    }

    void theIndexFollowsEveryEditUndoAndDeletion() {
        TempJournal journal;
        Note note = noteOf(QString(), QStringLiteral("first words"));
        store(journal, note);
        note.text = QStringLiteral("second words");
        store(journal, note);
        QCOMPARE(found(journal, QStringLiteral("first")), 0);
        QCOMPARE(found(journal, QStringLiteral("second")), 1);
        must(journal->undo());
        QCOMPARE(found(journal, QStringLiteral("first")), 1);
        QCOMPARE(found(journal, QStringLiteral("second")), 0);
        must(journal->redo());
        must(journal->change(QStringLiteral("Delete"), [&](ChangeScope& scope) {
            return scope.remove(RecordKind::Note, note.id.uuid());
        }));
        QCOMPARE(found(journal, QStringLiteral("words")), 0);
        must(journal->undo());
        journal.reopen();
        QCOMPARE(found(journal, QStringLiteral("second words")), 1);
        must(journal->change(QStringLiteral("Erase"), [&](ChangeScope& scope) {
            return scope.erase(RecordKind::Note, note.id.uuid());
        }));
        QCOMPARE(found(journal, QStringLiteral("words")), 0);
    }
};

TJ_TEST(NoteSearchTest)
#include "note_search_test.moc"
