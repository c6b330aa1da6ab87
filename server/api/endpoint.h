#pragma once

#include "server/api/api_context.h"
#include "server/stores/tenant_scope.h"

#include <chrono>
#include <functional>

namespace server {

struct EndpointRules {
    qsizetype bodyLimit = 0;
    std::chrono::milliseconds budget{10'000};
    bool analytics = false;  ///< counts against that limit too, and reads the replica
    Lane lane = Lane::Quick; ///< Heavy for whatever hashes a password
};

/// An endpoint for signed-in callers. Around `run`: the limits with their headers, authentication, the
/// tenant's scope, a kept reply for a repeated Idempotency-Key, and words for a database that is away or
/// slow.
using TenantEndpoint = std::function<Outcome<Reply>(const ApiContext&, const Request&, TenantScope&)>;
Route tenantRoute(const ApiContext& context, Method method, const char* path, const EndpointRules& rules,
                  TenantEndpoint run);

/// An endpoint for anybody: the limit per address alone. What more it limits is its own business.
using OpenEndpoint = std::function<Outcome<Reply>(const ApiContext&, const Request&)>;
Route openRoute(const ApiContext& context, Method method, const char* path, const EndpointRules& rules,
                OpenEndpoint run);

/// TooManyRequests with Retry-After and the headers of the limit that refused.
Problem tooMany(const RateVerdict& verdict);

/// Where a request came from, for the audit log and the list of sign-ins.
Origin originOf(const Request& request);

/// By what limits know a client: an IPv6 one by its network, of which everybody has plenty of addresses.
QByteArray clientKey(const char* limit, const Request& request);

/// What is left of the request's time.
Deadline deadlineOf(const Request& request, const core::Clock& clock);

} // namespace server
