#include "server/cache/rate_limiter.h"
#include "tests/support/fake_clock.h"
#include "tests/support/private_redis.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace server;

/// The limits in Redis, shared by all instances, and what holds without it.
class RateLimiterRedisTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateRedis> m_server;
    test::FakeClock m_clock;

    RedisSettings settings() const {
        RedisSettings settings;
        settings.port = m_server->port();
        settings.rest = 20ms;
        settings.patience = 500ms; // the machine, not the limit, may be slow here
        return settings;
    }

private slots:
    void initTestCase() { m_server = std::make_unique<test::PrivateRedis>(); }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_server->ask({QStringLiteral("flushall")}); }

    void soManyAndNotOneMore() {
        Redis redis(settings());
        RateLimiter limiter(redis, m_clock);
        const RateLimit limit{5, 3600s};
        for (int i = 1; i <= 5; ++i) {
            const RateVerdict verdict = limiter.take("a", limit, WithoutRedis::LimitHere);
            QVERIFY(verdict.allowed);
            QCOMPARE(verdict.limit, 5);
            QCOMPARE(verdict.remaining, 5 - i);
        }
        const RateVerdict refused = limiter.take("a", limit, WithoutRedis::LimitHere);
        QVERIFY(!refused.allowed);
        QVERIFY(refused.retryAfter > 700s && refused.retryAfter <= 720s);
        QVERIFY(refused.untilFull > 3500s && refused.untilFull <= 3600s);
        QVERIFY(limiter.take("b", limit, WithoutRedis::LimitHere).allowed);
    }

    void lookingCostsNothing() {
        Redis redis(settings());
        RateLimiter limiter(redis, m_clock);
        const RateLimit limit{2, 3600s};
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(limiter.take("a", limit, WithoutRedis::LimitHere, 0).remaining, 2);
        }
        QVERIFY(limiter.take("a", limit, WithoutRedis::LimitHere, 2).allowed);
        QVERIFY(!limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
    }

    void theAllowanceComesBackEvenly() {
        Redis redis(settings());
        RateLimiter limiter(redis, m_clock);
        const RateLimit limit{2, 2s};
        QVERIFY(limiter.take("a", limit, WithoutRedis::LimitHere, 2).allowed);
        const RateVerdict refused = limiter.take("a", limit, WithoutRedis::LimitHere);
        QVERIFY(!refused.allowed);
        QThread::msleep(ulong(refused.retryAfter.count()) + 1);
        QVERIFY(limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
        QVERIFY(!limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
    }

    void allInstancesAndThreadsShareIt() {
        Redis first(settings());
        Redis second(settings());
        RateLimiter limiters[] = {{first, m_clock}, {second, m_clock}};
        std::atomic<int> allowed = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                for (int round = 0; round < 50; ++round) {
                    allowed +=
                        limiters[i % 2].take("shared", {100, 3600s}, WithoutRedis::LimitHere).allowed ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(allowed.load(), 100);
    }

    void withoutRedisSignInsAreLimitedHereAndTheRestGoesOn() {
        Redis redis(settings());
        RateLimiter limiter(redis, m_clock);
        const RateLimit limit{3, 3600s};
        QVERIFY(limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
        m_server->crash();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
        }
        QVERIFY(!limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(limiter.take("a", limit, WithoutRedis::LetThrough).allowed);
        }
        m_clock.advance(1200s);
        QVERIFY(limiter.take("a", limit, WithoutRedis::LimitHere).allowed);
        m_server->start();
        QThread::msleep(30);
        QCOMPARE(limiter.take("fresh", limit, WithoutRedis::LimitHere).remaining, 2);
        QCOMPARE(m_server->ask({QStringLiteral("exists"), QStringLiteral("limit:fresh")}).trimmed(), "1");
    }
};

TJ_TEST(RateLimiterRedisTest)
#include "rate_limiter_redis_test.moc"
