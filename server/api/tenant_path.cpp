#include "server/api/tenant_path.h"

#include "server/http/path_id.h"

namespace server {

TenantEndpoint inOwnTenant(TenantEndpoint run) {
    return [run = std::move(run)](const ApiContext& context, const Request& request,
                                  TenantScope& scope) -> Outcome<Reply> {
        const auto id = pathId<TenantId>(request);
        if (!id) {
            return id.error();
        }
        if (*id != scope.tenant()) {
            return Problem{ProblemKind::NotFound,
                           QStringLiteral("Your token is not for this workspace: switch to it first")};
        }
        return run(context, request, scope);
    };
}

} // namespace server
