#pragma once

#include "app/command_line/command.h"

namespace app {

/// Runs `tj` with its arguments (without the program's name).
ExitStatus runCommandLine(const QStringList& arguments);

/// Whether the call paints (a PDF report), for which Qt needs its graphical application.
bool needsPainting(const QStringList& arguments);

} // namespace app
