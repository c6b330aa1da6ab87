#include "server/cache/redis.h"
#include "tests/support/private_redis.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;

/// The client against a Redis that works, is slow, and goes away.
class RedisTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivateRedis> m_server;

    RedisSettings settings(std::chrono::milliseconds rest = 100ms) const {
        RedisSettings settings;
        settings.port = m_server->port();
        settings.rest = rest;
        return settings;
    }

private slots:
    void initTestCase() { m_server = std::make_unique<test::PrivateRedis>(); }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_server->ask({u"flushall"_s}); }

    void whatIsSetIsReadBytesAndAll() {
        Redis redis(settings());
        const QByteArray value("a\0\r\n\xff$5 b", 9);
        QVERIFY(redis.set("key with spaces\n", value, 10s));
        QCOMPARE(redis.get("key with spaces\n").value().value(), value);
        QVERIFY(redis.get("other").has_value());
        QVERIFY(!redis.get("other").value().has_value());
        QVERIFY(redis.remove("key with spaces\n"));
        QVERIFY(!redis.get("key with spaces\n").value().has_value());
        QVERIFY(redis.ping());
    }

    void whatIsSetEnds() {
        Redis redis(settings());
        redis.set("short", "x", 30ms);
        QTRY_VERIFY_WITH_TIMEOUT(!redis.get("short").value().has_value(), 5000);
    }

    void onlyTheFirstSetsWhereThereIsNone() {
        Redis redis(settings());
        std::atomic<int> firsts = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back(
                [&] { firsts += redis.setIfAbsent("lock", "x", 10s).value_or(false) ? 1 : 0; });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(firsts.load(), 1);
    }

    void aScriptAnswersNumbersAndAnErrorIsNoAnswer() {
        Redis redis(settings());
        const auto answer = redis.eval("return {tonumber(ARGV[1]) + 1, 7}", "k", {"41"});
        QVERIFY(answer.has_value());
        QCOMPARE(*answer, (std::vector<qint64>{42, 7}));
        QVERIFY(!redis.eval("return 'text'", "k", {}));
        QVERIFY(!redis.eval("this is no lua", "k", {}));
        QVERIFY(redis.ping()); // a complaint is not an absence
    }

    void aSlowAnswerIsNeverTakenForTheNextOne() {
        Redis redis(settings(1ms));
        redis.set("a", "of a", 10s);
        redis.set("b", "of b", 10s);
        m_server->ask({u"client"_s, u"pause"_s, u"300"_s});
        QElapsedTimer time;
        time.start();
        QVERIFY(!redis.get("a").has_value());
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
        std::optional<std::optional<QByteArray>> answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer = redis.get("b")).has_value(), 10'000);
        QCOMPARE(answer->value(), "of b");
    }

    void whileItRestsNobodyWaits() {
        Redis redis(settings(10s));
        QVERIFY(redis.set("a", "1", 10s));
        m_server->crash();
        QVERIFY(!redis.get("a").has_value());
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(!redis.get("a").has_value());
        }
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
        m_server->start();
    }

    void itComesBackByItself() {
        Redis redis(settings(20ms));
        QVERIFY(redis.ping());
        m_server->crash();
        QVERIFY(!redis.ping());
        QVERIFY(!redis.set("a", "1", 10s));
        QVERIFY(!redis.setIfAbsent("a", "1", 10s).has_value());
        m_server->start();
        QTRY_VERIFY_WITH_TIMEOUT(redis.set("a", "2", 10s), 10'000);
        QCOMPARE(redis.get("a").value().value(), "2");
    }

    void eachCommandIsObservedAnsweredOrNot() {
        std::atomic<int> seen = 0;
        std::atomic<int> missed = 0;
        Redis redis(settings(), [&](const char* command, bool answered) {
            QCOMPARE(QByteArray(command), "GET");
            ++(answered ? seen : missed);
        });
        redis.get("a");
        redis.get("b");
        QCOMPARE(seen.load(), 2);
        QCOMPARE(missed.load(), 0);
        m_server->crash();
        redis.get("a"); // not answered
        redis.get("a"); // not even asked
        QCOMPARE(seen.load(), 2);
        QCOMPARE(missed.load(), 2);
        m_server->start();
    }
};

TJ_TEST(RedisTest)
#include "redis_test.moc"
