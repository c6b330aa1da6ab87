#pragma once

#include "server/api/api_context.h"
#include "server/auth/people.h"

#include <optional>

namespace server {

// Where the API computes Argon2: only in routes of the heavy lane, and told to the metrics.

QByteArray hashOfPassword(const ApiContext& context, const QString& password);

/// One hash is computed whoever is asked for: nobody, or somebody with another password or with this one.
bool passwordFits(const ApiContext& context, const std::optional<Person>& person, const QString& password);

} // namespace server
