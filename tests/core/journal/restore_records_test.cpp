#include "core/journal/operations/annotations.h"
#include "core/journal/operations/restore_records.h"
#include "core/journal/operations/tags.h"
#include "core/journal/operations/trades.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using namespace core;
using test::contentsOf;
using test::must;
using test::TempJournal;

namespace {

/// What an export holds, and when it was written.
struct Export {
    Instant at{};
    std::vector<Record> records;
};

/// Written a minute after the last edit; a minute later the day goes on.
Export exported(TempJournal& journal) {
    journal.clock().advance(std::chrono::minutes(1));
    Export file{journal.clock().now(), contentsOf(*journal)};
    journal.clock().advance(std::chrono::minutes(1));
    return file;
}

std::vector<RestoreOutcome> restore(TempJournal& journal, const Export& file, bool bringBackDeleted = false) {
    journal.clock().advance(std::chrono::minutes(1));
    std::vector<RestoreOutcome> outcomes;
    must(journal->change(QStringLiteral("Restore"), [&](ChangeScope& scope) -> Result<void> {
        outcomes = must(restoreRecords(scope, file.records, {file.at, bringBackDeleted}));
        return Done{};
    }));
    return outcomes;
}

int countOf(const std::vector<RestoreOutcome>& outcomes, RestoreOutcome outcome) {
    return int(std::count(outcomes.begin(), outcomes.end(), outcome));
}

void note(TempJournal& journal, const QString& words) {
    must(journal->change(QStringLiteral("Note"), [&](ChangeScope& scope) {
        return editAnnotation(scope, journal.book()->trades.front().id,
                              [&](Annotation& annotation) { annotation.notes = words; });
    }));
}

QString notesOf(TempJournal& journal) {
    return must(journal->annotations()).front().notes;
}

void fillJournal(TempJournal& journal) {
    journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "103", 30)});
    note(journal, QStringLiteral("first thoughts"));
}

} // namespace

