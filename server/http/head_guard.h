#pragma once

#include "server/http/problem.h"

#include <string_view>

namespace server {

/// Refuses every head that another server or proxy on the way might read in another way than the parser here
/// does (request smuggling), or that no honest client sends: folded headers, control characters, any
/// Transfer-Encoding but exactly `chunked`, several or listed Content-Lengths, both of them, a missing or
/// second Host, targets other than an absolute path. `head` ends with its empty line.
Outcome<void> guardHead(std::string_view head, int mostLines);

} // namespace server
