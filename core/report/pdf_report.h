#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/trade_filter.h"

#include <QLocale>
#include <QString>

class QIODevice;

namespace core {

enum class ReportPaper : quint8 { A4, Letter };

/// What the report shows and how. `book` must outlive the call.
struct ReportInput {
    const TradeBook& book;
    TradeFilter filter;
    QLocale locale{}; ///< digits, grouping, dates
    Instant madeAt{}; ///< printed in the footer, as a day of the journal's zone
    ReportPaper paper = ReportPaper::A4;
    QString title = QStringLiteral("Trading report");
    bool hasTradeList = true; ///< about fifty trades a page
};

/// Figures, charts, breakdowns, costs and the list of trades as a PDF. The figures are those of `summarise`
/// in the text of `FigureText`. Needs a QGuiApplication (offscreen is enough) for its fonts; any thread.
/// Fails with FileUnwritable.
Result<void> writePdfReport(QIODevice& device, const ReportInput& input);
/// Replaces the file only when the whole report is written.
Result<void> writePdfReport(const QString& path, const ReportInput& input);

} // namespace core
