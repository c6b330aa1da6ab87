#pragma once

#include "app/command_line/command.h"
#include "core/journal/operations/instruments.h"

namespace app {

/// --multiplier --tick --class --currency.
void declareInstrumentFacts(QCommandLineParser& parser);

/// What the call tells of an instrument; an Error is wrong usage.
core::Result<core::InstrumentFacts> instrumentFacts(const CommandCall& call);

} // namespace app
