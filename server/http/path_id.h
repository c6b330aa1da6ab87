#pragma once

#include "core/base/ids.h"
#include "server/http/field_rules.h"
#include "server/http/problem.h"
#include "server/http/request.h"

namespace server {

/// The id in braces of the route. NotFound for a text that is no UUID: nothing has such an id.
template <typename AnyId>
Outcome<AnyId> pathId(const Request& request, QStringView name = u"id") {
    const std::optional<QUuid> uuid = readUuid(request.pathValue(name));
    if (!uuid) {
        return Problem{ProblemKind::NotFound, QStringLiteral("There is nothing with this id.")};
    }
    return AnyId(*uuid);
}

} // namespace server
