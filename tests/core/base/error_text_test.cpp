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
