// What a slow, greedy or busy client costs: deadlines, caps, the queue.
#include "tests/server/http/http_rig.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace test;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kShort{150};

/// Time for a header of 150 ms; everything else takes as long as it takes.
server::HttpSettings shortHeads() {
    server::HttpSettings settings;
    settings.headTime = kShort;
    return settings;
}

/// Time for a body of 150 ms, and for its bytes at the given rate.
server::HttpSettings shortTransfers(qsizetype slowestBytesPerSecond) {
    server::HttpSettings settings;
    settings.transferTime = kShort;
    settings.slowestBytesPerSecond = slowestBytesPerSecond;
    return settings;
}

/// Sends the bytes one by one until the server has had enough; false when it never has.
bool isCutOff(RawClient& client, const QByteArray& bytes) {
    for (const char byte : bytes) {
        client.send(QByteArray(1, byte));
        if (!client.isSilent(20)) {
            break;
        }
        if (!client.isConnected()) {
            return true;
        }
    }
    return client.isClosedByServer();
}

server::Route gated(Gate& gate, const char* path, milliseconds budget = std::chrono::seconds(30)) {
    return {server::Method::Get, path, 0, budget, [&gate](const server::Request&) {
                gate.pass();
                return server::Reply::json(200, "{}");
            }};
}

