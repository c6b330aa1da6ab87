#include "core/base/result.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <memory>

using namespace core;

class ResultTest : public QObject {
    Q_OBJECT
private slots:
    void holdsAValueOrAnErrorNeverBoth() {
        const Result<int> value(7);
        QVERIFY(value.ok());
        QCOMPARE(*value, 7);
        const Result<int> failed(Error{ErrorCode::NotFound, QStringLiteral("no such fill"), {}});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::NotFound);
        QCOMPARE(failed.valueOr(3), 3);
    }

    void readingTheWrongOneIsAnException() {
        const Result<int> failed(Error{});
        QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, (void)failed.value());
        const Result<int> value(1);
        QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, (void)value.error());
    }

    void movesWhatCannotBeCopied() {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 5);
    }

    void anErrorIsAValueToo() {
        // A Result of Error values would be ambiguous as a union; the variant keeps them apart by place.
        const Result<QString> text(QStringLiteral("fine"));
        QCOMPARE(text.value(), QStringLiteral("fine"));
    }

    void copiesKeepTheirOwnContent() {
        Result<QString> first(QStringLiteral("a"));
        Result<QString> second = first;
        second = QStringLiteral("b");
        QCOMPARE(*first, QStringLiteral("a"));
        second = Error{ErrorCode::NotFound, QStringLiteral("gone"), QStringLiteral("id")};
        QVERIFY(first.ok() && !second.ok());
        QCOMPARE(second.error(), (Error{ErrorCode::NotFound, QStringLiteral("gone"), QStringLiteral("id")}));
        first->append(u'c');
        QCOMPARE(first.value(), QStringLiteral("ac"));
    }

    void aFallbackIsOnlyForAFailure() {
        QCOMPARE(Result<QString>(QStringLiteral("x")).valueOr(QStringLiteral("y")), QStringLiteral("x"));
        QCOMPARE(Result<QString>(Error{}).valueOr(QStringLiteral("y")), QStringLiteral("y"));
    }

    void errorsAreEqualByCodeDetailAndField() {
        const Error error{ErrorCode::InvalidValue, QStringLiteral("is empty"), QStringLiteral("symbol")};
        QCOMPARE(error, error);
        QVERIFY(!(error == Error{ErrorCode::NotFound, error.detail, error.field}));
        QVERIFY(!(error == Error{error.code, QString(), error.field}));
        QVERIFY(!(error == Error{error.code, error.detail, QString()}));
    }

    void successNeedsNoValue() {
        const Result<void> done = Done{};
        QVERIFY(done.ok());
        const Result<void> failed = Error{ErrorCode::DiskFull, {}, {}};
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, ErrorCode::DiskFull);
    }
};

TJ_TEST(ResultTest)
#include "result_test.moc"
