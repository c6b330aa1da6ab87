#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

/// Every endpoint of trades and fills by every role, on their own, another member's and another tenant's.
class TradesRolesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    std::optional<test::Team> m_team;

    struct Endpoint {
        Method method;
        const char* target; ///< %1 is a trade
        const char* body;
        int success;
        bool writes;
    };
    static constexpr std::array kEndpoints = {
        Endpoint{Method::Get, "/trades/%1", "", 200, false},
        Endpoint{Method::Get, "/trades/%1/fills", "", 200, false},
        Endpoint{Method::Get, "/trades/%1/history", "", 200, false},
        Endpoint{Method::Get, "/fills/%1", "", 200, false},
        Endpoint{Method::Patch, "/trades/%1", R"({"notes":"x"})", 200, true},
        Endpoint{Method::Put, "/trades/%1",
                 R"({"symbol":"AAPL","side":"long","entryPrice":1,"quantity":1,)"
                 R"("entryTimestamp":"2026-01-05T10:00:00Z"})",
                 200, true},
        Endpoint{Method::Put, "/fills/%1",
                 R"({"side":"buy","quantity":1,"price":1,"executedAt":"2026-01-05T10:00:00Z"})", 200, true},
        Endpoint{Method::Post, "/fills",
                 R"({"trade":"%1","side":"buy","quantity":1,"price":1,"executedAt":"2026-01-05T10:00:00Z"})",
                 201, true},
        Endpoint{Method::Delete, "/fills/%1", "", 204, true},
        Endpoint{Method::Delete, "/trades/%1", "", 204, true},
    };

    test::ApiRig& rig() { return *m_rig; }
    QString tradeOf(const Person& person) {
        return rig().made(person, u"/trades"_s,
                          R"({"symbol":"AAPL","side":"long","entryPrice":2,"quantity":1,
                              "entryTimestamp":"2026-01-04T10:00:00Z"})");
    }
    int call(const Person& person, const Endpoint& endpoint, const QString& trade) {
        return rig()
            .call(person, endpoint.method, QString::fromLatin1(endpoint.target).replace(u"%1"_s, trade),
                  QString::fromLatin1(endpoint.body).replace(u"%1"_s, trade).toUtf8())
            .status;
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::ApiRig>();
        m_team.emplace(rig());
    }
    void cleanupTestCase() { m_rig.reset(); }

    void anothersTradesByRole() {
        for (const Endpoint& endpoint : kEndpoints) {
            for (int role = 0; role < kRoles; ++role) {
                const bool allowed =
                    may(Role(role), endpoint.writes ? Act::EditOthersTrades : Act::ReadJournal);
                const int status = call(m_team->as(Role(role)), endpoint, tradeOf(m_team->maker));
                QVERIFY2(status == (allowed ? endpoint.success : 403),
                         qPrintable(u"%1 %2 as %3: %4"_s
                                        .arg(QLatin1String(methodName(endpoint.method)),
                                             QLatin1String(endpoint.target), roleName(Role(role)))
                                        .arg(status)));
            }
        }
    }

    void onesOwnTrades() {
        for (const Endpoint& endpoint : kEndpoints) {
            for (const Role role : {Role::Member, Role::Admin, Role::Owner}) {
                const Person& person = m_team->as(Role(role));
                QCOMPARE(call(person, endpoint, tradeOf(person)), endpoint.success);
            }
        }
    }

    void anotherTenantsTradesAreNotThere() {
        for (const Endpoint& endpoint : kEndpoints) {
            const QString trade = tradeOf(m_team->maker);
            // A trade named in a body is a wrong field.
            const int expected = endpoint.method == Method::Post ? 400 : 404;
            QCOMPARE(call(m_team->stranger, endpoint, trade), expected);
            QCOMPARE(call(m_team->maker, kEndpoints[0], trade), 200);
        }
        QCOMPARE(test::memberOf(rig().get(m_team->stranger, u"/trades"_s), u"total"), u"0"_s);
    }

    void aTextThatIsNoIdIsNotThere() {
        for (const Endpoint& endpoint : kEndpoints) {
            if (endpoint.method != Method::Post) {
                QCOMPARE(call(m_team->maker, endpoint, u"nonsense"_s), 404);
            }
        }
    }

    void onlyWhoMayWriteCreates() {
        for (int role = 0; role < kRoles; ++role) {
            const int expected = may(Role(role), Act::CreateTrades) ? 201 : 403;
            const Person& person = m_team->as(Role(role));
            QCOMPARE(rig().post(person, u"/trades"_s, test::kDocumentTrade).status, expected);
            QCOMPARE(
                rig().post(person, u"/trades/bulk"_s, "{\"trades\":[" + test::kDocumentTrade + "]}").status,
                expected);
        }
    }

    void creatingInAnothersAccountIsAnEditOfTheirs() {
        const QString account =
            test::ApiRig::json(rig().get(m_team->maker, u"/trades/"_s + tradeOf(m_team->maker)))
                .text(u"accountId");
        for (int role = 0; role < kRoles; ++role) {
            const int expected = may(Role(role), Act::EditOthersTrades) ? 201 : 403;
            const QByteArray body = test::roundTrip(u"A"_s, u"1"_s, u"2"_s, u"2026-01-05"_s,
                                                    u",\"account\":\"%1\""_s.arg(account));
            QCOMPARE(rig().post(m_team->as(Role(role)), u"/trades"_s, body).status, expected);
        }
    }

    void aTradeIsMovedOnlyWhereOneMayWrite() {
        const Person& member = m_team->as(Role::Member);
        const QString theirs =
            test::ApiRig::json(rig().get(m_team->maker, u"/trades/"_s + tradeOf(m_team->maker)))
                .text(u"accountId");
        const QByteArray move = u"{\"account\":\"%1\"}"_s.arg(theirs).toUtf8();
        const QString mine = tradeOf(member);
        QCOMPARE(rig().patch(member, u"/trades/"_s + mine, move).status, 403);
        const Reply moved = rig().patch(m_team->as(Role::Admin), u"/trades/"_s + mine, move);
        QCOMPARE(moved.status, 200);
        QCOMPARE(test::memberOf(moved, u"accountId"), theirs);
    }
};

TJ_TEST(TradesRolesTest)
#include "trades_roles_test.moc"
