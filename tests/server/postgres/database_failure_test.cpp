#include "server/postgres/database_failure.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <libpq-fe.h>

using namespace server;
using Reason = DatabaseFailure::Reason;

class DatabaseFailureTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatAndWhereButNotWhichValues() {
        const DatabaseFailure failure(
            Reason::UniqueViolation,
            {"23505", "Key (email)=(a@b.c) already exists.", "users_by_email", "users", "", "register user"});
        const QByteArray text = failure.what();
        QVERIFY2(text.contains("23505") && text.contains("users_by_email") && text.contains("register user"),
                 text);
        QVERIFY(!text.contains("a@b.c"));
    }

    void violatesTheConstraintItNamesAndNoOther() {
        const DatabaseFailure failure(Reason::UniqueViolation,
                                      {"23505", "", "users_by_email", "users", "", ""});
        QVERIFY(failure.violates("users_by_email"));
        QVERIFY(!failure.violates("users_pkey"));
        const DatabaseFailure other(Reason::Other, {"42P01", "", "users_by_email", "", "", ""});
        QVERIFY(!other.violates("users_by_email"));
    }

    void aTimeoutNamesItsStatement() {
        const DatabaseFailure failure = DatabaseFailure::timeout("-- count trades\nselect 1");
        QCOMPARE(failure.reason(), Reason::Timeout);
        QVERIFY(QByteArray(failure.what()).contains("count trades"));
    }

    void tellsThatACommitMayHaveHappened() {
        DatabaseFailure failure = DatabaseFailure::unavailable("gone");
        QVERIFY(!failure.mayHaveCommitted());
        failure.duringCommit();
        QVERIFY(failure.mayHaveCommitted());
        QVERIFY(QByteArray(failure.what()).contains("commit"));
    }
};

TJ_TEST(DatabaseFailureTest)
#include "database_failure_test.moc"
