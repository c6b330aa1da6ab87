#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::headerOf;
using test::Person;
using test::problemOf;

namespace {

struct Kind {
    const char* path;
    const char* made;    ///< %1 an account, %2 an instrument, %3 a playbook, of the owner's
    const char* another; ///< one that cannot stand beside it; empty: any may
};
constexpr std::array kKinds = {
    Kind{"/tags", R"({"name":"A"})", R"({"name":"a"})"},
    Kind{"/tag-groups", R"({"name":"A"})", R"({"name":"a"})"},
    Kind{"/accounts", R"({"name":"A"})", R"({"name":"a"})"},
    Kind{"/cash-movements", R"({"account":"%1","date":"2026-01-01","amount":"10.50","kind":"deposit"})", ""},
    Kind{"/instruments", R"({"symbol":"A","class":"stock","currency":"USD"})",
         R"({"symbol":" a ","class":"stock","currency":"USD"})"},
    Kind{"/corporate-actions", R"({"instrument":"%2","date":"2026-01-01","from":1,"to":2})",
         R"({"instrument":"%2","date":"2026-01-01","from":2,"to":4})"},
    Kind{"/fx-rates", R"({"from":"EUR","to":"USD","date":"2026-01-01","rate":1.1})",
         R"({"from":"eur","to":"usd","date":"2026-01-01","rate":1.2})"},
    Kind{"/notes", R"({"title":"A"})", ""},
    Kind{"/playbooks", R"({"name":"A"})", R"({"name":"a"})"},
    Kind{"/playbook-rules", R"({"name":"A","playbook":"%3"})", R"({"name":"a","playbook":"%3"})"},
    Kind{"/saved-views", R"({"name":"A"})", ""},
    Kind{"/goals", R"({"name":"A"})", ""},
    Kind{
        "/trades",
        R"({"symbol":"A","side":"long","entryPrice":2,"quantity":1,"entryTimestamp":"2026-01-04T10:00:00Z"})",
        ""},
    Kind{"/fills",
         R"({"symbol":"A","side":"buy","price":2,"quantity":1,"executedAt":"2026-01-04T10:00:00Z"})", ""},
};

} // namespace

/// Versions, races and wrong words, of every kind that has a place of its own.
class ConditionsApiTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;
    QStringList m_names; ///< what %1 … stand for

    test::ApiRig& rig() { return *m_rig; }
    QByteArray filled(const char* body) const {
        QString text = QString::fromLatin1(body);
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            text.replace(u"%%1"_s.arg(i + 1), m_names[i]);
        }
        return text.toUtf8();
    }
    Reply ask(Method method, const QString& target, const QByteArray& body = {},
              std::vector<Header> headers = {}) {
        return rig().call(m_owner, method, target, body, std::move(headers));
    }
    bool has(Method method, const QString& target) const {
        const auto routes = m_rig->routes();
        return std::any_of(routes.begin(), routes.end(), [&](const Route& route) {
            return route.method == method && target == QLatin1String(route.path);
        });
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::ApiRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() {
        m_owner = rig().founder();
        m_names = {
            rig().made(m_owner, u"/accounts"_s, R"({"name":"Mine"})"),
            rig().made(m_owner, u"/instruments"_s, R"({"symbol":"ACME","class":"stock","currency":"USD"})"),
            rig().made(m_owner, u"/playbooks"_s, R"({"name":"Book"})")};
    }

    void ofEveryKind_data() {
        QTest::addColumn<int>("kind");
        for (std::size_t i = 0; i < kKinds.size(); ++i) {
            QTest::newRow(kKinds[i].path) << int(i);
        }
    }
    void ofEveryKind() {
        QFETCH(int, kind);
        const QString path = QLatin1String(kKinds[std::size_t(kind)].path);
        const Reply made = ask(Method::Post, path, filled(kKinds[std::size_t(kind)].made));
        QCOMPARE(made.status, 201);
        const QString one = QString::fromLatin1(headerOf(made, "Location")).mid(3);
        const QByteArray tag = headerOf(made, "ETag");

        const Reply same = ask(Method::Get, one, {}, {{"If-None-Match", "\"v0\", W/" + tag}});
        QCOMPARE(same.status, 304);
        QCOMPARE(headerOf(same, "ETag"), tag);
        QVERIFY(same.body.isEmpty());
        QCOMPARE(ask(Method::Get, one, {}, {{"If-None-Match", "\"v0\""}}).status, 200);

        const std::vector<Header> old = {{"If-Match", "\"v0\""}};
        const Method change = has(Method::Patch, path + u"/{id}"_s) ? Method::Patch : Method::Put;
        const QByteArray again =
            change == Method::Put ? filled(kKinds[std::size_t(kind)].made) : QByteArray("{}");
        QCOMPARE(problemOf(ask(change, one, again, old)), u"precondition-failed"_s);
        QCOMPARE(problemOf(ask(Method::Delete, one, {}, old)), u"precondition-failed"_s);

        QCOMPARE(problemOf(ask(Method::Post, path, R"({"nonsense":1})")), u"validation"_s);
        QCOMPARE(problemOf(ask(change, one, R"({"nonsense":1})")), u"validation"_s);
        if (has(Method::Get, path)) {
            QCOMPARE(problemOf(ask(Method::Get, path + u"?nonsense=1"_s)), u"validation"_s);
            QCOMPARE(ask(Method::Get, path + u"?limit=1"_s).status, 200);
        }

        QCOMPARE(ask(Method::Delete, one, {}, {{"If-Match", tag}}).status, 204);
        QCOMPARE(ask(Method::Get, one).status, 404);
        QCOMPARE(ask(change, one, again).status, 404);
        QCOMPARE(ask(Method::Delete, one).status, 404);
    }

    void twoOfOneName() {
        for (const Kind& kind : kKinds) {
            const QString path = QLatin1String(kind.path);
            if (*kind.another != '\0') {
                QCOMPARE(ask(Method::Post, path, filled(kind.made)).status, 201);
                const Reply second = ask(Method::Post, path, filled(kind.another));
                QVERIFY2(second.status == 409 && problemOf(second) == u"conflict", second.body);
            }
        }
    }

    void ofASetting() {
        const QString zone = u"/settings/zone"_s;
        const Reply set = ask(Method::Put, zone, R"({"value":"Asia/Kolkata"})", {{"If-Match", "\"v0\""}});
        QCOMPARE(set.status, 201);
        const QByteArray tag = headerOf(set, "ETag");
        QCOMPARE(ask(Method::Get, zone, {}, {{"If-None-Match", tag}}).status, 304);
        const std::vector<Header> old = {{"If-Match", "\"v0\""}};
        QCOMPARE(problemOf(ask(Method::Put, zone, R"({"value":"UTC"})", old)), u"precondition-failed"_s);
        QCOMPARE(problemOf(ask(Method::Delete, zone, {}, old)), u"precondition-failed"_s);
        QCOMPARE(ask(Method::Delete, zone, {}, {{"If-Match", tag}}).status, 204);
        QCOMPARE(ask(Method::Delete, zone).status, 404);
    }
};

TJ_TEST(ConditionsApiTest)
#include "conditions_api_test.moc"
