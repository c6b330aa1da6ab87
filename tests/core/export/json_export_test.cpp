#include "core/export/json_export.h"
#include "core/export/json_restore.h"
#include "tests/support/random_records.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QtTest>

using namespace core;

namespace {

std::vector<Record> randomJournal(quint32 seed, int perKind) {
    QRandomGenerator random(seed);
    std::vector<Record> records;
    for (const RecordSchema& schema : allSchemas()) {
        for (int i = 0; i < perKind; ++i) {
            records.push_back(test::randomRecord(random, schema));
        }
    }
    return records;
}

QByteArray exported(const std::vector<Record>& records) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const Result<void> written = writeJsonExport(
        out,
        [&](RecordKind kind) -> Result<std::vector<Record>> {
            std::vector<Record> ofKind;
            std::copy_if(records.begin(), records.end(), std::back_inserter(ofKind),
                         [&](const Record& record) { return record.kind == kind; });
            return ofKind;
        },
        *parseInstant(u"2026-09-14T03:45:00Z"));
    return written.ok() ? out.data() : QByteArray();
}

} // namespace

class JsonExportTest : public QObject {
    Q_OBJECT
private slots:
    void givesEveryRecordOfEveryKindBack() {
        for (quint32 seed = 1; seed <= 10; ++seed) {
            const std::vector<Record> records = randomJournal(seed, 20);
            const Result<JsonExport> again = readJsonExport(exported(records));
            QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
            QVERIFY(again->records == records);
        }
    }

    void writesAnEmptyJournalToo() {
        const QByteArray json = exported({});
        QVERIFY(looksLikeJsonExport(json));
        const JsonExport content = readJsonExport(json).value();
        QVERIFY(content.records.empty());
        QCOMPARE(instantText(content.exportedAt.value()), QStringLiteral("2026-09-14T03:45:00Z"));
        QVERIFY2(json.contains("\"exportedAt\":\"2026-09-14T03:45:00Z\""), json.constData());
    }

    void passesOnTheErrorOfItsSource() {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto failing = [](RecordKind) -> Result<std::vector<Record>> {
            return Error{ErrorCode::StorageFailed, QStringLiteral("no"), {}};
        };
        QCOMPARE(writeJsonExport(out, failing, {}).error().code, ErrorCode::StorageFailed);
    }

    void tellsWhenTheDeviceTakesNothing() {
        QBuffer closed;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
        const auto none = [](RecordKind) { return Result<std::vector<Record>>(std::vector<Record>()); };
        QCOMPARE(writeJsonExport(closed, none, {}).error().code, ErrorCode::FileUnwritable);
    }

    void asksForEveryKindOnceInTheOrderOfTheSchema() {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        std::vector<RecordKind> asked;
        QVERIFY(writeJsonExport(out,
                                [&](RecordKind kind) -> Result<std::vector<Record>> {
                                    asked.push_back(kind);
                                    return std::vector<Record>();
                                },
                                {})
                    .ok());
        std::vector<RecordKind> wanted;
        for (const RecordSchema& schema : allSchemas()) {
            wanted.push_back(schema.kind);
        }
        QCOMPARE(asked, wanted);
    }

    void writesOneRecordALineAndAlwaysTheSame() {
        const std::vector<Record> records = randomJournal(5, 10);
        const QByteArray json = exported(records);
        QCOMPARE(exported(records), json);
        QCOMPARE(exported(readJsonExport(json)->records), json);
        QVERIFY(json.count('\n') > int(records.size()));
        for (const Record& record : records) {
            const QByteArray id = record.id.toString(QUuid::WithoutBraces).toLatin1();
            QVERIFY(json.contains("\n{\"id\":\"" + id) || json.contains("\n,{\"id\":\"" + id));
        }
    }

    void everyDamagedByteIsRefusedOrHarmless() {
        // A byte may turn into another letter of a text; never may a record go missing.
        const std::vector<Record> records = randomJournal(6, 1);
        const QByteArray json = exported(records);
        QRandomGenerator random(6);
        int refused = 0;
        for (int run = 0; run < 500; ++run) {
            QByteArray damaged = json;
            damaged[qsizetype(random.bounded(int(json.size())))] = char(random.bounded(256));
            const Result<JsonExport> read = readJsonExport(damaged);
            refused += read.ok() ? 0 : 1;
            QVERIFY2(!read.ok() || read->records.size() == records.size(), damaged.constData());
            QVERIFY(read.ok() || !read.error().detail.isEmpty());
        }
        QVERIFY(refused > 250);
    }

    void recognisesOnlyItsOwnFiles() {
        QVERIFY(looksLikeJsonExport("\xEF\xBB\xBF { \"format\" : \"trading-journal\", "));
        QVERIFY(!looksLikeJsonExport("{\"format\":\"other\"}"));
        QVERIFY(!looksLikeJsonExport("[]"));
        QVERIFY(!looksLikeJsonExport("symbol,format\n"));
    }

    void refusesWhatItCannotRestoreWhole_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, QByteArray json, ErrorCode code, const char* said) {
            QTest::newRow(name) << json.replace('\'', '"') << int(code) << QString::fromLatin1(said);
        };
        row("another file", "{'a':1}", ErrorCode::MalformedFile, "\"a\" is no kind of record");
        row("no format", "{}", ErrorCode::UnknownFormat, "no export");
        row("list before the format", "{'tag':[{}]}", ErrorCode::UnknownFormat, "no export");
        row("newer", "{'format':'trading-journal','version':2}", ErrorCode::JournalNewer, "version 2");
        row("unknown kind", "{'format':'trading-journal','version':1,'trades':[{}]}",
            ErrorCode::MalformedFile, "\"trades\" is no kind of record");
        row("wrong value",
            "{'format':'trading-journal','version':1,'tag':[\n"
            "{'id':'0197e4a0-0000-7000-8000-000000000001','name':'a','colour':'','order':0},\n"
            "{'id':'0197e4a0-0000-7000-8000-000000000002','name':'a','colour':'red','order':0}]}",
            ErrorCode::InvalidValue, "line 3, column 81: tag number 2: tag.colour:");
    }
    void refusesWhatItCannotRestoreWhole() {
        QFETCH(QByteArray, json);
        QFETCH(int, code);
        QFETCH(QString, said);
        const Result<JsonExport> read = readJsonExport(json);
        QVERIFY(!read.ok());
        QVERIFY2(read.error().detail.contains(said), qPrintable(read.error().detail));
        QCOMPARE(int(read.error().code), code);
    }

    void neverReadsACutFile() {
        const QByteArray json = exported(randomJournal(3, 1)).trimmed();
        for (qsizetype i = 0; i < json.size(); i += 7) {
            QVERIFY(!readJsonExport(json.left(i)).ok());
        }
    }
};

TJ_TEST(JsonExportTest)
#include "json_export_test.moc"
