#pragma once

#include "core/import/contract_size.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// Learns from the profits that a table of round trips prints what one unit of its quantities is worth: lots
/// and contracts are not shares, and no name in a table tells the difference.
class RoundTripSizes {
public:
    /// `points` is quantity × (exit − entry) × the contract size known so far, in the sign of the trade.
    void see(const QString& symbol, Decimal points, Decimal profit);

    enum class Kind : quint8 { AsKnown, Proven, Unknown };
    struct Size {
        Kind kind = Kind::AsKnown;
        Decimal factor; ///< of Proven: by which the known size is too small
    };
    /// AsKnown where points and profits are of one order, costs and currencies aside; Proven when one round
    /// number explains every profit to the cent; Unknown when none does: to be asked for.
    Size of(const QString& symbol) const;

private:
    struct Seen {
        ContractSize size;
        DecimalSum points; ///< Σ absolute
        DecimalSum profits;
    };
    QHash<QString, Seen> m_seen;
};

} // namespace core
