// What a request becomes, and what a reply looks like, over a real connection.
#include "server/http/error_reply.h"
#include "tests/server/http/http_rig.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <stdexcept>

using namespace test;

class HttpExchangeTest : public QObject {
    Q_OBJECT
private slots:
    void answersUnderBothPrefixes() {
        HttpRig rig;
        QCOMPARE(rig.ask(get("/v1/echo?b=1&a=%26")).body, QByteArray("GET /v1/echo b=1;a=& []"));
        QCOMPARE(rig.ask(get("/api/v1/echo")).body, QByteArray("GET /api/v1/echo  []"));
        QCOMPARE(rig.ask(post("/v1/echo", "a body")).body, QByteArray("POST /v1/echo  [a body]"));
        QCOMPARE(rig.ask("GET /v1/echo HTTP/1.0\r\nHost: a\r\n\r\n").status, 200);
    }

    void answersPipelinedRequestsInOrder() {
        HttpRig rig;
        RawClient client(rig.port());
        client.send(get("/v1/echo?n=1") + post("/v1/echo", "2") + get("/v1/echo?n=3"));
        QCOMPARE(client.reply().body, QByteArray("GET /v1/echo n=1 []"));
        QCOMPARE(client.reply().body, QByteArray("POST /v1/echo  [2]"));
        QCOMPARE(client.reply().body, QByteArray("GET /v1/echo n=3 []"));
        QVERIFY(client.isConnected());
    }

    void readsRequestsInPiecesOfAnySize() {
        HttpRig rig;
        RawClient client(rig.port());
        for (const char byte :
             get("/v1/echo?n=1") + post("/v1/echo", "slowly") + "\r\n" + get("/v1/echo?n=3")) {
            client.send(QByteArray(1, byte));
        }
        QCOMPARE(client.reply().body, QByteArray("GET /v1/echo n=1 []"));
        QCOMPARE(client.reply().body, QByteArray("POST /v1/echo  [slowly]"));
        QCOMPARE(client.reply().body, QByteArray("GET /v1/echo n=3 []"));
    }

