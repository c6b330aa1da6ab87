#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/random_records.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <map>

using namespace core;
using test::contentsOf;
using test::must;
using test::TempJournal;

namespace {

/// A live record of the kind that the journal of the test accepts: fills are of its account and instrument.
Record liveRecord(QRandomGenerator& random, RecordKind kind, const TempJournal& journal, const QUuid& id) {
    Record record = test::randomRecord(random, schemaOf(kind));
    record.id = id;
    record.deletedAt.reset();
    if (kind == RecordKind::Fill) {
        Fill fill = fillFrom(record);
        fill.account = journal.account().id;
        fill.instrument = journal.instrument().id;
        fill.position.clear();
        record = toRecord(fill);
    }
    return record;
}

/// The groups of the fields in which the two differ.
QString groupsOf(const Record& before, const Record& after) {
    QStringList groups;
    const auto fields = schemaOf(before.kind).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (before.fields[i] != after.fields[i]) {
            groups.append(QString::fromLatin1(fields[i].group));
        }
    }
    groups.removeDuplicates();
    groups.sort();
    return groups.join(u' ');
}

struct Waiting {
    QString operation;
    QString groups;
};

/// What waits to be sent of a record.
Waiting waitingOf(TempJournal& journal, RecordKind kind, const QUuid& id) {
    SqliteStatement row = journal->connection().prepare(
        "select operation, field_groups from outbox where kind = ? and id = ?", int(kind), id);
    return row.step() ? Waiting{row.text(0), row.text(1)} : Waiting{};
}

void everyKind() {
    QTest::addColumn<int>("kind");
    for (const RecordSchema& schema : allSchemas()) {
        QTest::addRow("%s", schema.name) << int(schema.kind);
    }
}

void change(TempJournal& journal, const Journal::Operation& operation) {
    must(journal->change(QStringLiteral("Change"), operation));
}

} // namespace

class EveryKindTest : public QObject {
    Q_OBJECT
private slots:
    void isMadeChangedDeletedAndErasedAndAllOfItTakenBack_data() { everyKind(); }
    void isMadeChangedDeletedAndErasedAndAllOfItTakenBack() {
        QFETCH(int, kind);
        const auto recordKind = RecordKind(kind);
        QRandomGenerator random(quint32(kind) + 1);
        TempJournal journal;
        journal.add({});
        const QUuid id = newUuid();
        const Record first = liveRecord(random, recordKind, journal, id);
        const Record second = liveRecord(random, recordKind, journal, id);
        std::vector<std::vector<Record>> states{contentsOf(*journal)};
        const std::vector<Journal::Operation> operations{
            [&](ChangeScope& scope) { return scope.put(first); },
            [&](ChangeScope& scope) { return scope.put(second); },
            [&](ChangeScope& scope) { return scope.remove(recordKind, id); },
            [&](ChangeScope& scope) { return scope.restore(recordKind, id); },
            [&](ChangeScope& scope) { return scope.erase(recordKind, id); },
        };
        for (const Journal::Operation& operation : operations) {
            journal.clock().advance(std::chrono::minutes(1));
            change(journal, operation);
            states.push_back(contentsOf(*journal));
            QVERIFY(states.back() != states[states.size() - 2]);
        }
        for (std::size_t i = operations.size(); i-- > 0;) {
            must(journal->undo());
            journal.reopen();
            QCOMPARE(contentsOf(*journal), states[i]);
            QVERIFY(test::tradesAreCurrent(*journal));
        }
        for (std::size_t i = 1; i < states.size(); ++i) {
            must(journal->redo());
            QCOMPARE(contentsOf(*journal), states[i]);
        }
        QVERIFY(test::tradesAreCurrent(*journal));
        QCOMPARE(journal->redo().error().code, ErrorCode::NothingToRedo);
    }

    void comesBackFromTheFileAsItWentIn_data() { everyKind(); }
    void comesBackFromTheFileAsItWentIn() {
        QFETCH(int, kind);
        const auto recordKind = RecordKind(kind);
        QRandomGenerator random(quint32(kind) + 101);
        TempJournal journal;
        journal.add({});
        std::map<QString, Record> stored;
        change(journal, [&](ChangeScope& scope) -> Result<void> {
            for (int i = 0; i < 20; ++i) {
                const Record record = liveRecord(random, recordKind, journal, newUuid());
                stored.emplace(record.id.toString(), record);
                must(scope.put(record));
            }
            return Done{};
        });
        journal.reopen();
        for (const Record& record : must(journal->records(recordKind))) {
            const auto known = stored.find(record.id.toString());
            if (known != stored.end()) {
                QCOMPARE(record, known->second);
                stored.erase(known);
            }
        }
        QVERIFY(stored.empty());
    }

