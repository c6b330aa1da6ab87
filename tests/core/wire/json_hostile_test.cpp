// What a document from elsewhere may do to the reader: nothing but be refused.
#include "core/wire/json.h"
#include "core/wire/json_stream.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>
#include <QtTest>

#include <limits>

using namespace core;

namespace {

QByteArray js(QByteArray text) {
    return text.replace('\'', '"');
}

QByteArray written(const JsonValue& value) {
    JsonWriter json;
    return json.value(value).take();
}

/// A document with everything a journal's export has.
QByteArray sampleDocument() {
    return js(
        "{'format':'trading-journal','version':1,\n'fill':[\n{'id':'a','price':-37.63,'note':'₹ \\u20b9 "
        "\\'x\\' \\\\ \\n','flags':[true,false,null],'deep':{'e':1E-8,'empty':{},'none':[]}},\n2]}\n");
}

void countingVisitor(const QByteArray& json, int& seen, Result<void>& read) {
    const auto count = [&](const QString&, JsonValue&&) -> Result<void> {
        ++seen;
        return Done{};
    };
    read = visitJsonLists(json, {count, count});
}

} // namespace

class JsonHostileTest : public QObject {
    Q_OBJECT
private slots:
    void everyTruncationIsRefusedByBothReaders() {
        const QByteArray json = sampleDocument().trimmed();
        QVERIFY(parseJson(json).ok());
        for (qsizetype i = 0; i < json.size(); ++i) {
            QVERIFY2(!parseJson(json.left(i)).ok(), json.left(i).constData());
            int seen = 0;
            Result<void> read;
            countingVisitor(json.left(i), seen, read);
            QVERIFY2(!read.ok(), json.left(i).constData());
        }
    }

    void whateverIsAcceptedReadsBackEqual() {
        QRandomGenerator random(42);
        const QByteArray json = sampleDocument();
        int accepted = 0;
        for (int run = 0; run < 20'000; ++run) {
            QByteArray damaged = json;
            for (int i = 0; i <= int(random.bounded(3)); ++i) {
                const auto at = qsizetype(random.bounded(int(damaged.size())));
                static constexpr char kLikely[] = "{}[]\",:0-.eE\\u \n\x80\xff";
                damaged[at] = random.bounded(2) == 0 ? char(random.bounded(256))
                                                     : kLikely[random.bounded(int(sizeof kLikely))];
            }
            const Result<JsonValue> value = parseJson(damaged);
            if (!value.ok()) {
                QVERIFY(!value.error().detail.isEmpty());
                continue;
            }
            ++accepted;
            const Result<JsonValue> again = parseJson(written(*value));
            QVERIFY2(again.ok(), damaged.constData());
            QVERIFY2(*again == *value, damaged.constData());
        }
        QVERIFY(accepted > 500);
    }

    void noiseIsRefused() {
        QRandomGenerator random(7);
        for (int run = 0; run < 3000; ++run) {
            QByteArray noise;
            for (int i = 1 + int(random.bounded(60)); i > 0; --i) {
                noise += char(128 + random.bounded(128));
            }
            QCOMPARE(parseJson(noise).error().code, ErrorCode::MalformedFile);
        }
    }

