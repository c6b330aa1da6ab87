#include "server/database_check.h"

#include "server/postgres/check_role.h"
#include "server/postgres/migrate.h"

namespace server {

core::Result<void> checkServingDatabase(const std::string& url, bool prepared) {
    const Deadline deadline = deadlineIn(std::chrono::seconds(15));
    try {
        Connection connection({.url = url, .prepared = prepared}, deadline);
        if (auto bound = checkRole(connection, deadline); !bound) {
            return bound;
        }
        return checkSchema(connection, compiledMigrations(), deadline);
    } catch (const DatabaseFailure& failure) {
        return core::Error{
            core::ErrorCode::StorageFailed,
            QStringLiteral("the database cannot be used: %1").arg(QString::fromUtf8(failure.what())),
            {}};
    }
}

} // namespace server
