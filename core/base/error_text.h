#pragma once

#include "core/base/result.h"

namespace core {

/// The plain English of an error for `tj` and logs: what went wrong, then where and why. The app translates
/// its own.
QString errorText(const Error& error);

} // namespace core
