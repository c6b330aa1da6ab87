#include "server/http/head_guard.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;

namespace {

constexpr int kMostLines = 20;

Outcome<void> guarded(const QByteArray& head) {
    return guardHead({head.data(), size_t(head.size())}, kMostLines);
}

} // namespace

class HeadGuardTest : public QObject {
    Q_OBJECT
private slots:
    void letsHonestHeadsThrough_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("plain") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::newRow("port") << QByteArray("GET /a?b=c HTTP/1.1\r\nhost:127.0.0.1:80\r\n\r\n");
        QTest::newRow("IPv6") << QByteArray("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n");
        QTest::newRow("length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
        QTest::newRow("chunked") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:  chunked \r\n\r\n");
        QTest::newRow("old") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
        QTest::newRow("empty value") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nAccept:\r\n\r\n");
        QTest::newRow("tab in value") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: a\tb\r\n\r\n");
        QTest::newRow("expect") << QByteArray("PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n\r\n");
    }
    void letsHonestHeadsThrough() {
        QFETCH(QByteArray, head);
        const auto result = guarded(head);
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
    }

    void refusesHeadsTwoServersCouldReadDifferently_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("gzip coding") << QByteArray("Transfer-Encoding: gzip");
        QTest::newRow("gzip, chunked") << QByteArray("Transfer-Encoding: gzip, chunked");
        QTest::newRow("chunked, gzip") << QByteArray("Transfer-Encoding: chunked, gzip");
        QTest::newRow("xchunked") << QByteArray("Transfer-Encoding: xchunked");
        QTest::newRow("upper case") << QByteArray("Transfer-Encoding: Chunked");
        QTest::newRow("identity") << QByteArray("Transfer-Encoding: identity");
        QTest::newRow("empty coding") << QByteArray("Transfer-Encoding:");
        QTest::newRow("coding twice")
            << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
        QTest::newRow("coding and length") << QByteArray("Transfer-Encoding: chunked\r\nContent-Length: 3");
        QTest::newRow("length and coding") << QByteArray("Content-Length: 3\r\nTransfer-Encoding: chunked");
        QTest::newRow("length twice") << QByteArray("Content-Length: 3\r\nContent-Length: 3");
        QTest::newRow("listed length") << QByteArray("Content-Length: 5, 5");
        QTest::newRow("signed length") << QByteArray("Content-Length: +5");
        QTest::newRow("negative length") << QByteArray("Content-Length: -1");
        QTest::newRow("hex length") << QByteArray("Content-Length: 0x5");
        QTest::newRow("empty length") << QByteArray("Content-Length:");
        QTest::newRow("huge length") << QByteArray("Content-Length: 18446744073709551617");
        QTest::newRow("second host") << QByteArray("Host: b");
        QTest::newRow("folded") << QByteArray("Accept: a\r\n b");
        QTest::newRow("folded with tab") << QByteArray("Accept: a\r\n\tb");
        QTest::newRow("space before colon") << QByteArray("Content-Length : 5");
        QTest::newRow("no colon") << QByteArray("Content-Length");
        QTest::newRow("no name") << QByteArray(": 5");
        QTest::newRow("bare line feed") << QByteArray("Accept: a\nContent-Length: 5");
        QTest::newRow("bare carriage return") << QByteArray("Accept: a\rContent-Length: 5");
        QTest::newRow("U+0000") << QByteArray("Accept: a\0b", 11);
        QTest::newRow("unknown expectation") << QByteArray("Expect: a-miracle");
    }
    void refusesHeadsTwoServersCouldReadDifferently() {
        QFETCH(QByteArray, line);
        const auto result = guarded("POST /v1 HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\n");
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().kind), int(ProblemKind::MalformedRequest));
    }

    void refusesOddRequestLines_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("absolute form") << QByteArray("GET http://other/v1 HTTP/1.1");
        QTest::newRow("asterisk") << QByteArray("OPTIONS * HTTP/1.1");
        QTest::newRow("authority") << QByteArray("CONNECT other:443 HTTP/1.1");
        QTest::newRow("fragment") << QByteArray("GET /v1#top HTTP/1.1");
        QTest::newRow("two spaces") << QByteArray("GET  /v1 HTTP/1.1");
        QTest::newRow("space in target") << QByteArray("GET /v1 x HTTP/1.1");
        QTest::newRow("tab") << QByteArray("GET\t/v1 HTTP/1.1");
        QTest::newRow("raw UTF-8") << QByteArray("GET /caf\xc3\xa9 HTTP/1.1");
        QTest::newRow("HTTP/2") << QByteArray("GET /v1 HTTP/2.0");
        QTest::newRow("HTTP/0.9") << QByteArray("GET /v1");
        QTest::newRow("HTTP/1.2") << QByteArray("GET /v1 HTTP/1.2");
        QTest::newRow("lower case version") << QByteArray("GET /v1 http/1.1");
        QTest::newRow("method with slash") << QByteArray("GE/T /v1 HTTP/1.1");
        QTest::newRow("empty line") << QByteArray("");
    }
    void refusesOddRequestLines() {
        QFETCH(QByteArray, line);
        QVERIFY(!guarded(line + "\r\nHost: a\r\n\r\n").ok());
    }

    void refusesAChunkedBodyInHttp10() {
        QVERIFY(!guarded("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").ok());
    }

    void refusesAMissingOrEmptyHost() {
        QVERIFY(!guarded("GET / HTTP/1.1\r\nAccept: a\r\n\r\n").ok());
        QVERIFY(!guarded("GET / HTTP/1.1\r\nHost:\r\n\r\n").ok());
        QVERIFY(!guarded("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n").ok());
    }

    void refusesVeryManyHeaders() {
        const QByteArray head = "GET / HTTP/1.1\r\nHost: a\r\n";
        QVERIFY(guarded(head + QByteArray("A: b\r\n").repeated(kMostLines - 2) + "\r\n").ok());
        const auto result = guarded(head + QByteArray("A: b\r\n").repeated(kMostLines) + "\r\n");
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().kind), int(ProblemKind::HeaderTooLarge));
    }

    void refusesAHeadWithoutItsEnd() {
        QVERIFY(!guarded("GET / HTTP/1.1\r\nHost: a").ok());
        QVERIFY(!guarded("").ok());
    }
};

TJ_TEST(HeadGuardTest)
#include "head_guard_test.moc"
