#include "app/text/typed_number.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

QString read(const QString& text) {
    const auto number = typedNumber(text);
    return number ? number->toString() : u"refused"_s;
}

} // namespace

class TypedNumberTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(u"en_IN"_s)); }
    void cleanupTestCase() { QLocale::setDefault(m_before); }

    void aPlainNumberIsReadExactly() {
        QCOMPARE(read(u"1234.5"_s), u"1234.5"_s);
        QCOMPARE(read(u" -0.00000001 "_s), u"-0.00000001"_s);
    }

    void whatTheWindowShowsCanBePastedBack_data() {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("number");
        QTest::newRow("thousands") << u"3,900.50"_s << u"3900.5"_s;
        QTest::newRow("lakh") << u"1,52,250.00"_s << u"152250"_s;
        QTest::newRow("money") << u"₹1,24,310.50"_s << u"124310.5"_s;
        QTest::newRow("loss") << u"−₹18,200.00"_s << u"-18200"_s;
        QTest::newRow("group") << u"1,205"_s << u"1205"_s;
    }
    void whatTheWindowShowsCanBePastedBack() {
        QFETCH(QString, shown);
        QFETCH(QString, number);
        QCOMPARE(read(shown), number);
    }

    void aCommaThatIsNoGroupIsRefused() {
        QCOMPARE(read(u"12,5"_s), u"refused"_s);
        QCOMPARE(read(u"1,2345.00"_s), u"refused"_s);
    }

    void wordsAndNothingAreRefused() {
        QCOMPARE(read(u"ten"_s), u"refused"_s);
        QCOMPARE(read(QString()), u"refused"_s);
        QCOMPARE(read(u"39l0"_s), u"refused"_s);
    }

    void aDigitTooManyIsRefusedAndNotRounded() {
        QCOMPARE(read(u"0.123456789"_s), u"refused"_s);
        QCOMPARE(read(u"1,000.123456789"_s), u"refused"_s);
    }

    /// A stop is shown as "1.205" everywhere: leaving its field must not make it 1205.
    void aPlainNumberIsTheSameWhereTheCommaSeparatesDecimals() {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        QCOMPARE(read(u"1.205"_s), u"1.205"_s);
        QCOMPARE(read(u"1.205,50"_s), u"1205.5"_s);
        QCOMPARE(read(u"12,5"_s), u"12.5"_s);
    }

private:
    const QLocale m_before;
};

TJ_TEST(TypedNumberTest)
#include "typed_number_test.moc"
