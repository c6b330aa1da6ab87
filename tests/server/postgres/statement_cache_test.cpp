#include "server/postgres/statement_cache.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <set>

using namespace server;

class StatementCacheTest : public QObject {
    Q_OBJECT

private:
    static constexpr std::array<unsigned, 1> m_bigint = {20};
    static constexpr std::array<unsigned, 1> m_text = {25};

private slots:
    void preparesATextOncePerListOfTypes() {
        StatementCache cache(8);
        const auto first = cache.use("select $1", m_bigint);
        QVERIFY(first.isNew);
        const auto again = cache.use("select $1", m_bigint);
        QVERIFY(!again.isNew);
        QCOMPARE(again.name, first.name);
        const auto otherType = cache.use("select $1", m_text);
        QVERIFY(otherType.isNew);
        QVERIFY(otherType.name != first.name);
    }

    void theLeastRecentlyUsedGivesWay() {
        StatementCache cache(2);
        const std::string a = cache.use("a", {}).name;
        const std::string b = cache.use("b", {}).name;
        cache.use("a", {});
        cache.use("c", {});
        QCOMPARE(cache.takeEvicted(), std::vector<std::string>{b});
        QVERIFY(cache.takeEvicted().empty());
        QVERIFY(!cache.use("a", {}).isNew);
        QCOMPARE(cache.size(), std::size_t(2));
        QVERIFY(cache.use("b", {}).isNew);
        QVERIFY(cache.takeEvicted() != std::vector<std::string>{a});
    }

    void neverGivesANameTwice() {
        StatementCache cache(1);
        std::set<std::string> names;
        for (int i = 0; i < 100; ++i) {
            names.insert(cache.use(std::to_string(i % 3), {}).name);
        }
        QCOMPARE(names.size(), std::size_t(100));
    }

    void forgetsWhatFailedToPrepare() {
        StatementCache cache(8);
        const auto use = cache.use("selekt", {});
        cache.forget(use.name);
        QVERIFY(cache.use("selekt", {}).isNew);
        QVERIFY(cache.takeEvicted().empty());
        cache.forget("unknown");
    }

    void preparesEverythingAnewAfterAChangeOfTheSchema() {
        StatementCache cache(8);
        cache.use("a", {});
        cache.use("b", {});
        cache.evictAll();
        QCOMPARE(cache.takeEvicted().size(), std::size_t(2));
        QVERIFY(cache.use("a", {}).isNew);
    }
};

TJ_TEST(StatementCacheTest)
#include "statement_cache_test.moc"
