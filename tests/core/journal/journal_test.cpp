#include "core/domain/record_schema.h"
#include "core/journal/change_scope.h"
#include "core/journal/journal.h"
#include "core/journal/sqlite.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::must;
using test::TempJournal;

namespace {

const char* sqlType(FieldType type) {
    switch (type) {
    case FieldType::Text:
    case FieldType::Json:
        return "TEXT";
    case FieldType::Id:
        return "BLOB";
    case FieldType::Decimal:
    case FieldType::Integer:
    case FieldType::Flag:
    case FieldType::Instant:
    case FieldType::Day:
        return "INTEGER";
    }
    return "";
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT
private slots:
    void everyTableHasTheColumnsOfItsSchema() {
        TempJournal journal;
        for (const RecordSchema& schema : allSchemas()) {
            QStringList expected{QStringLiteral("key INTEGER 0"), QStringLiteral("id BLOB 1")};
            for (const RecordField& field : schema.fields) {
                expected.append(QStringLiteral("%1 %2 %3")
                                    .arg(QLatin1String(field.column), QLatin1String(sqlType(field.type)))
                                    .arg(field.nullable ? 0 : 1));
            }
            expected.append(QStringLiteral("deleted_at INTEGER 0"));
            QStringList columns;
            SqliteStatement statement = journal->connection().prepare(
                "select name, upper(type), \"notnull\" from pragma_table_info(?)",
                QString::fromLatin1(schema.table));
            while (statement.step()) {
                columns.append(QStringLiteral("%1 %2 %3")
                                   .arg(statement.text(0), statement.text(1))
                                   .arg(statement.integer(2)));
            }
            QCOMPARE(columns, expected);
        }
    }

    void aNewJournalIsEmpty() {
        TempJournal journal;
        QVERIFY(journal.book()->trades.empty());
        QVERIFY(must(journal->history()).empty());
        QCOMPARE(journal->undo().error().code, ErrorCode::NothingToUndo);
        QCOMPARE(journal->redo().error().code, ErrorCode::NothingToRedo);
    }

    void fillsBecomeATrade() {
        TempJournal journal;
        const Fill entry = journal.fill(Side::Buy, "10", "100", 0);
        const Fill exit = journal.fill(Side::Sell, "10", "101.5", 30);
        journal.add({entry, exit});
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(1));
        const Trade& trade = book->trades.front();
        QCOMPARE(trade.id, entry.id);
        QCOMPARE(trade.status, TradeStatus::Closed);
        QCOMPARE(trade.grossPnl.toString(), QStringLiteral("15"));
        QCOMPARE(book->accountOf(trade).name, QStringLiteral("Main"));
        QCOMPARE(book->instrumentOf(trade).symbol, QStringLiteral("AAPL"));
        QCOMPARE(book->currencyOf(trade), QStringLiteral("USD"));
        const TradeDetail detail = must(journal->readTrade(*book, exit.id));
        QCOMPARE(detail.trade.id, entry.id);
        QCOMPARE(detail.fills.size(), std::size_t(2));
    }

    void whatWasStoredIsThereAfterReopening() {
        TempJournal journal;
        const Fill entry = journal.fill(Side::Buy, "3", "20.25", 0);
        journal.add({entry});
        journal.reopen();
        QCOMPARE(must(journal->fills()), std::vector<Fill>{entry});
        QCOMPARE(journal.book()->trades.front().status, TradeStatus::Open);
    }

    void theDataVersionTellsTheChangesOfOthersOnly() {
        TempJournal journal;
        const auto other = must(Journal::open(journal.path(), journal.clock()));
        const qint64 before = must(journal->dataVersion());
        journal.add({journal.fill(Side::Buy, "10", "100", 0)});
        QCOMPARE(must(journal->dataVersion()), before);
        must(other->change(QStringLiteral("Rename"), [&](ChangeScope& scope) {
            Account account = journal.account();
            account.broker = QStringLiteral("zerodha");
            return scope.put(account);
        }));
        QVERIFY(must(journal->dataVersion()) != before);
    }

    void nothingIsWrittenWhenAnOperationFails() {
        TempJournal journal;
        const auto failed =
            journal->change(QStringLiteral("Broken"), [&](ChangeScope& scope) -> Result<void> {
                must(scope.put(journal.account()));
                return Error{ErrorCode::InvalidValue, QStringLiteral("no"), {}};
            });
        QCOMPARE(failed.error().code, ErrorCode::InvalidValue);
        QVERIFY(must(journal->records(RecordKind::Account, true)).empty());
        QVERIFY(must(journal->history()).empty());
    }

    void aFillNeedsItsAccountAndInstrument() {
        TempJournal journal;
        const auto failed = journal->change(QStringLiteral("Orphan"), [&](ChangeScope& scope) {
            return scope.put(journal.fill(Side::Buy, "1", "1", 0));
        });
        QCOMPARE(failed.error().code, ErrorCode::NotFound);
        QCOMPARE(failed.error().field, QStringLiteral("account"));
    }

    void anEqualRecordIsNoChange() {
        TempJournal journal;
        journal.add({});
        const auto result = must(journal->change(
            QStringLiteral("Again"), [&](ChangeScope& scope) { return scope.put(journal.account()); }));
        QVERIFY(!result.changes);
        QCOMPARE(must(journal->history()).size(), std::size_t(1));
    }

    void undoAndRedoMoveBetweenTheSameStates() {
        TempJournal journal;
        const Fill entry = journal.fill(Side::Buy, "10", "100", 0);
        journal.add({entry});
        journal.add({journal.fill(Side::Sell, "10", "90", 5)});
        QCOMPARE(journal.book()->trades.front().status, TradeStatus::Closed);
        const ChangeResult undone = must(journal->undo());
        QVERIFY(undone.changes & JournalPart::Trades);
        QCOMPARE(journal.book()->trades.front().status, TradeStatus::Open);
        journal.reopen();
        must(journal->undo());
        QVERIFY(journal.book()->trades.empty());
        QVERIFY(must(journal->records(RecordKind::Account, true)).empty());
        must(journal->redo());
        must(journal->redo());
        QCOMPARE(journal.book()->trades.front().netPnl.toString(), QStringLiteral("-100"));
        QCOMPARE(journal->redo().error().code, ErrorCode::NothingToRedo);
    }
};

TJ_TEST(JournalTest)
#include "journal_test.moc"
