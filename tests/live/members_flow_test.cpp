#include "tests/live/sign_in_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

/// Tenants and those who share them: inviting, joining, roles that act at once, leaving.
class MembersFlowTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;
    int m_people = 0;
    test::SignInRig& rig() { return *m_rig; }

    /// Signed in, with a verified address.
    struct Somebody {
        QString email;
        QString id;
        Device device;
    };
    Somebody somebody() {
        const QString email = u"person%1@example.com"_s.arg(++m_people);
        Somebody made{email, {}, Device(rig())};
        made.device.signUp(email, u"Person %1"_s.arg(m_people));
        made.device.post(
            u"/auth/verify-email"_s,
            Device::object({{"token", QString::fromLatin1(rig().mailedToken(email, u"verify-email"_s))}}));
        made.id = made.device.me().text(u"id");
        return made;
    }
    static Reply invite(Device& owner, const QString& email, const QString& role) {
        return owner.post(u"/tenants/%1/invitations"_s.arg(owner.tenant()),
                          Device::object({{"email", email}, {"role", role}}));
    }
    Reply accept(Somebody& guest, const QByteArray& token) {
        return guest.device.post(u"/invitations/accept"_s,
                                 Device::object({{"token", QString::fromLatin1(token)}}));
    }
    QByteArray invitationOf(const QString& email) { return rig().mailedToken(email, u"invitation"_s); }
    /// Somebody new who works in the owner's tenant.
    Somebody colleague(Somebody& owner, const QString& role) {
        Somebody guest = somebody();
        invite(owner.device, guest.email, role);
        accept(guest, invitationOf(guest.email));
        guest.device.post(u"/auth/switch-tenant"_s, Device::object({{"tenantId", owner.device.tenant()}}));
        return guest;
    }
    static QString memberPath(Device& in, const QString& user) {
        return u"/tenants/%1/members/%2"_s.arg(in.tenant(), user);
    }
    static Reply setRole(Device& by, const QString& user, const QString& role) {
        return by.send(Method::Patch, memberPath(by, user), Device::object({{"role", role}}));
    }
    static Reply remove(Device& by, const QString& user) {
        return by.send(Method::Delete, memberPath(by, user));
    }
    static QStringList itemsOf(const Reply& reply, QStringView name) {
        QStringList texts;
        const core::JsonValue body = test::ApiRig::json(reply);
        for (const core::JsonValue& item : body.find(u"items")->items()) {
            texts << item.text(name);
        }
        return texts;
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() { rig().redisServer().ask({u"flushall"_s}); }

    void aTenantIsFoundedShownAndRenamed() {
        Somebody owner = somebody();
        const Reply made = owner.device.post(
            u"/tenants"_s, R"({"name":"Prop desk","timezone":"America/New_York","currency":"EUR"})");
        QCOMPARE(made.status, 201);
        const QString id = test::ApiRig::json(made).text(u"id");
        QCOMPARE(test::sentHeader(made, "Location"), "/v1/tenants/" + id.toLatin1());
        QCOMPARE(itemsOf(owner.device.get(u"/tenants"_s), u"name").last(), u"Prop desk");
        owner.device.post(u"/auth/switch-tenant"_s, Device::object({{"tenantId", id}}));
        const core::JsonValue shown = test::ApiRig::json(owner.device.get(u"/tenants/"_s + id));
        QCOMPARE(shown.text(u"ownerUserId"), owner.id);
        QCOMPARE(shown.text(u"role"), u"owner");
        QCOMPARE(itemsOf(owner.device.get(u"/accounts"_s), u"currency"), QStringList(u"EUR"_s));
        QCOMPARE(owner.device.send(Method::Patch, u"/tenants/"_s + id, R"({"name":"Desk two"})").status, 200);
        QCOMPARE(test::ApiRig::json(owner.device.get(u"/tenants/"_s + id)).text(u"name"), u"Desk two");
        QCOMPARE(owner.device.post(u"/tenants"_s, R"({"name":"","timezone":"Moon"})").status, 400);
    }

    void onlyWhoseAddressIsVerifiedInvites() {
        Device device(rig());
        device.signUp(u"unverified@example.com"_s);
        QCOMPARE(invite(device, u"friend@example.com"_s, u"member"_s).status, 403);
        QCOMPARE(rig().mailsTo(u"friend@example.com"_s, u"invitation"_s), 0);
    }

    void anInvitationLeadsIntoTheTenantWithItsRoleAndAnAccount() {
        Somebody owner = somebody();
        Somebody guest = somebody();
        const Reply invited = invite(owner.device, guest.email, u"member"_s);
        QCOMPARE(invited.status, 201);
        QCOMPARE(test::ApiRig::json(invited).text(u"role"), u"member");
        QVERIFY(!invited.body.contains(invitationOf(guest.email)));
        QCOMPARE(itemsOf(owner.device.get(u"/tenants/%1/invitations"_s.arg(owner.device.tenant())), u"email"),
                 QStringList(guest.email));

        const Reply joined = accept(guest, invitationOf(guest.email));
        QCOMPARE(joined.status, 200);
        QCOMPARE(test::ApiRig::json(joined).text(u"tenantId"), owner.device.tenant());
        guest.device.post(u"/auth/switch-tenant"_s, Device::object({{"tenantId", owner.device.tenant()}}));
        QCOMPARE(itemsOf(guest.device.get(u"/tenants/%1/members"_s.arg(guest.device.tenant())), u"role"),
                 (QStringList{u"owner"_s, u"member"_s}));
        const Reply trade =
            guest.device.post(u"/trades"_s, R"({"symbol":"AAPL","side":"long","entryPrice":2,"quantity":1,
                              "entryTimestamp":"2026-01-04T10:00:00Z"})");
        QCOMPARE(trade.status, 201); // into the account made for them
        QCOMPARE(itemsOf(owner.device.get(u"/tenants/%1/invitations"_s.arg(owner.device.tenant())), u"email"),
                 QStringList());
    }

    void aNewMembersAccountIsInTheTenantsCurrency() {
        Somebody owner = somebody();
        const Reply made = owner.device.post(u"/tenants"_s, R"({"name":"Mumbai","currency":"INR"})");
        owner.device.post(u"/auth/switch-tenant"_s,
                          Device::object({{"tenantId", test::ApiRig::json(made).text(u"id")}}));
        colleague(owner, u"member"_s);
        QCOMPARE(itemsOf(owner.device.get(u"/accounts"_s), u"currency"), (QStringList{u"INR"_s, u"INR"_s}));
    }

    void aViewerGetsNoAccount() {
        Somebody owner = somebody();
        Somebody viewer = colleague(owner, u"viewer"_s);
        QVERIFY(!itemsOf(owner.device.get(u"/accounts"_s), u"owner").contains(viewer.id));
    }

    void anInvitationIsForItsAddressOnceAndForSevenDays() {
        Somebody owner = somebody();
        Somebody guest = somebody();
        Somebody other = somebody();
        invite(owner.device, guest.email.toUpper(), u"member"_s);
        const QByteArray token = invitationOf(guest.email.toUpper());
        QCOMPARE(accept(other, token).status, 400); // forwarded
        QCOMPARE(accept(guest, "nonsense").status, 400);
        QCOMPARE(accept(guest, token).status, 200);
        QCOMPARE(accept(guest, token).status, 400);
        invite(owner.device, other.email, u"viewer"_s);
        const QByteArray old = invitationOf(other.email);
        rig().database().psql("update invitations set expires_at = now() where accepted_at is null;\n");
        QCOMPARE(accept(other, old).status, 400);
        QCOMPARE(rig().number(u"select (expires_at - created_at = interval '7 days')::int from invitations "
                              "where email = '%1'"_s.arg(guest.email.toUpper())),
                 1);
    }

    void anInvitationCanBeWithdrawnAndReplaced() {
        Somebody owner = somebody();
        Somebody guest = somebody();
        const QString first = test::ApiRig::json(invite(owner.device, guest.email, u"admin"_s)).text(u"id");
        const QByteArray firstToken = invitationOf(guest.email);
        invite(owner.device, guest.email, u"viewer"_s);
        const QByteArray secondToken = invitationOf(guest.email);
        const QString list = u"/tenants/%1/invitations"_s.arg(owner.device.tenant());
        QCOMPARE(itemsOf(owner.device.get(list), u"role"), QStringList(u"viewer"_s));
        QCOMPARE(accept(guest, firstToken).status, 400);
        const QString second = itemsOf(owner.device.get(list), u"id").value(0);
        QCOMPARE(owner.device.send(Method::Delete, list + u'/' + first).status, 404);
        QCOMPARE(owner.device.send(Method::Delete, list + u'/' + second).status, 204);
        QCOMPARE(accept(guest, secondToken).status, 400);
    }

    void whoIsThereIsNotInvitedAndNobodyIsInvitedAsOwner() {
        Somebody owner = somebody();
        Somebody member = colleague(owner, u"member"_s);
        QCOMPARE(invite(owner.device, member.email.toUpper(), u"admin"_s).status, 409);
        QCOMPARE(invite(owner.device, u"new@example.com"_s, u"owner"_s).status, 400);
        QCOMPARE(invite(owner.device, u"no address"_s, u"member"_s).status, 400);
    }

    void aDemotionActsWithTheNextRequest() {
        Somebody owner = somebody();
        Somebody member = colleague(owner, u"admin"_s);
        QCOMPARE(member.device.send(Method::Put, u"/settings/x"_s, R"({"value":"1"})").status, 201);
        QCOMPARE(setRole(owner.device, member.id, u"member"_s).status, 204);
        QCOMPARE(member.device.send(Method::Put, u"/settings/x"_s, R"({"value":"2"})").status, 403);
        QCOMPARE(member.device.post(u"/tags"_s, R"({"name":"a"})").status, 201);
        QCOMPARE(setRole(owner.device, member.id, u"viewer"_s).status, 204);
        QCOMPARE(member.device.post(u"/tags"_s, R"({"name":"b"})").status, 403);
        QCOMPARE(member.device.get(u"/tags"_s).status, 200);
        QCOMPARE(setRole(owner.device, member.id, u"emperor"_s).status, 400);
        QCOMPARE(setRole(owner.device, owner.device.tenant(), u"member"_s).status, 404);
    }

    void aRemovalActsWithTheNextRequestAndTheWayBackIsAnInvitation() {
        Somebody owner = somebody();
        Somebody member = colleague(owner, u"member"_s);
        QCOMPARE(remove(owner.device, member.id).status, 204);
        QCOMPARE(member.device.get(u"/tags"_s).status, 403);
        QCOMPARE(member.device.get(u"/analytics/summary"_s).status, 403);
        QCOMPARE(member.device.renew().status, 200);
        QCOMPARE(member.device.get(u"/trades"_s).status, 403);
        // They are still somebody, with a tenant of their own.
        QCOMPARE(itemsOf(member.device.get(u"/tenants"_s), u"role"), QStringList(u"owner"_s));
        Device again(rig());
        QCOMPARE(again.login(member.email).status, 200);
        QCOMPARE(again.get(u"/trades"_s).status, 200);
        QCOMPARE(remove(owner.device, member.id).status, 404);
        QVERIFY(!itemsOf(owner.device.get(u"/tenants/%1/members"_s.arg(owner.device.tenant())), u"userId")
                     .contains(member.id));
        QCOMPARE(invite(owner.device, member.email, u"viewer"_s).status, 201);
        // Programs send a key with every POST.
        QCOMPARE(member.device
                     .send(Method::Post, u"/invitations/accept"_s,
                           Device::object({{"token", QString::fromLatin1(invitationOf(member.email))}}),
                           {{"Idempotency-Key", "again"}})
                     .status,
                 200);
        QCOMPARE(member.device.get(u"/trades"_s).status, 200);
    }

    void anybodyLeavesButTheLastOwner() {
        Somebody owner = somebody();
        Somebody viewer = colleague(owner, u"viewer"_s);
        QCOMPARE(remove(viewer.device, owner.id).status, 403);
        QCOMPARE(remove(viewer.device, viewer.id).status, 204);
        const Reply stays = remove(owner.device, owner.id);
        QCOMPARE(stays.status, 400);
        QCOMPARE(test::faultyFields(stays), u"role");
        QCOMPARE(setRole(owner.device, owner.id, u"admin"_s).status, 400);
        Somebody second = colleague(owner, u"member"_s);
        QCOMPARE(setRole(owner.device, second.id, u"owner"_s).status, 204);
        QCOMPARE(setRole(second.device, owner.id, u"member"_s).status, 204);
        QCOMPARE(remove(owner.device, owner.id).status, 204);
        QCOMPARE(remove(second.device, second.id).status, 400);
    }

    /// Each demotes the other at the same moment: one of them stays.
    void twoOwnersNeverDemoteEachOtherAtOnce() {
        for (int round = 0; round < 5; ++round) {
            Somebody first = somebody();
            Somebody second = colleague(first, u"admin"_s);
            setRole(first.device, second.id, u"owner"_s);
            std::thread one([&] { setRole(first.device, second.id, u"viewer"_s); });
            std::thread two([&] { setRole(second.device, first.id, u"viewer"_s); });
            one.join();
            two.join();
            QCOMPARE(
                rig().number(u"select count(*) from memberships where tenant_id = '%1' and role = 'owner' "
                             "and removed_at is null"_s.arg(first.device.tenant())),
                1);
        }
    }

    void anothersTenantIsNowhere() {
        Somebody owner = somebody();
        Somebody stranger = somebody();
        const QString tenant = owner.device.tenant();
        for (const QString& path :
             {u"/tenants/%1"_s, u"/tenants/%1/members"_s, u"/tenants/%1/invitations"_s}) {
            QCOMPARE(stranger.device.get(path.arg(tenant)).status, 404);
        }
        QCOMPARE(stranger.device
                     .post(u"/tenants/%1/invitations"_s.arg(tenant),
                           Device::object({{"email", stranger.email}, {"role", u"admin"_s}}))
                     .status,
                 404);
        // Nor is a member of it anybody in one's own.
        QCOMPARE(setRole(stranger.device, owner.id, u"viewer"_s).status, 404);
        QCOMPARE(remove(stranger.device, owner.id).status, 404);
    }

    void everyMemberSeesNamesAndNobodyElses() {
        Somebody owner = somebody();
        Somebody viewer = colleague(owner, u"viewer"_s);
        somebody();
        const Reply list = viewer.device.get(u"/tenants/%1/members"_s.arg(viewer.device.tenant()));
        QCOMPARE(itemsOf(list, u"email"), (QStringList{owner.email, viewer.email}));
        QCOMPARE(viewer.device.send(Method::Patch, u"/me"_s, R"({"name":"Renamed"})").status, 200);
        QCOMPARE(
            itemsOf(owner.device.get(u"/tenants/%1/members"_s.arg(viewer.device.tenant())), u"name").last(),
            u"Renamed");
    }
};

TJ_TEST(MembersFlowTest)
#include "members_flow_test.moc"
