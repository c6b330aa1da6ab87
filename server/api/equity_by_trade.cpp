#include "server/api/equity_by_trade.h"

namespace server {

core::EquityCurve equityByTrade(const core::ClosedTrades& closed) {
    const core::StartingEquity start = core::startingEquity(closed);
    core::EquityCurve curve;
    curve.everyDay = closed.everyDay;
    curve.start = start.amount;
    curve.hasStartingEquity = start.isKnown;
    curve.reason = start.reason;
    if (curve.reason != core::Undefinedness::None) {
        return curve;
    }
    core::DecimalSum equity;
    equity += start.amount;
    core::DecimalSum peak = equity;
    auto movement = start.later.begin();
    for (std::size_t i = 0; i < closed.size(); ++i) {
        for (; movement != start.later.end() && movement->day <= closed.exitDays[i]; ++movement) {
            equity += movement->amount;
            peak += movement->amount;
        }
        equity += closed.net[i];
        if (equity.units() > peak.units()) {
            peak = equity;
        }
        core::DecimalSum fall = equity;
        fall -= peak;
        const auto now = equity.value();
        const auto below = fall.value();
        if (!now || !below) {
            curve.points.clear();
            curve.reason = core::Undefinedness::TooLarge;
            return curve;
        }
        curve.points.push_back(
            {core::dayFromNumber(closed.exitDays[i]), *now, closed.gross[i], closed.net[i], *below});
    }
    return curve;
}

} // namespace server