/// Takes every descriptor of the process but `spare`, until it is destroyed.
class NoDescriptors {
public:
    NoDescriptors() {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const int lowest = dup(0);
        ::close(lowest);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(lowest);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~NoDescriptors() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class HttpLimitsTest : public QObject {
    Q_OBJECT
private slots:
    void cutsOffASlowHeader() {
        HttpRig rig(shortHeads());
        RawClient client(rig.port());
        QVERIFY(isCutOff(client, get("/v1/echo").repeated(10)));
        QVERIFY(rig.observer().finished().empty());
    }

    void cutsOffAConnectionThatAsksNothing() {
        HttpRig rig(shortHeads());
        RawClient client(rig.port());
        QVERIFY(client.isClosedByServer());
    }

    void cutsOffASlowBody() {
        HttpRig rig(shortTransfers(1024 * 1024));
        RawClient client(rig.port());
        client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n");
        QVERIFY(isCutOff(client, QByteArray(500, 'x')));
        QVERIFY(rig.observer().finished().empty());
    }

    void givesABodyTimeByItsSize() {
        HttpRig rig(shortTransfers(100)); // 1,000 bytes: ten seconds
        RawClient client(rig.port());
        client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 10; ++i) {
            QTest::qSleep(30);
            client.send(QByteArray(100, 'x'));
        }
        QCOMPARE(client.reply().status, 200);
    }

    void closesAnIdleConnection() {
        server::HttpSettings settings;
        settings.idleTime = kShort;
        HttpRig rig(settings);
        RawClient client(rig.port());
        QCOMPARE(client.send(get("/v1/echo")).reply().status, 200);
        QVERIFY(client.isClosedByServer());
    }

    void cutsOffAClientThatDoesNotRead() {
        const auto much = [](const server::Request&) {
            return server::Reply::text(200, "application/octet-stream", QByteArray(32 * 1024 * 1024, 'x'));
        };
        HttpRig rig(shortTransfers(256 * 1024 * 1024),
                    {{server::Method::Get, "/much", 0, std::chrono::seconds(30), much}});
        const int deaf = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(rig.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(deaf, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        const QByteArray request = get("/v1/much");
        QCOMPARE(::send(deaf, request.data(), size_t(request.size()), 0), ssize_t(request.size()));
        QTRY_COMPARE_WITH_TIMEOUT(rig.observer().finished().size(), size_t(1), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(rig.server().openConnections(), 0, kPatienceMs);
        ::close(deaf);
    }

    void answersTooLateRequestsWithATimeout() {
        Gate gate;
        HttpRig rig({}, {gated(gate, "/slow", milliseconds(100))});
        RawClient client(rig.port());
        const RawReply reply = client.send(get("/v1/slow")).reply();
        QCOMPARE(reply.status, 504);
        QVERIFY(reply.body.contains("/timeout\""));
        QVERIFY(client.isClosedByServer());
        gate.open();
        QCOMPARE(rig.ask(get("/v1/echo")).status, 200);
        QCOMPARE(rig.observer().finished().size(), size_t(2));
    }

    void saysBusyWhenTheQueueIsFull() {
        Gate gate;
        server::HttpSettings settings;
        settings.workers = 1;
        settings.queued = 1;
        HttpRig rig(settings, {gated(gate, "/slow")});
        RawClient running(rig.port());
        running.send(get("/v1/slow"));
        QVERIFY(gate.waitFor(1));
        RawClient waiting(rig.port());
        waiting.send(get("/v1/slow"));
        QTRY_COMPARE_WITH_TIMEOUT(rig.server().waitingRequests(), 1, kPatienceMs);
        RawClient refused(rig.port());
        const RawReply busy = refused.send(get("/v1/slow")).reply();
        QCOMPARE(busy.status, 503);
        QCOMPARE(busy.header("retry-after"), QByteArray("1"));
        gate.open();
        QCOMPARE(running.reply().status, 200);
        QCOMPARE(waiting.reply().status, 200);
        QCOMPARE(refused.send(get("/v1/slow")).reply().status, 200);
    }

    /// Heavy work fills its own lane and queue, and nobody else's.
    void heavyWorkKeepsNobodyElseWaiting() {
        Gate gate;
        server::HttpSettings settings;
        settings.workers = 1;
        settings.heavyWorkers = 2;
        settings.heavyQueued = 3;
        server::Route heavy = gated(gate, "/heavy");
        heavy.lane = server::Lane::Heavy;
        HttpRig rig(settings, {heavy});
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(std::make_unique<RawClient>(rig.port()));
            clients.back()->send(get("/v1/heavy"));
            if (i == 1) { // one more could be refused before a thread took these
                QVERIFY(gate.waitFor(2));
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(rig.server().waitingRequests(), 3, kPatienceMs);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(rig.ask(get("/v1/echo")).status, 200);
        }
        const RawReply busy = rig.ask(get("/v1/heavy"));
        QCOMPARE(busy.status, 503);
        QCOMPARE(busy.header("retry-after"), QByteArray("1"));
        gate.open();
        for (const auto& client : clients) {
            QCOMPARE(client->reply().status, 200);
        }
    }

    /// A request that waited beyond its deadline is answered, and its route never runs.
    void skipsWhatWaitedTooLong() {
        Gate gate;
        std::atomic<int> ran = 0;
        server::HttpSettings settings;
        settings.workers = 1;
        const auto count = [&ran](const server::Request&) {
            ++ran;
            return server::Reply::noContent();
        };
        HttpRig rig(settings,
                    {gated(gate, "/slow"), {server::Method::Get, "/count", 0, milliseconds(50), count}});
        RawClient running(rig.port());
        running.send(get("/v1/slow"));
        QVERIFY(gate.waitFor(1));
        QCOMPARE(rig.ask(get("/v1/count")).status, 504);
        gate.open();
        QCOMPARE(running.reply().status, 200);
        QCOMPARE(rig.ask(get("/v1/echo")).status, 200);
        QCOMPARE(int(ran), 0);
    }

    void limitsConnectionsInAll() {
        server::HttpSettings settings;
        settings.connections = 2;
        HttpRig rig(settings);
        RawClient first(rig.port());
        RawClient second(rig.port());
        QCOMPARE(first.send(get("/v1/echo")).reply().status, 200);
        QCOMPARE(second.send(get("/v1/echo")).reply().status, 200);
        RawClient third(rig.port());
        QCOMPARE(third.reply().status, 503);
        QVERIFY(third.isClosedByServer());
        QCOMPARE(rig.observer().refused(), (std::vector{server::RefusedConnection::TooMany}));
        first.close();
        QTRY_COMPARE_WITH_TIMEOUT(rig.server().openConnections(), 1, kPatienceMs);
        QCOMPARE(rig.ask(get("/v1/echo")).status, 200);
    }

    void limitsConnectionsPerClient() {
        server::HttpSettings settings;
        settings.connectionsPerClient = 1;
        settings.trustedProxies = QStringList{QStringLiteral("127.0.0.2")};
        HttpRig rig(settings);
        RawClient first(rig.port());
        QCOMPARE(first.send(get("/v1/echo")).reply().status, 200);
        RawClient second(rig.port());
        QCOMPARE(second.reply().status, 429);
        QVERIFY(second.isClosedByServer());
        QCOMPARE(rig.observer().refused(), (std::vector{server::RefusedConnection::TooManyOfClient}));
    }

    void countsATrustedProxyInAllOnly() {
        server::HttpSettings settings;
        settings.connectionsPerClient = 1;
        settings.trustedProxies = QStringList{QStringLiteral("127.0.0.0/8")};
        HttpRig rig(settings);
        RawClient first(rig.port());
        RawClient second(rig.port());
        QCOMPARE(first.send(get("/v1/echo")).reply().status, 200);
        QCOMPARE(second.send(get("/v1/echo")).reply().status, 200);
    }

    void closesAfterItsRequestsPerConnection() {
        server::HttpSettings settings;
        settings.requestsPerConnection = 3;
        HttpRig rig(settings);
        RawClient client(rig.port());
        for (int i = 1; i <= 3; ++i) {
            const RawReply reply = client.send(get(i == 2 ? "/v1/nothing" : "/v1/echo")).reply();
            QCOMPARE(reply.status, i == 2 ? 404 : 200);
            QCOMPARE(reply.header("connection"), i == 3 ? QByteArray("close") : QByteArray());
        }
        QVERIFY(client.isClosedByServer());
    }

    void acceptsAgainOnceThereAreDescriptors() {
        server::HttpSettings settings;
        settings.acceptPause = milliseconds(20);
        HttpRig rig(settings);
        const int late = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(rig.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        {
            const NoDescriptors none;
            QCOMPARE(::connect(late, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
            QTRY_VERIFY_WITH_TIMEOUT(rig.observer().refused().size() >= 3, kPatienceMs);
            QCOMPARE(int(rig.observer().refused().front()), int(server::RefusedConnection::NoDescriptors));
        }
        const QByteArray request = get("/v1/echo", "Connection: close\r\n");
        QCOMPARE(::send(late, request.data(), size_t(request.size()), 0), ssize_t(request.size()));
        char bytes[16] = {};
        QVERIFY(::recv(late, bytes, sizeof bytes - 1, MSG_WAITALL) > 0);
        QVERIFY(QByteArray(bytes).startsWith("HTTP/1.1 200"));
        ::close(late);
    }

    void refusesSettingsThatMakeNoSense() {
        const core::SystemClock clock;
        RecordingObserver observer;
        server::HttpSettings settings;
        settings.workers = 0;
        QCOMPARE(server::HttpServer::open(settings, {}, clock, observer).error().field,
                 QStringLiteral("workers"));
        settings = {};
        settings.trustedProxies = QStringList{QStringLiteral("everybody")};
        QCOMPARE(server::HttpServer::open(settings, {}, clock, observer).error().field,
                 QStringLiteral("trustedProxies"));
        settings = {};
        settings.address = QStringLiteral("nowhere");
        QVERIFY(!server::HttpServer::open(settings, {}, clock, observer).ok());
        HttpRig taken;
        settings = {};
        settings.port = taken.port();
        const auto second = server::HttpServer::open(settings, {}, clock, observer);
        QVERIFY(!second.ok());
        QVERIFY(second.error().detail.contains(QString::number(taken.port())));
    }
};

TJ_TEST(HttpLimitsTest)
#include "http_limits_test.moc"
