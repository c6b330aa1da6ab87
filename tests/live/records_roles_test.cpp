#include "tests/live/api_rig.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

namespace {

/// One kind of record: how one is made and changed, and who may change another member's.
struct Kind {
    const char* path;
    const char* made; ///< %1 is unique, %2 an account of the maker's, %3 a shared instrument, %4 a playbook
    const char* changed;
    enum class Others { Member, Admin, Nobody } others;
};
constexpr std::array kKinds = {
    Kind{"/tags", R"({"name":"%1"})", R"({"order":3})", Kind::Others::Member},
    Kind{"/tag-groups", R"({"name":"%1"})", R"({"order":3})", Kind::Others::Member},
    Kind{"/playbooks", R"({"name":"%1"})", R"({"text":"x"})", Kind::Others::Member},
    Kind{"/playbook-rules", R"({"name":"%1","playbook":"%4"})", R"({"text":"x"})", Kind::Others::Member},
    Kind{"/instruments", R"({"symbol":"S%1","class":"stock","currency":"USD"})", R"({"tick":0.5})",
         Kind::Others::Member},
    Kind{"/corporate-actions", R"({"instrument":"%3","date":"2026-01-01","from":1,"to":%1})",
         R"({"date":"2026-01-02"})", Kind::Others::Member},
    Kind{"/fx-rates", R"({"from":"C%1","to":"USD","date":"2026-01-01","rate":2})", R"({"rate":3})",
         Kind::Others::Member},
    Kind{"/accounts", R"({"name":"%1"})", R"({"number":"7"})", Kind::Others::Admin},
    Kind{"/cash-movements", R"({"account":"%2","date":"2026-01-01","amount":%1,"kind":"deposit"})",
         R"({"note":"x"})", Kind::Others::Admin},
    Kind{"/notes", R"({"title":"%1"})", R"({"text":"x"})", Kind::Others::Nobody},
    Kind{"/saved-views", R"({"name":"%1","page":"trades"})", R"({"page":"equity"})", Kind::Others::Nobody},
    Kind{"/goals", R"({"name":"%1"})", R"({"content":{"most":2}})", Kind::Others::Nobody},
};

} // namespace

