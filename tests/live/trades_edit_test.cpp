#include "tests/live/trades_desk.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::memberOf;
using test::Person;
using test::wrongFields;

/// PUT, PATCH, DELETE, history and the trash of trades; their fills one by one.
class TradesEditTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;

    test::ApiRig& rig() { return *m_rig; }
    core::JsonValue read(const QString& id) {
        return test::ApiRig::json(rig().get(m_owner, u"/trades/"_s + id));
    }
    Reply patch(const QString& id, const QByteArray& body) {
        return rig().patch(m_owner, u"/trades/"_s + id, body);
    }
    QString documentTrade() { return rig().made(m_owner, u"/trades"_s, test::kDocumentTrade); }
    QString fill(const QString& more) {
        return rig().made(m_owner, u"/fills"_s, u"{\"symbol\":\"FLIP\",%1}"_s.arg(more).toUtf8());
    }
    static QString execution(const char* side, int quantity, int price, const char* time) {
        return uR"("side":"%1","quantity":%2,"price":%3,"executedAt":"2026-01-05T%4:00Z")"_s.arg(
            QLatin1String(side), QString::number(quantity), QString::number(price), QLatin1String(time));
    }
    /// Long of ten, reversed by one sale of fifteen into a short of five, bought back.
    std::vector<QString> reversal() {
        return {fill(execution("buy", 10, 100, "10:00") + uR"(,"assetClass":"future","multiplier":1)"_s),
                fill(execution("sell", 15, 110, "11:00") + uR"(,"commission":3)"_s),
                fill(execution("buy", 5, 105, "12:00"))};
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::ApiRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() { m_owner = rig().founder(); }

    void aPatchRewritesTheFillsAndKeepsTheirIds() {
        const QString id = documentTrade();
        const QString exit = read(id).find(u"fills")->items()[1].text(u"id");
        const Reply changed = patch(id, R"({"exitPrice":180.5,"fees":4,"stop":170,"stars":4})");
        QCOMPARE(changed.status, 200);
        const core::JsonValue trade = read(id);
        QCOMPARE(memberOf(trade, u"pnl"), u"500.00"_s);
        QCOMPARE(memberOf(trade, u"netPnl"), u"496.00"_s);
        QCOMPARE(memberOf(trade, u"initialStop"), u"170"_s);
        QCOMPARE(memberOf(trade, u"initialRisk"), u"550.00"_s);
        QCOMPARE(memberOf(trade, u"stars"), u"4"_s);
        QCOMPARE(memberOf(trade, u"notes"), u"Strong earnings momentum"_s);
        QCOMPARE(memberOf(trade, u"tags"), uR"(["earnings","tech"])"_s);
        QCOMPARE(trade.text(u"id"), id);
        QCOMPARE(trade.find(u"fills")->items()[1].text(u"id"), exit);
        const core::JsonValue stored = test::ApiRig::json(rig().get(m_owner, u"/fills/"_s + exit));
        QCOMPARE(memberOf(stored, u"executionByHand"), u"true"_s);
    }

    void aPutSaysEverythingTheDocumentHas() {
        const QString id = documentTrade();
        (void)patch(id, R"({"stars":3})");
        const Reply changed = rig().call(m_owner, Method::Put, u"/trades/"_s + id,
                                         R"({"symbol":"MSFT","side":"short","entryPrice":10,"quantity":5,
                           "entryTimestamp":"2026-01-05T10:00:00Z"})");
        QCOMPARE(changed.status, 200);
        const core::JsonValue trade = read(id);
        QCOMPARE(memberOf(trade, u"symbol"), u"MSFT"_s);
        QCOMPARE(memberOf(trade, u"status"), u"open"_s);
        QCOMPARE(memberOf(trade, u"side"), u"short"_s);
        QCOMPARE(memberOf(trade, u"quantity"), u"5"_s);
        QCOMPARE(memberOf(trade, u"fees"), u"0.00"_s);
        QCOMPARE(memberOf(trade, u"notes"), QString());
        QCOMPARE(memberOf(trade, u"tags"), u"[]"_s);
        QCOMPARE(memberOf(trade, u"stars"), u"3"_s);
        QCOMPARE(trade.find(u"fills")->items().size(), 1u);
        QCOMPARE(memberOf(rig().get(m_owner, u"/trades"_s), u"total"), u"1"_s);
        QCOMPARE(wrongFields(rig().call(m_owner, Method::Put, u"/trades/"_s + id, "{}")),
                 u"entryPrice, entryTimestamp, quantity, side, symbol"_s);
    }

    void anOpenTradeIsClosedAndOpenedAgain() {
        const QString id = rig().made(m_owner, u"/trades"_s,
                                      R"({"symbol":"AB","side":"long","quantity":3,"entryPrice":10,"fees":1,
                                          "entryTimestamp":"2026-01-05T10:00:00Z"})");
        QCOMPARE(wrongFields(patch(id, R"({"exitPrice":12})")), u"exitTimestamp"_s);
        QCOMPARE(wrongFields(patch(id, R"({"exitPrice":12,"exitTimestamp":"2026-01-05T09:00:00Z"})")),
                 u"exitTimestamp"_s);
        const Reply closed = patch(id, R"({"exitPrice":12,"exitTimestamp":"2026-01-05T11:00:00Z"})");
        QCOMPARE(memberOf(closed, u"pnl"), u"6.00"_s);
        QCOMPARE(memberOf(closed, u"netPnl"), u"5.00"_s);
        const Reply open = patch(id, R"({"exitPrice":null,"exitTimestamp":null})");
        QCOMPARE(memberOf(open, u"status"), u"open"_s);
        QCOMPARE(memberOf(open, u"fees"), u"1.00"_s);
        QCOMPARE(memberOf(open, u"id"), id);
    }

    void aStopThatDoesNotProtectIsRefused() {
        const QString id = documentTrade();
        QCOMPARE(wrongFields(patch(id, R"({"stop":176})")), u"stop"_s);
        QCOMPARE(memberOf(read(id), u"stop"), u"null"_s);
        QCOMPARE(patch(id, R"({"stop":170})").status, 200);
        // Moved into profit, the initial one stays.
        const Reply moved = patch(id, R"({"stop":178})");
        QCOMPARE(memberOf(moved, u"initialStop"), u"170"_s);
        QCOMPARE(memberOf(moved, u"stop"), u"178"_s);
    }

    void severalFillsAreChangedOneByOne() {
        const QString first = fill(execution("buy", 10, 100, "10:00"));
        (void)fill(execution("buy", 10, 102, "10:30"));
        (void)fill(execution("sell", 20, 110, "11:00"));
        const Reply refused = patch(first, R"({"entryPrice":99})");
        QCOMPARE(refused.status, 409);
        QCOMPARE(test::problemOf(refused), u"use-fills"_s);
        QCOMPARE(patch(first, R"({"notes":"scaled in","tags":["plan"]})").status, 200);
        const core::JsonValue trade = read(first);
        QCOMPARE(memberOf(trade, u"notes"), u"scaled in"_s);
        QCOMPARE(memberOf(trade, u"pnl"), u"180.00"_s);
        // Saying again what is so already is no change of the fills.
        QCOMPARE(patch(first, R"({"entryPrice":101,"exitPrice":110,"quantity":20,"stars":2})").status, 200);
        const Reply edited = rig().call(m_owner, Method::Put, u"/fills/"_s + first,
                                        u"{%1}"_s.arg(execution("buy", 10, 90, "10:00")).toUtf8());
        QCOMPARE(edited.status, 200);
        QCOMPARE(memberOf(read(first), u"pnl"), u"280.00"_s);
        QCOMPARE(memberOf(read(first), u"notes"), u"scaled in"_s);
    }

    void aSharedFillNamesTheNeighbour() {
        const auto fills = reversal();
        const core::JsonValue longTrade = read(fills[0]);
        const core::JsonValue shortTrade = read(fills[1]);
        QCOMPARE(memberOf(longTrade, u"pnl"), u"100.00"_s);
        QCOMPARE(memberOf(longTrade, u"fees"), u"2.00"_s);
        QCOMPARE(memberOf(shortTrade, u"side"), u"short"_s);
        QCOMPARE(memberOf(shortTrade, u"pnl"), u"25.00"_s);
        QCOMPARE(memberOf(shortTrade, u"fees"), u"1.00"_s);
        QCOMPARE(shortTrade.text(u"id"), fills[1]);
        QCOMPARE(memberOf(longTrade.find(u"fills")->items()[1], u"quantity"), u"10"_s);
        for (const Reply& refused :
             {rig().remove(m_owner, u"/trades/"_s + fills[0]), patch(fills[0], R"({"exitPrice":111})")}) {
            QCOMPARE(refused.status, 409);
            QCOMPARE(test::problemOf(refused), u"shared-fill"_s);
            QVERIFY(memberOf(refused, u"detail").contains(fills[1]));
        }
        QVERIFY(memberOf(rig().remove(m_owner, u"/trades/"_s + fills[2]), u"detail").contains(fills[0]));
        QCOMPARE(patch(fills[0], R"({"notes":"first leg"})").status, 200);
        QCOMPARE(memberOf(read(fills[0]), u"notes"), u"first leg"_s);
        QCOMPARE(memberOf(read(fills[1]), u"notes"), QString());
    }

    void anAnnotationSurvivesAnotherCut() {
        const auto fills = reversal();
        (void)patch(fills[0], R"({"notes":"the long","tags":["a"]})");
        (void)patch(fills[1], R"({"notes":"the short","tags":["b"],"stop":120})");
        // An earlier sale makes the first trade end elsewhere.
        const QString early = fill(execution("sell", 10, 108, "10:30"));
        QCOMPARE(memberOf(read(fills[0]), u"notes"), u"the long"_s);
        const core::JsonValue cut = read(fills[1]);
        QCOMPARE(memberOf(cut, u"quantity"), u"15"_s);
        QCOMPARE(memberOf(cut, u"status"), u"open"_s);
        QCOMPARE(memberOf(cut, u"notes"), u"the short"_s);
        QCOMPARE(memberOf(cut, u"tags"), uR"(["b"])"_s);
        QCOMPARE(rig().remove(m_owner, u"/fills/"_s + early).status, 204);
        QCOMPARE(memberOf(read(fills[1]), u"initialStop"), u"120"_s);
        QCOMPARE(memberOf(read(fills[1]), u"quantity"), u"5"_s);
        QCOMPARE(memberOf(read(fills[0]), u"tags"), uR"(["a"])"_s);
    }

    void aDeletedTradeComesBackAsItWas() {
        const QString id = documentTrade();
        const QByteArray before = rig().get(m_owner, u"/trades/"_s + id).body;
        QCOMPARE(rig().remove(m_owner, u"/trades/"_s + id).status, 204);
        QCOMPARE(rig().get(m_owner, u"/trades/"_s + id).status, 404);
        QCOMPARE(rig().remove(m_owner, u"/trades/"_s + id).status, 404);
        QCOMPARE(memberOf(rig().get(m_owner, u"/trades"_s), u"total"), u"0"_s);
        QCOMPARE(rig().get(m_owner, u"/trades/%1/history"_s.arg(id)).status, 200);
        const Reply back = rig().call(m_owner, Method::Post, u"/trades/%1/restore"_s.arg(id));
        QCOMPARE(back.status, 200);
        QCOMPARE(memberOf(back, u"pnl"), u"680.00"_s);
        QCOMPARE(memberOf(back, u"tags"), memberOf(core::parseJson(before).value(), u"tags"));
        QCOMPARE(rig().call(m_owner, Method::Post, u"/trades/%1/restore"_s.arg(id)).status, 404);
    }

    void theHistoryTellsWhoChangedWhat() {
        const QString id = documentTrade();
        const Person admin = rig().colleague(m_owner, Role::Admin);
        QCOMPARE(rig().patch(admin, u"/trades/"_s + id, R"({"notes":"seen","tags":["tech"]})").status, 200);
        const Reply history = rig().get(m_owner, u"/trades/%1/history"_s.arg(id));
        QCOMPARE(history.status, 200);
        const auto body = test::ApiRig::json(history);
        const auto& items = body.find(u"items")->items();
        QCOMPARE(items.size(), 7u); // two fills, an annotation and two tags made; notes and a tag changed
        QCOMPARE(items[0].text(u"userId"), admin.user.toString());
        QCOMPARE(items[0].text(u"kind"), u"annotation"_s);
        QCOMPARE(memberOf(*items[0].find(u"before"), u"notes"), u"Strong earnings momentum"_s);
        QCOMPARE(memberOf(*items[0].find(u"after"), u"notes"), u"seen"_s);
        QCOMPARE(items[1].text(u"kind"), u"annotationTag"_s);
        QCOMPARE(items[1].text(u"tag"), u"earnings"_s);
        QCOMPARE(items[6].text(u"userId"), m_owner.user.toString());
        QCOMPARE(
            rig().get(m_owner, u"/trades/%1/history"_s.arg(core::newId<core::FillId>().toString())).status,
            404);
    }

    void theHistoryIsReadInPages() {
        const QString id = documentTrade();
        (void)patch(id, R"({"stars":1})");
        (void)patch(id, R"({"exitPrice":181})");
        const auto page = [&](int number) {
            return test::membersOf(
                rig().get(m_owner, u"/trades/%1/history?limit=3&page=%2"_s.arg(id).arg(number)), u"version");
        };
        QCOMPARE(page(1) + page(2) + page(3),
                 test::membersOf(rig().get(m_owner, u"/trades/%1/history"_s.arg(id)), u"version"));
        QCOMPARE(page(1).size(), 3);
        QVERIFY(page(4).isEmpty());
        QCOMPARE(wrongFields(rig().get(m_owner, u"/trades/%1/history?page=0&colour=red"_s.arg(id))),
                 u"colour, page"_s);
    }

    void ofTwoWhoReadTheSameTheSecondLoses() {
        const QString id = documentTrade();
        const QByteArray tag = test::headerOf(rig().get(m_owner, u"/trades/"_s + id), "ETag");
        const auto write = [&](const QByteArray& body) {
            return rig().call(m_owner, Method::Patch, u"/trades/"_s + id, body, {{"If-Match", tag}}).status;
        };
        QCOMPARE(write(R"({"notes":"first"})"), 200);
        QCOMPARE(write(R"({"notes":"second"})"), 412);
        QCOMPARE(memberOf(read(id), u"notes"), u"first"_s);
        QCOMPARE(rig().call(m_owner, Method::Delete, u"/trades/"_s + id, {}, {{"If-Match", tag}}).status,
                 412);
    }

    void ofManyAtOnceExactlyOneWins() {
        const QString id = documentTrade();
        const QByteArray tag = test::headerOf(rig().get(m_owner, u"/trades/"_s + id), "ETag");
        std::atomic<int> won = 0;
        std::atomic<int> lost = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&, i] {
                const Reply reply =
                    rig().call(m_owner, Method::Patch, u"/trades/"_s + id,
                               "{\"exitPrice\":" + QByteArray::number(190 + i) + '}', {{"If-Match", tag}});
                won += reply.status == 200;
                lost += reply.status == 412;
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(won.load(), 1);
        QCOMPARE(lost.load(), 5);
    }

    void aFillJoinsATradeByItsName() {
        const QString id = rig().made(m_owner, u"/trades"_s,
                                      R"({"symbol":"AB","side":"long","quantity":4,"entryPrice":10,
                                          "entryTimestamp":"2026-01-05T10:00:00Z","assetClass":"future",
                                          "multiplier":1})");
        const QByteArray half =
            u"{\"trade\":\"%1\",%2}"_s.arg(id, execution("sell", 2, 12, "11:00")).toUtf8();
        const Reply joined = rig().post(m_owner, u"/fills"_s, half);
        QCOMPARE(joined.status, 201);
        QCOMPARE(memberOf(read(id), u"openQuantity"), u"2"_s);
        QCOMPARE(memberOf(read(id), u"realisedPnl"), u"4.00"_s);
        // Its own position may not go through flat.
        const QByteArray much =
            u"{\"trade\":\"%1\",%2}"_s.arg(id, execution("sell", 3, 12, "12:00")).toUtf8();
        QCOMPARE(rig().post(m_owner, u"/fills"_s, much).status, 400);
        QCOMPARE(memberOf(read(id), u"openQuantity"), u"2"_s);
        QCOMPARE(wrongFields(rig().post(m_owner, u"/fills"_s, R"({"side":"x","quantity":0})")),
                 u"executedAt, price, quantity, side, symbol"_s);
    }

    void anUnopenedTradeIsGivenItsOpening() {
        // A stock cannot be short over night in this account: a sale of nothing known.
        const QString id = fill(execution("sell", 5, 20, "10:00"));
        QCOMPARE(memberOf(read(id), u"status"), u"unopened"_s);
        QCOMPARE(wrongFields(patch(id, R"({"entryPrice":18})")), u"entryTimestamp, quantity, side"_s);
        const Reply opened =
            patch(id, R"({"entryPrice":18,"entryTimestamp":"2026-01-02T10:00:00Z","quantity":5,
                                           "side":"long"})");
        QCOMPARE(opened.status, 200);
        QCOMPARE(memberOf(opened, u"status"), u"closed"_s);
        QCOMPARE(memberOf(opened, u"pnl"), u"10.00"_s);
        QCOMPARE(memberOf(rig().get(m_owner, u"/trades"_s), u"total"), u"1"_s);
    }

    void aToldOpeningPriceClosesItsTrade() {
        const QString id = fill(execution("sell", 5, 20, "10:00"));
        const Reply told = patch(id, R"({"openingPrice":15})");
        QCOMPARE(told.status, 200);
        QCOMPARE(memberOf(told, u"status"), u"closed"_s);
        QCOMPARE(memberOf(told, u"pnl"), u"25.00"_s);
        QCOMPARE(memberOf(patch(id, R"({"openingPrice":null})"), u"status"), u"unopened"_s);
    }
};

TJ_TEST(TradesEditTest)
#include "trades_edit_test.moc"
