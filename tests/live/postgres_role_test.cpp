#include "server/postgres/check_role.h"
#include "tests/support/private_postgres.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;

/// Which roles the server agrees to run as.
class PostgresRoleTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateDatabase> m_database;

    core::Result<void> check(const QString& role) const {
        ConnectionSettings settings;
        settings.url = m_database->url(role);
        Connection connection(settings, deadlineIn(20s));
        return checkRole(connection, deadlineIn(20s));
    }

private slots:
    void initTestCase() {
        m_database = std::make_unique<test::PrivateDatabase>();
        m_database->psql("create role bypassing login bypassrls;\n"
                         "create role heir login noinherit;\ngrant tj_owner to heir;\n"
                         "create role modest login;\n"
                         "grant connect on database " +
                         m_database->name().toUtf8() + " to bypassing, heir, modest;\n");
    }
    void cleanupTestCase() {
        m_database->psql("drop owned by bypassing, heir, modest;\ndrop role bypassing, heir, modest;\n");
        m_database.reset();
    }

    void runsAsTheRolesMadeForIt() {
        for (const QString& role :
             {u"tj_app"_s, u"tj_auth"_s, u"tj_worker"_s, u"tj_readonly"_s, u"modest"_s}) {
            const auto checked = check(role);
            QVERIFY2(checked.ok(), qPrintable(checked.ok() ? QString() : checked.error().detail));
        }
    }

    void refusesWhomRowLevelSecurityDoesNotBind_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("why");
        QTest::newRow("superuser") << u"postgres"_s << u"superuser"_s;
        QTest::newRow("bypassing") << u"bypassing"_s << u"BYPASSRLS"_s;
        QTest::newRow("owner") << u"tj_owner"_s << u"owns tables"_s;
        QTest::newRow("may become the owner") << u"heir"_s << u"owns tables"_s;
    }
    void refusesWhomRowLevelSecurityDoesNotBind() {
        QFETCH(QString, role);
        QFETCH(QString, why);
        const auto checked = check(role);
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error().code, core::ErrorCode::InvalidValue);
        QVERIFY2(checked.error().detail.contains(why) && checked.error().detail.contains(role),
                 qPrintable(checked.error().detail));
    }
};

TJ_TEST(PostgresRoleTest)
#include "postgres_role_test.moc"