/// Every endpoint of records by every role, on what is theirs, another member's and another tenant's, against
/// the table.
class RecordsRolesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    std::optional<test::Team> m_team;
    QString m_instrument;
    QString m_playbook;
    int m_next = 100;

    test::ApiRig& rig() { return *m_rig; }
    QString accountOf(const Person& person) {
        const core::JsonValue list = test::ApiRig::json(rig().get(person, u"/accounts"_s));
        for (const core::JsonValue& account : list.find(u"items")->items()) {
            if (account.text(u"owner") == person.user.toString()) {
                return account.text(u"id");
            }
        }
        return {};
    }
    QByteArray bodyOf(const Kind& kind, const Person& maker) {
        return QString::fromLatin1(kind.made)
            .replace(u"%1"_s, QString::number(++m_next))
            .replace(u"%2"_s, accountOf(maker))
            .replace(u"%3"_s, m_instrument)
            .replace(u"%4"_s, m_playbook)
            .toUtf8();
    }
    QString targetOf(const Kind& kind, const QString& id) { return QLatin1String(kind.path) + u'/' + id; }
    static bool mayChangeOthers(const Kind& kind, Role role) {
        switch (kind.others) {
        case Kind::Others::Member:
            return may(role, Act::WriteShared);
        case Kind::Others::Admin:
            return may(role, Act::EditOthersTrades);
        case Kind::Others::Nobody:
            return false;
        }
        return false;
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::ApiRig>();
        m_team.emplace(rig());
        m_instrument = rig().made(m_team->maker, u"/instruments"_s,
                                  R"({"symbol":"ACME","class":"stock","currency":"USD"})");
        m_playbook = rig().made(m_team->maker, u"/playbooks"_s, R"({"name":"Book"})");
    }
    void cleanupTestCase() { m_rig.reset(); }

    void rolesAreAsInTheTable_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("role");
        for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
            for (int role = 0; role < kRoles; ++role) {
                QTest::addRow("%s by %s", kKinds[kind].path, qUtf8Printable(roleName(Role(role))))
                    << int(kind) << role;
            }
        }
    }
    void rolesAreAsInTheTable() {
        QFETCH(int, kind);
        QFETCH(int, role);
        const Kind& what = kKinds[std::size_t(kind)];
        const Person& person = m_team->as(Role(role));
        const bool writes = may(Role(role), Act::WriteShared);

        // Another's: made by a plain member.
        const QString theirs =
            rig().made(m_team->maker, QLatin1String(what.path), bodyOf(what, m_team->maker));
        QCOMPARE(rig().get(person, QLatin1String(what.path)).status, 200);
        QCOMPARE(rig().get(person, targetOf(what, theirs)).status, 200);
        const int expected = mayChangeOthers(what, Role(role)) ? 200 : 403;
        QCOMPARE(rig().patch(person, targetOf(what, theirs), what.changed).status, expected);
        QCOMPARE(rig().remove(person, targetOf(what, theirs)).status, expected == 200 ? 204 : 403);

        // Their own.
        const Reply made =
            rig().post(person, QLatin1String(what.path), bodyOf(what, writes ? person : m_team->maker));
        QCOMPARE(made.status, writes ? 201 : 403);
        if (writes) {
            const QString own = test::ApiRig::json(made).text(u"id");
            QCOMPARE(rig().patch(person, targetOf(what, own), what.changed).status, 200);
            QCOMPARE(rig().remove(person, targetOf(what, own)).status, 204);
        }
    }

    void anothersAccountTakesNoCashFromAMember() {
        const Kind& cash = kKinds[8];
        QCOMPARE(QByteArray(cash.path), "/cash-movements");
        const QByteArray body = bodyOf(cash, m_team->maker);
        QCOMPARE(rig().post(m_team->as(Role::Member), QLatin1String(cash.path), body).status, 403);
        QCOMPARE(rig().post(m_team->as(Role::Admin), QLatin1String(cash.path), body).status, 201);
        // Nor may one's own be moved into it.
        const Person& member = m_team->as(Role::Member);
        const QString own = rig().made(member, QLatin1String(cash.path), bodyOf(cash, member));
        QCOMPARE(rig()
                     .patch(member, targetOf(cash, own),
                            test::filled(R"({"account":"%1"})", accountOf(m_team->maker)))
                     .status,
                 403);
    }

    void settingsAreForAdminsAndOwners() {
        for (int role = 0; role < kRoles; ++role) {
            const Person& person = m_team->as(Role(role));
            const bool edits = may(Role(role), Act::EditSettings);
            const QString target = u"/settings/of-%1"_s.arg(role);
            QCOMPARE(rig().call(person, Method::Put, target, R"({"value":"1"})").status, edits ? 201 : 403);
            QCOMPARE(rig().get(person, u"/settings"_s).status, 200);
            if (!edits) {
                rig().call(m_team->as(Role::Owner), Method::Put, target, R"({"value":"1"})");
            }
            QCOMPARE(rig().remove(person, target).status, edits ? 204 : 403);
        }
    }

    void anotherTenantIsNowhere() {
        for (const Kind& kind : kKinds) {
            const QString id =
                rig().made(m_team->maker, QLatin1String(kind.path), bodyOf(kind, m_team->maker));
            QCOMPARE(rig().get(m_team->stranger, targetOf(kind, id)).status, 404);
            QCOMPARE(rig().patch(m_team->stranger, targetOf(kind, id), kind.changed).status, 404);
            QCOMPARE(rig().remove(m_team->stranger, targetOf(kind, id)).status, 404);
            QVERIFY(!rig().get(m_team->stranger, QLatin1String(kind.path)).body.contains(id.toLatin1()));
            QCOMPARE(rig().remove(m_team->maker, targetOf(kind, id)).status, 204);
        }
        // Nor can it be named by one's own records.
        const QByteArray body = test::filled(
            R"({"account":"%1","date":"2026-01-01","amount":1,"kind":"deposit"})", accountOf(m_team->maker));
        QCOMPARE(rig().post(m_team->stranger, u"/cash-movements"_s, body).status, 400);
    }

    void whoIsNoMemberAnyMoreReadsNothing() {
        const Person leaver = rig().colleague(m_team->as(Role::Owner), Role::Member);
        QCOMPARE(rig().get(leaver, u"/tags"_s).status, 200);
        QCOMPARE(rig()
                     .remove(m_team->as(Role::Owner), u"/tenants/%1/members/%2"_s.arg(
                                                          leaver.tenant.toString(), leaver.user.toString()))
                     .status,
                 204);
        QCOMPARE(rig().get(leaver, u"/tags"_s).status, 403);
        QCOMPARE(rig().get(leaver, u"/analytics/summary"_s).status, 403);
        QCOMPARE(rig().post(leaver, u"/tags"_s, R"({"name":"late"})").status, 403);
    }

    void withoutATokenOnlySignInOpens() {
        int asked = 0;
        for (const Route& route : rig().routes()) {
            const QString path = QString::fromLatin1(route.path);
            if (path.startsWith(u"/auth/")) {
                continue; // for anybody: each has tests of its own
            }
            Request request;
            request.method = route.method;
            request.client = u"192.0.2.1"_s;
            request.headers = {{"Authorization", "Bearer forged"}, {"Content-Type", "application/json"}};
            request.body = "{}";
            for (const QString& segment : path.split(u'/')) {
                if (segment.startsWith(u'{')) {
                    request.pathValues.push_back({segment.mid(1).chopped(1), m_instrument});
                }
            }
            const Outcome<Reply> reply = route.run(request);
            QVERIFY2(!reply && reply.error().kind == ProblemKind::Unauthenticated, route.path);
            ++asked;
        }
        QVERIFY(asked > 60);
    }
};

TJ_TEST(RecordsRolesTest)
#include "records_roles_test.moc"
