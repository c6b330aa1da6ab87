#include "server/http/error_reply.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

using namespace server;

class ProblemTest : public QObject {
    Q_OBJECT
private slots:
    void writesTheDesignDocumentsExample() {
        Problem problem{ProblemKind::Validation, QStringLiteral("Invalid trade data provided")};
        problem.errors.push_back({QStringLiteral("entryPrice"), QStringLiteral("Must be a positive number")});
        const Reply reply = errorReply(problem, QStringLiteral("req_abc123xyz"));
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        QCOMPARE(
            reply.body,
            QByteArray("{\"type\":\"https://api.tradingjournal.com/errors/validation\","
                       "\"title\":\"Validation Error\",\"status\":400,"
                       "\"detail\":\"Invalid trade data provided\","
                       "\"errors\":[{\"field\":\"entryPrice\",\"message\":\"Must be a positive number\"}],"
                       "\"requestId\":\"req_abc123xyz\"}"));
    }

    void addsMembersAndRetryAfter() {
        Problem problem{ProblemKind::PlanLimit, QStringLiteral("50 trades a month"), {}, 7};
        problem.members.emplace_back("upgradeUrl", QStringLiteral("https://example.test/\"up\""));
        const Reply reply = errorReply(problem, QStringLiteral("r"));
        QVERIFY(reply.body.contains("\"upgradeUrl\":\"https://example.test/\\\"up\\\"\""));
        QVERIFY(!reply.body.contains("errors\":["));
        QCOMPARE(reply.headers, (std::vector<Header>{{"Retry-After", "7"}}));
    }

    void namesTheSchemeWithEvery401() {
        for (const ProblemKind kind : {ProblemKind::Unauthenticated, ProblemKind::MfaRequired}) {
            QVERIFY(errorReply({kind, {}}, {}).hasHeader("www-authenticate"));
        }
        QVERIFY(!errorReply({ProblemKind::Forbidden, {}}, {}).hasHeader("www-authenticate"));
    }

    void givesEveryKindItsOwnTypeAndAnErrorStatus() {
        QSet<QByteArray> slugs;
        for (int i = 0; i < kProblemKinds; ++i) {
            const auto kind = ProblemKind(i);
            const QByteArray slug = problemSlug(kind);
            QVERIFY2(slug == slug.toLower() && !slug.contains(' '), slug);
            QVERIFY2(problemStatus(kind) >= 400 && problemStatus(kind) < 600, slug);
            QVERIFY2(!QByteArray(problemTitle(kind)).isEmpty(), slug);
            slugs.insert(slug);
        }
        QCOMPARE(slugs.size(), qsizetype(kProblemKinds));
    }

    void mapsErrorsOfCore_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("field") << int(core::ErrorCode::InvalidValue) << 400;
        QTest::newRow("multiplier") << int(core::ErrorCode::MissingMultiplier) << 400;
        QTest::newRow("missing") << int(core::ErrorCode::NotFound) << 404;
        QTest::newRow("taken") << int(core::ErrorCode::AlreadyExists) << 409;
        QTest::newRow("shared") << int(core::ErrorCode::SharedFill) << 409;
        QTest::newRow("fills") << int(core::ErrorCode::UseFills) << 409;
        QTest::newRow("large") << int(core::ErrorCode::FileTooLarge) << 413;
        QTest::newRow("disk") << int(core::ErrorCode::DiskFull) << 500;
    }
    void mapsErrorsOfCore() {
        QFETCH(int, code);
        QFETCH(int, status);
        const Problem problem =
            problemFrom({core::ErrorCode(code), QStringLiteral("why"), QStringLiteral("quantity")});
        QCOMPARE(problemStatus(problem.kind), status);
    }

    void keepsTheFieldOfAnError() {
        const Problem problem = problemFrom(
            {core::ErrorCode::InvalidValue, QStringLiteral("must be positive"), QStringLiteral("quantity")});
        QCOMPARE(problem.errors,
                 (std::vector<FieldError>{{QStringLiteral("quantity"), QStringLiteral("must be positive")}}));
    }

    void tellsNothingOfABrokenStorage() {
        const Problem problem =
            problemFrom({core::ErrorCode::StorageFailed, QStringLiteral("/var/lib/secret: I/O"), {}});
        QVERIFY(!problem.detail.contains(QStringLiteral("secret")));
        QVERIFY(problem.errors.empty());
    }
};

TJ_TEST(ProblemTest)
#include "problem_test.moc"
