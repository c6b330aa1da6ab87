#include "app/journal_worker.h"
#include "app/snapshot_source.h"
#include "app/text/error_text.h"
#include "app/trade_actions.h"
#include "app/trade_filter_state.h"
#include "app/trades/trade_detail_pane.h"
#include "app/trades/trades_table.h"
#include "core/journal/sqlite.h"
#include "tests/app/open_program.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>
#include <QPlainTextEdit>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRow = 3;

/// The trades page of the sample journal, with one trade chosen and its notes empty.
struct ChosenTrade {
    test::OpenProgram program;
    TradesPage* page = program.openTrades();
    core::TradeId trade;

    ChosenTrade() {
        choose(kRow);
        trade = page->selected();
        MainWindow& window = program.application.window();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) {
            qFatal("the window has no focus to give");
        }
        notes()->clear();
        page->flush();
        settle();
    }
    QPlainTextEdit* notes() { return page->detailPane()->notesEdit(); }
    void choose(int row) {
        page->table()->selectRow(row);
        settle();
    }
    /// As the file has it, read by another program.
    QString stored() {
        auto journal = test::must(
            core::Journal::open(program.journalPath(), program.clock, core::Journal::Mode::ReadOnly));
        const auto detail = test::must(journal->readTrade(*test::must(journal->readBook()), trade));
        return detail.annotations.empty() ? QString() : detail.annotations.front().notes;
    }
    bool becomes(const QString& text) {
        return QTest::qWaitFor([&] { return stored() == text; });
    }
    static void settle() { QTest::qWait(150); }
};

/// The trades page with its actions over a journal of one round trip, whose writer the test can hinder.
struct HinderedPage {
    test::TempJournal journal;
    JournalWorker worker{journal.clock()};
    TradeFilterState filter;
    SnapshotSource source{worker, filter};
    TradesPage page;
    TradeActions actions{worker, source, page};

    HinderedPage() {
        journal.add(
            {journal.fill(core::Side::Buy, "10", "100", 0), journal.fill(core::Side::Sell, "10", "105", 5)});
        journal.close();
        worker.open(journal.path(), &page, [this](core::Result<void>) { source.reload(); });
        QObject::connect(&source, &SnapshotSource::snapshotReady, &page, [this](const SnapshotPtr& snapshot) {
            page.present({snapshot, Unit::Money, core::FigureText(QLocale(u"en_IN"_s))});
        });
        page.resize(1090, 720);
        page.show();
        if (!QTest::qWaitFor([this] { return page.model()->rowCount() == 1; })) {
            qFatal("no trade is shown");
        }
        QTest::qWait(100);
    }
    /// Lets the journal's file grow no further than it is, or as it likes.
    void fillDisk(bool full) {
        onWriter(full ? "pragma max_page_count = 1" : "pragma max_page_count = 1000000");
    }
    void onWriter(const char* pragma) {
        bool done = false;
        const auto job = [pragma](core::Journal& open) -> core::Result<void> {
            open.connection().runScript(pragma);
            return core::Done{};
        };
        worker.write(job, &page, [&](core::Result<void>) { done = true; });
        QVERIFY(QTest::qWaitFor([&] { return done; }));
    }
    QPlainTextEdit* notes() { return page.detailPane()->notesEdit(); }
    QString stored() {
        std::optional<QString> text;
        worker.read([](const core::Journal& open) { return open.annotations(); }, &page,
                    [&](core::Result<std::vector<core::Annotation>> all) {
                        text = QString();
                        for (const core::Annotation& one : *all) {
                            *text += one.notes; // at most one has any
                        }
                    });
        return QTest::qWaitFor([&] { return text.has_value(); }) ? *text : QString();
    }
};

} // namespace

class TradeNotesTest : public QObject {
    Q_OBJECT

private slots:
    void leavingTheTradeSavesWhatIsTyped() {
        ChosenTrade chosen;
        QTest::keyClicks(chosen.notes(), u"Waited for the retest."_s);
        chosen.choose(kRow + 2);
        QVERIFY(chosen.becomes(u"Waited for the retest."_s));
        chosen.page->select(chosen.trade);
        QVERIFY(QTest::qWaitFor([&] { return chosen.notes()->toPlainText() == u"Waited for the retest."; }));
    }

    void theCaretStaysWhereItIsWhenTheJournalTakesNothing() {
        HinderedPage hindered;
        hindered.onWriter("pragma query_only = 1");
        QTest::keyClicks(hindered.notes(), u"Waited"_s);
        QSignalSpy failed(&hindered.actions, &TradeActions::failed);
        hindered.page.flush();
        QVERIFY(failed.wait());
        QTest::keyClicks(hindered.notes(), u" too long"_s);
        QCOMPARE(hindered.notes()->toPlainText(), u"Waited too long"_s);
    }

