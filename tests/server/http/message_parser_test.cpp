#include "server/http/message_parser.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;

namespace {

constexpr int kMostLines = 50;

std::string_view view(const QByteArray& bytes) {
    return {bytes.data(), size_t(bytes.size())};
}

const QByteArray kChunkedHead = "POST /v1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

/// What a body read in pieces of `piece` bytes came to.
struct ReadBody {
    bool ok = true;
    ProblemKind kind = ProblemKind::Internal;
    bool isDone = false;
    QByteArray body;
    QByteArray rest;
};

ReadBody readChunked(const QByteArray& sent, qsizetype piece, qsizetype limit = 1024 * 1024) {
    MessageParser parser;
    ReadBody result;
    result.ok = parser.readHead(view(kChunkedHead), kMostLines).ok();
    parser.limitBody(limit);
    QByteArray pending;
    for (qsizetype from = 0; from < sent.size() && result.ok && !parser.isDone(); from += piece) {
        pending += sent.mid(from, piece);
        const auto taken = parser.readBody(view(pending));
        result.ok = taken.ok();
        if (!taken) {
            result.kind = taken.error().kind;
            return result;
        }
        pending.remove(0, qsizetype(*taken));
    }
    result.isDone = parser.isDone();
    result.body = parser.isDone() ? parser.takeBody() : QByteArray();
    result.rest = pending;
    return result;
}

} // namespace

class MessageParserTest : public QObject {
    Q_OBJECT
private slots:
    void findsTheEndOfAHead() {
        QCOMPARE(MessageParser::headSize("GET / HTTP/1.1\r\n\r\nmore"), size_t(18));
        QCOMPARE(MessageParser::headSize("GET / HTTP/1.1\r\nHost: a\r\n"), size_t(0));
        QCOMPARE(MessageParser::headSize(""), size_t(0));
    }

    void readsAHead() {
        MessageParser parser;
        const auto head = parser.readHead(
            "HEAD /v1/trades?x=1 HTTP/1.1\r\nHost: a\r\nAccept: b, c\r\nX-A: 1\r\nX-A: 2\r\n\r\n",
            kMostLines);
        QVERIFY(head.ok());
        QCOMPARE(head->method, std::optional(Method::Get));
        QVERIFY(head->isHead && head->keepAlive && !head->hasBody() && !head->expectsContinue);
        QCOMPARE(head->target, QByteArray("/v1/trades?x=1"));
        QCOMPARE(qsizetype(head->headers.size()), qsizetype(4));
        QVERIFY(parser.isDone());
    }

    void knowsItsMethodsOnly() {
        const QByteArray rest = " / HTTP/1.1\r\nHost: a\r\n\r\n";
        const auto methodOf = [&](const QByteArray& name) {
            MessageParser parser;
            return parser.readHead(view(name + rest), kMostLines).value().method;
        };
        QCOMPARE(methodOf("GET"), std::optional(Method::Get));
        QCOMPARE(methodOf("POST"), std::optional(Method::Post));
        QCOMPARE(methodOf("PUT"), std::optional(Method::Put));
        QCOMPARE(methodOf("PATCH"), std::optional(Method::Patch));
        QCOMPARE(methodOf("DELETE"), std::optional(Method::Delete));
        for (const char* other : {"TRACE", "OPTIONS", "get", "PROPFIND", "NONSENSE"}) {
            QVERIFY2(!methodOf(other).has_value(), other);
        }
    }

