#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::memberOf;
using test::Person;
using test::wrongFields;

/// POST /trades and /trades/bulk.
class TradesCreateTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;

    test::ApiRig& rig() { return *m_rig; }
    Reply post(const QByteArray& body) { return rig().post(m_owner, u"/trades"_s, body); }
    QString total() { return memberOf(rig().get(m_owner, u"/trades"_s), u"total"); }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::ApiRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() { m_owner = rig().founder(); }

    void theDocumentsExampleEarns680() {
        const Reply made = post(test::kDocumentTrade);
        QCOMPARE(made.status, 201);
        const core::JsonValue trade = test::ApiRig::json(made);
        const QString id = trade.text(u"id");
        QCOMPARE(test::headerOf(made, "Location"), "/v1/trades/" + id.toLatin1());
        QCOMPARE(memberOf(trade, u"pnl"), u"680.00"_s);
        QCOMPARE(memberOf(trade, u"netPnl"), u"677.50"_s);
        QCOMPARE(memberOf(trade, u"fees"), u"2.50"_s);
        QCOMPARE(memberOf(trade, u"symbol"), u"AAPL"_s);
        QCOMPARE(memberOf(trade, u"status"), u"closed"_s);
        QCOMPARE(memberOf(trade, u"entryPrice"), u"175.5"_s);
        QCOMPARE(memberOf(trade, u"exitTimestamp"), u"2025-12-01T15:45:00Z"_s);
        QCOMPARE(memberOf(trade, u"notes"), u"Strong earnings momentum"_s);
        QCOMPARE(memberOf(trade, u"tags"), uR"(["earnings","tech"])"_s);
        QCOMPARE(memberOf(trade, u"currency"), u"USD"_s);
        const auto& fills = trade.find(u"fills")->items();
        QCOMPARE(fills.size(), 2u);
        QCOMPARE(fills[0].text(u"id"), id);
        QCOMPARE(memberOf(fills[0], u"fees"), u"0.00"_s);
        QCOMPARE(memberOf(fills[1], u"fees"), u"2.50"_s);

        const Reply read = rig().get(m_owner, u"/trades/"_s + id);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.body, made.body);
        QCOMPARE(test::headerOf(read, "ETag"), test::headerOf(made, "ETag"));
        const Reply same = rig().call(m_owner, Method::Get, u"/trades/"_s + id, {},
                                      {{"If-None-Match", test::headerOf(read, "ETag")}});
        QCOMPARE(same.status, 304);
    }

    void theDocumentsProblemIsAnsweredToTheLetter() {
        QByteArray body = test::kDocumentTrade;
        const Reply refused = post(body.replace("175.50", "-175.50"));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.contentType, QByteArray("application/problem+json"));
        QCOMPARE(
            refused.body,
            QByteArray(R"({"type":"https://api.tradingjournal.com/errors/validation",)"
                       R"("title":"Validation Error","status":400,"detail":"Invalid trade data provided",)"
                       R"("errors":[{"field":"entryPrice","message":"Must be a positive number"}],)"
                       R"("requestId":"test"})"));
    }

    void theDocumentsListIsAnsweredToTheLetter() {
        const QString id = test::ApiRig::json(post(test::kDocumentTrade)).text(u"id");
        (void)post(test::roundTrip(u"AAPL"_s, u"1"_s, u"2"_s, u"2025-12-02"_s));
        const core::JsonValue list = test::ApiRig::json(rig().get(
            m_owner,
            u"/trades?from=2025-01-01&to=2025-12-31&symbol=AAPL&tag=earnings&win=true&page=1&limit=50"_s));
        QCOMPARE(list.find(u"items")->items().size(), 1u);
        QCOMPARE(list.find(u"items")->items()[0].text(u"id"), id);
        QCOMPARE(memberOf(list.find(u"items")->items()[0], u"pnl"), u"680.00"_s);
        QCOMPARE(memberOf(list, u"total"), u"1"_s);
        QCOMPARE(memberOf(list, u"page"), u"1"_s);
        QCOMPARE(memberOf(list, u"limit"), u"50"_s);
    }

    void anyContainedFillLeadsToTheTrade() {
        const core::JsonValue trade = test::ApiRig::json(post(test::kDocumentTrade));
        const QString exit = trade.find(u"fills")->items()[1].text(u"id");
        QCOMPARE(memberOf(rig().get(m_owner, u"/trades/"_s + exit), u"id"), trade.text(u"id"));
        QCOMPARE(test::membersOf(rig().get(m_owner, u"/trades/%1/fills"_s.arg(exit)), u"id"),
                 (QStringList{trade.text(u"id"), exit}));
    }

    void anOpenTradeHasNoResultYet() {
        const Reply made = post(R"({"symbol":"ab","side":"short","quantity":"3","entryPrice":10,
            "entryTimestamp":"2026-01-05T10:00:00+05:30","fees":1.25})");
        QCOMPARE(made.status, 201);
        QCOMPARE(memberOf(made, u"status"), u"open"_s);
        QCOMPARE(memberOf(made, u"symbol"), u"AB"_s);
        QCOMPARE(memberOf(made, u"pnl"), u"null"_s);
        QCOMPARE(memberOf(made, u"exitPrice"), u"null"_s);
        QCOMPARE(memberOf(made, u"fees"), u"1.25"_s);
        QCOMPARE(memberOf(made, u"entryTimestamp"), u"2026-01-05T04:30:00Z"_s);
    }

    void everyWrongFieldIsToldAtOnce() {
        const Reply refused = post(
            R"({"symbol":"","side":"up","entryPrice":-1,"exitPrice":0,"quantity":0,)"
            R"("fees":1.123456789,"entryTimestamp":"yesterday","exitTimestamp":"2025-12-01T15:45:00Z","notes":7,)"
            R"("tags":[""],"currency":"DOLLARS","account":"Elsewhere","stars":6,"mae":1,"colour":"red"})");
        QCOMPARE(refused.status, 400);
        QCOMPARE(test::problemOf(refused), u"validation"_s);
        QCOMPARE(
            wrongFields(refused),
            u"account, colour, currency, entryPrice, entryTimestamp, exitPrice, fees, mae, notes, quantity, "
            "side, stars, symbol, tags[0]"_s);
        QCOMPARE(total(), u"0"_s);
    }

    void whatIsMissingIsRequired() {
        QCOMPARE(wrongFields(post("{}")), u"entryPrice, entryTimestamp, quantity, side, symbol"_s);
        QCOMPARE(post("[]").status, 400);
        QCOMPARE(post("{").status, 400);
    }

    void whatDoesNotFitTogetherIsRefused_data() {
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("field");
        QTest::newRow("exit before entry")
            << uR"("exitPrice":2,"exitTimestamp":"2026-01-05T09:59:59Z")"_s << u"exitTimestamp"_s;
        QTest::newRow("exit without a time") << uR"("exitPrice":2)"_s << u"exitTimestamp"_s;
        QTest::newRow("exit without a price")
            << uR"("exitTimestamp":"2026-01-05T11:00:00Z")"_s << u"exitPrice"_s;
        QTest::newRow("stop that does not protect") << uR"("stop":101)"_s << u"stop"_s;
        QTest::newRow("unknown playbook")
            << uR"("playbook":"00000000-0000-7000-8000-000000000001")"_s << u"playbook"_s;
        QTest::newRow("unknown contract size") << uR"("assetClass":"future")"_s << u"multiplier"_s;
        QTest::newRow("too many tags") << u"\"tags\":[\"a\"%1]"_s.arg(u",\"b\""_s.repeated(50)) << u"tags"_s;
        QTest::newRow("notes too long")
            << u"\"notes\":\"%1\""_s.arg(QString(64 * 1024 + 1, u'n')) << u"notes"_s;
    }
    void whatDoesNotFitTogetherIsRefused() {
        QFETCH(QString, more);
        QFETCH(QString, field);
        const Reply refused = post(u"{\"symbol\":\"ODD\",\"side\":\"long\",\"quantity\":1,\"entryPrice\":100,"
                                   "\"entryTimestamp\":\"2026-01-05T10:00:00Z\",%1}"_s.arg(more)
                                       .toUtf8());
        QCOMPARE(refused.status, 400);
        QCOMPARE(wrongFields(refused), field);
        QCOMPARE(total(), u"0"_s);
    }

    void numbersBeyondWhatIsExactAreRefusedNotRounded() {
        const Reply refused = post(test::roundTrip(u"BIG"_s, u"90000000000"_s, u"1"_s, u"2026-01-05"_s));
        QCOMPARE(refused.status, 400);
        QCOMPARE(wrongFields(refused), u"quantity"_s);
    }

    void aKnownContractNeedsNoMultiplier() {
        const Reply made = post(test::roundTrip(u"ESZ5"_s, u"6000"_s, u"6001"_s, u"2025-12-01"_s));
        QCOMPARE(made.status, 201);
        QCOMPARE(memberOf(made, u"pnl"), u"500.00"_s);
        const QByteArray odd =
            test::roundTrip(u"ODDFUT"_s, u"10"_s, u"11"_s, u"2025-12-01"_s, uR"(,"assetClass":"future")"_s);
        QCOMPARE(wrongFields(post(odd)), u"multiplier"_s);
        const QByteArray told = test::roundTrip(u"ODDFUT"_s, u"10"_s, u"11"_s, u"2025-12-01"_s,
                                                uR"(,"assetClass":"future","multiplier":7)"_s);
        QCOMPARE(memberOf(post(told), u"pnl"), u"70.00"_s);
        QCOMPARE(memberOf(post(odd), u"pnl"), u"70.00"_s);
        const QByteArray other = test::roundTrip(u"ODDFUT"_s, u"10"_s, u"11"_s, u"2025-12-01"_s,
                                                 uR"(,"assetClass":"future","multiplier":8)"_s);
        QCOMPARE(wrongFields(post(other)), u"multiplier"_s);
    }

    void aTagIsMadeOnceWhateverItsCase() {
        (void)post(test::kDocumentTrade);
        const Reply second = post(test::roundTrip(u"MSFT"_s, u"1"_s, u"2"_s, u"2025-12-02"_s,
                                                  uR"(,"tags":["EARNINGS","Earnings","ünder"])"_s));
        QCOMPARE(memberOf(second, u"tags"), uR"(["earnings","ünder"])"_s);
        const Reply third =
            post(test::roundTrip(u"MSFT"_s, u"1"_s, u"2"_s, u"2025-12-02"_s, uR"(,"tags":["ÜNDER"])"_s));
        QCOMPARE(memberOf(third, u"tags"), uR"(["ünder"])"_s);
        QCOMPARE(memberOf(rig().get(m_owner, u"/tags"_s), u"total"), u"3"_s);
    }

    void bulkIsAllOrNothing() {
        const QByteArray good = test::roundTrip(u"AAA"_s, u"1"_s, u"2"_s, u"2026-01-05"_s);
        const QByteArray bad = test::roundTrip(u"BBB"_s, u"-1"_s, u"2"_s, u"2026-01-05"_s);
        const Reply refused =
            rig().post(m_owner, u"/trades/bulk"_s, "{\"trades\":[" + good + ',' + bad + ',' + good + "]}");
        QCOMPARE(refused.status, 400);
        QCOMPARE(wrongFields(refused), u"trades[1].entryPrice"_s);
        QCOMPARE(total(), u"0"_s);
        QCOMPARE(memberOf(rig().get(m_owner, u"/instruments"_s), u"total"), u"0"_s);

        QByteArray many;
        for (int i = 0; i < 60; ++i) {
            many += (i ? "," : "") +
                    test::roundTrip(u"S%1"_s.arg(i % 3), u"1"_s, QString::number(i + 1), u"2026-01-05"_s);
        }
        const Reply made = rig().post(m_owner, u"/trades/bulk"_s, "{\"trades\":[" + many + "]}");
        QCOMPARE(made.status, 201);
        const QStringList results = test::membersOf(made, u"pnl");
        QCOMPARE(results.size(), 60);
        QCOMPARE(results[0], u"0.00"_s);
        QCOMPARE(results[59], u"590.00"_s);
        QCOMPARE(total(), u"60"_s);
        QCOMPARE(rig().post(m_owner, u"/trades/bulk"_s, "{\"trades\":[]}").status, 400);
    }

    void aRepeatedKeyMakesNoSecondTrade() {
        const std::vector<Header> key{{"Idempotency-Key", "once"}};
        const Reply first = rig().call(m_owner, Method::Post, u"/trades"_s, test::kDocumentTrade, key);
        const Reply again = rig().call(m_owner, Method::Post, u"/trades"_s, test::kDocumentTrade, key);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(total(), u"1"_s);
    }

    void aRepeatedKeyMakesNoSecondBulk() {
        const QByteArray one = test::roundTrip(u"AAA"_s, u"1"_s, u"2"_s, u"2026-01-05"_s);
        const QByteArray body = "{\"trades\":[" + one + ',' + one + "]}";
        const auto send = [&](const QByteArray& what) {
            return rig().call(m_owner, Method::Post, u"/trades/bulk"_s, what, {{"Idempotency-Key", "many"}});
        };
        const Reply first = send(body);
        QCOMPARE(first.status, 201);
        QCOMPARE(send(body).body, first.body);
        QCOMPARE(test::problemOf(send("{\"trades\":[" + one + "]}")), u"idempotency-mismatch"_s);
        QCOMPARE(total(), u"2"_s);
    }

    void moreAtOnceThanFiveHundredAreRefused() {
        QByteArrayList many;
        for (int i = 0; i < 501; ++i) {
            many << "{}";
        }
        const Reply refused = rig().post(m_owner, u"/trades/bulk"_s, "{\"trades\":[" + many.join(',') + "]}");
        QCOMPARE(refused.status, 400);
        QVERIFY(wrongFields(refused).split(u", "_s).contains(u"trades"));
        QCOMPARE(total(), u"0"_s);
    }

    void anAccountIsFoundByNameOrIdAndTheDefaultIsOnesOwn() {
        const Person member = rig().colleague(m_owner, Role::Member);
        const QString id = rig().made(member, u"/accounts"_s, R"({"name":"Second"})");
        const auto accountOf = [&](const Person& person, const QString& word) {
            const QByteArray body =
                test::roundTrip(u"X"_s, u"1"_s, u"2"_s, u"2026-01-05"_s,
                                word.isEmpty() ? QString() : u",\"account\":\"%1\""_s.arg(word));
            return test::ApiRig::json(rig().post(person, u"/trades"_s, body)).text(u"accountId");
        };
        QCOMPARE(accountOf(member, u"second"_s), id);
        QCOMPARE(accountOf(member, id), id);
        QVERIFY(!accountOf(member, {}).isEmpty());
        QVERIFY(accountOf(member, {}) != accountOf(m_owner, {}));
        QCOMPARE(accountOf(m_owner, u"Account"_s), accountOf(m_owner, {}));
    }
};

TJ_TEST(TradesCreateTest)
#include "trades_create_test.moc"
