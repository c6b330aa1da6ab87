#include "server/cache/analytics_cache.h"
#include "server/observe/metrics.h"
#include "tests/support/private_redis.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace std::chrono_literals;
using namespace server;

namespace {

AnalyticsKey keyOf(const QByteArray& tenant, const QByteArray& state = "e.1") {
    return {tenant, state, "summary", "..", "f"};
}

} // namespace

/// One computation per key, whoever asks, and never another's reply.
class AnalyticsCacheTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateRedis> m_server;
    Metrics m_metrics;
    std::atomic<int> m_computed = 0;

    RedisSettings settings() const {
        RedisSettings settings;
        settings.port = m_server->port();
        settings.rest = 20ms;
        settings.patience = 500ms;
        return settings;
    }
    AnalyticsCache::Compute computing(const AnalyticsKey& key, std::chrono::milliseconds time = 0ms) {
        return [this, key, time] {
            ++m_computed;
            std::this_thread::sleep_for(time);
            return std::optional(AnalyticsCache::Computed{key, "of " + key.tenant + ' ' + key.state});
        };
    }

private slots:
    void initTestCase() { m_server = std::make_unique<test::PrivateRedis>(); }
    void cleanupTestCase() { m_server.reset(); }
    void init() {
        m_server->ask({QStringLiteral("flushall")});
        m_computed = 0;
    }

    void theSecondAskerGetsTheKeptReply() {
        Redis redis(settings());
        AnalyticsCache cache(redis, m_metrics);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a"))).value(), "of a e.1");
        }
        QCOMPARE(m_computed.load(), 1);
        QCOMPARE(cache.bodyOf(keyOf("b"), 10s, computing(keyOf("b"))).value(), "of b e.1");
        QCOMPARE(cache.bodyOf(keyOf("a", "e.2"), 10s, computing(keyOf("a", "e.2"))).value(), "of a e.2");
        QCOMPARE(m_computed.load(), 3);
        QCOMPARE(m_server->ask({QStringLiteral("exists"), QStringLiteral("analytics:a:e.1:summary:..:f")})
                     .trimmed(),
                 "1");
    }

    void itIsKeptNoLongerThanItsLife() {
        Redis redis(settings());
        AnalyticsCache cache(redis, m_metrics);
        cache.bodyOf(keyOf("a"), 30ms, computing(keyOf("a")));
        QThread::msleep(60);
        cache.bodyOf(keyOf("a"), 30ms, computing(keyOf("a")));
        QCOMPARE(m_computed.load(), 2);
    }

    void manyAskersAcrossInstancesComputeOnce() {
        Redis first(settings());
        Redis second(settings());
        AnalyticsCache caches[] = {{first, m_metrics}, {second, m_metrics}};
        std::atomic<int> right = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 10; ++i) {
            threads.emplace_back([&, i] {
                const auto body = caches[i % 2].bodyOf(keyOf("a"), 10s, computing(keyOf("a"), 200ms));
                right += body == QByteArray("of a e.1") ? 1 : 0;
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(right.load(), 10);
        QCOMPARE(m_computed.load(), 1);
    }

    void aFailureIsItsOwn() {
        Redis redis(settings());
        AnalyticsCache cache(redis, m_metrics);
        std::thread pilot([&] {
            try {
                cache.bodyOf(keyOf("a"), 10s, []() -> std::optional<AnalyticsCache::Computed> {
                    std::this_thread::sleep_for(100ms);
                    throw std::runtime_error("the database went away");
                });
            } catch (const std::runtime_error&) {
                ++m_computed;
            }
        });
        QThread::msleep(30);
        QCOMPARE(cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a"))).value(), "of a e.1");
        pilot.join();
        QCOMPARE(m_computed.load(), 2);
        QVERIFY(!cache.bodyOf(keyOf("b"), 10s, [] { return std::optional<AnalyticsCache::Computed>(); }));
        QCOMPARE(cache.bodyOf(keyOf("b"), 10s, computing(keyOf("b"))).value(), "of b e.1");
    }

    void aReplyOfALaterStateIsKeptUnderItsOwn() {
        Redis redis(settings());
        AnalyticsCache cache(redis, m_metrics);
        cache.bodyOf(keyOf("a", "e.1"), 10s, computing(keyOf("a", "e.2")));
        QCOMPARE(cache.bodyOf(keyOf("a", "e.2"), 10s, computing(keyOf("a", "e.2"))).value(), "of a e.2");
        QCOMPARE(m_computed.load(), 1);
        QCOMPARE(cache.bodyOf(keyOf("a", "e.1"), 10s, computing(keyOf("a", "e.1"))).value(), "of a e.1");
        QCOMPARE(m_computed.load(), 2);
    }

    void anInstanceThatDiedHoldsNobodyForLong() {
        Redis redis(settings());
        AnalyticsCache cache(redis, m_metrics);
        redis.set("lock:" + keyOf("a").text(), "1", 200ms);
        QCOMPARE(cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a"))).value(), "of a e.1");
        QCOMPARE(m_computed.load(), 1);
    }

    void withoutRedisEverythingIsComputed() {
        Redis redis(settings());
        AnalyticsCache cache(redis, m_metrics);
        cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a")));
        // Killed in the middle of a computation.
        const auto body = cache.bodyOf(keyOf("b"), 10s, [this] {
            m_server->crash();
            return computing(keyOf("b"))();
        });
        QCOMPARE(body.value(), "of b e.1");
        QCOMPARE(cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a"))).value(), "of a e.1");
        QCOMPARE(m_computed.load(), 3);
        m_server->start();
        QThread::msleep(30);
        cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a")));
        cache.bodyOf(keyOf("a"), 10s, computing(keyOf("a")));
        QCOMPARE(m_computed.load(), 4);
    }
};

TJ_TEST(AnalyticsCacheTest)
#include "analytics_cache_test.moc"
