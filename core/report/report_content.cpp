#include "core/report/report_content.h"

#include "core/statistics/closed_trades.h"
#include "core/statistics/r_multiples.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {
namespace {

constexpr int kBinsOfPnl = 16;

QString dayRange(const ReportInput& input, const ReportContent& content, const FigureText& text) {
    std::optional<Day> from = input.filter.from;
    std::optional<Day> to = input.filter.to;
    if (!content.curve.points.empty()) {
        from = from ? from : content.curve.points.front().date;
        to = to ? to : content.curve.points.back().date;
    }
    if (!from && !to) {
        return QStringLiteral("All dates");
    }
    const auto word = [&](const std::optional<Day>& day) {
        return day ? text.day(*day) : QStringLiteral("…");
    };
    return word(from) + QStringLiteral(" – ") + word(to);
}

QString outcomeWord(Outcome outcome) {
    switch (outcome) {
    case Outcome::Win:
        return QStringLiteral("wins only");
    case Outcome::Loss:
        return QStringLiteral("losses only");
    case Outcome::BreakEven:
        return QStringLiteral("break-even only");
    }
    return {};
}

QString statusWord(TradeStatus status) {
    switch (status) {
    case TradeStatus::Open:
        return QStringLiteral("open trades");
    case TradeStatus::Closed:
        return QStringLiteral("closed trades");
    case TradeStatus::Unopened:
        return QStringLiteral("trades without an opening");
    }
    return {};
}

/// What the filter asks of the entry and of R; nothing when it asks nothing.
QStringList entryWords(const TradeFilter& filter, const FigureText& text) {
    QStringList words, weekdays, hours;
    for (const int weekday : filter.weekdays) {
        weekdays += text.weekday(weekday);
    }
    for (const int hour : filter.entryHours) {
        hours += QStringLiteral("%1:00").arg(hour, 2, 10, QChar(u'0'));
    }
    if (!weekdays.isEmpty()) {
        words += QStringLiteral("entered on ") + weekdays.join(QStringLiteral(", "));
    }
    if (!hours.isEmpty()) {
        words += QStringLiteral("in the hour from ") + hours.join(QStringLiteral(", "));
    }
    if (filter.fromR) {
        words += QStringLiteral("from ") + text.inR(*filter.fromR);
    }
    if (filter.toR) {
        words += QStringLiteral("below ") + text.inR(*filter.toR);
    }
    return words;
}

} // namespace

ReportContent reportContent(const ReportInput& input) {
    ReportContent content;
    content.selection = select(input.book, input.filter);
    const ClosedTrades closed(input.book, content.selection);
    content.summary = summarise(closed);
    content.curve = equityCurve(closed);
    content.weekdays = breakdown(closed, BreakdownBy::Weekday);
    content.hours = breakdown(closed, BreakdownBy::Hour);
    content.symbols = breakdown(closed, BreakdownBy::Symbol);
    content.sides = breakdown(closed, BreakdownBy::Side);
    content.months = breakdown(closed, BreakdownBy::Month);
    content.rBins = rDistribution(closed);
    content.pnlBins = pnlDistribution(closed, kBinsOfPnl);
    std::stable_sort(
        content.symbols.begin(), content.symbols.end(), [&](const BreakdownRow& a, const BreakdownRow& b) {
            return content.pnl(a).value.value_or(Decimal()) > content.pnl(b).value.value_or(Decimal());
        });
    return content;
}

QString filterWords(const ReportInput& input, const ReportContent& content, const FigureText& text) {
    const TradeFilter& filter = input.filter;
    QStringList words{filter.basis == Basis::Net ? QStringLiteral("Net P&L") : QStringLiteral("Gross P&L"),
                      dayRange(input, content, text)};
    words += filter.accounts.isEmpty() ? QStringLiteral("all accounts")
                                       : filter.accounts.join(QStringLiteral(", "));
    if (!filter.symbols.isEmpty()) {
        words += filter.symbols.join(QStringLiteral(", "));
    }
    QStringList tags = filter.tags;
    tags.replaceInStrings(QRegularExpression(QStringLiteral("^$")), QStringLiteral("untagged"));
    if (!tags.isEmpty()) {
        words += QStringLiteral("tags ") + tags.join(QStringLiteral(", "));
    }
    if (filter.side) {
        words += *filter.side == Direction::Long ? QStringLiteral("long") : QStringLiteral("short");
    }
    if (filter.outcome) {
        words += outcomeWord(*filter.outcome);
    }
    if (filter.status) {
        words += statusWord(*filter.status);
    }
    words += entryWords(filter, text);
    if (!content.summary.currency.isEmpty()) {
        words += QStringLiteral("in ") + content.summary.currency;
    }
    return words.join(QStringLiteral("  ·  "));
}

TradeLine tradeLine(const TradeBook& book, const Trade& trade, const Summary& summary,
                    const FigureText& text) {
    const QString none{QChar(FigureText::NoValue)};
    const auto price = [&](const std::optional<Decimal>& value) { return value ? text.price(*value) : none; };
    // The currency stands in the heading; a trade in another one names its own.
    const QString currency = book.currencyOf(trade) == summary.currency ? QString() : book.currencyOf(trade);
    TradeLine row;
    row.day = text.day(trade.status == TradeStatus::Open ? trade.entryDay : trade.exitDay);
    row.symbol = book.instrumentOf(trade).symbol;
    row.side = trade.side == Direction::Long ? QStringLiteral("Long") : QStringLiteral("Short");
    row.quantity = text.quantity(trade.quantity);
    row.entry =
        trade.status == TradeStatus::Unopened ? QStringLiteral("no opening") : price(trade.entryPrice);
    row.exit = trade.status == TradeStatus::Open ? QStringLiteral("open") : price(trade.exitPrice);
    row.costs = text.money(trade.charges.total(), currency);
    const std::optional<double> r = rMultiple(trade);
    row.r = r ? text.inR(*r) : none;
    row.pnl = none;
    if (trade.status != TradeStatus::Unopened) {
        const Decimal pnl = trade.pnl(summary.basis);
        row.pnl = text.money(pnl, currency, FigureText::Plus::Always);
        row.sign = pnl.sign();
    }
    return row;
}

std::vector<quint32> listedTrades(const TradeSelection& selection) {
    std::vector<quint32> listed = selection.closed;
    listed.insert(listed.end(), selection.open.begin(), selection.open.end());
    listed.insert(listed.end(), selection.unopened.begin(), selection.unopened.end());
    return listed;
}

} // namespace core
