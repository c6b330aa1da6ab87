#include "tests/live/sign_in_desk.h"
#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Device;

/// What becomes of somebody whose workspace is deleted.
class TenantDeleteTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::SignInRig> m_rig;

private slots:
    void initTestCase() { m_rig = std::make_unique<test::SignInRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void whoDeletesTheirLastOneGetsANewOneAtTheNextSignIn() {
        Device device(*m_rig);
        QCOMPARE(device.signUp(u"last@example.com"_s).status, 201);
        QCOMPARE(device.post(u"/trades"_s, test::kDocumentTrade).status, 201);
        const QString deleted = device.tenant();
        QCOMPARE(device.send(Method::Delete, u"/tenants/%1?name=Asha"_s.arg(deleted)).status, 200);
        QCOMPARE(device.get(u"/trades"_s).status, 403);
        QCOMPARE(device.send(Method::Delete, u"/tenants/%1?name=Asha"_s.arg(deleted)).status, 403);

        Device later(*m_rig);
        QCOMPARE(later.login(u"last@example.com"_s).status, 200);
        QVERIFY(later.tenant() != deleted);
        QCOMPARE(test::memberOf(later.get(u"/trades"_s), u"total"), u"0"_s);
        QCOMPARE(later.post(u"/trades"_s, test::kDocumentTrade).status, 201);
        const core::JsonValue tenants = test::ApiRig::json(later.get(u"/tenants"_s));
        QCOMPARE(tenants.find(u"items")->items().size(), 1u);
        QCOMPARE(tenants.find(u"items")->items()[0].text(u"role"), u"owner"_s);
        QCOMPARE(later.post(u"/auth/switch-tenant"_s, Device::object({{"tenantId", deleted}})).status, 404);
    }

    void whoHasAnotherGoesThere() {
        Device device(*m_rig);
        QCOMPARE(device.signUp(u"two@example.com"_s).status, 201);
        const QString first = device.tenant();
        const QString second =
            test::ApiRig::json(device.post(u"/tenants"_s, R"({"name":"Desk"})")).text(u"id");
        QCOMPARE(device.send(Method::Delete, u"/tenants/%1?name=Asha"_s.arg(first)).status, 200);
        QCOMPARE(device.post(u"/auth/switch-tenant"_s, Device::object({{"tenantId", second}})).status, 200);
        QCOMPARE(device.tenant(), second);
        Device later(*m_rig);
        QCOMPARE(later.login(u"two@example.com"_s).status, 200);
        QCOMPARE(later.tenant(), second);
    }
};

TJ_TEST(TenantDeleteTest)
#include "tenant_delete_test.moc"
