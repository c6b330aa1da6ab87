#include "server/postgres/query.h"
#include "server/postgres/sql.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace server;

namespace {

constexpr const char* kFindFill = R"(
-- find fill
select id from fills where id = $1)";

template <typename Text>
constexpr bool kBecomesSql = std::is_convertible_v<Text, Sql>;

} // namespace

class SqlTest : public QObject {
    Q_OBJECT

private slots:
    void aTextMadeAtRunTimeIsNoStatement() {
        static_assert(!kBecomesSql<std::string>);
        static_assert(!kBecomesSql<QString>);
        static_assert(!kBecomesSql<QByteArray>);
        QCOMPARE(Query(kFindFill).text, std::string(kFindFill));
    }

    void isNamedByItsCommentOrItsFirstWords_data() {
        QTest::addColumn<std::string>("sql");
        QTest::addColumn<std::string>("name");
        QTest::newRow("comment") << std::string(kFindFill) << std::string("find fill");
        QTest::newRow("comment alone") << std::string("-- only") << std::string("only");
        QTest::newRow("words") << std::string("insert into fills (id) values ($1)")
                               << std::string("insert into fills");
        QTest::newRow("glued") << std::string("\n  insert\tinto\nfills(id)")
                               << std::string("insert into fills");
        QTest::newRow("one") << std::string("commit") << std::string("commit");
        QTest::newRow("semicolon") << std::string("rollback;") << std::string("rollback");
        QTest::newRow("empty") << std::string("  \n") << std::string();
        QTest::newRow("long") << "-- " + std::string(200, 'x') << std::string(60, 'x');
    }
    void isNamedByItsCommentOrItsFirstWords() {
        QFETCH(std::string, sql);
        QFETCH(std::string, name);
        QCOMPARE(statementName(sql), name);
    }

    void aQueryOwnsItsValues() {
        std::optional<Query> query;
        {
            const QString text = QString(100, u'x');
            query.emplace(Sql("select $1"), text);
        }
        QCOMPARE(query->parameters.count(), 1);
        QCOMPARE(query->parameters.lengths()[0], 100);
        QCOMPARE(QByteArray(query->parameters.values()[0], 100), QByteArray(100, 'x'));
    }
};

TJ_TEST(SqlTest)
#include "sql_test.moc"
