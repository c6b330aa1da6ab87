#include "server/api/endpoint.h"
#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QTest>

#include <array>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

namespace {

/// For whom an endpoint is, as the design says; the roles behind an act are in the one table, role_policy.
struct Rule {
    enum class Who { SignedIn, Role, AuthorAlone } who = Who::SignedIn;
    Act act = Act::ReadJournal;

    bool allows(Role role) const { return who == Who::SignedIn || (who == Who::Role && may(role, act)); }
};
constexpr Rule kSignedIn{};
constexpr Rule kAuthorAlone{Rule::Who::AuthorAlone};
constexpr Rule needs(Act act) {
    return {Rule::Who::Role, act};
}
constexpr Rule kRead = needs(Act::ReadJournal);

/// What is asked, once something of somebody's is there to ask for.
struct Question {
    QString target;
    QByteArray body = {};
    std::optional<Person> by = {}; ///< where the one who asks cannot be used twice
};

struct Endpoint {
    Method method;
    QString path;
    Rule own;    ///< on what is the caller's, or nobody's in particular
    Rule others; ///< on another member's
    int success;
    /// Of what `maker` owns; `role` is who will ask.
    std::function<Question(const Person& maker, Role role)> ask;
    int toStranger = 0; ///< the owner of another tenant who asks for this: 0, there is nothing to ask for

    QString name() const { return QString::fromLatin1(methodName(method)) + u' ' + path; }
};

/// Endpoints for anybody, each with tests of its own.
const QSet<QString> kOpen = {
    u"POST /auth/register"_s,        u"POST /auth/login"_s,          u"POST /auth/mfa/verify"_s,
    u"POST /auth/refresh"_s,         u"POST /auth/logout"_s,         u"POST /auth/verify-email"_s,
    u"POST /auth/forgot-password"_s, u"POST /auth/reset-password"_s,
};
/// Those of them and the others that compute Argon2: on the lane for it, or they would keep all others
/// waiting.
const QSet<QString> kHeavy = {
    u"POST /auth/register"_s,           u"POST /auth/login"_s,     u"POST /auth/reset-password"_s,
    u"POST /auth/change-password"_s,    u"POST /auth/mfa/setup"_s, u"POST /auth/mfa/disable"_s,
    u"POST /auth/mfa/recovery-codes"_s,
};

/// A kind of record: how one is made and changed, and who may change another member's.
struct Kind {
    const char* path;
    const char* made; ///< %1 is unique, %2 an account of the maker's, %3 an instrument, %4 a playbook
    const char* changed;
    Rule others;
};
const std::array kKinds = {
    Kind{"/tags", R"({"name":"%1"})", R"({"order":3})", needs(Act::WriteShared)},
    Kind{"/tag-groups", R"({"name":"%1"})", R"({"order":3})", needs(Act::WriteShared)},
    Kind{"/playbooks", R"({"name":"%1"})", R"({"text":"x"})", needs(Act::WriteShared)},
    Kind{"/playbook-rules", R"({"name":"%1","playbook":"%4"})", R"({"text":"x"})", needs(Act::WriteShared)},
    Kind{"/instruments", R"({"symbol":"S%1","class":"stock","currency":"USD"})", R"({"tick":0.5})",
         needs(Act::WriteShared)},
    Kind{"/corporate-actions", R"({"instrument":"%3","date":"2026-01-01","from":1,"to":%1})",
         R"({"date":"2026-01-02"})", needs(Act::WriteShared)},
    Kind{"/fx-rates", R"({"from":"C%1","to":"USD","date":"2026-01-01","rate":2})", R"({"rate":3})",
         needs(Act::WriteShared)},
    Kind{"/accounts", R"({"name":"%1"})", R"({"number":"7"})", needs(Act::EditOthersTrades)},
    Kind{"/cash-movements", R"({"account":"%2","date":"2026-01-01","amount":%1,"kind":"deposit"})",
         R"({"note":"x"})", needs(Act::EditOthersTrades)},
    Kind{"/notes", R"({"title":"%1"})", R"({"text":"x"})", kAuthorAlone},
    Kind{"/saved-views", R"({"name":"%1","page":"trades"})", R"({"page":"equity"})", kAuthorAlone},
    Kind{"/goals", R"({"name":"%1"})", R"({"name":"%1 changed"})", kAuthorAlone},
};

constexpr const char* kTrade = R"({"symbol":"AAPL","side":"long","entryPrice":2,"quantity":1,
    "entryTimestamp":"2026-01-04T10:00:00Z"})";
constexpr const char* kFill = R"({"side":"buy","quantity":1,"price":1,"executedAt":"2026-01-05T10:00:00Z"})";

} // namespace

