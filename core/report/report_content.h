#pragma once

#include "core/report/report_input.h"
#include "core/statistics/breakdown.h"
#include "core/statistics/distribution.h"
#include "core/statistics/equity_curve.h"
#include "core/statistics/figure_text.h"
#include "core/statistics/summary.h"

#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <vector>

namespace core {

/// Everything the report says, computed before anything is painted.
struct ReportContent {
    TradeSelection selection;
    Summary summary;
    EquityCurve curve;
    std::vector<BreakdownRow> weekdays;
    std::vector<BreakdownRow> hours;
    std::vector<BreakdownRow> symbols; ///< best first, by the P&L on the basis
    std::vector<BreakdownRow> sides;
    std::vector<BreakdownRow> months;
    std::vector<DistributionBin> rBins;
    std::vector<DistributionBin> pnlBins;

    /// P&L of a row on the report's basis.
    const MoneyFigure& pnl(const BreakdownRow& row) const {
        return summary.basis == Basis::Net ? row.totalNetPnL : row.totalPnL;
    }
};

ReportContent reportContent(const ReportInput& input);

/// The filter in words: "Net P&L · 1/1/2026 – 31/10/2026 · AAPL, MSFT · long · wins only".
QString filterWords(const ReportInput& input, const ReportContent& content, const FigureText& text);

/// One line of the list of trades, as printed.
struct TradeLine {
    QString day, symbol, side, quantity, entry, exit, costs, pnl, r;
    int sign = 0; ///< of the P&L
};
TradeLine tradeLine(const TradeBook& book, const Trade& trade, const Summary& summary,
                    const FigureText& text);
/// Closed trades in exit order, then those still open and those without an opening.
std::vector<quint32> listedTrades(const TradeSelection& selection);

} // namespace core
