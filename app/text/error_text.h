#pragma once

#include "core/base/result.h"

#include <QString>

namespace app {

/// What went wrong in the user's language, with the detail of the place; the one translation of ErrorCode.
QString errorText(const core::Error& error);

} // namespace app