    void invalidUtf8IsRefusedWhereverItStands_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* bytes) {
            QTest::newRow(name) << QByteArray(bytes);
        };
        row("continuation alone", "\x80");
        row("sequence cut short", "\xe2\x82");
        row("overlong slash", "\xc0\xaf");
        row("overlong NUL", "\xe0\x80\x80");
        row("surrogate in UTF-8", "\xed\xa0\x80");
        row("beyond Unicode", "\xf5\x80\x80\x80");
        row("Latin-1", "caf\xe9");
        row("UTF-16", "\xff\xfe");
    }
    void invalidUtf8IsRefusedWhereverItStands() {
        QFETCH(QByteArray, bytes);
        for (const QByteArray& json : {js("['" + bytes + "']"), js("{'" + bytes + "':1}"),
                                       js("{'a':{'b':['x" + bytes + "y']}}"), js("[1]") + bytes}) {
            QCOMPARE(parseJson(json).error().code, ErrorCode::MalformedFile);
        }
    }

    void numbersAreThoseOfTheGrammar_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fine");
        for (const char* text : {"0", "-0", "0.0", "-1.50", "1e5", "1E+5", "1e-308", "123456789012345678901",
                                 "0.00000000000000000001"}) {
            QTest::newRow(text) << QByteArray(text) << true;
        }
        for (const char* text : {"00", "-", "+1", ".5", "5.", "1e", "1e+", "0x10", "1_000", "1,5", "Infinity",
                                 "-NaN", "--1", "1.2.3", "١"}) {
            QTest::newRow(text) << QByteArray(text) << false;
        }
    }
    void numbersAreThoseOfTheGrammar() {
        QFETCH(QByteArray, text);
        QFETCH(bool, fine);
        const Result<JsonValue> value = parseJson("{\"n\":" + text + '}');
        QCOMPARE(value.ok(), fine);
        if (fine) {
            QCOMPARE(value->find(u"n")->numberText(), text);
            QCOMPARE(written(*value), "{\"n\":" + text + '}');
        }
    }

    void longNumbersKeepEveryDigitOrAreRefused() {
        const QByteArray digits = QByteArray("1") + QByteArray(300, '7') + '.' + QByteArray(5000, '3');
        const JsonValue value = parseJson('[' + digits + ']').value();
        QCOMPARE(value.items()[0].numberText(), digits);
        QCOMPARE(value.items()[0].toDecimal().error().code, ErrorCode::NumberTooLarge);
        QVERIFY(!value.items()[0].toInteger());
        for (const QByteArray& beyond : {QByteArray(400, '9'), QByteArray("1e400")}) {
            QCOMPARE(parseJson('[' + beyond + ']').error().code, ErrorCode::MalformedFile);
        }
    }

    void integersEndWhere64BitsEnd() {
        const auto integer = [](const char* text) { return parseJson(text)->toInteger(); };
        QCOMPARE(integer("9223372036854775807"), std::optional(std::numeric_limits<qint64>::max()));
        QCOMPARE(integer("-9223372036854775808"), std::optional(std::numeric_limits<qint64>::min()));
        QVERIFY(!integer("9223372036854775808"));
        QVERIFY(!integer("1.0"));
        QVERIFY(!integer("1e3"));
    }

    void aKeyInEscapesIsTheSameKey() {
        const Result<JsonValue> twice = parseJson(js("{'a':1,'\\u0061':2}"));
        QVERIFY(!twice.ok());
        QVERIFY(twice.error().detail.contains(QStringLiteral("\"a\"")));
        QVERIFY(parseJson(js("{'a':{'a':1},'b':{'a':2}}")).ok()); // each object has its own
        QVERIFY(!parseJson(js("{'':1,'':2}")).ok());
        QCOMPARE(parseJson(js("{'\\u20b9':1}"))->find(u"₹")->toInteger(), std::optional(qint64(1)));
    }

    void aDuplicateIsFoundAtEverySizeOfTheObject() {
        for (int size : {1, 2, 15, 16, 17, 18, 100}) {
            for (int again : {0, size / 2, size - 1}) {
                QByteArray json = "{";
                for (int i = 0; i < size; ++i) {
                    json += "\"k" + QByteArray::number(i) + "\":0,";
                }
                QVERIFY(parseJson(json + "\"new\":0}").ok());
                const auto refused = parseJson(json + "\"k" + QByteArray::number(again) + "\":0}");
                QVERIFY2(!refused.ok(), json.constData());
            }
        }
    }

    void depthIsCountedOverObjectsAndLists() {
        const auto nested = [](int depth) {
            QByteArray json;
            for (int i = 0; i < depth; ++i) {
                json += i % 2 == 0 ? "{\"a\":" : "[";
            }
            json += '1';
            for (int i = depth - 1; i >= 0; --i) {
                json += i % 2 == 0 ? '}' : ']';
            }
            return json;
        };
        QVERIFY(parseJson(nested(32)).ok());
        QCOMPARE(parseJson(nested(33)).error().code, ErrorCode::FileTooLarge);
        QVERIFY(parseJson(nested(100), {.depth = 100}).ok());
        QCOMPARE(parseJson(QByteArray("{\"a\":").repeated(500'000)).error().code, ErrorCode::FileTooLarge);
        const JsonValue deep = parseJson(nested(5000), {.depth = 5000}).value();
        QCOMPARE(written(deep), nested(5000));
    }

    void limitsAreRefusedAndNeverCut() {
        const QByteArray five = "[1,2,3,4]"; // the list and its items
        QVERIFY(parseJson(five, {.values = 5}).ok());
        QCOMPARE(parseJson(five, {.values = 4}).error().code, ErrorCode::FileTooLarge);
        QVERIFY(parseJson(five, {.bytes = five.size()}).ok());
        QCOMPARE(parseJson(five, {.bytes = five.size() - 1}).error().code, ErrorCode::FileTooLarge);
    }

    void errorsNameTheirPlace_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::newRow("first byte") << QByteArray("x") << "line 1, column 1";
        QTest::newRow("third line") << QByteArray("[\n1,\n  x]") << "line 3, column 3";
        QTest::newRow("windows ends") << QByteArray("[\r\n1,\r\nx]") << "line 3, column 1";
        QTest::newRow("after a mark") << QByteArray("\xEF\xBB\xBF[\nx]") << "line 2, column 1";
        QTest::newRow("after the end") << QByteArray("[1]\n\n[2]") << "line 3, column 1";
    }
    void errorsNameTheirPlace() {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const QString detail = parseJson(json).error().detail;
        QVERIFY2(detail.startsWith(place + u':'), qPrintable(detail));
    }

    void bothReadersAgreeOnWhatIsADocument() {
        QRandomGenerator random(9);
        const QByteArray json = sampleDocument();
        for (int run = 0; run < 3000; ++run) {
            QByteArray damaged = json;
            damaged[qsizetype(random.bounded(int(damaged.size())))] = char(random.bounded(256));
            int seen = 0;
            Result<void> visited;
            countingVisitor(damaged, seen, visited);
            const Result<JsonValue> tree = parseJson(damaged);
            QVERIFY2(visited.ok() == (tree.ok() && tree->isObject()), damaged.constData());
        }
    }
};

TJ_TEST(JsonHostileTest)
#include "json_hostile_test.moc"
