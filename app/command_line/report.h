#pragma once

#include "app/command_line/reading.h"

#include <QIODevice>

namespace app {

/// The PDF report of the selected trades.
core::Result<void> writeReport(QIODevice& out, const Reading& reading, core::Instant now);

} // namespace app
