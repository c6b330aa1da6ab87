#pragma once

#include "app/command_line/command.h"
#include "core/domain/trade_filter.h"

#include <memory>
#include <variant>

namespace app {

/// The journal read once, with the trades a call asks for.
struct Reading {
    std::unique_ptr<core::Journal> journal;
    std::shared_ptr<const core::TradeBook> book;
    core::TradeSelection selection;
};

/// Opens the journal and selects by the call's FILTER; otherwise the complaint is printed and its status
/// returned.
std::variant<Reading, ExitStatus> readSelection(const CommandCall& call);

} // namespace app
