#include "app/command_line/commands.h"

namespace app {

namespace {

constexpr const Command* kCommands[] = {
    &kImport, &kTrades,  &kStats, &kEquity,  &kBreakdown,  &kExport,  &kAdd,
    &kEdit,   &kDelete,  &kTags,  &kAccount, &kInstrument, &kJournal, &kUndo,
    &kRedo,   &kHistory, &kCheck, &kBackup,  &kRestore,    &kFormats,
};

} // namespace

std::span<const Command* const> commands() {
    return kCommands;
}

const Command* findCommand(const QString& name) {
    for (const Command* command : kCommands) {
        if (name == QLatin1String(command->name)) {
            return command;
        }
    }
    return nullptr;
}

} // namespace app
