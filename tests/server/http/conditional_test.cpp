#include "server/http/conditional.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

Request with(const QByteArray& name, const QByteArray& value) {
    Request request;
    request.headers.push_back({name, value});
    return request;
}

} // namespace

class ConditionalTest : public QObject {
    Q_OBJECT
private slots:
    void namesAVersion() { QCOMPARE(entityTag(12), QByteArray("\"v12\"")); }

    void lostRacesAreRefused_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("matches");
        QTest::newRow("same") << QByteArray("\"v12\"") << true;
        QTest::newRow("weakened by a proxy") << QByteArray("W/\"v12\"") << true;
        QTest::newRow("any") << QByteArray("*") << true;
        QTest::newRow("in a list") << QByteArray("\"v11\", \"v12\"") << true;
        QTest::newRow("older") << QByteArray("\"v11\"") << false;
        QTest::newRow("longer") << QByteArray("\"v123\"") << false;
        QTest::newRow("without quotes") << QByteArray("v12") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void lostRacesAreRefused() {
        QFETCH(QByteArray, header);
        QFETCH(bool, matches);
        const auto matched = requireMatch(with("If-Match", header), 12);
        QCOMPARE(matched.ok(), matches);
        if (!matches) {
            QCOMPARE(int(matched.error().kind), int(ProblemKind::PreconditionFailed));
        }
        QCOMPARE(isUnmodified(with("if-none-match", header), 12), matches);
    }

    void asksNothingWithoutTheHeader() {
        QVERIFY(requireMatch({}, 12).ok());
        QVERIFY(!isUnmodified({}, 12));
    }

    void readsIdempotencyKeys_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("key");
        QTest::newRow("bare") << QByteArray("8e03978e-40d5") << u"8e03978e-40d5"_s;
        QTest::newRow("quoted") << QByteArray("\"8e03978e-40d5\"") << u"8e03978e-40d5"_s;
        QTest::newRow("longest") << QByteArray(128, 'k') << QString(128, u'k');
        QTest::newRow("too long") << QByteArray(129, 'k') << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("empty quotes") << QByteArray("\"\"") << QString();
        QTest::newRow("one quote") << QByteArray("\"") << QString();
        QTest::newRow("space") << QByteArray("a b") << QString();
        QTest::newRow("not ASCII") << QByteArray("\xc3\xa9") << QString();
    }
    void readsIdempotencyKeys() {
        QFETCH(QByteArray, header);
        QFETCH(QString, key);
        const auto read = idempotencyKey(with("idempotency-KEY", header));
        QCOMPARE(read.ok(), !key.isEmpty());
        if (read) {
            QCOMPARE(*read, std::optional(key));
        }
    }

    void takesOneIdempotencyKeyAtMost() {
        QVERIFY(!idempotencyKey({}).value().has_value());
        Request request = with("Idempotency-Key", "a");
        request.headers.push_back({"Idempotency-Key", "a"});
        QVERIFY(!idempotencyKey(request).ok());
    }

    void findsCookies() {
        const Request request = with("Cookie", "a=1; refreshToken=x=y;b=2; other=3");
        QCOMPARE(request.cookie("refreshToken"), std::optional(QByteArray("x=y")));
        QCOMPARE(request.cookie("b"), std::optional(QByteArray("2")));
        QVERIFY(!request.cookie("oken").has_value());
        QVERIFY(!request.cookie("").has_value());
        QVERIFY(!Request{}.cookie("a").has_value());
    }
};

TJ_TEST(ConditionalTest)
#include "conditional_test.moc"
