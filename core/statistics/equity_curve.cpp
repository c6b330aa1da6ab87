#include "core/statistics/equity_curve.h"

#include "core/statistics/day_totals.h"

#include <algorithm>

namespace core {
namespace {

/// The points; empty when a sum does not fit.
std::vector<EquityPoint> pointsOf(const DayTotals& totals, const StartingEquity& start, bool everyDay) {
    std::vector<EquityPoint> points;
    DecimalSum equity;
    equity += start.amount;
    DecimalSum peak = equity;
    auto movement = start.later.begin();
    for (std::size_t i = 0; i < totals.days.size(); ++i) {
        const DayTotal& total = totals.days[i];
        const qint32 number = totals.firstDay + qint32(i);
        const Day date = dayFromNumber(number);
        if (!everyDay && total.trades == 0 && isoWeekday(date) > 5) {
            continue;
        }
        for (; movement != start.later.end() && movement->day <= number; ++movement) {
            equity += movement->amount;
            peak += movement->amount;
        }
        equity += total.net;
        if (equity.units() > peak.units()) {
            peak = equity;
        }
        DecimalSum fall = equity;
        fall -= peak;
        const auto now = equity.value(), below = fall.value(), gross = total.gross.value(),
                   net = total.net.value();
        if (!now || !below || !gross || !net) {
            return {};
        }
        points.push_back({date, *now, *gross, *net, *below});
    }
    return points;
}

} // namespace

EquityCurve equityCurve(const TradeBook& book, const TradeSelection& selection) {
    return equityCurve(ClosedTrades(book, selection));
}

EquityCurve equityCurve(const ClosedTrades& closed) {
    return equityCurve(closed, startingEquity(closed), dayTotals(closed));
}

EquityCurve equityCurve(const ClosedTrades& closed, const StartingEquity& start, const DayTotals& totals) {
    EquityCurve curve;
    curve.everyDay = closed.everyDay;
    curve.start = start.amount;
    curve.hasStartingEquity = start.isKnown;
    curve.reason = start.reason;
    if (curve.reason == Undefinedness::None) {
        curve.points = pointsOf(totals, start, closed.everyDay);
        curve.reason = curve.points.empty() ? Undefinedness::TooLarge : Undefinedness::None;
    }
    return curve;
}

std::vector<EquityPoint> thinned(const EquityCurve& curve, Granularity granularity) {
    const auto period = [granularity](Day day) {
        switch (granularity) {
        case Granularity::Daily:
            return dayNumber(day);
        case Granularity::Weekly:
            return dayNumber(day) - isoWeekday(day);
        case Granularity::Monthly:
            break;
        }
        const std::chrono::year_month_day date(day);
        return int(date.year()) * 12 + int(unsigned(date.month()));
    };
    std::vector<EquityPoint> kept;
    for (const EquityPoint& point : curve.points) {
        if (kept.empty() || period(kept.back().date) != period(point.date)) {
            kept.push_back(point);
            continue;
        }
        EquityPoint& last = kept.back();
        last = {point.date, point.equity, last.pnl + point.pnl, last.netPnl + point.netPnl,
                std::min(last.drawdown, point.drawdown)};
    }
    return kept;
}

} // namespace core
