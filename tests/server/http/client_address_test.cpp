#include "server/http/client_address.h"
#include "server/http/connection_counts.h"
#include "server/http/request_id.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace server;
using namespace Qt::Literals::StringLiterals;

class ClientAddressTest : public QObject {
    Q_OBJECT
private slots:
    void believesTheLastHopOfATrustedProxyOnly_data() {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwarded");
        QTest::addColumn<QString>("client");
        QTest::newRow("none") << u"10.1.2.3"_s << QByteArray() << u"10.1.2.3"_s;
        QTest::newRow("one hop") << u"10.1.2.3"_s << QByteArray("203.0.113.7") << u"203.0.113.7"_s;
        QTest::newRow("invented hops")
            << u"10.1.2.3"_s << QByteArray("1.1.1.1, 2.2.2.2,203.0.113.7 ") << u"203.0.113.7"_s;
        QTest::newRow("IPv6 proxy") << u"fd00::1"_s << QByteArray("2001:db8::1") << u"2001:db8::1"_s;
        QTest::newRow("IPv4 in IPv6")
            << u"::ffff:10.1.2.3"_s << QByteArray("::ffff:203.0.113.7") << u"203.0.113.7"_s;
        QTest::newRow("stranger") << u"192.0.2.1"_s << QByteArray("203.0.113.7") << u"192.0.2.1"_s;
        QTest::newRow("no address") << u"10.1.2.3"_s << QByteArray("unknown") << u"10.1.2.3"_s;
        QTest::newRow("ends empty") << u"10.1.2.3"_s << QByteArray("203.0.113.7,") << u"10.1.2.3"_s;
    }
    void believesTheLastHopOfATrustedProxyOnly() {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwarded);
        QFETCH(QString, client);
        const auto proxies = TrustedProxies::parse({u"10.0.0.0/8"_s, u"fd00::/8"_s, u"127.0.0.1"_s});
        QCOMPARE(proxies.value().clientOf(peer, forwarded), client);
    }

    void comparesNetworksByTheirBits() {
        const auto proxies = TrustedProxies::parse({u"192.0.2.128/25"_s, u" 198.51.100.7 "_s}).value();
        QVERIFY(proxies.contains(u"192.0.2.128"_s) && proxies.contains(u"192.0.2.255"_s));
        QVERIFY(!proxies.contains(u"192.0.2.127"_s));
        QVERIFY(proxies.contains(u"198.51.100.7"_s) && !proxies.contains(u"198.51.100.6"_s));
        QVERIFY(!TrustedProxies().contains(u"127.0.0.1"_s));
        QVERIFY(TrustedProxies::parse({u"0.0.0.0/0"_s}).value().contains(u"8.8.8.8"_s));
        QVERIFY(!TrustedProxies::parse({u"0.0.0.0/0"_s}).value().contains(u"2001:db8::1"_s));
    }

    void namesEveryNetworkThatIsNone() {
        const auto proxies =
            TrustedProxies::parse({u"10.0.0.0/33"_s, u"127.0.0.1"_s, u"proxy.local"_s, u"10.0.0.0/x"_s});
        QVERIFY(!proxies.ok());
        QCOMPARE(proxies.error().detail, u"no network: 10.0.0.0/33, proxy.local, 10.0.0.0/x"_s);
    }

    void countsIpv6ByItsNetwork() {
        QCOMPARE(clientNetwork(u"203.0.113.7"_s), u"203.0.113.7"_s);
        QCOMPARE(clientNetwork(u"2001:db8:1:2:3:4:5:6"_s), u"2001:db8:1:2::/64"_s);
        QCOMPARE(clientNetwork(u"2001:db8:1:2::1"_s), clientNetwork(u"2001:db8:1:2:ffff::"_s));
    }

    void countsPlacesInAllAndPerClient() {
        ConnectionCounts counts(3, 2);
        auto a = counts.enter(u"a"_s);
        auto again = counts.enter(u"a"_s);
        QVERIFY(a.ok() && again.ok());
        QCOMPARE(int(counts.enter(u"a"_s).error()), int(RefusedConnection::TooManyOfClient));
        auto proxy = counts.enter(QString());
        QCOMPARE(int(counts.enter(u"b"_s).error()), int(RefusedConnection::TooMany));
        QCOMPARE(counts.open(), 3);
        *again = nullptr;
        QCOMPARE(counts.open(), 2);
        QVERIFY(counts.enter(u"a"_s).ok());
        QVERIFY(!counts.waitUntilEmpty(std::chrono::milliseconds(1)));
        *a = nullptr;
        *proxy = nullptr;
        QVERIFY(counts.waitUntilEmpty(std::chrono::milliseconds(1)));
    }

    void keepsRequestIdsThatFitIntoALog() {
        for (const QByteArray& id : {QByteArray("req_abc123xyz"), QByteArray("a"), QByteArray(64, 'z'),
                                     QByteArray("0190b3c4-0000-7000.8000")}) {
            QCOMPARE(requestIdFrom(id), QString::fromLatin1(id));
        }
        for (const QByteArray& id : {QByteArray(), QByteArray(65, 'z'), QByteArray("a b"), QByteArray("a\nb"),
                                     QByteArray("<b>"), QByteArray("\xc3\xa9")}) {
            QVERIFY(QRegularExpression(u"^req_[a-z2-9]{20}$"_s).match(requestIdFrom(id)).hasMatch());
        }
    }

    void makesADifferentIdEachTime() {
        QSet<QString> ids;
        for (int i = 0; i < 1000; ++i) {
            ids.insert(requestIdFrom({}));
        }
        QCOMPARE(ids.size(), qsizetype(1000));
    }
};

TJ_TEST(ClientAddressTest)
#include "client_address_test.moc"