    void isSentByTheGroupsThatChanged_data() { everyKind(); }
    void isSentByTheGroupsThatChanged() {
        QFETCH(int, kind);
        const auto recordKind = RecordKind(kind);
        QRandomGenerator random(quint32(kind) + 201);
        TempJournal journal;
        journal.add({});
        const QUuid id = newUuid();
        const Record first = liveRecord(random, recordKind, journal, id);
        const Record second = liveRecord(random, recordKind, journal, id);
        change(journal, [&](ChangeScope& scope) { return scope.put(first); });
        QCOMPARE(waitingOf(journal, recordKind, id).operation, QStringLiteral("set"));
        QVERIFY(!waitingOf(journal, recordKind, id).groups.isEmpty());
        journal->connection().run("delete from outbox"); // as if it had been sent
        change(journal, [&](ChangeScope& scope) { return scope.put(second); });
        QCOMPARE(waitingOf(journal, recordKind, id).groups, groupsOf(first, second));
        change(journal, [&](ChangeScope& scope) { return scope.remove(recordKind, id); });
        QCOMPARE(waitingOf(journal, recordKind, id).operation, QStringLiteral("delete"));
        change(journal, [&](ChangeScope& scope) { return scope.restore(recordKind, id); });
        QCOMPARE(waitingOf(journal, recordKind, id).operation, QStringLiteral("set"));
        QVERIFY(waitingOf(journal, recordKind, id).groups.split(u' ').contains(QStringLiteral("life")));
        change(journal, [&](ChangeScope& scope) { return scope.erase(recordKind, id); });
        QCOMPARE(waitingOf(journal, recordKind, id).operation, QStringLiteral("erase"));
        QCOMPARE(journal->connection().number("select count(*) from outbox"), 1);
    }

    void whatIsNotThereIsNeitherDeletedNorRestored_data() { everyKind(); }
    void whatIsNotThereIsNeitherDeletedNorRestored() {
        QFETCH(int, kind);
        const auto recordKind = RecordKind(kind);
        TempJournal journal;
        const QUuid id = newUuid();
        const auto removed = journal->change(
            QStringLiteral("Remove"), [&](ChangeScope& scope) { return scope.remove(recordKind, id); });
        QCOMPARE(removed.error().code, ErrorCode::NotFound);
        QVERIFY(removed.error().detail.contains(id.toString(QUuid::WithoutBraces)));
        const auto restored = journal->change(
            QStringLiteral("Restore"), [&](ChangeScope& scope) { return scope.restore(recordKind, id); });
        QCOMPARE(restored.error().code, ErrorCode::NotFound);
        change(journal, [&](ChangeScope& scope) { return scope.erase(recordKind, id); });
        QVERIFY(must(journal->history()).empty());
        QCOMPARE(journal->connection().number("select count(*) from outbox"), 0);
    }

    void aFieldOfTheWrongTypeIsRefusedByName_data() { everyKind(); }
    void aFieldOfTheWrongTypeIsRefusedByName() {
        QFETCH(int, kind);
        QRandomGenerator random(quint32(kind) + 301);
        TempJournal journal;
        journal.add({});
        const auto before = contentsOf(*journal);
        const Record good = liveRecord(random, RecordKind(kind), journal, newUuid());
        const auto fields = schemaOf(RecordKind(kind)).fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            Record bad = good;
            bad.fields[i] = fields[i].type == FieldType::Flag ? FieldValue(qint64(1)) : FieldValue(true);
            const auto refused =
                journal->change(QStringLiteral("Put"), [&](ChangeScope& scope) { return scope.put(bad); });
            QCOMPARE(refused.error().code, ErrorCode::InvalidValue);
            QCOMPARE(refused.error().field, QString::fromLatin1(fields[i].name));
        }
        QCOMPARE(contentsOf(*journal), before);
    }
};

TJ_TEST(EveryKindTest)
#include "every_kind_test.moc"
