#include "core/domain/records.h"
#include "server/api/record_body.h"
#include "server/stores/record_fields.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

const core::Record kBlank = core::toRecord(core::Note{});

BodyFields bodyOf(const QByteArray& json) {
    return BodyFields(core::parseJson(json).value());
}

} // namespace

/// A body's fields on their way into a record.
class RecordBodyTest : public QObject {
    Q_OBJECT

private:
    /// The fields that are wrong, "" when none is.
    static QString read(const QByteArray& json, core::Record& record) {
        BodyFields body = bodyOf(json);
        readRecordFields(body, kBlank, std::array{"owner"}, nullptr, record);
        QStringList wrong;
        if (const auto finished = body.finish(); !finished) {
            for (const FieldError& error : finished.error().errors) {
                wrong << error.field;
            }
        }
        return wrong.join(u' ');
    }

private slots:
    void missingStaysAndNullIsBlank() {
        core::Record note = kBlank;
        QCOMPARE(read(R"({"title":"A","folder":"F","date":"2026-01-02","text":" as typed "})", note),
                 QString());
        QCOMPARE(textOf(note, "text"), u" as typed "_s);
        QCOMPARE(read(R"({"folder":null,"date":null})", note), QString());
        QCOMPARE(textOf(note, "title"), u"A"_s);
        QCOMPARE(textOf(note, "folder"), QString());
        QVERIFY(std::holds_alternative<std::monostate>(field(note, "date")));
    }

    void everyWrongFieldOnce() {
        core::Record note = kBlank;
        QCOMPARE(read(R"({"title":7,"date":"soon","mood":"x"})", note), u"date title mood"_s);
    }

    void whatTheServerSetsIsUnknown() {
        core::Record note = kBlank;
        QCOMPARE(read(R"({"title":"A","owner":"me"})", note), u"owner"_s);
        QCOMPARE(textOf(note, "owner"), QString());
    }

    void tooLongIsRefusedNotCut() {
        core::Record note = kBlank;
        QCOMPARE(read("{\"title\":\"" + QByteArray(201, 'x') + "\"}", note), u"title"_s);
        QCOMPARE(read("{\"title\":\"" + QByteArray(200, 'x') + "\"}", note), QString());
    }

    void aFieldNobodyKnowsIsABug() { QVERIFY_THROWS_EXCEPTION(std::logic_error, field(kBlank, "mood")); }
};

TJ_TEST(RecordBodyTest)
#include "record_body_test.moc"
