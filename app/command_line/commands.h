#pragma once

#include "app/command_line/command.h"

#include <span>

namespace app {

/// Every command, in the order the help lists them.
std::span<const Command* const> commands();
const Command* findCommand(const QString& name);

// Each in the file of its family.
extern const Command kImport;
extern const Command kTrades;
extern const Command kStats;
extern const Command kEquity;
extern const Command kBreakdown;
extern const Command kExport;
extern const Command kAccount;
extern const Command kFormats;
extern const Command kAdd;
extern const Command kEdit;
extern const Command kDelete;
extern const Command kTags;
extern const Command kInstrument;
extern const Command kJournal;
extern const Command kUndo;
extern const Command kRedo;
extern const Command kHistory;
extern const Command kCheck;
extern const Command kBackup;
extern const Command kRestore;

} // namespace app
