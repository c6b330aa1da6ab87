#pragma once

#include "core/import/field_reading.h"
#include "core/import/metatrader_contracts.h"

#include <QString>

#include <optional>
#include <vector>

namespace core {

/// A buy or sell of the Deals table.
struct Mt5Deal {
    explicit Mt5Deal(int row) : reading(row) {}

    enum class Direction : quint8 { In, Out, InOut, OutBy };

    FieldReading reading;
    QString id;
    QString symbol;
    QString order;
    Direction direction = Direction::In;
    Side side = Side::Buy;
    Decimal volume, price;
    Decimal commission, fee, swap, profit; ///< as printed: costs negative
    PrintedTime time;

    // Found by assignPositions:
    QString position;                         ///< empty in netting accounts
    std::optional<MetaTraderClosing> closing; ///< what it closed
};

/// How the account keeps positions: one per symbol, or one per opening order.
enum class Mt5Accounting : quint8 { Unknown, Netting, Hedging };

/// Finds out which position each deal belongs to, which reports do not print: in hedging accounts the order
/// that opened it, for a closing the position whose profit fits the printed one best. Unknown accounting is
/// told from the deals: only hedging opens against an open position. Deals are in order of time.
void assignPositions(std::vector<Mt5Deal>& deals, Mt5Accounting accounting,
                     const MetaTraderContracts& contracts);

} // namespace core