    void readsALargeBodyWhole() {
        HttpRig rig;
        QByteArray body;
        for (int i = 0; body.size() < 1024 * 1024 - 20; ++i) {
            body += QByteArray::number(i) + ' ';
        }
        const QByteArray request =
            "PUT /v1/items/7 HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n\r\n" + body;
        const RawReply reply = rig.ask(request);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, "PUT /v1/items/7  [" + body + ']');
    }

    void answersHeadWithoutABody() {
        HttpRig rig;
        RawClient client(rig.port());
        const QByteArray head = get("/v1/echo").replace(0, 3, "HEAD");
        const RawReply reply = client.send(head).reply(true);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("content-length"), QByteArray::number(qstrlen("GET /v1/echo  []")));
        // The next reply begins right behind the head: no byte of a body came.
        QCOMPARE(client.send(get("/v1/echo")).reply().body, QByteArray("GET /v1/echo  []"));
        QCOMPARE(QByteArray(rig.observer().finished().at(0).method), QByteArray("HEAD"));
    }

    void asksForABodyTheClientHoldsBack() {
        HttpRig rig;
        RawClient client(rig.port());
        client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.reply().status, 100);
        QCOMPARE(client.send("abc").reply().body, QByteArray("POST /v1/echo  [abc]"));
        RawClient refused(rig.port());
        refused.send(
            "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(refused.reply().status, 413);
    }

    void returnsTheRequestId() {
        HttpRig rig;
        QCOMPARE(rig.ask(get("/v1/echo", "X-Request-Id: my-id.7\r\n")).header("x-request-id"),
                 QByteArray("my-id.7"));
        QVERIFY(rig.ask(get("/v1/echo")).header("x-request-id").startsWith("req_"));
        const QByteArray replaced =
            rig.ask(get("/v1/echo", "X-Request-Id: a b\"c\r\n")).header("x-request-id");
        QVERIFY(replaced.startsWith("req_"));
        const RawReply missing = rig.ask(get("/v1/nothing", "X-Request-Id: my-id.8\r\n"));
        QVERIFY(missing.body.contains("\"requestId\":\"my-id.8\""));
    }

    void protectsEveryReply() {
        HttpRig rig;
        for (const QByteArray& request :
             {get("/v1/echo"), get("/v1/nothing"), QByteArray("nonsense\r\n\r\n")}) {
            const RawReply reply = rig.ask(request);
            QCOMPARE(reply.header("x-content-type-options"), QByteArray("nosniff"));
            QCOMPARE(reply.header("cache-control"), QByteArray("no-store"));
            QVERIFY(reply.header("date").endsWith(" GMT"));
            QVERIFY(reply.header("server").isNull());
        }
    }

    void compressesForClientsThatAcceptIt() {
        const auto list = [](const server::Request&) {
            return server::Reply::json(200, '[' + QByteArray("1234567890,").repeated(500) + "1]");
        };
        HttpRig rig({}, {{server::Method::Get, "/list", 0, std::chrono::seconds(30), list}});
        const RawReply zipped = rig.ask(get("/v1/list", "Accept-Encoding: gzip\r\n"));
        QCOMPARE(zipped.header("content-encoding"), QByteArray("gzip"));
        QVERIFY(zipped.body.startsWith("\x1f\x8b") && zipped.body.size() < 500);
        QVERIFY(rig.ask(get("/v1/list")).body.startsWith('['));
    }

    void answersAProblemOfARoute() {
        const auto refuse = [](const server::Request&) -> server::Outcome<server::Reply> {
            return server::Problem{server::ProblemKind::PreconditionFailed, QStringLiteral("lost"), {}, 3};
        };
        HttpRig rig({}, {{server::Method::Get, "/lost", 0, std::chrono::seconds(30), refuse}});
        const RawReply reply = rig.ask(get("/v1/lost", "X-Request-Id: r7\r\n"));
        QCOMPARE(reply.status, 412);
        QCOMPARE(reply.header("retry-after"), QByteArray("3"));
        QVERIFY(reply.body.contains("\"detail\":\"lost\"") && reply.body.contains("\"requestId\":\"r7\""));
    }

    void answersAnExceptionWithoutTellingIt() {
        const auto broken = [](const server::Request&) -> server::Reply {
            throw std::runtime_error("password of the database");
        };
        const auto odd = [](const server::Request&) -> server::Reply { throw 7; };
        const auto split = [](const server::Request&) {
            return server::Reply::noContent().with("Location", "a\r\nb");
        };
        HttpRig rig({}, {{server::Method::Get, "/broken", 0, std::chrono::seconds(30), broken},
                         {server::Method::Get, "/odd", 0, std::chrono::seconds(30), odd},
                         {server::Method::Get, "/split", 0, std::chrono::seconds(30), split}});
        for (const char* path : {"/v1/broken", "/v1/odd", "/v1/split"}) {
            const RawReply reply = rig.ask(get(path));
            QCOMPARE(reply.status, 500);
            QVERIFY(!reply.body.contains("password") && reply.body.contains("requestId"));
        }
        const auto finished = rig.observer().finished();
        QCOMPARE(finished.at(0).failure, QStringLiteral("password of the database"));
        QVERIFY(!finished.at(1).failure.isEmpty() && !finished.at(2).failure.isEmpty());
        QCOMPARE(finished.at(2).status, 500);
        QCOMPARE(rig.ask(get("/v1/echo")).status, 200);
    }

    void believesATrustedProxyOnly() {
        const auto who = [](const server::Request& request) {
            return server::Reply::text(200, "text/plain", request.client.toLatin1());
        };
        const std::vector<server::Route> routes{
            {server::Method::Get, "/who", 0, std::chrono::seconds(30), who}};
        const QByteArray request =
            get("/v1/who", "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2, 203.0.113.9\r\n");
        HttpRig open({}, routes);
        QCOMPARE(open.ask(request).body, QByteArray("127.0.0.1"));
        server::HttpSettings settings;
        settings.trustedProxies = QStringList{QStringLiteral("127.0.0.1")};
        HttpRig behindProxy(settings, routes);
        QCOMPARE(behindProxy.ask(request).body, QByteArray("203.0.113.9"));
        QCOMPARE(behindProxy.observer().finished().at(0).client, QStringLiteral("203.0.113.9"));
    }

    void tellsTheObserver() {
        const auto noted = [](const server::Request& request) {
            server::Reply reply = server::Reply::json(200, "{}");
            reply.logged.emplace_back("tenantId", request.pathValue(u"id"));
            return reply;
        };
        HttpRig rig({}, {{server::Method::Post, "/tenants/{id}", 100, std::chrono::seconds(30), noted}});
        const QByteArray trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        rig.ask(post("/v1/tenants/t7", "abc", "traceparent: " + trace + "\r\nX-Request-Id: r1\r\n"));
        rig.ask(get("/v1/secret-path-of-a-scanner"));
        const auto finished = rig.observer().finished();
        QCOMPARE(finished.size(), size_t(2));
        QCOMPARE(QByteArray(finished[0].method), QByteArray("POST"));
        QCOMPARE(finished[0].route, QStringLiteral("/tenants/{id}"));
        QCOMPARE(finished[0].status, 200);
        QCOMPARE(finished[0].bytesIn, qsizetype(3));
        QCOMPARE(finished[0].bytesOut, qsizetype(2));
        QCOMPARE(finished[0].requestId, QStringLiteral("r1"));
        QCOMPARE(finished[0].traceparent, trace);
        QCOMPARE(finished[0].client, QStringLiteral("127.0.0.1"));
        QCOMPARE(finished[0].logged.at(0).second, QStringLiteral("t7"));
        QVERIFY(finished[0].duration.count() > 0 && finished[0].failure.isEmpty());
        QCOMPARE(finished[1].route, QStringLiteral("unmatched"));
        QCOMPARE(finished[1].status, 404);
    }

    void servesManyClientsAtOnce() {
        server::HttpSettings settings;
        settings.ioThreads = 2;
        settings.workers = 4;
        HttpRig rig(settings);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 60; ++i) {
            clients.push_back(std::make_unique<RawClient>(rig.port()));
        }
        for (int round = 0; round < 20; ++round) {
            for (size_t i = 0; i < clients.size(); ++i) {
                clients[i]->send(
                    get("/v1/echo?n=" + QByteArray::number(qsizetype(i)) + '.' + QByteArray::number(round)));
            }
            for (size_t i = 0; i < clients.size(); ++i) {
                QCOMPARE(clients[i]->reply().body, "GET /v1/echo n=" + QByteArray::number(qsizetype(i)) +
                                                       '.' + QByteArray::number(round) + " []");
            }
        }
    }
};

TJ_TEST(HttpExchangeTest)
#include "http_exchange_test.moc"
