#include "server/http/cursor.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <stdexcept>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kKey(32, 'k');
const QString kList = u"trades tenant-1 -exitDay"_s;
const QStringList kPosition{u"2025-12-01T15:45:00Z"_s, u"0190b3c4-0000-7000-8000-000000000001"_s};

} // namespace

class CursorTest : public QObject {
    Q_OBJECT
private slots:
    void opensWhatItSealed_data() {
        QTest::addColumn<QStringList>("position");
        QTest::newRow("two") << kPosition;
        QTest::newRow("one") << QStringList{u"7"_s};
        QTest::newRow("empty value") << QStringList{u""_s, u"7"_s, u""_s};
        QTest::newRow("longest") << QStringList(8, QStringLiteral("\u0928").repeated(66));
        QTest::newRow("any text") << QStringList{QString::fromUtf8("\xe0\xa4\xa8 \xf0\x9f\x98\x80")};
    }
    void opensWhatItSealed() {
        QFETCH(QStringList, position);
        const CursorSeal seal(kKey);
        const QString cursor = seal.seal(kList, position);
        QCOMPARE(seal.open(kList, cursor).value(), position);
        QCOMPARE(CursorSeal(kKey).open(kList, cursor).value(), position);
        QVERIFY(!cursor.contains(u'+') && !cursor.contains(u'/') && !cursor.contains(u'='));
    }

    void refusesAnyChangedCharacter() {
        const CursorSeal seal(kKey);
        const QString cursor = seal.seal(kList, kPosition);
        for (qsizetype i = 0; i < cursor.size(); ++i) {
            QString changed = cursor;
            changed[i] = changed[i] == u'A' ? u'B' : u'A';
            const auto opened = seal.open(kList, changed);
            // The last character may hold bits that belong to no byte.
            QVERIFY2(!opened.ok() || (i + 1 == cursor.size() && *opened == kPosition), qPrintable(changed));
        }
    }

    void refusesTheCursorOfAnotherList() {
        const CursorSeal seal(kKey);
        const QString cursor = seal.seal(kList, kPosition);
        QVERIFY(!seal.open(u"trades tenant-2 -exitDay"_s, cursor).ok());
        QVERIFY(!seal.open(u"trades tenant-1 exitDay"_s, cursor).ok());
        QVERIFY(!CursorSeal(QByteArray(32, 'o')).open(kList, cursor).ok());
    }

    void refusesWhatIsNoCursor_data() {
        QTest::addColumn<QString>("cursor");
        QTest::newRow("empty") << QString();
        QTest::newRow("word") << u"next"_s;
        QTest::newRow("no base64") << u"***"_s;
        QTest::newRow("zeros") << QString(64, u'A');
        QTest::newRow("very long") << QString(10'000, u'A');
        QTest::newRow("not ASCII") << QString::fromUtf8("\xe0\xa4\xa8");
    }
    void refusesWhatIsNoCursor() {
        QFETCH(QString, cursor);
        const auto opened = CursorSeal(kKey).open(kList, cursor);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().errors.at(0).field, u"cursor"_s);
    }

    void refusesACursorCutShort() {
        const CursorSeal seal(kKey);
        const QString cursor = seal.seal(kList, kPosition);
        for (qsizetype size = 0; size < cursor.size(); ++size) {
            QVERIFY(!seal.open(kList, cursor.first(size)).ok());
        }
        QVERIFY(!seal.open(kList, cursor + u"AAAA"_s).ok());
    }

    void needsAProperKeyAndSmallPositions() {
        QVERIFY_THROWS_EXCEPTION(std::logic_error, CursorSeal(QByteArray(31, 'k')));
        const CursorSeal seal(kKey);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)seal.seal(kList, {}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)seal.seal(kList, {QString(201, u'x')}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)seal.seal(kList, QStringList(9, u"x"_s)));
    }
};

TJ_TEST(CursorTest)
#include "cursor_test.moc"
