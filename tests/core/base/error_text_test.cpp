#include "core/base/error_text.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

class ErrorTextTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatThenWhere() {
        QCOMPARE(errorText({ErrorCode::FileNotFound, QStringLiteral("a.csv"), {}}),
                 QStringLiteral("no such file: a.csv"));
    }
    void namesTheFieldOfAWrongValue() {
        QCOMPARE(errorText({ErrorCode::InvalidValue, QStringLiteral("is empty"), QStringLiteral("symbol")}),
                 QStringLiteral("wrong value: symbol: is empty"));
        QCOMPARE(
            errorText({ErrorCode::InvalidValue, QStringLiteral("A stop at 5 …"), QStringLiteral("stop")}),
            QStringLiteral("wrong value: A stop at 5 …"));
    }
    void saysNothingTwice() {
        QCOMPARE(errorText({ErrorCode::FileNotFound, QStringLiteral("a.csv: no such file"), {}}),
                 QStringLiteral("a.csv: no such file"));
        QCOMPARE(errorText({ErrorCode::NothingToUndo, {}, {}}), QStringLiteral("there is nothing to undo"));
        QCOMPARE(errorText({ErrorCode::NotFound, QStringLiteral("there is no tag “x”"), {}}),
                 QStringLiteral("there is no tag “x”"));
        QCOMPARE(
            errorText({ErrorCode::JournalCorrupt, QStringLiteral("j is cut short; restore a backup"), {}}),
            QStringLiteral("j is cut short; restore a backup"));
    }
    void namesTheFieldOnceWhateverItsCase() {
        const auto text = [](const char* detail) {
            return errorText(
                {ErrorCode::InvalidValue, QString::fromLatin1(detail), QStringLiteral("symbol")});
        };
        QCOMPARE(text("Symbol is empty"), QStringLiteral("wrong value: Symbol is empty"));
        QCOMPARE(text("is empty").count(QStringLiteral("symbol")), 1);
        // A field says something only about a value.
        QCOMPARE(errorText({ErrorCode::FileUnwritable, QStringLiteral("a.db"), QStringLiteral("symbol")}),
                 QStringLiteral("the file cannot be written: a.db"));
    }
    void isOneLineWithoutAFullStop() {
        for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
            const QString text = errorText({ErrorCode(code), {}, {}});
            QVERIFY2(!text.isEmpty() && !text.contains(u'\n') && !text.endsWith(u'.'), qPrintable(text));
            QVERIFY2(text[0].isLower(), qPrintable(text)); // the caller puts the program or file before it
        }
    }
    void hasOwnWordsForEveryCode() {
        QSet<QString> texts;
        for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
            texts.insert(errorText({ErrorCode(code), {}, {}}));
        }
        QCOMPARE(texts.size(), qsizetype(ErrorCode::Cancelled) + 1);
    }
};

TJ_TEST(ErrorTextTest)
#include "error_text_test.moc"
