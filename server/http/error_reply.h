#pragma once

#include "server/http/problem.h"
#include "server/http/reply.h"

namespace server {

/// The only place where a problem becomes a document: RFC 9457, application/problem+json.
Reply errorReply(const Problem& problem, const QString& requestId);

/// What an error of core means to a client of the API. The detail of a broken storage is not told.
Problem problemFrom(const core::Error& error);

} // namespace server
