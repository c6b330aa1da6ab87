#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::memberOf;
using test::membersOf;
using test::Person;
using test::wrongFields;

/// GET /trades: filters, orders, pages and cursors.
class TradesListTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;

    test::ApiRig& rig() { return *m_rig; }
    Reply list(const QString& query) { return rig().get(m_owner, u"/trades?"_s + query); }
    QString add(const QByteArray& body) { return rig().made(m_owner, u"/trades"_s, body); }

    /// Winners A and C, loser B, break-even D, open E, in that order of days.
    void addFive() {
        (void)rig().made(m_owner, u"/accounts"_s, R"({"name":"Second"})");
        (void)add(
            test::roundTrip(u"A"_s, u"10"_s, u"12"_s, u"2026-01-05"_s, uR"(,"tags":["plan"],"fees":1)"_s));
        (void)add(
            test::roundTrip(u"B"_s, u"10"_s, u"7"_s, u"2026-01-06"_s, uR"(,"notes":"chased the gap")"_s));
        (void)add(test::roundTrip(u"C"_s, u"10"_s, u"11"_s, u"2026-01-07"_s,
                                  uR"(,"tags":["Late"],"account":"Account","stop":9)"_s));
        (void)add(
            test::roundTrip(u"D"_s, u"10"_s, u"10"_s, u"2026-01-08"_s, uR"(,"tags":["plan","Late"])"_s));
        (void)add(R"({"symbol":"E","side":"short","quantity":1,"entryPrice":5,
                      "entryTimestamp":"2026-01-09T10:00:00Z"})");
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::ApiRig>();
        m_owner = rig().founder();
        addFive();
    }
    void cleanupTestCase() { m_rig.reset(); }

    void filters_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("symbols");
        QTest::newRow("all, the latest first") << QString() << u"E D C B A"_s;
        QTest::newRow("from") << u"from=2026-01-07"_s << u"E D C"_s;
        QTest::newRow("to") << u"to=2026-01-06"_s << u"B A"_s;
        QTest::newRow("from to") << u"from=2026-01-06&to=2026-01-07"_s << u"C B"_s;
        QTest::newRow("symbol in any case") << u"symbol=b"_s << u"B"_s;
        QTest::newRow("two symbols") << u"symbol=A&symbol=E"_s << u"E A"_s;
        QTest::newRow("tag in any case") << u"tag=LATE"_s << u"D C"_s;
        QTest::newRow("any of two tags") << u"tag=plan&tag=late"_s << u"D C A"_s;
        QTest::newRow("unknown tag") << u"tag=nobody"_s << QString();
        QTest::newRow("won") << u"win=true"_s << u"C A"_s;
        QTest::newRow("lost") << u"win=false"_s << u"B"_s;
        QTest::newRow("side") << u"side=short"_s << u"E"_s;
        QTest::newRow("status") << u"status=open"_s << u"E"_s;
        QTest::newRow("account by name") << u"account=ACCOUNT"_s << u"C"_s;
        QTest::newRow("accounts by name, any of two") << u"account=second&account=nobody"_s << u"E D B A"_s;
        QTest::newRow("unknown account") << u"account=nobody"_s << QString();
        QTest::newRow("before costs") << u"basis=gross&win=true&to=2026-01-06"_s << u"A"_s;
        QTest::newRow("words in any order") << u"q=GAP chased"_s << u"B"_s;
        QTest::newRow("two weekdays") << u"weekday=1&weekday=5"_s << u"E A"_s;
        QTest::newRow("words of the notes") << u"q=gap"_s << u"B"_s;
        QTest::newRow("words that nobody wrote") << u"q=moon"_s << QString();
        QTest::newRow("weekday of the entry") << u"weekday=1"_s << u"A"_s;
        QTest::newRow("hour of the entry") << u"hour=10&to=2026-01-05"_s << u"A"_s;
        QTest::newRow("multiples of the risk") << u"fromR=1"_s << u"C"_s;
        QTest::newRow("below a multiple") << u"toR=1"_s << QString();
        QTest::newRow("together") << u"tag=plan&win=true&from=2026-01-01&symbol=A&side=long&status=closed"_s
                                  << u"A"_s;
    }
    void filters() {
        QFETCH(QString, query);
        QFETCH(QString, symbols);
        const Reply reply = list(query);
        QCOMPARE(reply.status, 200);
        QCOMPARE(membersOf(reply, u"symbol").join(u' '), symbols);
        QCOMPARE(memberOf(reply, u"total").toInt(), int(membersOf(reply, u"symbol").size()));
        QCOMPARE(memberOf(reply, u"nextCursor"), u"null"_s);
    }

    void anAccountIsNamedByItsIdToo() {
        const core::JsonValue accounts = test::ApiRig::json(rig().get(m_owner, u"/accounts"_s));
        for (const core::JsonValue& account : accounts.find(u"items")->items()) {
            QCOMPARE(list(u"account="_s + account.text(u"id")).body,
                     list(u"account="_s + account.text(u"name")).body);
        }
        QCOMPARE(accounts.find(u"items")->items().size(), 2u);
    }

    void orders_data() {
        QTest::addColumn<QString>("sort");
        QTest::addColumn<QString>("symbols");
        QTest::newRow("exit") << u"exitTimestamp"_s << u"A B C D E"_s;
        QTest::newRow("entry, latest first") << u"-entryTimestamp"_s << u"E D C B A"_s;
        QTest::newRow("symbol") << u"symbol"_s << u"A B C D E"_s;
        QTest::newRow("result, best first") << u"-pnl"_s << u"A C E D B"_s;
        QTest::newRow("net result") << u"netPnl"_s << u"B D E C A"_s;
        QTest::newRow("fees") << u"-fees"_s << u"A E D C B"_s;
    }
    void orders() {
        QFETCH(QString, sort);
        QFETCH(QString, symbols);
        const QStringList found = membersOf(list(u"sort="_s + sort), u"symbol");
        QCOMPARE(found.join(u' '), symbols);
        // Cursors go through every order alike.
        QStringList walked;
        QString cursor;
        do {
            const Reply page =
                list(u"limit=2&sort=%1%2"_s.arg(sort, cursor.isEmpty() ? QString() : u"&cursor="_s + cursor));
            QCOMPARE(page.status, 200);
            walked += membersOf(page, u"symbol");
            cursor = memberOf(page, u"nextCursor");
        } while (cursor != u"null");
        QCOMPARE(walked, found);
    }

    void pagesAreNumbered() {
        const Reply second = list(u"page=2&limit=2"_s);
        QCOMPARE(membersOf(second, u"symbol").join(u' '), u"C B"_s);
        QCOMPARE(memberOf(second, u"total"), u"5"_s);
        QCOMPARE(memberOf(second, u"page"), u"2"_s);
        QCOMPARE(memberOf(second, u"limit"), u"2"_s);
        QVERIFY(membersOf(list(u"page=9&limit=2"_s), u"symbol").isEmpty());
    }

    void wrongParametersAreToldAtOnce() {
        const Reply refused = list(
            u"from=soon&to=2026-13-01&win=maybe&side=up&status=shut&sort=luck&page=0&limit=201&colour=red"_s);
        QCOMPARE(refused.status, 400);
        QCOMPARE(wrongFields(refused), u"colour, from, limit, page, side, sort, status, to, win"_s);
        QCOMPARE(wrongFields(list(u"cursor=abc&page=1"_s)), u"cursor"_s);
        QCOMPARE(wrongFields(list(u"cursor=abc"_s)), u"cursor"_s);
    }

    void aCursorIsGoodForItsOwnListAlone() {
        const QString cursor = memberOf(list(u"limit=2"_s), u"nextCursor");
        QCOMPARE(list(u"limit=3&cursor="_s + cursor).status, 200);
        QCOMPARE(wrongFields(list(u"limit=2&win=true&cursor="_s + cursor)), u"cursor"_s);
        QCOMPARE(wrongFields(list(u"limit=2&sort=pnl&cursor="_s + cursor)), u"cursor"_s);
        const Person stranger = rig().founder();
        QCOMPARE(wrongFields(rig().get(stranger, u"/trades?limit=2&cursor="_s + cursor)), u"cursor"_s);
    }

    void nothingIsLostOrDoubledWhileOthersWrite() {
        const Person person = rig().founder();
        const auto add = [&](int day) {
            return rig().made(
                person, u"/trades"_s,
                test::roundTrip(u"S%1"_s.arg(day), u"1"_s, u"2"_s,
                                core::dayText(test::day("2026-01-01") + std::chrono::days(day))));
        };
        QStringList expected;
        for (int i = 0; i < 30; ++i) {
            expected.prepend(add(2 * i));
        }
        QStringList walked;
        QString cursor;
        int day = 0;
        do {
            const Reply page = rig().get(person, u"/trades?limit=4"_s +
                                                     (cursor.isEmpty() ? QString() : u"&cursor="_s + cursor));
            walked += membersOf(page, u"id");
            cursor = memberOf(page, u"nextCursor");
            // Later ones before the place that is read, and one that was read goes.
            (void)add(101 + 2 * day);
            QCOMPARE(rig().remove(person, u"/trades/"_s + walked[day]).status, 204);
            ++day;
        } while (cursor != u"null");
        QCOMPARE(walked, expected);
    }
};

TJ_TEST(TradesListTest)
#include "trades_list_test.moc"
