#include "server/auth/role_policy.h"

#include <array>

namespace server {
namespace {

struct Rule {
    Act act;
    std::array<bool, kRoles> roles; ///< viewer, member, admin, owner
};

constexpr std::array<Rule, kActs> kPolicy = {{
    {Act::ReadJournal, {true, true, true, true}},
    {Act::CreateTrades, {false, true, true, true}},
    {Act::EditOwnTrades, {false, true, true, true}},
    {Act::EditOthersTrades, {false, false, true, true}},
    {Act::WriteShared, {false, true, true, true}},
    {Act::EditSettings, {false, false, true, true}},
    {Act::ManageMembers, {false, false, false, true}},
    {Act::SeeBilling, {false, false, true, true}},
    {Act::ChangeBilling, {false, false, false, true}},
    {Act::ReadAuditLog, {false, false, true, true}},
    {Act::DeleteTenant, {false, false, false, true}},
}};

constexpr bool inOrderOfActs() {
    for (std::size_t i = 0; i < kPolicy.size(); ++i) {
        if (kPolicy[i].act != Act(i)) {
            return false;
        }
    }
    return true;
}
static_assert(inOrderOfActs(), "may() indexes by act");

constexpr std::array<const char*, kRoles> kNames = {"viewer", "member", "admin", "owner"};

} // namespace

bool may(Role role, Act act) {
    return kPolicy[std::size_t(act)].roles[std::size_t(role)];
}

QString roleName(Role role) {
    return QString::fromLatin1(kNames[std::size_t(role)]);
}

std::optional<Role> roleByName(QStringView name) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (name == QLatin1String(kNames[i])) {
            return Role(i);
        }
    }
    return std::nullopt;
}

} // namespace server
