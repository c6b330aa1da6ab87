#include "core/domain/wire_names.h"
#include "server/http/body_fields.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

Request jsonRequest(const QByteArray& body, const QByteArray& contentType = "application/json") {
    Request request;
    request.headers.push_back({"Content-Type", contentType});
    request.body = body;
    return request;
}

BodyFields fieldsOf(const QByteArray& body) {
    Outcome<BodyFields> fields = BodyFields::of(jsonRequest(body));
    if (!fields) {
        qFatal("%s", qPrintable(fields.error().detail));
    }
    return *std::move(fields);
}

QStringList wrongFields(BodyFields& fields) {
    QStringList names;
    if (const Outcome<void> finished = fields.finish(); !finished) {
        for (const FieldError& error : finished.error().errors) {
            names << error.field;
        }
    }
    return names;
}

QString messageFor(BodyFields& fields) {
    const Outcome<void> finished = fields.finish();
    return finished || finished.error().errors.size() != 1 ? QString() : finished.error().errors[0].message;
}

} // namespace

class BodyFieldsTest : public QObject {
    Q_OBJECT
private slots:
    void readsTheDesignDocumentsTrade() {
        BodyFields body =
            fieldsOf(R"({"symbol": "AAPL", "side": "long", "entryPrice": 175.50, "exitPrice": 182.30,
            "quantity": 100, "fees": 2.50, "entryTimestamp": "2025-12-01T09:30:00Z",
            "exitTimestamp": "2025-12-01T15:45:00Z", "notes": " Strong ", "tags": ["earnings", "tech"]})");
        QCOMPARE(body.text(u"symbol"), u"AAPL"_s);
        QCOMPARE(body.choice<core::Direction>(u"side", core::wireNames<core::Direction>()),
                 core::Direction::Long);
        QCOMPARE(body.decimal(u"entryPrice", DecimalRule::Positive).toString(2), u"175.50"_s);
        QCOMPARE(body.optionalDecimal(u"exitPrice")->toString(), u"182.3"_s);
        QCOMPARE(body.decimal(u"quantity").toString(), u"100"_s);
        QCOMPARE(body.decimal(u"fees").units(), 250'000'000);
        QVERIFY(body.optionalInstant(u"exitTimestamp") > body.instant(u"entryTimestamp"));
        QCOMPARE(body.optionalText(u"notes", {.most = 100, .trimmed = false}), std::optional(u" Strong "_s));
        QCOMPARE(body.texts(u"tags", 50), (QStringList{u"earnings"_s, u"tech"_s}));
        QVERIFY(body.finish().ok());
    }

    void keepsEveryDigitOfANumber() {
        BodyFields body = fieldsOf(R"({"a": 0.1, "b": 12345678901.12345678, "c": "0.3", "d": 1e-8})");
        QCOMPARE(body.decimal(u"a").units(), 10'000'000);
        QCOMPARE(body.decimal(u"b").toString(), u"12345678901.12345678"_s);
        QCOMPARE(body.decimal(u"c").toString(), u"0.3"_s);
        QCOMPARE(body.decimal(u"d").units(), 1);
        QVERIFY(body.finish().ok());
    }

    void tellsEveryWrongFieldAtOnce() {
        BodyFields body = fieldsOf(R"({"symbol": "", "side": "up", "entryPrice": -1, "quantity": "many",
            "entryTimestamp": "yesterday", "typo": 1, "day": "2025-02-30", "id": "7", "flag": "true",
            "count": 2.5, "tags": ["ok", 7, ""], "nothing": null})");
        body.text(u"symbol");
        body.choice<core::Direction>(u"side", core::wireNames<core::Direction>());
        body.decimal(u"entryPrice", DecimalRule::Positive);
        body.decimal(u"quantity");
        body.instant(u"entryTimestamp");
        body.day(u"day");
        body.id<core::TagId>(u"id");
        body.flag(u"flag");
        body.whole(u"count", {.least = 0, .most = 9});
        body.texts(u"tags", 50);
        body.text(u"nothing");
        body.decimal(u"fees");
        QCOMPARE(wrongFields(body),
                 (QStringList{u"symbol"_s, u"side"_s, u"entryPrice"_s, u"quantity"_s, u"entryTimestamp"_s,
                              u"day"_s, u"id"_s, u"flag"_s, u"count"_s, u"tags[1]"_s, u"tags[2]"_s,
                              u"nothing"_s, u"fees"_s, u"typo"_s}));
    }

    void saysWhatTheDesignDocumentSaysOfAPrice() {
        BodyFields body = fieldsOf(R"({"entryPrice": 0})");
        body.decimal(u"entryPrice", DecimalRule::Positive);
        QCOMPARE(messageFor(body), u"Must be a positive number"_s);
    }

    void namesFieldsOfNestedObjects() {
        BodyFields body =
            fieldsOf(R"({"filter": {"from": 1}, "trades": [{"symbol": "A"}, {"symbal": "B"}, 7]})");
        body.object(u"filter")->optionalDay(u"from");
        for (BodyFields* trade : body.objects(u"trades", {.least = 1, .most = 10})) {
            trade->text(u"symbol");
        }
        QCOMPARE(wrongFields(body), (QStringList{u"filter.from"_s, u"trades[2]"_s, u"trades[1].symbol"_s,
                                                 u"trades[1].symbal"_s}));
    }

    void tellsMissingFromNull() {
        BodyFields body = fieldsOf(R"({"notes": null, "stop": 5})");
        QVERIFY(body.contains(u"notes") && body.isNull(u"notes"));
        QVERIFY(body.contains(u"stop") && !body.isNull(u"stop"));
        QVERIFY(!body.contains(u"target") && !body.isNull(u"target"));
        QVERIFY(!body.optionalText(u"notes").has_value());
        QVERIFY(body.optionalDecimal(u"stop").has_value());
        QVERIFY(!body.optionalDecimal(u"target").has_value());
        QVERIFY(body.finish().ok());
    }

    void keepsToTheRulesOfTexts_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("blank") << QByteArray(R"({"a": "  "})") << u"Must not be empty"_s;
        QTest::newRow("short") << QByteArray(R"({"a": "x"})") << u"Must have at least 2 characters"_s;
        QTest::newRow("long") << QByteArray(R"({"a": "abcdef"})") << u"Must have at most 5 characters"_s;
        QTest::newRow("U+0000") << QByteArray(R"({"a": "a\u0000b"})")
                                << u"Must not contain the character U+0000"_s;
        QTest::newRow("number") << QByteArray(R"({"a": 12})") << u"Must be a text"_s;
        QTest::newRow("null") << QByteArray(R"({"a": null})") << u"Must not be null"_s;
        QTest::newRow("missing") << QByteArray(R"({})") << u"Is required"_s;
    }
    void keepsToTheRulesOfTexts() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        BodyFields body = fieldsOf(json);
        QCOMPARE(body.text(u"a", {.least = 2, .most = 5}), QString());
        QCOMPARE(messageFor(body), message);
    }

    void keepsToTheRulesOfNumbers_data() {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<bool>("isDecimal");
        QTest::newRow("least") << QByteArray("1") << true << true;
        QTest::newRow("most") << QByteArray("9") << true << true;
        QTest::newRow("below") << QByteArray("0") << false << true;
        QTest::newRow("above") << QByteArray("10") << false << true;
        QTest::newRow("with a point") << QByteArray("1.0") << false << true;
        QTest::newRow("nine decimals") << QByteArray("1.123456789") << false << false;
        QTest::newRow("negative") << QByteArray("-1") << false << false;
        QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999") << false << false;
    }
    void keepsToTheRulesOfNumbers() {
        QFETCH(QByteArray, number);
        QFETCH(bool, isWhole);
        QFETCH(bool, isDecimal);
        BodyFields body = fieldsOf("{\"a\": " + number + '}');
        body.whole(u"a", {.least = 1, .most = 9});
        QCOMPARE(wrongFields(body).isEmpty(), isWhole);
        BodyFields again = fieldsOf("{\"a\": " + number + '}');
        again.decimal(u"a", DecimalRule::NotNegative);
        QCOMPARE(wrongFields(again).isEmpty(), isDecimal);
    }

    void readsIdsInTheirPlainForm() {
        const QByteArray plain = "0190b3c4-0000-7000-8000-000000000001";
        BodyFields body = fieldsOf("{\"a\": \"" + plain + "\", \"b\": [\"" + plain + "\"]}");
        QCOMPARE(body.id<core::TagId>(u"a").toString(), QString::fromLatin1(plain));
        QCOMPARE(body.ids<core::TagId>(u"b", 5).size(), size_t(1));
        QVERIFY(body.finish().ok());
        for (const QByteArray& wrong : {QByteArray("{" + plain + "}"), QByteArray(plain + "0"),
                                        QByteArray("00000000-0000-0000-0000-000000000000"), QByteArray()}) {
            BodyFields other = fieldsOf("{\"a\": \"" + wrong + "\"}");
            other.id<core::TagId>(u"a");
            QCOMPARE(wrongFields(other), QStringList{u"a"_s});
        }
    }

    void limitsLists() {
        BodyFields body = fieldsOf(R"({"long": [1, 2, 3], "none": [], "text": "a"})");
        QVERIFY(body.texts(u"long", 2).isEmpty());
        QVERIFY(body.objects(u"none", {.least = 1, .most = 5}).empty());
        QVERIFY(body.texts(u"text", 2).isEmpty());
        QVERIFY(body.texts(u"missing", 2).isEmpty());
        QCOMPARE(wrongFields(body), (QStringList{u"long"_s, u"none"_s, u"text"_s}));
    }

    void keepsItsPlaceWhenItMoves() {
        BodyFields first = fieldsOf(R"({"inner": {"a": 1}})");
        BodyFields* inner = first.object(u"inner");
        BodyFields second = std::move(first);
        inner->text(u"a");
        QCOMPARE(wrongFields(second), QStringList{u"inner.a"_s});
    }

    void refusesBodiesThatAreNoJsonObject_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("number") << QByteArray("7");
        QTest::newRow("half") << QByteArray("{\"a\": ");
        QTest::newRow("doubled member") << QByteArray(R"({"a": 1, "a": 2})");
        QTest::newRow("comment") << QByteArray("{/* */}");
        QTest::newRow("trailing comma") << QByteArray(R"({"a": 1,})");
        QTest::newRow("after the end") << QByteArray("{} {}");
        QTest::newRow("NaN") << QByteArray(R"({"a": NaN})");
        QTest::newRow("no UTF-8") << QByteArray("{\"a\": \"\xff\"}");
        QTest::newRow("lone surrogate") << QByteArray(R"({"a": "\ud800"})");
        QTest::newRow("33 deep") << "{\"a\":" + QByteArray(32, '[') + QByteArray(32, ']') + '}';
    }
    void refusesBodiesThatAreNoJsonObject() {
        QFETCH(QByteArray, body);
        const auto fields = BodyFields::of(jsonRequest(body));
        QVERIFY(!fields.ok());
        QCOMPARE(int(fields.error().kind), int(ProblemKind::MalformedRequest));
    }

    void reads32Levels() {
        const QByteArray body = "{\"a\":" + QByteArray(31, '[') + QByteArray(31, ']') + '}';
        QVERIFY(BodyFields::of(jsonRequest(body)).ok());
    }

    void insistsOnTheContentType_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("fits");
        QTest::newRow("plain") << QByteArray("application/json") << true;
        QTest::newRow("charset") << QByteArray("Application/JSON; charset=UTF-8") << true;
        QTest::newRow("other charset") << QByteArray("application/json; charset=utf-16") << false;
        QTest::newRow("text") << QByteArray("text/plain") << false;
        QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << false;
        QTest::newRow("similar") << QByteArray("application/jsonx") << false;
        QTest::newRow("none") << QByteArray() << false;
    }
    void insistsOnTheContentType() {
        QFETCH(QByteArray, type);
        QFETCH(bool, fits);
        const auto fields = BodyFields::of(jsonRequest("{}", type));
        QCOMPARE(fields.ok(), fits);
        if (!fits) {
            QCOMPARE(int(fields.error().kind), int(ProblemKind::UnsupportedMedia));
        }
    }
};

TJ_TEST(BodyFieldsTest)
#include "body_fields_test.moc"