class RestoreRecordsTest : public QObject {
    Q_OBJECT
private slots:
    void anEmptyJournalBecomesTheExportedOne() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        TempJournal other;
        const auto outcomes = restore(other, file);
        QCOMPARE(countOf(outcomes, RestoreOutcome::New), int(file.records.size()));
        QCOMPARE(contentsOf(*other), file.records);
        QCOMPARE(other.book()->trades.size(), std::size_t(1));
    }

    void theSecondRestoreChangesNothing() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        const auto outcomes = restore(journal, file);
        QCOMPARE(countOf(outcomes, RestoreOutcome::AlreadyThere), int(file.records.size()));
        QCOMPARE(must(journal->history()).front().title, QStringLiteral("Note"));
    }

    void laterEditsSurviveAnOlderExport() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        note(journal, QStringLiteral("second thoughts"));
        Fill fill = must(journal->fills()).back();
        fill.price = Decimal::fromInt(105);
        must(journal->change(QStringLiteral("Edit"),
                             [&](ChangeScope& scope) { return editFill(scope, fill); }));
        const auto before = contentsOf(*journal);
        QCOMPARE(countOf(restore(journal, file), RestoreOutcome::StaysChanged), 2);
        QCOMPARE(contentsOf(*journal), before);
    }

    void editsFromBeforeTheExportGiveWay() {
        TempJournal journal;
        fillJournal(journal);
        Export file = exported(journal);
        TempJournal other;
        restore(other, file);
        note(other, QStringLiteral("written on the laptop"));
        other.clock().advance(std::chrono::hours(1));
        journal.clock().advance(std::chrono::hours(9));
        note(journal, QStringLiteral("written on the desktop, later"));
        restore(other, exported(journal));
        QCOMPARE(notesOf(other), QStringLiteral("written on the desktop, later"));
    }

    void anEditThatWasTakenBackIsNone() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        TempJournal other;
        other.clock().advance(std::chrono::hours(1));
        restore(other, file);
        must(other->undo());
        QVERIFY(contentsOf(*other).empty());
        QCOMPARE(countOf(restore(other, file), RestoreOutcome::New), int(file.records.size()));
        QCOMPARE(contentsOf(*other), file.records);
    }

    void editsOlderThanTheHistoryStillCount() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        note(journal, QStringLiteral("second thoughts"));
        for (int i = 0; i < 101; ++i) {
            journal.clock().advance(std::chrono::minutes(1));
            must(journal->change(QStringLiteral("Account"), [&](ChangeScope& scope) {
                return scope.put(journal.account(QStringLiteral("A%1").arg(i)));
            }));
        }
        QCOMPARE(countOf(restore(journal, file), RestoreOutcome::StaysChanged), 1);
        QCOMPARE(notesOf(journal), QStringLiteral("second thoughts"));
    }

    void ofTwoExportsTheNewerWinsInAnyOrder() {
        TempJournal journal;
        fillJournal(journal);
        const Export older = exported(journal);
        note(journal, QStringLiteral("second thoughts"));
        const Export newer = exported(journal);
        for (const bool olderFirst : {true, false}) {
            TempJournal other;
            other.clock().advance(std::chrono::hours(24));
            restore(other, olderFirst ? older : newer);
            restore(other, olderFirst ? newer : older);
            QCOMPARE(notesOf(other), QStringLiteral("second thoughts"));
            QCOMPARE(contentsOf(*other), newer.records);
        }
    }

    void whatWasDeletedHereComesBackOnlyWhenWished() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        must(journal->change(QStringLiteral("Delete"), [&](ChangeScope& scope) {
            return deleteTrades(scope, std::vector<TradeId>{journal.book()->trades.front().id});
        }));
        QCOMPARE(countOf(restore(journal, file), RestoreOutcome::StaysDeleted), 2);
        QVERIFY(journal.book()->trades.empty());
        QCOMPARE(countOf(restore(journal, file, true), RestoreOutcome::Changed), 2);
        QCOMPARE(journal.book()->trades.size(), std::size_t(1));
    }

    void aTagTakenOffStaysOff() {
        TempJournal journal;
        fillJournal(journal);
        const TradeId trade = journal.book()->trades.front().id;
        const auto setTags = [&](bool tagged) {
            must(journal->change(QStringLiteral("Tags"), [&](ChangeScope& scope) {
                const TagId tag = must(tagNamed(scope, QStringLiteral("late")));
                return editAnnotation(scope, trade, [&](Annotation& annotation) {
                    annotation.tags = tagged ? std::vector<TagId>{tag} : std::vector<TagId>{};
                });
            }));
        };
        setTags(true);
        const Export file = exported(journal);
        setTags(false);
        QCOMPARE(countOf(restore(journal, file), RestoreOutcome::StaysDeleted), 1);
        QVERIFY(must(journal->annotations()).front().tags.empty());
        restore(journal, file, true);
        QCOMPARE(must(journal->annotations()).front().tags.size(), std::size_t(1));
    }

    void aFileThatDoesNotSayItsTimeWins() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        note(journal, QStringLiteral("second thoughts"));
        must(journal->change(QStringLiteral("Restore"), [&](ChangeScope& scope) -> Result<void> {
            must(restoreRecords(scope, file.records, {}));
            return Done{};
        }));
        QCOMPARE(notesOf(journal), QStringLiteral("first thoughts"));
    }

    void aBadRecordIsNamedAndNothingIsWritten() {
        TempJournal journal;
        fillJournal(journal);
        Export file = exported(journal);
        const auto bad = std::find_if(file.records.begin(), file.records.end(),
                                      [](const Record& record) { return record.kind == RecordKind::Fill; });
        bad->fields[3] = Decimal::fromInt(-1);
        TempJournal other;
        const auto refused =
            other->change(QStringLiteral("Restore"), [&](ChangeScope& scope) -> Result<void> {
                const auto outcomes = restoreRecords(scope, file.records, {file.at, false});
                return outcomes ? Result<void>() : outcomes.error();
            });
        QCOMPARE(refused.error().code, ErrorCode::InvalidValue);
        QVERIFY2(refused.error().detail.contains(bad->id.toString(QUuid::WithoutBraces)),
                 qPrintable(refused.error().detail));
        QVERIFY(contentsOf(*other).empty());
    }

    void theOutgoingChangeIsAsOldAsTheFile() {
        TempJournal journal;
        fillJournal(journal);
        const Export file = exported(journal);
        TempJournal other;
        other.clock().advance(std::chrono::hours(24));
        restore(other, file);
        QCOMPARE(other->connection().number("select max(at) from outbox"), toMs(file.at));
    }
};

TJ_TEST(RestoreRecordsTest)
#include "restore_records_test.moc"
