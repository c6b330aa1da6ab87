#pragma once

#include "core/base/result.h"

#include <string>

namespace server {

/// Whether a database can be served with this role: reachable, of our schema, and the role bound by row-level
/// security. In words for an operator; the URL is not told, it holds a password.
core::Result<void> checkServingDatabase(const std::string& url, bool prepared);

} // namespace server
