#include "core/domain/r_multiple.h"

namespace core {

std::optional<double> rMultiple(const Trade& trade) {
    if (!trade.isClosed() || !trade.initialRisk || !trade.initialRisk->isPositive()) {
        return std::nullopt;
    }
    return double(trade.netPnl.units()) / double(trade.initialRisk->units());
}

} // namespace core
