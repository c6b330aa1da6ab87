#pragma once

#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>
#include <span>

namespace server {

/// In rising power.
enum class Role : quint8 { Viewer, Member, Admin, Owner };
inline constexpr int kRoles = int(Role::Owner) + 1;

/// What the roles are about. "Own" is what lies in an account that the user owns.
enum class Act : quint8 {
    ReadJournal, ///< trades, notes, analytics
    CreateTrades,
    EditOwnTrades, ///< delete too
    EditOthersTrades,
    WriteShared, ///< tags, playbooks, instruments, imports
    EditSettings,
    ManageMembers, ///< members, invitations, roles
    SeeBilling,
    ChangeBilling,
    ReadAuditLog, ///< and export the tenant
    DeleteTenant, ///< and hand it to another owner
};
inline constexpr int kActs = int(Act::DeleteTenant) + 1;

/// The one table of who may do what.
bool may(Role role, Act act);

/// "owner", "admin", "member", "viewer".
QString roleName(Role role);
std::optional<Role> roleByName(QStringView name);

} // namespace server
