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
            const Result<std::vector<Record>> again = readJsonExport(exported(records));
            QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
            QVERIFY(*again == records);
        }
    }

    void writesAnEmptyJournalToo() {
        const QByteArray json = exported({});
        QVERIFY(looksLikeJsonExport(json));
        QVERIFY(readJsonExport(json)->empty());
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
        const Result<std::vector<Record>> read = readJsonExport(json);
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
