#include "core/export/statistics_json.h"
#include "core/statistics/closed_trades.h"
#include "server/observe/metrics.h"
#include "tests/live/book_of_fills.h"
#include "tests/live/server_process.h"
#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using test::RawReply;
using test::ServerClient;

namespace {

constexpr int kTraders = 4;
constexpr int kPatience = 60'000;

/// What became of one wish: trades with these notes are there, with so many stars, or were deleted.
struct Wished {
    QString id; ///< empty: the server carried it out, but its reply was lost with it
    int stars = 0;
    bool isDeleted = false;
};

/// Somebody who records trades, changes them and deletes some, each time until the server says it is done.
class Trader {
public:
    Trader(quint16 port, int number) : m_port(port), m_name(u"trader-%1"_s.arg(number)) {
        ServerClient guest(port);
        const RawReply reply = guest.call(
            "POST", "/auth/register",
            u"{\"email\":\"%1@example.com\",\"name\":\"T\",\"password\":\"correct horse battery\"}"_s
                .arg(m_name)
                .toUtf8());
        m_token = core::parseJson(reply.body).value().text(u"accessToken").toLatin1();
        ServerClient signedIn(port, m_token);
        tenant = server::TenantId::fromString(
            core::parseJson(signedIn.call("GET", "/me").body).value().text(u"tenantId"));
    }

    void work(const std::atomic<bool>& stops) {
        ServerClient client(m_port, m_token);
        while (!stops && problems.isEmpty()) {
            const int turn = m_turn++;
            if (turn % 4 == 3) {
                rate(client, turn % 5 + 1);
            } else if (turn % 7 == 6) {
                remove(client);
            } else {
                record(client, turn % 5 == 4 ? 3 : 1);
            }
        }
    }

    /// Everything the server has of this trader, compared with what it said.
    void compare() {
        ServerClient client(m_port, m_token);
        std::map<QString, int> stars;
        QString cursor;
        do {
            const RawReply reply =
                client.call("GET", "/trades?limit=200" +
                                       (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor.toLatin1()));
            QCOMPARE(reply.status, 200);
            const core::JsonValue page = core::parseJson(reply.body).value();
            for (const core::JsonValue& trade : page.find(u"items")->items()) {
                const QString notes = trade.text(u"notes");
                QVERIFY2(!stars.contains(notes), qPrintable(notes + u" is there twice"_s));
                stars[notes] = int(trade.find(u"stars")->toInteger().value_or(-1));
            }
            cursor = page.find(u"nextCursor")->toText().value_or(QString());
        } while (!cursor.isEmpty());
        for (const auto& [notes, wished] : m_done) {
            QVERIFY2(stars.contains(notes) != wished.isDeleted,
                     qPrintable(notes + (wished.isDeleted ? u" came back"_s : u" is lost"_s)));
            QCOMPARE(stars.contains(notes) ? stars[notes] : wished.stars, wished.stars);
            stars.erase(notes);
        }
        QVERIFY2(stars.empty(),
                 qPrintable(stars.empty() ? QString() : stars.begin()->first + u" was never asked for"_s));
    }

    RawReply get(const QByteArray& target) const { return ServerClient(m_port, m_token).call("GET", target); }
    int done() const { return int(m_done.size()); }

