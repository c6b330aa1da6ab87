#include "core/wire/json.h"
#include "core/wire/json_stream.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>
#include <QtTest>

#include <limits>

using namespace core;

namespace {

/// JSON with the apostrophes of `text` for quotes.
QByteArray js(QByteArray text) {
    return text.replace('\'', '"');
}

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

JsonValue parsed(const QByteArray& json) {
    const Result<JsonValue> value = parseJson(json);
    return value.ok() ? *value : JsonValue(QStringLiteral("unparsed: ") + value.error().detail);
}

QByteArray written(const JsonValue& value) {
    JsonWriter json;
    return json.value(value).take();
}

/// Any JSON tree, so that writing and reading meet every combination.
JsonValue randomValue(QRandomGenerator& random, int depth) {
    switch (random.bounded(depth > 4 ? 4 : 6)) {
    case 0:
        return JsonValue();
    case 1:
        return JsonValue(random.bounded(2) == 1);
    case 2:
        return JsonValue(JsonValue::NumberText{QByteArray::number(random.bounded(-1000, 1000)) + ".50"});
    case 3: {
        QString text;
        for (int i = random.bounded(8); i > 0; --i) {
            static const QString kLetters = QStringLiteral("a\"\\/\n\t\r\b\f\u0001é₹\u2028अ,:{}[] ");
            text += kLetters[random.bounded(int(kLetters.size()))];
        }
        return JsonValue(text);
    }
    case 4: {
        JsonValue::Items items;
        for (int i = random.bounded(4); i > 0; --i) {
            items.push_back(randomValue(random, depth + 1));
        }
        return JsonValue(items);
    }
    default: {
        JsonValue::Members members;
        for (int i = random.bounded(4); i > 0; --i) {
            members.push_back({QStringLiteral("key%1").arg(i), randomValue(random, depth + 1)});
        }
        return JsonValue(members);
    }
    }
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void writesDecimalsWithTheirExactDigits() {
        JsonWriter json;
        json.beginArray()
            .decimal(dec("680"), 2)
            .decimal(dec("0.00000001"))
            .decimal(dec("92233720368.54775807"));
        json.decimal(dec("-1.10"), 2).integer(-7).endArray();
        QCOMPARE(json.take(), QByteArray("[680.00,0.00000001,92233720368.54775807,-1.10,-7]"));
    }

    void writesRatiosThatReadBackToTheSameDouble() {
        for (const double value : {0.1, 1.0 / 3, 58.333333333333336, -2.5e-300, 1e22, 5e-324, 0.0}) {
            JsonWriter json;
            const QByteArray text = json.ratio(value).take();
            QCOMPARE(*parsed(text).toDouble(), value);
        }
    }

    void writesNoNumberThatJsonDoesNotHave() {
        JsonWriter json;
        json.beginArray()
            .ratio(std::numeric_limits<double>::infinity())
            .ratio(std::nan(""))
            .ratio(-0.0)
            .endArray();
        QCOMPARE(json.take(), QByteArray("[null,null,0]"));
    }

    void writesNestedObjectsWithCommasWhereTheyBelong() {
        JsonWriter json;
        json.beginObject()
            .key("a")
            .beginArray()
            .endArray()
            .key("b")
            .beginObject()
            .key("c")
            .null()
            .endObject();
        json.key("d").boolean(true).endObject();
        QCOMPARE(json.take(), js("{'a':[],'b':{'c':null},'d':true}"));
    }

    void readsBackWhatWasWritten() {
        QRandomGenerator random(20260105);
        for (int i = 0; i < 3000; ++i) {
            const JsonValue value = randomValue(random, 0);
            const QByteArray text = written(value);
            const Result<JsonValue> again = parseJson(text);
            QVERIFY2(again.ok(), text.constData());
            QVERIFY2(*again == value, text.constData());
        }
    }

    void keepsNumbersAsTheyWereWritten() {
        const JsonValue value = parsed("[0.10, 12345678901.23456789, 1E-8, -0]");
        QCOMPARE(value.items()[0].numberText(), QByteArray("0.10"));
        QCOMPARE(value.items()[1].toDecimal().value(), dec("12345678901.23456789"));
        QCOMPARE(value.items()[2].toDecimal().value(), dec("0.00000001"));
        QCOMPARE(written(value), QByteArray("[0.10,12345678901.23456789,1E-8,-0]"));
    }

    void readsDecimalsFromStringsToo() {
        QCOMPARE(parsed("\"1500.25\"").toDecimal().value(), dec("1500.25"));
        QCOMPARE(parsed("\"abc\"").toDecimal().error().code, ErrorCode::InvalidValue);
        QCOMPARE(parsed("1e11").toDecimal().error().code, ErrorCode::NumberTooLarge);
        QCOMPARE(parsed("0.123456789").toDecimal().error().code, ErrorCode::InvalidValue);
        QCOMPARE(parsed("true").toDecimal().error().code, ErrorCode::InvalidValue);
    }

    void givesNothingForAnotherType() {
        const JsonValue value = parsed(js("{'n':1.5,'s':'x','b':false,'z':null}"));
        QVERIFY(!value.find(u"n")->toInteger().has_value());
        QVERIFY(!value.find(u"n")->toText().has_value());
        QVERIFY(!value.find(u"s")->toBool().has_value());
        QVERIFY(!value.find(u"s")->toDouble().has_value());
        QVERIFY(value.find(u"z")->isNull());
        QVERIFY(value.find(u"missing") == nullptr);
        QCOMPARE(value.find(u"b")->toBool(), std::optional(false));
        QVERIFY(value.items().empty());
        QCOMPARE(value.text(u"s"), QStringLiteral("x"));
        QCOMPARE(value.text(u"n"), QString());
    }

    void refusesWhatIsNoJson_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QByteArray& json, const char* said) {
            QTest::newRow(name) << json << QString::fromLatin1(said);
        };
        row("nothing", "", "line 1, column 1");
        row("trailing comma", "[1,]", "line 1, column 4");
        row("second document", "{}\n{}", "line 2, column 1");
        row("duplicate key", js("{'a':1,'a':2}"), "the key \"a\" is there twice");
        row("NaN", "[NaN]", "line 1");
        row("comment", "[1 /* one */]", "line 1");
        row("cut short", js("{'a': [1, 2"), "line 1");
        row("half a surrogate", js("['\\ud800']"), "line 1");
        row("bad UTF-8", "[\"\xff\"]", "line 1");
        row("NUL and more", QByteArray("[1]\0[2]", 7), "text after the document");
        row("plus", "[+1]", "line 1");
        row("leading zero", "[01]", "line 1");
    }
    void refusesWhatIsNoJson() {
        QFETCH(QByteArray, json);
        QFETCH(QString, said);
        const Result<JsonValue> value = parseJson(json);
        QVERIFY(!value.ok());
        QCOMPARE(value.error().code, ErrorCode::MalformedFile);
        QVERIFY2(value.error().detail.contains(said), qPrintable(value.error().detail));
    }

    void findsADuplicateAmongManyKeys() {
        QByteArray json = "{";
        for (int i = 0; i < 1000; ++i) {
            json += "\"k" + QByteArray::number(i) + "\":0,";
        }
        QVERIFY(parseJson(json + "\"last\":0}").ok());
        QVERIFY(parseJson(json + "\"k500\":0}").error().detail.contains(QStringLiteral("\"k500\"")));
    }

    void refusesMoreThanItsLimits() {
        QVERIFY(parseJson(QByteArray(32, '[') + QByteArray(32, ']')).ok());
        QCOMPARE(parseJson(QByteArray(33, '[') + QByteArray(33, ']')).error().code, ErrorCode::FileTooLarge);
        // A million brackets neither hang nor overflow the stack, whatever the limit.
        const QByteArray deep(1'000'000, '[');
        QCOMPARE(parseJson(deep).error().code, ErrorCode::FileTooLarge);
        QCOMPARE(parseJson("[1,2,3,4]", {.values = 3}).error().code, ErrorCode::FileTooLarge);
        QCOMPARE(parseJson("[1,2,3,4]", {.bytes = 5}).error().code, ErrorCode::FileTooLarge);
    }

    void skipsAByteOrderMark() { QVERIFY(parsed("\xEF\xBB\xBF[1]").isArray()); }

    void survivesEveryTruncation() {
        const QByteArray json =
            js("{'a':[1.5,{'b':'\\u20b9 \\'x\\'','c':[null,true,false]}],'d':{'e':-1e-3}}");
        QVERIFY(parseJson(json).ok());
        for (qsizetype i = 0; i < json.size(); ++i) {
            QCOMPARE(parseJson(json.left(i)).ok(), false);
        }
    }

    void handsOverTheElementsOfListsOneByOne() {
        QStringList seen;
        const JsonListVisitor visitor{[&](const QString& name, JsonValue&& value) -> Result<void> {
                                          seen.append(name + u'=' + QString::fromUtf8(written(value)));
                                          return Done{};
                                      },
                                      [&](const QString& list, JsonValue&& value) -> Result<void> {
                                          seen.append(list + u':' + QString::fromUtf8(written(value)));
                                          return Done{};
                                      }};
        const QByteArray json = js("{'version':1,'fill':[{'a':[1]},[2],3],'none':[],'o':{'x':[4]}}");
        QVERIFY(visitJsonLists(json, visitor).ok());
        QCOMPARE(seen, QStringList({QStringLiteral("version=1"), QStringLiteral("fill:{\"a\":[1]}"),
                                    QStringLiteral("fill:[2]"), QStringLiteral("fill:3"),
                                    QStringLiteral("o={\"x\":[4]}")}));
        QCOMPARE(visitJsonLists("[1]", visitor).error().code, ErrorCode::MalformedFile);
        QCOMPARE(visitJsonLists("1", visitor).error().code, ErrorCode::MalformedFile);
        QCOMPARE(visitJsonLists(js("{'a':[],'a':[]}"), visitor).error().code, ErrorCode::MalformedFile);
    }

    void endsAtTheFirstErrorOfAVisitor() {
        int elements = 0;
        const JsonListVisitor visitor{
            [](const QString&, JsonValue&&) -> Result<void> { return Done{}; },
            [&](const QString&, JsonValue&&) -> Result<void> {
                return ++elements < 2 ? Result<void>()
                                      : Error{ErrorCode::InvalidValue, QStringLiteral("no"), {}};
            }};
        const Result<void> read = visitJsonLists("{\"a\":[1,\n2,3]}", visitor);
        QCOMPARE(elements, 2);
        QCOMPARE(read.error().code, ErrorCode::InvalidValue);
        QVERIFY2(read.error().detail.startsWith(QStringLiteral("line 2")), qPrintable(read.error().detail));
    }
};

TJ_TEST(JsonTest)
#include "json_test.moc"
