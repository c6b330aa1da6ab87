#pragma once

#include "core/base/clock.h"
#include "core/domain/trade_filter.h"

#include <QLocale>
#include <QString>

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

} // namespace core
