// Every guard of the front, over a real connection.
#include "tests/server/http/http_rig.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace test;

class HttpGuardsTest : public QObject {
    Q_OBJECT
private slots:
    /// The body of the first request is a second one: whoever takes it for a request answers twice.
    void answersASmuggledRequestNever_data() {
        QTest::addColumn<QByteArray>("framing");
        QTest::newRow("gzip") << QByteArray("Transfer-Encoding: gzip");
        QTest::newRow("xchunked") << QByteArray("Transfer-Encoding: xchunked");
        QTest::newRow("chunked, gzip") << QByteArray("Transfer-Encoding: chunked, gzip");
        QTest::newRow("chunked and identity")
            << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity");
        QTest::newRow("length and chunked") << QByteArray("Content-Length: 5\r\nTransfer-Encoding: chunked");
        QTest::newRow("two lengths") << QByteArray("Content-Length: 0\r\nContent-Length: 50");
        QTest::newRow("listed lengths") << QByteArray("Content-Length: 5, 5");
        QTest::newRow("folded coding") << QByteArray("Transfer-Encoding:\r\n chunked");
        QTest::newRow("space before colon") << QByteArray("Content-Length : 50");
        QTest::newRow("second host") << QByteArray("Host: other\r\nContent-Length: 0");
    }
    void answersASmuggledRequestNever() {
        QFETCH(QByteArray, framing);
        HttpRig rig;
        RawClient client(rig.port());
        client.send("POST /v1/echo HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n" +
                    get("/v1/echo?smuggled=1"));
        const RawReply reply = client.reply();
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.header("content-type"), QByteArray("application/problem+json"));
        QCOMPARE(reply.header("connection"), QByteArray("close"));
        QVERIFY(client.isClosedByServer());
        QCOMPARE(rig.observer().finished().size(), size_t(1));
    }

    void refusesOddRequests_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no host") << QByteArray("GET /v1/echo HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET /v1/echo HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n")
                                   << 400;
        QTest::newRow("chunked in HTTP/1.0")
            << QByteArray("POST /v1/echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            << 400;
        QTest::newRow("absolute target")
            << QByteArray("GET http://a/v1/echo HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("asterisk") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("authority") << QByteArray("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("walks up") << get("/v1/../v1/echo") << 400;
        QTest::newRow("broken escape") << get("/v1/echo?a=%zz") << 400;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 400;
        QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\r\n\r\n") << 400;
        QTest::newRow("unknown method") << QByteArray("BREW /v1/echo HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("TRACE") << QByteArray("TRACE /v1/echo HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("other method") << QByteArray("DELETE /v1/echo HTTP/1.1\r\nHost: a\r\n\r\n") << 405;
        QTest::newRow("other path") << get("/v1/nothing") << 404;
        QTest::newRow("body where none is taken")
            << QByteArray("GET /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc") << 413;
    }
    void refusesOddRequests() {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        HttpRig rig;
        const RawReply reply = rig.ask(request);
        QCOMPARE(reply.status, status);
        QVERIFY(reply.body.contains("\"status\":" + QByteArray::number(status)));
        QVERIFY(reply.body.contains("\"requestId\":\"" + reply.header("x-request-id") + '"'));
        if (status == 405) {
            QCOMPARE(reply.header("allow"), QByteArray("GET, HEAD, POST"));
        }
    }

    void refusesALargeHeader() {
        server::HttpSettings settings;
        settings.headBytes = 1000;
        settings.headLines = 10;
        HttpRig rig(settings);
        QCOMPARE(rig.ask(get("/v1/echo", "A: " + QByteArray(900, 'x') + "\r\n")).status, 200);
        QCOMPARE(rig.ask(get("/v1/echo", "A: " + QByteArray(1000, 'x') + "\r\n")).status, 431);
        QCOMPARE(rig.ask(get("/v1/echo", QByteArray("A: b\r\n").repeated(20))).status, 431);
        RawClient endless(rig.port());
        endless.send("GET /v1/echo?" + QByteArray(5000, 'x'));
        QCOMPARE(endless.reply().status, 431);
        QVERIFY(endless.isClosedByServer());
    }

    void refusesALargeBodyBeforeItComes() {
        HttpRig rig;
        RawClient client(rig.port());
        client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1025\r\n\r\n");
        const RawReply reply = client.reply();
        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.header("connection"), QByteArray("close"));
        QVERIFY(client.isClosedByServer());
        QCOMPARE(rig.ask(post("/v1/echo", QByteArray(1024, 'x'))).status, 200);
    }

    /// The client goes on sending while the answer is on its way, and still gets it.
    void givesItsAnswerToAClientThatSendsOn() {
        HttpRig rig;
        RawClient client(rig.port());
        client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n");
        client.send(QByteArray(3'000'000, 'x'));
        QCOMPARE(client.reply().status, 413);
    }

    void limitsChunkedBodiesToo() {
        HttpRig rig;
        const QByteArray head = "POST /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        const QByteArray chunk = "100\r\n" + QByteArray(256, 'x') + "\r\n";
        QCOMPARE(rig.ask(head + chunk.repeated(4) + "0\r\n\r\n").status, 200);
        QCOMPARE(rig.ask(head + chunk.repeated(5) + "0\r\n\r\n").status, 413);
        QCOMPARE(rig.ask(head + "3;" + QByteArray(8000, 'x')).status, 400);
        QCOMPARE(rig.ask(head + "0\r\nX: " + QByteArray(8000, 'x')).status, 400);
        QCOMPARE(rig.ask("GET /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").status,
                 413);
    }

    void dropsTrailers() {
        const auto seesAuthorization = [](const server::Request& request) {
            return server::Reply::text(200, "text/plain", request.header("authorization"));
        };
        HttpRig rig({}, {{server::Method::Post, "/who", 100, std::chrono::seconds(30), seesAuthorization}});
        RawClient client(rig.port());
        client.send("POST /v1/who HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "3\r\nabc\r\n0\r\nAuthorization: Bearer stolen\r\nConnection: close\r\n\r\n");
        const RawReply reply = client.reply();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.isEmpty());
        QCOMPARE(client.send(get("/v1/echo")).reply().status, 200);
    }

    void keepsTheConnectionAfterAHarmlessMistake() {
        HttpRig rig;
        RawClient client(rig.port());
        QCOMPARE(client.send(get("/v1/nothing")).reply().status, 404);
        QCOMPARE(client.send("DELETE /v1/echo HTTP/1.1\r\nHost: a\r\n\r\n").reply().status, 405);
        QCOMPARE(client.send(get("/v1/echo")).reply().status, 200);
    }

    void neverTakesARefusedBodyForARequest() {
        HttpRig rig;
        RawClient client(rig.port());
        client.send(post("/v1/nothing", get("/v1/echo?smuggled=1")));
        QCOMPARE(client.reply().status, 404);
        QVERIFY(client.isClosedByServer());
        QCOMPARE(rig.observer().finished().size(), size_t(1));
    }
};

TJ_TEST(HttpGuardsTest)
#include "http_guards_test.moc"
