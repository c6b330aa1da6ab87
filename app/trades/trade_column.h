#pragma once

namespace app {

/// The columns of the trades table, in their first order.
enum class TradeColumn : int {
    Exit,
    Symbol,
    Side,
    Quantity,
    Entry,
    ExitPrice,
    Result,
    R,
    Costs,
    Held,
    Tags,
    Stars,
    Account
};

} // namespace app
