#include "core/wire/json.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace core;
using test::dec;

namespace {

JsonValue number(const char* text) {
    return JsonValue(JsonValue::NumberText{text});
}

JsonValue sample() {
    return JsonValue(JsonValue::Members{
        {QStringLiteral("list"), JsonValue(JsonValue::Items{number("1.50"), JsonValue(), JsonValue(true)})},
        {QStringLiteral("text"), JsonValue(QStringLiteral("₹"))}});
}

} // namespace

class JsonValueTest : public QObject {
    Q_OBJECT
private slots:
    void copiesAreEqualAndApart() {
        const JsonValue original = sample();
        JsonValue copy = original;
        QVERIFY(copy == original);
        copy = JsonValue(QStringLiteral("other"));
        QVERIFY(!(copy == original));
        QCOMPARE(original.find(u"list")->items().size(), 3u);
        JsonValue* same = &copy;
        copy = *same;
        QCOMPARE(copy.toText(), std::optional(QStringLiteral("other")));
    }

    void movesTakeTheContent() {
        JsonValue from = sample();
        JsonValue to = std::move(from);
        QVERIFY(to == sample());
        const JsonValue::Members taken = std::move(to).members();
        QCOMPARE(taken.size(), 2u);
        JsonValue list = parseJson("[[1],[2]]").value();
        const JsonValue::Items items = std::move(list).items();
        QCOMPARE(items[1].items()[0].toInteger(), std::optional(qint64(2)));
    }

    void everyValueIsOfExactlyOneType() {
        for (const JsonValue& value : {JsonValue(), JsonValue(false), number("0"), JsonValue(QString()),
                                       JsonValue(JsonValue::Items()), JsonValue(JsonValue::Members())}) {
            QCOMPARE(int(value.isNull()) + int(value.isBool()) + int(value.isNumber()) +
                         int(value.isString()) + int(value.isArray()) + int(value.isObject()),
                     1);
        }
    }

    void equalityIsByTextAndOrder() {
        QVERIFY(!(number("1.0") == number("1"))); // written otherwise, kept otherwise
        QVERIFY(!(JsonValue() == JsonValue(false)));
        QVERIFY(!(JsonValue(QStringLiteral("1")) == number("1")));
        QVERIFY(!(*parseJson("{\"a\":1,\"b\":2}") == *parseJson("{\"b\":2,\"a\":1}")));
        QVERIFY(*parseJson("{ \"a\" : [ 1 , 2 ] }") == *parseJson("{\"a\":[1,2]}"));
    }

    void decimalsPassThroughExactly() {
        QRandomGenerator random(1);
        for (int i = 0; i < 5000; ++i) {
            const Decimal value = Decimal::fromUnits(qint64(random.generate64() >> random.bounded(64)) *
                                                     (random.bounded(2) == 1 ? 1 : -1));
            for (const int places : {0, 2, 8}) {
                JsonWriter json;
                const QByteArray text = json.decimal(value, places).take();
                QCOMPARE(parseJson(text)->toDecimal().value(), value);
                QVERIFY(!text.contains('e') && !text.contains('E'));
                QVERIFY(places == 0 || text.size() - text.indexOf('.') - 1 >= places);
            }
        }
        QCOMPARE(JsonWriter().decimal(dec("-0.5"), 2).take(), QByteArray("-0.50"));
    }

    void ratiosReadBackToTheSameDouble() {
        QRandomGenerator random(2);
        for (int i = 0; i < 5000; ++i) {
            const double value = (random.generateDouble() - 0.5) * std::pow(10.0, random.bounded(-30, 30));
            JsonWriter json;
            QCOMPARE(*parseJson(json.ratio(value).take())->toDouble(), value);
        }
    }

    void everyCharacterOfATextComesBack() {
        QString text;
        for (char16_t c = 0; c < 0x3000; ++c) {
            text += QChar(c);
        }
        text += QStringLiteral("😀\uFFFD\uFEFF");
        JsonWriter json;
        const QByteArray written = json.beginArray().string(text).endArray().take();
        QCOMPARE(parseJson(written)->items()[0].toText(), std::optional(text));
        for (const char byte : written) {
            QVERIFY(uchar(byte) >= 0x20); // control characters are escaped
        }
    }

    void escapesOfEverySpellingAreRead() {
        const auto read = [](const char* inside) { return parseJson(QByteArray("\"") + inside + '"'); };
        QCOMPARE(read("\\u0041\\/\\\"\\\\\\b\\f\\n\\r\\t")->toText(),
                 std::optional(QStringLiteral("A/\"\\\b\f\n\r\t")));
        QCOMPARE(read("\\ud83d\\ude00")->toText(), std::optional(QStringLiteral("😀")));
        QCOMPARE(read("\\u0000x")->toText()->size(), 2);
        for (const char* wrong : {"\\x41", "\\u12", "\\ude00", "\\ud83dx", "\n", "\t"}) {
            QVERIFY2(!read(wrong).ok(), wrong);
        }
        QVERIFY(!parseJson("{\"\\udc00\":1}").ok()); // nor in a key
        QCOMPARE(read("\xED\x9F\xBF")->toText(), std::optional(QStringLiteral("\uD7FF")));
    }

    void aLongDocumentMayBeDrainedAsItGrows() {
        JsonWriter whole;
        JsonWriter drained;
        QByteArray pieces;
        for (JsonWriter* json : {&whole, &drained}) {
            json->beginObject().key("a").beginArray();
            for (int i = 0; i < 100; ++i) {
                json->lineBreak().integer(i);
                if (json == &drained && i % 7 == 0) {
                    pieces += drained.take();
                    QCOMPARE(drained.size(), 0);
                }
            }
            json->endArray().key("b").null().endObject();
        }
        QCOMPARE(pieces + drained.take(), whole.take());
    }

    void findsOnlyWhatIsThere() {
        const JsonValue value = sample();
        QCOMPARE(value.find(u"text")->toText(), std::optional(QStringLiteral("₹")));
        QVERIFY(value.find(u"Text") == nullptr);
        QVERIFY(value.find(u"list")->find(u"list") == nullptr); // no object
        QCOMPARE(value.text(u"list"), QString());
        QVERIFY(value.items().empty());
        QVERIFY(value.find(u"text")->members().empty());
        QCOMPARE(value.find(u"text")->numberText(), QByteArray());
        QVERIFY(!value.toBool() && !value.toDouble() && !value.toInteger());
    }
};

TJ_TEST(JsonValueTest)
#include "json_value_test.moc"