    void aJournalThatMayOnlyBeReadSaysSoAndKeepsTheWords() {
        HinderedPage hindered;
        hindered.onWriter("pragma query_only = 1");
        QTest::keyClicks(hindered.notes(), u"Waited"_s);
        QSignalSpy failed(&hindered.actions, &TradeActions::failed);
        hindered.page.flush();
        QVERIFY(failed.wait());
        const auto error = failed[0][0].value<core::Error>();
        QCOMPARE(error.code, core::ErrorCode::JournalReadOnly);
        QVERIFY2(errorText(error).contains(u"may only be read"_s), qPrintable(errorText(error)));
        QCOMPARE(hindered.notes()->toPlainText(), u"Waited"_s);
        hindered.onWriter("pragma query_only = 0");
        hindered.page.flush();
        QVERIFY(QTest::qWaitFor([&] { return hindered.stored() == u"Waited"; }));
    }

    void leavingThePageSavesAtOnce() {
        ChosenTrade chosen;
        QTest::keyClicks(chosen.notes(), u"Late."_s);
        chosen.program.press(Qt::Key_1);
        QVERIFY(chosen.becomes(u"Late."_s));
    }

    void closingTheWindowSavesBeforeTheProgramEnds() {
        ChosenTrade chosen;
        QTest::keyClicks(chosen.notes(), u"Last words."_s);
        chosen.program.application.window().close();
        QVERIFY(chosen.becomes(u"Last words."_s));
    }

    void aPauseSavesAndTypingGoesOnUndisturbed() {
        ChosenTrade chosen;
        QTest::keyClicks(chosen.notes(), u"One"_s);
        QVERIFY(chosen.becomes(u"One"_s));
        QTest::keyClicks(chosen.notes(), u" two"_s); // while the pages are being refreshed
        QTest::qWait(300);
        QCOMPARE(chosen.notes()->toPlainText(), u"One two"_s);
        QCOMPARE(chosen.notes()->textCursor().position(), 7);
        QVERIFY(chosen.becomes(u"One two"_s));
    }

    void undoInTheFieldIsForTypingUndoElsewhereForTheJournal() {
        ChosenTrade chosen;
        QTest::keyClicks(chosen.notes(), u"Kept."_s);
        chosen.page->flush();
        QVERIFY(chosen.becomes(u"Kept."_s));
        QTest::keyClicks(chosen.notes(), u" Not kept."_s);
        QTest::keyClick(chosen.notes(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!chosen.notes()->toPlainText().contains(u"Not kept."_s));
        QCOMPARE(chosen.stored(), u"Kept."_s);
        chosen.notes()->setPlainText(u"Other."_s);
        chosen.page->flush();
        QVERIFY(chosen.becomes(u"Other."_s));
        chosen.page->table()->setFocus();
        QTest::keyClick(chosen.page->table(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(chosen.becomes(u"Kept."_s));
        QVERIFY(QTest::qWaitFor([&] { return chosen.notes()->toPlainText() == u"Kept."; }));
    }

    void aStopBeingTypedIsNotOverwrittenByARefresh() {
        ChosenTrade chosen;
        QLineEdit* stop = chosen.page->detailPane()->stopEdit();
        QTest::keyClicks(chosen.notes(), u"With a stop."_s);
        stop->setFocus();
        stop->selectAll();
        QTest::keyClicks(stop, u"12"_s);
        chosen.page->flush(); // the note is stored, the page drawn again
        QVERIFY(chosen.becomes(u"With a stop."_s));
        ChosenTrade::settle();
        QCOMPARE(stop->text(), u"12"_s);
    }

    void aNoteThatCannotBeStoredStaysToBeStored() {
        HinderedPage open;
        open.fillDisk(true);
        QSignalSpy failed(&open.actions, &TradeActions::failed);
        const QString words = u"long "_s.repeated(20'000);
        open.notes()->setPlainText(words);
        open.page.flush();
        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<core::Error>().code, core::ErrorCode::DiskFull);
        QTest::qWait(300); // what is stored is shown again, but not over this
        QCOMPARE(open.notes()->toPlainText(), words);
        open.fillDisk(false);
        open.page.flush();
        QVERIFY(QTest::qWaitFor([&] { return open.stored() == words; }));
    }

    void theNotesOfTwoTradesThatBecameOneAreEditedAsOne() {
        HinderedPage open;
        bool noted = false;
        const auto annotateBoth = [](core::Journal& journal) {
            return journal.change(u"Annotate"_s, [&](core::ChangeScope& scope) -> core::Result<void> {
                const auto fills = test::must(journal.fills());
                for (const core::Fill& fill : fills) {
                    core::Annotation note;
                    note.id = fill.id;
                    note.notes = fill.side == core::Side::Buy ? u"In."_s : u"Out."_s;
                    test::must(scope.putAnnotation(note));
                }
                return core::Done{};
            });
        };
        open.worker.write(annotateBoth, &open.page,
                          [&](core::Result<core::ChangeResult> result) { noted = result.ok(); });
        QVERIFY(QTest::qWaitFor([&] { return noted && open.notes()->toPlainText() == u"In.\n\nOut."; }));
        open.notes()->setPlainText(u"In.\n\nOut. Both as planned."_s);
        open.page.flush();
        QVERIFY(QTest::qWaitFor([&] { return open.stored() == u"In.\n\nOut. Both as planned."; }));
        QTest::qWait(300);
        QCOMPARE(open.notes()->toPlainText(), u"In.\n\nOut. Both as planned."_s);
    }
};

TJ_TEST(TradeNotesTest)
#include "trade_notes_test.moc"
