#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/records.h"
#include "core/wire/record_json.h"
#include "tests/support/random_records.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

/// JSON with the apostrophes of `text` for quotes.
QByteArray js(QByteArray text) {
    return text.replace('\'', '"');
}

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

QByteArray written(const Record& record) {
    JsonWriter json;
    writeRecord(json, record);
    return json.take();
}

Result<ReadRecord> readBack(const Record& record, UnknownFields unknown = UnknownFields::Refuse) {
    return readRecord(record.kind, *parseJson(written(record)), unknown);
}

} // namespace

class RecordJsonTest : public QObject {
    Q_OBJECT
private slots:
    void readsBackEveryKindWithEveryField() {
        QRandomGenerator random(7);
        for (int i = 0; i < 50; ++i) {
            for (const RecordSchema& schema : allSchemas()) {
                const Record record = test::randomRecord(random, schema);
                const Result<ReadRecord> again = readBack(record);
                QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
                QVERIFY2(again->record == record, written(record).constData());
            }
        }
    }

    void writesAFillAsTheApiSpellsIt() {
        Fill fill;
        fill.id = FillId::fromString(u"0197e4a0-0000-7000-8000-000000000001");
        fill.account = AccountId::fromString(u"0197e4a0-0000-7000-8000-000000000002");
        fill.instrument = InstrumentId::fromString(u"0197e4a0-0000-7000-8000-000000000003");
        fill.quantity = dec("50");
        fill.price = dec("1500.05");
        fill.executedAt = *parseInstant(u"2026-09-14T03:45:00Z");
        fill.charges[ChargeKind::Taxes] = dec("12.30");
        const QByteArray json = written(toRecord(fill));
        QVERIFY(json.startsWith(js("{'id':'0197e4a0-0000-7000-8000-000000000001','account':'0197e4a0-")));
        for (const QByteArray& part : {js("'side':'buy','quantity':50,'price':1500.05"), js("'taxes':12.3"),
                                       js("'executedAt':'2026-09-14T03:45:00Z'")}) {
            QVERIFY2(json.contains(part), json.constData());
        }
        QVERIFY2(!json.contains("accountRate"), "a null field is left out");
    }

    void embedsJsonFieldsAsJson() {
        Annotation annotation;
        annotation.id = newId<FillId>();
        annotation.mistakes = {QStringLiteral("late \"entry\""), QStringLiteral("अधीर")};
        const Record record = toRecord(annotation);
        QVERIFY(written(record).contains(js("'mistakes':['late \\'entry\\'','अधीर']")));
        QCOMPARE(annotationFrom(readBack(record)->record), annotation);
    }

    void refusesUnknownFieldsOrKeepsThemApart() {
        const JsonValue json = *parseJson(js("{'id':'0197e4a0-0000-7000-8000-000000000001','name':'scalp','"
                                             "colour':'','order':0,'shade':1.50}"));
        const Result<ReadRecord> refused = readRecord(RecordKind::Tag, json);
        QCOMPARE(refused.error().field, QStringLiteral("shade"));
        const Result<ReadRecord> kept = readRecord(RecordKind::Tag, json, UnknownFields::Keep);
        QCOMPARE(tagFrom(kept->record).name, QStringLiteral("scalp"));
        QCOMPARE(kept->unknown.size(), std::size_t(1));
        QCOMPARE(kept->unknown[0].value.numberText(), QByteArray("1.50"));
    }

    void namesTheWrongField_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* json, const char* field) {
            QTest::newRow(field) << js("{'id':'0197e4a0-0000-7000-8000-000000000001',") + json + "}"
                                 << QString::fromLatin1(field);
        };
        row(js("'name':'A','currency':'USD','matching':'fifo','mayBeShort':1,'tolerance':0"), "mayBeShort");
        row(js("'name':7"), "name");
        row(js("'tolerance':'much'"), "tolerance");
        row(js("'startingEquity':0.123456789"), "startingEquity");
        row(js("'broker':'','deletedAt':'yesterday'"), "deletedAt");
    }
    void namesTheWrongField() {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const Result<ReadRecord> read = readRecord(RecordKind::Account, *parseJson(json));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, field);
        QVERIFY2(read.error().detail.startsWith(QStringLiteral("account.") + field),
                 qPrintable(read.error().detail));
    }

    void checksTheRulesOfTheKind() {
        Account account;
        account.id = newId<AccountId>();
        account.name = QStringLiteral(" ");
        QCOMPARE(readBack(toRecord(account)).error().field, QStringLiteral("name"));
    }

    void refusesARecordWithoutId() {
        QCOMPARE(readRecord(RecordKind::Tag, *parseJson(js("{'name':'x'}"))).error().field,
                 QStringLiteral("id"));
        QVERIFY(!readRecord(RecordKind::Tag, *parseJson("[]")).ok());
        QVERIFY(!readRecord(RecordKind::Tag, *parseJson(js("{'id':'nonsense','name':'x'}"))).ok());
    }

    void knowsEveryKindByItsName() {
        for (const RecordSchema& schema : allSchemas()) {
            QCOMPARE(recordKindByName(QString::fromLatin1(schema.name)), std::optional(schema.kind));
        }
        QVERIFY(!recordKindByName(u"trade").has_value());
    }
};

TJ_TEST(RecordJsonTest)
#include "record_json_test.moc"
