#include "core/report/report_sections.h"
#include "core/report/report_style.h"

#include <array>

namespace core {

using namespace paper;

namespace {

constexpr double kRow = 13.5 * Pt;

int rowsPerPage(ReportPaper paper) {
    return int(ReportPages::bodyOf(paper, true).height() / kRow) - 1; // one for the column titles
}

struct Column {
    const char16_t* title;
    double share; ///< of the width
    bool isRight;
    QString TradeLine::*text;
};

constexpr std::array<Column, 9> kColumns{{
    {u"Exit day", 0.115, false, &TradeLine::day},
    {u"Symbol", 0.205, false, &TradeLine::symbol},
    {u"Side", 0.06, false, &TradeLine::side},
    {u"Quantity", 0.09, true, &TradeLine::quantity},
    {u"Entry", 0.12, true, &TradeLine::entry},
    {u"Exit", 0.12, true, &TradeLine::exit},
    {u"Costs", 0.09, true, &TradeLine::costs},
    {u"P&L", 0.125, true, &TradeLine::pnl},
    {u"R", 0.075, true, &TradeLine::r},
}};

template <typename TextOf, typename ColourOf>
void paintRow(QPainter& painter, const QRectF& row, const QFont& rowFont, TextOf textOf, ColourOf colourOf) {
    double left = row.left();
    for (const Column& column : kColumns) {
        const double width = column.share * row.width();
        const QRectF cell(left, row.top(), width - 5 * Pt, row.height());
        line(painter, column.isRight ? cell.translated(5 * Pt, 0) : cell, textOf(column),
             {rowFont, colourOf(column),
              (column.isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter});
        left += width;
    }
}

} // namespace

int tradeListPages(std::size_t trades, ReportPaper paper) {
    const auto perPage = std::size_t(rowsPerPage(paper));
    return int((trades + perPage - 1) / perPage);
}

void paintTradeList(ReportPages& pages, const ReportInput& input, const ReportContent& content,
                    const FigureText& text) {
    const std::vector<quint32> trades = listedTrades(content.selection);
    const auto perPage = std::size_t(rowsPerPage(input.paper));
    QPainter& painter = pages.painter();
    const QFont small = font(7.5);
    const QString basis =
        content.summary.basis == Basis::Net ? QStringLiteral("Net P&L") : QStringLiteral("Gross P&L");
    for (std::size_t i = 0; i < trades.size(); ++i) {
        const std::size_t onPage = i % perPage;
        if (onPage == 0) {
            const QString currency = content.summary.currency.isEmpty()
                                         ? QString()
                                         : QStringLiteral(" in ") + content.summary.currency;
            pages.next(QStringLiteral("Trades") + currency);
            const QRectF titles(pages.body().left(), pages.body().top(), pages.body().width(), kRow);
            paintRow(
                painter, titles, font(7.5, QFont::DemiBold),
                [&](const Column& column) {
                    return column.text == &TradeLine::pnl ? basis : QString::fromUtf16(column.title);
                },
                [](const Column&) { return MutedColour; });
        }
        const TradeLine trade = tradeLine(input.book, input.book.trades[trades[i]], content.summary, text);
        const QRectF row(pages.body().left(), pages.body().top() + double(onPage + 1) * kRow,
                         pages.body().width(), kRow);
        rule(painter, row.left(), row.right(), row.top());
        paintRow(
            painter, row, small, [&](const Column& column) { return trade.*column.text; },
            [&](const Column& column) {
                return column.text == &TradeLine::pnl ? QRgb(signColour(trade.sign).rgb()) : TextColour;
            });
    }
}

} // namespace core
