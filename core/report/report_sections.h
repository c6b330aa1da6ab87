#pragma once

#include "core/report/report_content.h"
#include "core/report/report_pages.h"

namespace core {

/// Page one: title, filter, cards, equity and drawdown, months.
void paintOverview(ReportPages& pages, const ReportInput& input, const ReportContent& content,
                   const FigureText& text);
/// Page two: weekday, hour, R and P&L distributions, best and worst symbols, sides, costs.
void paintBreakdowns(ReportPages& pages, const ReportContent& content, const FigureText& text);
/// Page three: every figure, with the reason where there is none.
void paintFigures(ReportPages& pages, const ReportContent& content, const FigureText& text);

/// The list of trades from page four on.
void paintTradeList(ReportPages& pages, const ReportInput& input, const ReportContent& content,
                    const FigureText& text);
int tradeListPages(std::size_t trades, ReportPaper paper);

} // namespace core
