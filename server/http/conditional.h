#pragma once

#include "server/http/problem.h"
#include "server/http/request.h"

namespace server {

/// The ETag of a resource's version: "\"v12\"", a strong one.
QByteArray entityTag(qint64 version);

/// PreconditionFailed when the request's If-Match names other versions only; success without the header.
Outcome<void> requireMatch(const Request& request, qint64 version);

/// Whether If-None-Match names this version: the reply is 304 without a body.
bool isUnmodified(const Request& request, qint64 version);

/// The Idempotency-Key, without quotes; nullopt when there is none. MalformedRequest when it is no text of 1
/// to 128 visible ASCII characters, or is given twice.
Outcome<std::optional<QString>> idempotencyKey(const Request& request);

} // namespace server
