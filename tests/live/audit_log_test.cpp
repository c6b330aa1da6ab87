#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

/// Who did what: every act that the log is for leaves its entry, and only those who may read it.
class AuditLogTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    test::SignInRig& rig() { return *m_rig; }

    struct Entry {
        QString action;
        QString user;
        QString resource;
        QString ip;
        QString agent;
        QString detail;
    };
    static std::vector<Entry> entriesOf(const Reply& reply) {
        std::vector<Entry> entries;
        const core::JsonValue body = test::ApiRig::json(reply);
        for (const core::JsonValue& item : body.find(u"items")->items()) {
            core::JsonWriter detail;
            detail.value(*item.find(u"detail"));
            entries.push_back({item.text(u"action"), item.text(u"userId"), item.text(u"resource"),
                               item.text(u"ip"), item.text(u"userAgent"), QString::fromUtf8(detail.take())});
        }
        return entries;
    }
    static Entry latest(Device& device) { return entriesOf(device.get(u"/audit-log?limit=1"_s)).front(); }
    static QStringList actions(const Reply& reply) {
        QStringList names;
        for (const Entry& entry : entriesOf(reply)) {
            names << entry.action;
        }
        return names;
    }
    QString made(Device& device, const QString& path, const QByteArray& body) {
        return test::ApiRig::json(device.post(path, body)).text(u"id");
    }
    Device owner(const QString& email) {
        Device device(rig(), {}, "Desk/1.0 (audited)");
        device.signUp(email);
        device.post(
            u"/auth/verify-email"_s,
            Device::object({{"token", QString::fromLatin1(rig().mailedToken(email, u"verify-email"_s))}}));
        return device;
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void signingInAndOutIsLogged() {
        const QString email = u"sign@example.com"_s;
        Device device = owner(email);
        const QString id = device.me().text(u"id");
        QCOMPARE(actions(device.get(u"/audit-log"_s)),
                 (QStringList{u"user.verify-email"_s, u"user.register"_s}));
        Device phone(rig(), {}, "Pocket/2");
        phone.login(email);
        Entry entry = latest(device);
        QCOMPARE(entry.action, u"session.start");
        QCOMPARE(entry.user, id);
        QCOMPARE(entry.ip, phone.client);
        QCOMPARE(entry.agent, u"Pocket/2");
        const QString session = entry.resource;
        phone.post(u"/auth/logout"_s);
        entry = latest(device);
        QCOMPARE(entry.action, u"session.end");
        QCOMPARE(entry.resource, session);
        Device tablet(rig());
        tablet.login(email);
        const QString other = latest(device).resource;
        device.send(Method::Delete, u"/auth/sessions/"_s + other);
        QCOMPARE(latest(device).action, u"session.end");
        QCOMPARE(latest(device).resource, other);
        device.post(u"/auth/change-password"_s, Device::object({{"currentPassword", test::kPassword},
                                                                {"newPassword", u"quite another one"_s}}));
        QCOMPARE(latest(device).action, u"user.change-password");
        device.post(u"/auth/forgot-password"_s, Device::object({{"email", email}}));
        device.post(
            u"/auth/reset-password"_s,
            Device::object({{"token", QString::fromLatin1(rig().mailedToken(email, u"reset-password"_s))},
                            {"password", test::kPassword}}));
        device.login(email);
        QCOMPARE(actions(device.get(u"/audit-log?action=user"_s)).first(), u"user.reset-password");
        device.post(u"/auth/logout-all"_s);
        device.login(email);
        QCOMPARE(actions(device.get(u"/audit-log?limit=2"_s)),
                 (QStringList{u"session.start"_s, u"session.end-all"_s}));
    }

    void membersAndTheirRolesAreLogged() {
        Device device = owner(u"team@example.com"_s);
        Device guest = owner(u"guest@example.com"_s);
        const QString tenant = device.tenant();
        const QString user = guest.me().text(u"id");
        const QString list = u"/tenants/%1/invitations"_s.arg(tenant);
        const QString invitation = made(device, list, R"({"email":"guest@example.com","role":"member"})");
        QCOMPARE(latest(device).action, u"member.invite");
        QCOMPARE(latest(device).resource, invitation);
        QCOMPARE(latest(device).detail, u"{\"role\":\"member\"}");
        guest.post(u"/invitations/accept"_s,
                   Device::object({{"token", QString::fromLatin1(rig().mailedToken(u"guest@example.com"_s,
                                                                                   u"invitation"_s))}}));
        QCOMPARE(latest(device).action, u"member.join");
        QCOMPARE(latest(device).user, user);
        const QString member = u"/tenants/%1/members/%2"_s.arg(tenant, user);
        device.send(Method::Patch, member, R"({"role":"admin"})");
        const Entry role = latest(device);
        QCOMPARE(role.action, u"member.role");
        QCOMPARE(role.resource, user);
        QVERIFY(role.detail.contains(u"\"from\":\"member\"") && role.detail.contains(u"\"to\":\"admin\""));
        // What is refused is not done and not logged.
        QCOMPARE(device
                     .send(Method::Patch, u"/tenants/%1/members/%2"_s.arg(tenant, latest(device).user),
                           R"({"role":"viewer"})")
                     .status,
                 400);
        QCOMPARE(latest(device).action, u"member.role");
        device.send(Method::Delete, member);
        QCOMPARE(latest(device).action, u"member.remove");
        const QString another = made(device, list, R"({"email":"guest@example.com","role":"viewer"})");
        device.send(Method::Delete, list + u'/' + another);
        QCOMPARE(latest(device).action, u"member.withdraw-invitation");
        device.send(Method::Patch, u"/tenants/"_s + tenant, R"({"name":"Renamed"})");
        QCOMPARE(latest(device).action, u"tenant.rename");
    }

    void everythingDeletedIsLogged() {
        Device device = owner(u"delete@example.com"_s);
        const QString trade = made(device, u"/trades"_s, R"({"symbol":"AAPL","side":"long","entryPrice":2,
            "quantity":1,"entryTimestamp":"2026-01-04T10:00:00Z","notes":"whisper whisper"})");
        device.send(Method::Delete, u"/trades/"_s + trade);
        QCOMPARE(latest(device).action, u"trade.delete");
        QCOMPARE(latest(device).resource, trade);
        const QString fill = made(device, u"/trades"_s, R"({"symbol":"AAPL","side":"long","entryPrice":2,
            "quantity":1,"entryTimestamp":"2026-01-04T10:00:00Z"})");
        device.send(Method::Delete, u"/fills/"_s + fill);
        QCOMPARE(latest(device).action, u"fill.delete");
        for (const auto& [path, body, action] :
             {std::tuple(u"/tags"_s, R"({"name":"t"})", u"tag.delete"_s),
              std::tuple(u"/notes"_s, R"({"title":"n"})", u"note.delete"_s),
              std::tuple(u"/playbooks"_s, R"({"name":"p"})", u"playbook.delete"_s),
              std::tuple(u"/saved-views"_s, R"({"name":"v","page":"trades"})", u"savedView.delete"_s)}) {
            const QString id = made(device, path, body);
            QCOMPARE(device.send(Method::Delete, path + u'/' + id).status, 204);
            QCOMPARE(latest(device).action, action);
            QCOMPARE(latest(device).resource, id);
        }
        device.send(Method::Put, u"/settings/colour"_s, R"({"value":"red"})");
        device.send(Method::Delete, u"/settings/colour"_s);
        QCOMPARE(latest(device).action, u"setting.delete");
        QVERIFY(!device.get(u"/audit-log?limit=200"_s).body.contains("whisper"));
    }

    void itIsFilteredAndPaged() {
        Device device = owner(u"pages@example.com"_s);
        const QString id = device.me().text(u"id");
        for (int i = 0; i < 5; ++i) {
            const QString tag = made(device, u"/tags"_s, R"({"name":"t"})");
            device.send(Method::Delete, u"/tags/"_s + tag);
        }
        const auto total = [&](const QString& query) {
            return test::ApiRig::json(device.get(u"/audit-log"_s + query))
                .find(u"total")
                ->toInteger()
                .value();
        };
        QCOMPARE(total({}), 7);
        QCOMPARE(total(u"?action=tag.delete"_s), 5);
        QCOMPARE(total(u"?action=tag"_s), 5);
        QCOMPARE(total(u"?action=ta"_s), 0);
        QCOMPARE(total(u"?user="_s + id), 7);
        QCOMPARE(total(u"?user="_s + core::newUuid().toString(QUuid::WithoutBraces)), 0);
        QCOMPARE(total(u"?resource="_s + latest(device).resource), 1);
        QCOMPARE(total(u"?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z"_s), 7);
        QCOMPARE(total(u"?to=2026-01-01T00:00:00Z"_s), 0);
        QStringList paged;
        for (int page = 1; page <= 4; ++page) {
            paged += actions(device.get(u"/audit-log?limit=2&page=%1"_s.arg(page)));
        }
        QCOMPARE(paged, actions(device.get(u"/audit-log"_s)));
        QCOMPARE(device.get(u"/audit-log?who=me"_s).status, 400);
        QCOMPARE(device.get(u"/audit-log?user=me"_s).status, 400);
        QCOMPARE(device.get(u"/audit-log?cursor=x"_s).status, 400);
    }

    void nobodyRewritesIt() {
        QVERIFY_THROWS_EXCEPTION(
            std::runtime_error,
            rig().database().psql("set role tj_app; update audit_log set action = 'x';\n"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 rig().database().psql("set role tj_app; delete from audit_log;\n"));
    }
};

TJ_TEST(AuditLogTest)
#include "audit_log_test.moc"