    void closesAfterHttp10AndWhenAsked() {
        const auto keepsAlive = [](const QByteArray& head) {
            MessageParser parser;
            return parser.readHead(view(head), kMostLines).value().keepAlive;
        };
        QVERIFY(keepsAlive("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(!keepsAlive("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        QVERIFY(!keepsAlive("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"));
    }

    void readsABodyByItsLength() {
        MessageParser parser;
        const auto head =
            parser.readHead("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n", kMostLines);
        QCOMPARE(head.value().length, qsizetype(5));
        parser.limitBody(100);
        QCOMPARE(parser.readBody("ab").value(), size_t(2));
        QVERIFY(!parser.isDone());
        QCOMPARE(parser.readBody("cdeGET /").value(), size_t(3));
        QVERIFY(parser.isDone());
        QCOMPARE(parser.takeBody(), QByteArray("abcde"));
    }

    void readsChunksInPiecesOfAnySize_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("two") << QByteArray("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n")
                             << QByteArray("abc0123456789");
        QTest::newRow("empty") << QByteArray("0\r\n\r\n") << QByteArray();
        QTest::newRow("many zeros") << QByteArray("0003\r\nabc\r\n000\r\n\r\n") << QByteArray("abc");
        QTest::newRow("extension") << QByteArray("3;a=b\r\nabc\r\n0\r\n\r\n") << QByteArray("abc");
        QTest::newRow("trailer") << QByteArray("3\r\nabc\r\n0\r\nAuthorization: Bearer x\r\n\r\n")
                                 << QByteArray("abc");
        QTest::newRow("line ends inside")
            << QByteArray("4\r\n\r\n\r\n\r\n0\r\n\r\n") << QByteArray("\r\n\r\n");
    }
    void readsChunksInPiecesOfAnySize() {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, body);
        for (qsizetype piece = 1; piece <= sent.size(); ++piece) {
            const ReadBody read = readChunked(sent, piece);
            QVERIFY2(read.ok && read.isDone, qPrintable(QString::number(piece)));
            QCOMPARE(read.body, body);
            QVERIFY(read.rest.isEmpty());
        }
    }

    void leavesTheNextRequestAlone() {
        const ReadBody read = readChunked("3\r\nabc\r\n0\r\n\r\nGET /next", 1000);
        QVERIFY(read.isDone);
        QCOMPARE(read.rest, QByteArray("GET /next"));
    }

    void refusesBrokenChunks_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("no size") << QByteArray("\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("no hex") << QByteArray("xyz\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("sign") << QByteArray("+3\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("longer than told") << QByteArray("3\r\nabcd\r\n0\r\n\r\n");
        QTest::newRow("overflowing size") << QByteArray("FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("very long extension") << "3;a=" + QByteArray(2000, 'x') + "\r\nabc\r\n0\r\n\r\n";
        QTest::newRow("endless extension") << "3;a=" + QByteArray(6000, 'x');
        QTest::newRow("many extensions")
            << QByteArray("1;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\nx\r\n").repeated(100);
        QTest::newRow("long trailer") << "3\r\nabc\r\n0\r\nX: " + QByteArray(5000, 'x') + "\r\n\r\n";
        QTest::newRow("endless trailer") << "0\r\nX: " + QByteArray(6000, 'x');
    }
    void refusesBrokenChunks() {
        QFETCH(QByteArray, sent);
        for (const qsizetype piece : {qsizetype(1), qsizetype(7), qsizetype(4096), sent.size()}) {
            const ReadBody read = readChunked(sent, piece);
            QVERIFY2(!read.ok, qPrintable(QString::number(piece)));
            QVERIFY(read.kind == ProblemKind::MalformedRequest || read.kind == ProblemKind::TooLarge);
        }
    }

    void waitsForTheEndOfALineThatIsNone() {
        const ReadBody read = readChunked("3\nabc\n0\n\n\n\n\n", 100);
        QVERIFY(!read.isDone);
    }

    void stopsAtTheLimitOfTheBody() {
        const QByteArray chunk = "64\r\n" + QByteArray(100, 'x') + "\r\n";
        QVERIFY(readChunked(chunk.repeated(10) + "0\r\n\r\n", 64, 1000).isDone);
        const ReadBody tooLong = readChunked(chunk.repeated(11) + "0\r\n\r\n", 64, 1000);
        QVERIFY(!tooLong.ok);
        QCOMPARE(int(tooLong.kind), int(ProblemKind::TooLarge));
        MessageParser parser;
        QVERIFY(
            parser
                .readHead("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999\r\n\r\n", kMostLines)
                .ok());
        parser.limitBody(1000);
        QCOMPARE(int(parser.readBody("x").error().kind), int(ProblemKind::TooLarge));
        const ReadBody huge = readChunked("7FFFFFFFFFFFFFFF\r\n", 64, 1000);
        QCOMPARE(int(huge.kind), int(ProblemKind::TooLarge));
    }
};

TJ_TEST(MessageParserTest)
#include "message_parser_test.moc"