/// Every route × every role × one's own, another member's and another tenant's, against the table of roles.
/// A route that is not walked fails.
class RoutesRolesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    std::array<Person, kRoles> m_people; ///< of one tenant
    Person m_maker;                      ///< another member of it
    Person m_stranger;                   ///< owner of another
    Person m_removed;                    ///< was a member
    QString m_instrument;
    QString m_playbook;
    int m_next = 100;
    std::vector<Endpoint> m_endpoints;

    test::SignInRig& rig() { return *m_rig; }
    Person& owner() { return m_people[std::size_t(Role::Owner)]; }

    // --- what is asked for
    QString accountOf(const Person& person) {
        const core::JsonValue list = test::ApiRig::json(rig().get(owner(), u"/accounts?limit=200"_s));
        for (const core::JsonValue& account : list.find(u"items")->items()) {
            if (account.text(u"owner") == person.user.toString()) {
                return account.text(u"id");
            }
        }
        return {};
    }
    QByteArray filledIn(const char* body, const Person& maker) {
        QString text = QString::fromLatin1(body).replace(u"%1"_s, QString::number(++m_next));
        if (text.contains(u"%2")) {
            text.replace(u"%2"_s, accountOf(maker));
        }
        return text.replace(u"%3"_s, m_instrument).replace(u"%4"_s, m_playbook).toUtf8();
    }
    QString tradeOf(const Person& maker) { return rig().made(maker, u"/trades"_s, kTrade); }
    QString tenantPath(const char* rest = "") {
        return u"/tenants/"_s + owner().tenant.toString() + QLatin1String(rest);
    }
    Person verified(const Person& person) {
        rig().database().psql("update users set email_verified_at = now() where id = '" +
                              person.user.toString().toLatin1() + "';\n");
        return person;
    }

    // --- the walk's table
    void add(Method method, const char* path, Rule own, Rule others, int success,
             std::function<Question(const Person&, Role)> ask, int toStranger = 0) {
        m_endpoints.push_back(
            {method, QString::fromLatin1(path), own, others, success, std::move(ask), toStranger});
    }
    /// Without an owner and without an id in the path.
    void addPlain(Method method, const char* path, Rule rule, int success, const char* body = "") {
        add(method, path, rule, rule, success, [path, body](const Person&, Role) {
            return Question{QString::fromLatin1(path), body};
        });
    }
    void addPeople() {
        addPlain(Method::Get, "/me", kSignedIn, 200);
        addPlain(Method::Patch, "/me", kSignedIn, 200, R"({"name":"P"})");
        addPlain(Method::Get, "/tenants", kSignedIn, 200);
        addPlain(Method::Post, "/tenants", kSignedIn, 201, R"({"name":"Another"})");
        addPlain(Method::Post, "/auth/logout-all", kSignedIn, 204);
        addPlain(Method::Get, "/auth/sessions", kSignedIn, 200);
        addPlain(Method::Post, "/auth/resend-verification", kSignedIn, 204);
        // These people have neither password nor second factor: the answer is the same for everyone.
        addPlain(Method::Post, "/auth/change-password", kSignedIn, 400,
                 R"({"currentPassword":"x","newPassword":"long enough, truly"})");
        addPlain(Method::Post, "/auth/mfa/setup", kSignedIn, 400, R"({"password":"x"})");
        addPlain(Method::Post, "/auth/mfa/enable", kSignedIn, 400, R"({"code":"x"})");
        addPlain(Method::Post, "/auth/mfa/disable", kSignedIn, 400, R"({"password":"x"})");
        addPlain(Method::Post, "/auth/mfa/recovery-codes", kSignedIn, 400, R"({"password":"x"})");
        addPlain(Method::Post, "/invitations/accept", kSignedIn, 400, R"({"token":"x"})");
        add(Method::Post, "/auth/switch-tenant", kSignedIn, kSignedIn, 404, [](const Person&, Role) {
            return Question{
                u"/auth/switch-tenant"_s,
                test::filled(R"({"tenantId":"%1"})", core::newUuid().toString(QUuid::WithoutBraces))};
        });
        add(Method::Delete, "/auth/sessions/{id}", kSignedIn, kSignedIn, 404, [](const Person&, Role) {
            return Question{u"/auth/sessions/"_s + core::newUuid().toString(QUuid::WithoutBraces)};
        });
    }
    void addTenant() {
        const auto at = [this](const char* rest, QByteArray body = {}) {
            return [this, rest, body](const Person&, Role) { return Question{tenantPath(rest), body}; };
        };
        add(Method::Get, "/tenants/{id}", kRead, kRead, 200, at(""), 404);
        const Rule edit = needs(Act::EditSettings);
        add(Method::Patch, "/tenants/{id}", edit, edit, 200, at("", R"({"name":"T"})"), 404);
        const Rule drop = needs(Act::DeleteTenant);
        add(Method::Delete, "/tenants/{id}", drop, drop, 200, [this](const Person&, Role role) {
            const Person founder = rig().founder();
            return Question{u"/tenants/%1?name=T"_s.arg(founder.tenant.toString()),
                            {},
                            role == Role::Owner ? founder : rig().colleague(founder, role)};
        });
        add(Method::Get, "/tenants/{id}/members", kRead, kRead, 200, at("/members"), 404);
        const Rule manage = needs(Act::ManageMembers);
        add(
            Method::Patch, "/tenants/{id}/members/{userId}", manage, manage, 204,
            [this](const Person&, Role) {
                const Person member = rig().colleague(owner(), Role::Member);
                return Question{tenantPath("/members/") + member.user.toString(), R"({"role":"viewer"})"};
            },
            404);
        // Anybody may leave, others are removed by owners.
        add(
            Method::Delete, "/tenants/{id}/members/{userId}", kRead, manage, 204,
            [this](const Person& maker, Role role) {
                const Person member =
                    rig().colleague(owner(), maker.user == m_maker.user ? Role::Member : role);
                const bool leaves = maker.user != m_maker.user;
                return Question{tenantPath("/members/") + member.user.toString(),
                                {},
                                leaves ? std::optional(member) : std::nullopt};
            },
            404);
        add(Method::Get, "/tenants/{id}/invitations", manage, manage, 200, at("/invitations"), 404);
        add(
            Method::Post, "/tenants/{id}/invitations", manage, manage, 201,
            [this](const Person&, Role) {
                return Question{tenantPath("/invitations"),
                                filledIn(R"({"email":"guest%1@example.com","role":"viewer"})", m_maker)};
            },
            404);
        add(
            Method::Delete, "/tenants/{id}/invitations/{invitationId}", manage, manage, 204,
            [this](const Person&, Role) {
                const QString list = tenantPath("/invitations");
                return Question{
                    list + u'/' +
                    rig().made(owner(), list,
                               filledIn(R"({"email":"g%1@example.com","role":"viewer"})", m_maker))};
            },
            404);
        addPlain(Method::Get, "/audit-log", needs(Act::ReadAuditLog), 200);
    }
    void addRecords() {
        const Rule write = needs(Act::WriteShared);
        for (const Kind& kind : kKinds) {
            addPlain(Method::Get, kind.path, kRead, 200);
            const QString one = QLatin1String(kind.path) + u"/{id}"_s;
            const auto add = [&](Method method, const QString& path, Rule own, Rule others, int success,
                                 auto ask, int toStranger) {
                m_endpoints.push_back({method, path, own, others, success, ask, toStranger});
            };
            const auto made = [this, kind](const Person& maker) {
                const QString path = QLatin1String(kind.path);
                return path + u'/' + rig().made(maker, path, filledIn(kind.made, maker));
            };
            // Made in another's account it is an edit of theirs.
            const bool inAccount = QByteArray(kind.made).contains("%2");
            add(
                Method::Post, QLatin1String(kind.path), write, inAccount ? kind.others : write, 201,
                [this, kind](const Person& maker, Role) {
                    return Question{QLatin1String(kind.path), filledIn(kind.made, maker)};
                },
                inAccount ? 400 : 0);
            add(
                Method::Get, one, kRead, kRead, 200,
                [made](const Person& maker, Role) { return Question{made(maker)}; }, 404);
            add(
                Method::Patch, one, write, kind.others, 200,
                [this, made, kind](const Person& maker, Role) {
                    return Question{made(maker), filledIn(kind.changed, maker)};
                },
                404);
            add(
                Method::Delete, one, write, kind.others, 204,
                [made](const Person& maker, Role) { return Question{made(maker)}; }, 404);
        }
    }
    void addSettings() {
        const auto set = [this](const Person&, Role) {
            const QString name = u"/settings/s%1"_s.arg(++m_next);
            rig().call(owner(), Method::Put, name, R"({"value":"1"})");
            return Question{name};
        };
        addPlain(Method::Get, "/settings", kRead, 200);
        add(Method::Get, "/settings/{name}", kRead, kRead, 200, set, 404);
        const Rule edit = needs(Act::EditSettings);
        add(Method::Put, "/settings/{name}", edit, edit, 200, [set](const Person& maker, Role role) {
            return Question{set(maker, role).target, R"({"value":"2"})"};
        });
        add(Method::Delete, "/settings/{name}", edit, edit, 204, set, 404);
    }
    void addTrades() {
        const Rule create = needs(Act::CreateTrades);
        const Rule own = needs(Act::EditOwnTrades);
        const Rule others = needs(Act::EditOthersTrades);
        const auto with = [this](QString target, QByteArray body = {}) {
            return [this, target, body](const Person& maker, Role) {
                const QString trade = tradeOf(maker);
                return Question{QString(target).replace(u"{id}"_s, trade),
                                QByteArray(body).replace("{id}", trade.toLatin1())};
            };
        };
        addPlain(Method::Get, "/trades", kRead, 200);
        addPlain(Method::Post, "/trades", create, 201, kTrade);
        m_endpoints.push_back(
            {Method::Post, u"/trades/bulk"_s, create, create, 201, [](const Person&, Role) {
                 return Question{u"/trades/bulk"_s, "{\"trades\":[" + QByteArray(kTrade) + "]}"};
             }});
        const QString one = u"/trades/{id}"_s;
        for (const QString& path : {one, one + u"/fills"_s, one + u"/history"_s, u"/fills/{id}"_s}) {
            m_endpoints.push_back({Method::Get, path, kRead, kRead, 200, with(path), 404});
        }
        add(Method::Patch, "/trades/{id}", own, others, 200, with(one, R"({"notes":"x"})"), 404);
        add(Method::Put, "/trades/{id}", own, others, 200, with(one, kTrade), 404);
        add(Method::Delete, "/trades/{id}", own, others, 204, with(one), 404);
        add(
            Method::Post, "/trades/{id}/restore", own, others, 200,
            [this](const Person& maker, Role) {
                const QString trade = tradeOf(maker);
                rig().remove(maker, u"/trades/"_s + trade);
                return Question{u"/trades/%1/restore"_s.arg(trade)};
            },
            404);
        QByteArray joined = QByteArray(kFill).replace("{\"side\"", R"({"trade":"{id}","side")");
        add(Method::Post, "/fills", create, others, 201, with(u"/fills"_s, joined), 400);
        add(Method::Put, "/fills/{id}", own, others, 200, with(u"/fills/{id}"_s, kFill), 404);
        add(Method::Delete, "/fills/{id}", own, others, 204, with(u"/fills/{id}"_s), 404);
    }
    void addFigures() {
        for (const char* path :
             {"/analytics/summary", "/analytics/equity", "/analytics/distribution", "/analytics/months"}) {
            addPlain(Method::Get, path, kRead, 200);
        }
        const auto query = [this](const char* path, const char* asked) {
            add(Method::Get, path, kRead, kRead, 200, [path, asked](const Person&, Role) {
                return Question{QLatin1String(path) + QLatin1String(asked)};
            });
        };
        query("/analytics/breakdown", "?by=symbol");
        query("/analytics/calendar", "?year=2026");
    }

    // --- the walk
    void setRole(const Person& person, Role role) {
        const QByteArray body = test::filled(R"({"role":"%1"})", roleName(role));
        const Reply reply =
            rig().call(owner(), Method::Patch, tenantPath("/members/") + person.user.toString(), body);
        QVERIFY2(reply.status == 204, reply.body.constData());
    }
    Question asked(const Endpoint& endpoint, const Person& maker, Role role) {
        // What a viewer owns they made when they were more.
        const bool wasMore = role == Role::Viewer && maker.user != m_maker.user;
        if (wasMore) {
            setRole(maker, Role::Member);
        }
        Question question = endpoint.ask(maker, role);
        if (wasMore) {
            setRole(maker, Role::Viewer);
        }
        return question;
    }
    void compare(const Endpoint& endpoint, const Person& caller, const Question& question, int expected,
                 const QString& who) {
        const Reply reply =
            rig().call(question.by.value_or(caller), endpoint.method, question.target, question.body);
        QVERIFY2(reply.status == expected,
                 qPrintable(u"%1 by %2: %3 instead of %4\n%5"_s.arg(endpoint.name(), who)
                                .arg(reply.status)
                                .arg(expected)
                                .arg(QString::fromUtf8(reply.body.left(300)))));
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::SignInRig>();
        rig().settings().signIn = RateLimit{1'000'000};
        m_people[std::size_t(Role::Owner)] = verified(rig().founder());
        for (const Role role : {Role::Viewer, Role::Member, Role::Admin}) {
            m_people[std::size_t(role)] = verified(rig().colleague(owner(), role));
        }
        m_maker = verified(rig().colleague(owner(), Role::Member));
        m_stranger = verified(rig().founder());
        m_removed = verified(rig().colleague(owner(), Role::Admin));
        rig().remove(owner(), tenantPath("/members/") + m_removed.user.toString());
        m_instrument =
            rig().made(m_maker, u"/instruments"_s, R"({"symbol":"ACME","class":"stock","currency":"USD"})");
        m_playbook = rig().made(m_maker, u"/playbooks"_s, R"({"name":"Book"})");
        addPeople();
        addTenant();
        addRecords();
        addSettings();
        addTrades();
        addFigures();
    }
    void cleanupTestCase() { m_rig.reset(); }

    void everyRouteIsWalked() {
        QSet<QString> walked = kOpen;
        for (const Endpoint& endpoint : m_endpoints) {
            QVERIFY2(!walked.contains(endpoint.name()), qPrintable(endpoint.name()));
            walked.insert(endpoint.name());
        }
        for (const Route& route : rig().routes()) {
            const QString name =
                QString::fromLatin1(methodName(route.method)) + u' ' + QLatin1String(route.path);
            QVERIFY2(walked.remove(name), qPrintable(u"nobody walks "_s + name));
        }
        QVERIFY2(walked.isEmpty(),
                 qPrintable(u"no such route: "_s + QStringList(walked.values()).join(u", ")));
    }

    void whatHashesPasswordsRunsOnTheHeavyLane() {
        for (const Route& route : rig().routes()) {
            const QString name =
                QString::fromLatin1(methodName(route.method)) + u' ' + QLatin1String(route.path);
            QVERIFY2((route.lane == Lane::Heavy) == kHeavy.contains(name), qPrintable(name));
        }
    }

    void rolesAreAsInTheTable_data() {
        QTest::addColumn<int>("endpoint");
        for (std::size_t i = 0; i < m_endpoints.size(); ++i) {
            QTest::addRow("%s", qPrintable(m_endpoints[i].name())) << int(i);
        }
    }
    void rolesAreAsInTheTable() {
        QFETCH(int, endpoint);
        const Endpoint& what = m_endpoints[std::size_t(endpoint)];
        for (int i = 0; i < kRoles; ++i) {
            const auto role = Role(i);
            const Person& person = m_people[std::size_t(i)];
            const int own = what.own.allows(role) ? what.success : 403;
            compare(what, person, asked(what, person, role), own, u"%1 on their own"_s.arg(roleName(role)));
            const int others = what.others.allows(role) ? what.success : 403;
            compare(what, person, asked(what, m_maker, role), others,
                    u"%1 on another's"_s.arg(roleName(role)));
        }
    }

    void anotherTenantsOwnerFindsNothing_data() { rolesAreAsInTheTable_data(); }
    void anotherTenantsOwnerFindsNothing() {
        QFETCH(int, endpoint);
        const Endpoint& what = m_endpoints[std::size_t(endpoint)];
        Question question = asked(what, m_maker, Role::Owner);
        if (what.toStranger != 0) {
            question.by.reset();
            compare(what, m_stranger, question, what.toStranger, u"a stranger"_s);
        } else if (what.method == Method::Get) {
            // A list is their own, in which nothing of this tenant stands.
            const Reply reply = rig().call(m_stranger, what.method, question.target);
            QVERIFY2(reply.status == 200, reply.body.constData());
            QVERIFY(!reply.body.contains(m_maker.user.toString().toLatin1()));
            QVERIFY(!reply.body.contains(owner().tenant.toString().toLatin1()));
        }
    }

    void whoWasRemovedReachesNothingOfTheTenants_data() { rolesAreAsInTheTable_data(); }
    void whoWasRemovedReachesNothingOfTheTenants() {
        QFETCH(int, endpoint);
        const Endpoint& what = m_endpoints[std::size_t(endpoint)];
        Question question = asked(what, m_maker, Role::Owner);
        if (question.by) {
            return; // asked by others than the one who was removed
        }
        compare(what, m_removed, question, what.own.who == Rule::Who::SignedIn ? what.success : 403,
                u"a removed member"_s);
    }

    void withoutATokenNothingOpens_data() { rolesAreAsInTheTable_data(); }
    void withoutATokenNothingOpens() {
        QFETCH(int, endpoint);
        const Endpoint& what = m_endpoints[std::size_t(endpoint)];
        const Question question = asked(what, m_maker, Role::Owner);
        const Reply reply = rig().visit(what.method, u"/v1"_s + question.target, question.body);
        QCOMPARE(reply.status, 401);
        QCOMPARE(test::sentHeader(reply, "WWW-Authenticate"), "Bearer");
    }
};

TJ_TEST(RoutesRolesTest)
#include "routes_roles_test.moc"
