#include "server/http/gzip.h"
#include "server/http/wire_reply.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <zlib.h>

#include <stdexcept>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

const ReplyFraming kPlain{.requestId = u"req_1"_s, .now = core::instantFromMs(784'111'777'000)};

ReplyFraming compressing() {
    ReplyFraming framing = kPlain;
    framing.mayCompress = true;
    return framing;
}

QByteArray unzipped(const QByteArray& bytes) {
    QByteArray result(1024 * 1024, '\0');
    z_stream stream{};
    inflateInit2(&stream, MAX_WBITS + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    const int done = inflate(&stream, Z_FINISH);
    result.resize(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return done == Z_STREAM_END ? result : QByteArray("damaged");
}

} // namespace

class WireReplyTest : public QObject {
    Q_OBJECT
private slots:
    void headersAreAddedToAReplyThatIsKept() {
        Reply reply = Reply::json(200, "{}").with("Location", "/v1/trades/7");
        reply = std::move(reply).with("ETag", "\"v1\"");
        QVERIFY(reply.hasHeader("location"));
        QVERIFY(reply.hasHeader("etag"));
        QCOMPARE(reply.body, "{}");
    }

    void writesWhatEveryReplyHas() {
        const WireReply wire = wireReply(Reply::json(201, "{}").with("Location", "/v1/trades/7"), kPlain);
        QCOMPARE(wire.head,
                 QByteArray("HTTP/1.1 201 Created\r\n"
                            "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                            "X-Request-Id: req_1\r\n"
                            "Location: /v1/trades/7\r\n"
                            "Cache-Control: no-store\r\n"
                            "X-Content-Type-Options: nosniff\r\n"
                            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
                            "Referrer-Policy: no-referrer\r\n"
                            "Content-Type: application/json\r\n"
                            "Content-Length: 2\r\n\r\n"));
        QCOMPARE(wire.body, QByteArray("{}"));
        QVERIFY(!wire.closes);
    }

    void keepsTheHeadersARouteChose() {
        const WireReply wire = wireReply(Reply::text(200, "text/html", "x")
                                             .with("Cache-Control", "max-age=60")
                                             .with("Content-Security-Policy", "default-src 'self'"),
                                         kPlain);
        QVERIFY(wire.head.contains("Cache-Control: max-age=60\r\n") && !wire.head.contains("no-store"));
        QVERIFY(wire.head.contains("default-src 'self'") && !wire.head.contains("default-src 'none'"));
    }

    void saysThatItCloses() {
        ReplyFraming framing = kPlain;
        framing.closes = true;
        const WireReply wire = wireReply(Reply::noContent(), framing);
        QVERIFY(wire.closes && wire.head.contains("Connection: close\r\n"));
    }

    void sendsNoBodyWhereNoneMayBe() {
        for (const int status : {204, 304}) {
            const WireReply wire = wireReply(Reply::json(status, "{}"), kPlain);
            QVERIFY(wire.body.isEmpty());
            QVERIFY(!wire.head.contains("Content-Length") && !wire.head.contains("Content-Type:"));
        }
        ReplyFraming framing = kPlain;
        framing.isHead = true;
        const WireReply wire = wireReply(Reply::json(200, "{\"a\":1}"), framing);
        QVERIFY(wire.body.isEmpty() && wire.head.contains("Content-Length: 7\r\n"));
    }

    void compressesLargeTexts() {
        const QByteArray body = "[" + QByteArray("\"abcdefgh\",").repeated(1000) + "1]";
        const WireReply wire = wireReply(Reply::json(200, body).with("ETag", "\"v1\""), compressing());
        QVERIFY(wire.head.contains("Content-Encoding: gzip\r\n") &&
                wire.head.contains("Vary: Accept-Encoding\r\n"));
        QVERIFY(wire.head.contains("ETag: W/\"v1\"\r\n"));
        QVERIFY(wire.body.size() < body.size() / 10);
        QVERIFY(wire.head.contains("Content-Length: " + QByteArray::number(wire.body.size()) + "\r\n"));
        QCOMPARE(unzipped(wire.body), body);
    }

    void compressesNothingElse_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("small") << QByteArray("application/json") << 1023 << QByteArray();
        QTest::newRow("picture") << QByteArray("image/png") << 5000 << QByteArray();
        QTest::newRow("zip") << QByteArray("application/zip") << 5000 << QByteArray();
        QTest::newRow("with a secret") << QByteArray("application/json") << 5000 << QByteArray("Set-Cookie");
        QTest::newRow("encoded already")
            << QByteArray("application/json") << 5000 << QByteArray("Content-Encoding");
    }
    void compressesNothingElse() {
        QFETCH(QByteArray, type);
        QFETCH(int, size);
        QFETCH(QByteArray, header);
        Reply reply = Reply::text(200, type, QByteArray(size, 'x'));
        if (!header.isEmpty()) {
            reply.headers.push_back({header, "x"});
        }
        const WireReply wire = wireReply(reply, compressing());
        QCOMPARE(wire.body, reply.body);
        QVERIFY(!wire.head.contains("gzip"));
    }

    void neverCompressesForAClientThatCannotRead() {
        const WireReply wire = wireReply(Reply::json(200, QByteArray(5000, 'x')), kPlain);
        QCOMPARE(wire.body.size(), qsizetype(5000));
        QVERIFY(wire.head.contains("Vary: Accept-Encoding\r\n"));
    }

    void readsAcceptEncoding_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("gzip") << QByteArray("gzip") << true;
        QTest::newRow("list") << QByteArray("br, GZIP;q=0.5, deflate") << true;
        QTest::newRow("any") << QByteArray("*") << true;
        QTest::newRow("refused") << QByteArray("gzip;q=0") << false;
        QTest::newRow("refused, any") << QByteArray("*, gzip;q=0.000") << false;
        QTest::newRow("similar") << QByteArray("xgzip, gzipped") << false;
        QTest::newRow("identity") << QByteArray("identity") << false;
    }
    void readsAcceptEncoding() {
        QFETCH(QByteArray, header);
        QFETCH(bool, accepted);
        QCOMPARE(acceptsGzip(header), accepted);
    }

    void refusesHeadersThatWouldBecomeTwo() {
        for (const QByteArray& value :
             {QByteArray("a\r\nSet-Cookie: b"), QByteArray("a\nb"), QByteArray("a\0b", 3)}) {
            QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                     (void)wireReply(Reply::noContent().with("Location", value), kPlain));
        }
        QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                 (void)wireReply(Reply::noContent().with("A\r\nB", "c"), kPlain));
    }
};

TJ_TEST(WireReplyTest)
#include "wire_reply_test.moc"
