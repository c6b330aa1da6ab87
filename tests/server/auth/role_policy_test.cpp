#include "server/auth/role_policy.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;

class RolePolicyTest : public QObject {
    Q_OBJECT
private slots:
    void aHigherRoleMayAllThatALowerMay() {
        for (int act = 0; act < kActs; ++act) {
            for (int role = 1; role < kRoles; ++role) {
                QVERIFY(may(Role(role), Act(act)) || !may(Role(role - 1), Act(act)));
            }
        }
    }
    void viewersOnlyRead() {
        for (int act = 0; act < kActs; ++act) {
            QCOMPARE(may(Role::Viewer, Act(act)), Act(act) == Act::ReadJournal);
        }
    }
    void membersLeaveOthersTradesAlone() {
        QVERIFY(may(Role::Member, Act::EditOwnTrades));
        QVERIFY(!may(Role::Member, Act::EditOthersTrades));
        QVERIFY(may(Role::Admin, Act::EditOthersTrades));
    }
    void onlyOwnersRuleOverPeopleAndMoney() {
        for (const Act act : {Act::ManageMembers, Act::ChangeBilling, Act::DeleteTenant}) {
            QVERIFY(may(Role::Owner, act));
            QVERIFY(!may(Role::Admin, act));
        }
    }
    void namesGoThereAndBack() {
        for (int role = 0; role < kRoles; ++role) {
            QCOMPARE(roleByName(roleName(Role(role))), std::optional(Role(role)));
        }
        QVERIFY(!roleByName(u"Owner"));
        QVERIFY(!roleByName(u""));
    }
};

TJ_TEST(RolePolicyTest)
#include "role_policy_test.moc"