    server::TenantId tenant;
    QStringList problems;
    int retries = 0;

private:
    /// Sends it until it is answered by what is no failure of the server's.
    RawReply insist(ServerClient& client, const QByteArray& method, const QByteArray& target,
                    const QByteArray& body = {}, const QByteArray& headers = {}) {
        QElapsedTimer timer;
        timer.start();
        m_mayBeDone = false;
        while (true) {
            const RawReply reply = client.call(method, target, body, headers);
            if ((reply.status != 0 && reply.status < 500) || timer.elapsed() > kPatience) {
                return reply;
            }
            ++retries;
            m_mayBeDone = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    void expect(bool holds, const char* doing, const RawReply& reply) {
        if (!holds) {
            problems << QString::fromUtf8(doing + QByteArray::number(reply.status) + reply.body);
        }
    }

    void record(ServerClient& client, int count) {
        const QString key = u"%1-%2"_s.arg(m_name).arg(m_turn);
        QStringList names;
        QByteArrayList bodies;
        for (int i = 0; i < count; ++i) {
            names << u"%1-%2"_s.arg(key).arg(i);
            bodies << test::roundTrip(u"S%1"_s.arg(m_turn % 3), u"1%1.%2"_s.arg(m_turn % 9).arg(i),
                                      u"1%1.05"_s.arg(m_turn % 7), u"2026-01-0%1"_s.arg(m_turn % 9 + 1),
                                      u",\"fees\":0.35,\"notes\":\"%1\""_s.arg(names.back()));
        }
        const QByteArray body = count == 1 ? bodies[0] : "{\"trades\":[" + bodies.join(',') + "]}";
        const RawReply reply = insist(client, "POST", count == 1 ? "/trades" : "/trades/bulk", body,
                                      "Idempotency-Key: " + key.toLatin1() + "\r\n");
        // 409: done, but the reply went down with the server before it was kept.
        expect(reply.status == 201 || (m_mayBeDone && reply.status == 409), "recording: ", reply);
        if (!problems.isEmpty()) {
            return;
        }
        const core::JsonValue answer = core::parseJson(reply.body).value();
        for (int i = 0; i < count; ++i) {
            const QString id = reply.status == 409 ? QString()
                               : count == 1        ? answer.text(u"id")
                                            : answer.find(u"items")->items()[std::size_t(i)].text(u"id");
            m_done[names[i]] = {id};
        }
    }
    void rate(ServerClient& client, int stars) {
        if (Wished* wished = any()) {
            const RawReply reply = insist(client, "PATCH", "/trades/" + wished->id.toLatin1(),
                                          "{\"stars\":" + QByteArray::number(stars) + '}');
            expect(reply.status == 200, "rating: ", reply);
            wished->stars = stars;
        }
    }
    void remove(ServerClient& client) {
        if (Wished* wished = any()) {
            const RawReply reply = insist(client, "DELETE", "/trades/" + wished->id.toLatin1());
            expect(reply.status == 204 || (m_mayBeDone && reply.status == 404), "deleting: ", reply);
            wished->isDeleted = true;
        }
    }
    Wished* any() {
        std::vector<Wished*> candidates;
        for (auto& [notes, wished] : m_done) {
            if (!wished.isDeleted && !wished.id.isEmpty()) {
                candidates.push_back(&wished);
            }
        }
        return candidates.empty() ? nullptr : candidates[std::size_t(m_turn) * 31 % candidates.size()];
    }

    quint16 m_port;
    QString m_name;
    QByteArray m_token;
    int m_turn = 0;
    bool m_mayBeDone =
        false; ///< the last wish was sent more than once: an earlier try may have been carried out
    std::map<QString, Wished> m_done; ///< by the notes of the trade
};

} // namespace

/// kill -9 under load, of the server, of PostgreSQL and of Redis: what was acknowledged is there, once, and
/// the figures are those of the fills. More rounds: TJ_CRASH_ROUNDS=30.
class KillServerTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::PrivatePostgres> m_postgres;
    std::unique_ptr<test::PrivateRedis> m_redis;
    std::unique_ptr<test::PrivateDatabase> m_database;
    std::unique_ptr<test::ServerProcess> m_server;
    std::vector<std::unique_ptr<Trader>> m_traders;

    /// Everybody works while `kill` happens, and a little longer.
    void underLoad(const std::function<void()>& kill) {
        std::atomic<bool> stops = false;
        std::vector<std::thread> threads;
        for (const auto& trader : m_traders) {
            threads.emplace_back([&trader, &stops] { trader->work(stops); });
        }
        std::this_thread::sleep_for(
            std::chrono::milliseconds(200 + QRandomGenerator::global()->bounded(500)));
        kill();
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        stops = true;
        for (std::thread& thread : threads) {
            thread.join();
        }
    }

    void compareFigures(const Trader& trader) {
        server::Metrics metrics;
        server::PoolSettings settings;
        settings.connection.url = m_database->url(u"tj_readonly"_s);
        server::Pool pool(settings, metrics);
        server::Session session(pool, std::chrono::seconds(60));
        const core::TradeBook book = test::bookOfFills(session, trader.tenant);
        core::JsonWriter json;
        core::writeSummary(json, core::summarise(core::ClosedTrades(book, core::select(book, {}))));
        const RawReply reply = trader.get("/analytics/summary");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, json.take());
    }

private slots:
    void initTestCase() {
        m_postgres = std::make_unique<test::PrivatePostgres>(test::PrivatePostgres::Durability::Fsync);
        m_redis = std::make_unique<test::PrivateRedis>();
        m_database = std::make_unique<test::PrivateDatabase>(*m_postgres);
        m_server = std::make_unique<test::ServerProcess>(test::serverEnvironment(*m_database, m_redis.get()),
                                                         u"serve"_s);
        m_server->start();
        for (int i = 0; i < kTraders; ++i) {
            m_traders.push_back(std::make_unique<Trader>(m_server->port(), i));
        }
    }
    void cleanupTestCase() {
        m_traders.clear();
        m_server.reset();
        m_database.reset();
        m_redis.reset();
        m_postgres.reset();
    }

    void nothingAcknowledgedIsLostOrDoubled() {
        const int rounds = qEnvironmentVariableIntValue("TJ_CRASH_ROUNDS");
        for (int round = 0; round < std::max(rounds, 3); ++round) {
            const int before = m_traders.front()->done();
            underLoad([this, round] {
                switch (round % 3) {
                case 0:
                    m_server->kill();
                    m_server->start();
                    break;
                case 1:
                    m_postgres->crash();
                    m_postgres->start();
                    break;
                default:
                    m_redis->crash();
                    m_redis->start();
                }
            });
            QVERIFY(m_traders.front()->done() > before);
            for (const auto& trader : m_traders) {
                QVERIFY2(trader->problems.isEmpty(), qPrintable(trader->problems.join(u'\n')));
                trader->compare();
                compareFigures(*trader);
            }
            QVERIFY2(round % 3 == 2 || m_traders[0]->retries + m_traders[1]->retries > 0,
                     "nobody noticed the kill");
        }
    }
};

TJ_TEST(KillServerTest)
#include "kill_server_test.moc"
