#include "core/import/number_reader.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <random>

using namespace core;

namespace {

QString readAs(DecimalPoint style, const QString& text) {
    const auto number = NumberColumn(style).read(text);
    return number ? number->value.toString() : QStringLiteral("error");
}

NumberColumn columnOf(std::initializer_list<const char*> cells) {
    NumberColumn column;
    for (const char* cell : cells) {
        column.see(QByteArrayView(cell));
    }
    return column;
}

} // namespace

class NumberReaderTest : public QObject {
    Q_OBJECT
private slots:
    void readsPrintedNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("comma");
        QTest::addColumn<QString>("value");
        const auto point = [](const char* text, const char* value) {
            QTest::newRow(text) << QString::fromUtf8(text) << false << value;
        };
        const auto comma = [](const char* text, const char* value) {
            QTest::addRow("%s with comma", text) << QString::fromUtf8(text) << true << value;
        };
        point("1234.50", "1234.5");
        point("1,234.50", "1234.5");
        point("1,52,250.00", "152250");
        point("12,34,56,789", "123456789");
        point("1 234.50", "1234.5");
        point("1\u00A0234.50", "1234.5");
        point("1\u2009234.50", "1234.5");
        point("1'234.50", "1234.5");
        point("1\u2019234.50", "1234.5");
        point("100 000.00", "100000");
        point("(41.00)", "-41");
        point("$(41.00)", "-41");
        point("($6,148.00)", "-6148");
        point("-$40503.61", "-40503.61");
        point("$-5", "-5");
        point("\u20B9 12.5", "12.5");
        point("Rs. 12.5", "12.5");
        point("\u20AC1.5", "1.5");
        point("\u00A31.5", "1.5");
        point("5.00-", "-5");
        point("\u22125.00", "-5");
        point("+3", "3");
        point(".5", "0.5");
        point("5.", "5");
        point("1,205", "1205");
        point("1.205", "1.205");
        comma("1.234,50", "1234.5");
        comma("172,50", "172.5");
        comma("1 234,50", "1234.5");
        comma("1.205", "1205");
        comma("1,205", "1.205");
        comma("12,50 \u20AC", "12.5");
        comma("-0,5", "-0.5");
    }
    void readsPrintedNumbers() {
        QFETCH(QString, text);
        QFETCH(bool, comma);
        QFETCH(QString, value);
        QCOMPARE(readAs(comma ? DecimalPoint::Comma : DecimalPoint::Point, text), value);
    }

    void refusesWhatIsNoNumber() {
        for (const char* text :
             {"", "-", "abc", "1.2.3", "1,2,3", "12,34", "1,,234", "--5", "(5", "-(5)", "5 USD x", "1 2",
              "1.5,3", "NaN", "0x1F", "()", "$", "1,234.5.6", "1234,567"}) {
            QVERIFY2(readAs(DecimalPoint::Point, QString::fromUtf8(text)) == QLatin1String("error"), text);
        }
    }

    void theColumnDecides_data() {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<int>("style");
        const auto add = [](const char* name, QStringList cells, DecimalPoint style) {
            QTest::newRow(name) << cells << int(style);
        };
        add("two decimals", {QStringLiteral("1.205"), QStringLiteral("3.50")}, DecimalPoint::Point);
        add("comma decimals", {QStringLiteral("1.205"), QStringLiteral("3,50")}, DecimalPoint::Comma);
        add("both signs", {QStringLiteral("1,234.50")}, DecimalPoint::Point);
        add("both signs, comma last", {QStringLiteral("1.234,50")}, DecimalPoint::Comma);
        add("twice a group", {QStringLiteral("1.234.567")}, DecimalPoint::Comma);
        add("Indian groups", {QStringLiteral("1,52,250")}, DecimalPoint::Point);
        add("leading zero", {QStringLiteral("0.125")}, DecimalPoint::Point);
        add("four digits before", {QStringLiteral("1234.567")}, DecimalPoint::Point);
        add("space groups", {QStringLiteral("1 234.567")}, DecimalPoint::Point);
        add("only ambiguous", {QStringLiteral("1.205"), QStringLiteral("12.500")}, DecimalPoint::Unknown);
        add("whole numbers", {QStringLiteral("5"), QStringLiteral("17")}, DecimalPoint::Unknown);
        add("contradiction", {QStringLiteral("1,5"), QStringLiteral("1.5")}, DecimalPoint::Unknown);
        add("words teach nothing", {QStringLiteral("n/a"), QStringLiteral("--"), QStringLiteral("1,5")},
            DecimalPoint::Comma);
    }
    void theColumnDecides() {
        QFETCH(QStringList, cells);
        QFETCH(int, style);
        NumberColumn column;
        for (const QString& cell : cells) {
            column.see(cell.toUtf8());
        }
        QCOMPARE(int(column.style()), style);
    }

    void anAmbiguousNumberAsks() {
        NumberColumn column = columnOf({"1.205"});
        QCOMPARE(column.read(QByteArrayView("1.205")).error().code, ErrorCode::AmbiguousValue);
        QCOMPARE(column.read(QByteArrayView("5"))->value.toString(), QStringLiteral("5"));
        column.tell(QChar(u','));
        QCOMPARE(column.read(QByteArrayView("1.205"))->value.toString(), QStringLiteral("1205"));
    }

    void anotherColumnsStyleIsOnlyASuggestion() {
        NumberColumn undecided = columnOf({"1.205"});
        undecided.suggest(DecimalPoint::Comma);
        QCOMPARE(undecided.read(QByteArrayView("1.205"))->value.toString(), QStringLiteral("1205"));
        NumberColumn decided = columnOf({"1.5"});
        decided.suggest(DecimalPoint::Comma);
        QCOMPARE(decided.style(), DecimalPoint::Point);
    }

    void moreThanEightDecimalsAreRoundedHalfToEvenAndTold() {
        const NumberColumn column(DecimalPoint::Point);
        const auto rounded = column.read(QByteArrayView("0.123456785"));
        QCOMPARE(rounded->value.toString(), QStringLiteral("0.12345678"));
        QVERIFY(rounded->rounded);
        QVERIFY(!column.read(QByteArrayView("0.12345678"))->rounded);
    }

    void exponentsAreReadOnlyWhereAllowed() {
        QCOMPARE(NumberColumn(DecimalPoint::Point).read(QByteArrayView("2.6E+13")).error().code,
                 ErrorCode::InvalidValue);
        const NumberColumn allowing(DecimalPoint::Point, NumberColumn::Exponents::Accept);
        QCOMPARE(allowing.read(QByteArrayView("2.6E+3"))->value.toString(), QStringLiteral("2600"));
        QCOMPARE(allowing.read(QByteArrayView("1e-8"))->value.toString(), QStringLiteral("0.00000001"));
    }

    void tooLargeNumbersAreErrors() {
        QCOMPARE(NumberColumn(DecimalPoint::Point).read(QByteArrayView("999999999999")).error().code,
                 ErrorCode::NumberTooLarge);
        QVERIFY(!NumberColumn(DecimalPoint::Point).read(QByteArray(1000, '9')).ok());
    }

    void whatDecimalsPrintIsReadBackInBothStyles() {
        std::mt19937_64 random(2);
        for (int round = 0; round < 3000; ++round) {
            const auto value = Decimal::fromUnits(std::int64_t(random()) >> (random() % 40));
            const QString printed = value.toString();
            QCOMPARE(readAs(DecimalPoint::Point, printed), printed);
            QCOMPARE(readAs(DecimalPoint::Comma, QString(printed).replace(u'.', u',')), printed);
        }
    }

    void anyBytesAreANumberOrAnError() {
        std::mt19937 random(9);
        const QByteArray alphabet("0123456789.,-+()eE $'\xC2\xA0\xE2\x82\xB9x");
        for (int round = 0; round < 20000; ++round) {
            QByteArray cell;
            for (unsigned length = random() % 14; length > 0; --length) {
                cell += alphabet[int(random() % unsigned(alphabet.size()))];
            }
            NumberColumn column;
            column.see(cell);
            if (const auto number = column.read(cell); !number) {
                QVERIFY(!number.error().detail.isEmpty());
            }
        }
    }
};

TJ_TEST(NumberReaderTest)
#include "number_reader_test.moc"
