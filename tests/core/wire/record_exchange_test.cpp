// Records as they come from another program: newer, older, damaged.
#include "core/wire/record_json.h"
#include "tests/support/random_records.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

QByteArray written(const Record& record) {
    JsonWriter json;
    writeRecord(json, record);
    return json.take();
}

JsonValue treeOf(const Record& record) {
    return parseJson(written(record)).value();
}

/// Random records of every kind.
std::vector<Record> records(quint32 seed, int perKind) {
    QRandomGenerator random(seed);
    std::vector<Record> all;
    for (const RecordSchema& schema : allSchemas()) {
        for (int i = 0; i < perKind; ++i) {
            all.push_back(test::randomRecord(random, schema));
        }
    }
    return all;
}

JsonValue with(const JsonValue& object, const QString& name, const JsonValue& value) {
    JsonValue::Members members;
    for (const JsonValue::Member& member : object.members()) {
        if (member.name != name) {
            members.push_back(member);
        }
    }
    members.push_back({name, value});
    return JsonValue(members);
}

} // namespace

class RecordExchangeTest : public QObject {
    Q_OBJECT
private slots:
    void theOrderOfMembersSaysNothing() {
        for (const Record& record : records(1, 5)) {
            JsonValue::Members members = treeOf(record).members();
            std::reverse(members.begin(), members.end());
            QVERIFY(readRecord(record.kind, JsonValue(members))->record == record);
        }
    }

    void aMissingMemberIsANullOne() {
        for (const Record& record : records(2, 5)) {
            JsonValue tree = treeOf(record);
            const RecordSchema& schema = schemaOf(record.kind);
            for (std::size_t i = 0; i < schema.fields.size(); ++i) {
                if (std::holds_alternative<std::monostate>(record.fields[i])) {
                    tree = with(tree, QString::fromLatin1(schema.fields[i].name), JsonValue());
                }
            }
            QVERIFY(readRecord(record.kind, tree)->record == record);
        }
    }

    void fieldsOfANewerProgramAreKeptForEveryKind() {
        const JsonValue later = parseJson("{\"deep\":[1.50,null,\"₹\"]}").value();
        for (const Record& record : records(3, 2)) {
            const JsonValue tree = with(treeOf(record), QStringLiteral("later"), later);
            const Result<ReadRecord> refused = readRecord(record.kind, tree);
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().field, QStringLiteral("later"));
            const Result<ReadRecord> kept = readRecord(record.kind, tree, UnknownFields::Keep);
            QVERIFY(kept.ok());
            QVERIFY(kept->record == record);
            QCOMPARE(kept->unknown.size(), 1u);
            QVERIFY(kept->unknown[0].value == later);
        }
    }

    void everyFieldOfAnotherTypeIsRefusedByName() {
        const JsonValue list(JsonValue::Items{JsonValue(JsonValue::NumberText{"1"})});
        for (const Record& record : records(4, 1)) {
            for (const RecordField& field : schemaOf(record.kind).fields) {
                if (field.type == FieldType::Json) {
                    continue; // may be anything
                }
                const QString name = QString::fromLatin1(field.name);
                const Result<ReadRecord> read = readRecord(record.kind, with(treeOf(record), name, list));
                QVERIFY2(!read.ok(), field.name);
                QCOMPARE(read.error().field, name);
                QVERIFY(
                    read.error().detail.startsWith(QLatin1String(schemaOf(record.kind).name) + u'.' + name));
                QVERIFY(read.error().detail.contains(QStringLiteral("expected")));
            }
        }
    }

    void everyTruncationOfARecordIsRefused() {
        for (const Record& record : records(5, 1)) {
            const QByteArray json = written(record);
            for (qsizetype i = 0; i < json.size(); ++i) {
                QVERIFY2(!parseJson(json.left(i)).ok(), json.left(i).constData());
            }
        }
    }

    void numbersNeverPassThroughADouble() {
        // The largest and the finest numbers a double does not hold.
        for (const char* text : {"92233720368.54775807", "-92233720368.54775807", "0.00000001",
                                 "12345678901.23456789", "0.1", "9007199254.740993"}) {
            const QByteArray json =
                QByteArray("{\"id\":\"0197e4a0-0000-7000-8000-000000000001\",\"account\":"
                           "\"0197e4a0-0000-7000-8000-000000000002\",\"date\":\"2026-01-05\","
                           "\"amount\":") +
                text + ",\"kind\":\"deposit\",\"note\":\"\"}";
            const Result<ReadRecord> read = readRecord(RecordKind::CashMovement, parseJson(json).value());
            QVERIFY2(read.ok(), text);
            QCOMPARE(written(read->record), json);
        }
    }

    void numbersThatDoNotFitAreRefusedByName_data() {
        QTest::addColumn<QByteArray>("number");
        for (const char* text : {"92233720368.54775808", "1e11", "-1e300", "0.000000001", "1e-9",
                                 "123456789012345678901234567890"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void numbersThatDoNotFitAreRefusedByName() {
        QFETCH(QByteArray, number);
        for (const Record& record : records(6, 1)) {
            for (const RecordField& field : schemaOf(record.kind).fields) {
                const bool isNumber = field.type == FieldType::Decimal || field.type == FieldType::Integer;
                if (isNumber) {
                    const QString name = QString::fromLatin1(field.name);
                    const JsonValue tree =
                        with(treeOf(record), name, JsonValue(JsonValue::NumberText{number}));
                    const Result<ReadRecord> read = readRecord(record.kind, tree);
                    QVERIFY2(!read.ok(), field.name);
                    QCOMPARE(read.error().field, name);
                }
            }
        }
    }

    void aRecordOfTheTrashStaysThere() {
        for (Record record : records(7, 1)) {
            record.deletedAt = instantFromMs(1'764'581'400'123);
            QVERIFY(written(record).contains("\"deletedAt\":\"2025-12-01T09:30:00.123Z\""));
            QVERIFY(readRecord(record.kind, treeOf(record))->record == record);
            const JsonValue back = with(treeOf(record), QStringLiteral("deletedAt"), JsonValue());
            QVERIFY(!readRecord(record.kind, back)->record.deletedAt);
        }
    }

    void aFieldIsNeverTakenForAnotherKinds() {
        // A kind reads its own records; another's are refused unless they have the same fields.
        for (const Record& record : records(8, 1)) {
            for (const RecordSchema& other : allSchemas()) {
                const Result<ReadRecord> read = readRecord(other.kind, treeOf(record));
                if (read.ok() && other.kind != record.kind) {
                    QCOMPARE(written(read->record), written(record));
                }
            }
        }
    }
};

TJ_TEST(RecordExchangeTest)
#include "record_exchange_test.moc"
