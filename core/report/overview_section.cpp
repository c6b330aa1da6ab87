#include "core/report/paint_charts.h"
#include "core/report/report_sections.h"
#include "core/report/report_style.h"
#include "core/statistics/figure_list.h"

#include <QFontMetricsF>

#include <array>
#include <map>

namespace core {

using namespace paper;

namespace {

constexpr double kGap = 8 * Pt;
constexpr double kCardHeight = 52 * Pt;
constexpr double kMonthRow = 16 * Pt;
constexpr int kMostYears = 8;

struct Card {
    const char16_t* key;
    QString smallPrint;
};

std::array<Card, 12> cardsOf(const Summary& summary, const FigureText& text) {
    const auto dash = [&](const Number& number) { return text.percent(number); };
    const QString costs = QStringLiteral("costs %1").arg(text.money(summary.totalFees, summary.currency));
    const QString trades = QStringLiteral("%1 of %2 trades")
                               .arg(text.count(summary.winningTrades), text.count(summary.totalTrades));
    const QString won = QStringLiteral("won %1 · lost %2")
                            .arg(text.wholeMoney(summary.grossProfit), text.wholeMoney(summary.grossLoss));
    const QString fall =
        summary.drawdownPercent.from
            ? QStringLiteral("%1 · %2%3")
                  .arg(text.wholeMoney(summary.maxDrawdownMoney, summary.currency),
                       text.days(summary.drawdownPercent.days),
                       summary.drawdownPercent.ongoing ? QStringLiteral(", ongoing") : QString())
            : text.wholeMoney(summary.maxDrawdownMoney, summary.currency);
    const QString stops = QStringLiteral("%1 of %2 with a stop")
                              .arg(text.count(summary.tradesWithRisk), text.count(summary.totalTrades));
    return {
        {{u"totalNetPnL", costs},
         {u"winRate", trades},
         {u"profitFactor", won},
         {u"expectancy", QStringLiteral("per trade")},
         {u"maxDrawdown", fall},
         {u"averageR", stops},
         {u"sqn", QStringLiteral("system quality")},
         {u"sharpeRatio", QStringLiteral("volatility %1").arg(dash(summary.volatility))},
         {u"payoffRatio",
          QStringLiteral("%1 to %2").arg(text.money(summary.averageWin), text.money(summary.averageLoss))},
         {u"recoveryFactor", QStringLiteral("net P&L to max drawdown")},
         {u"cagr", QStringLiteral("Calmar %1").arg(text.ratio(summary.calmarRatio))},
         {u"averageHoldingSeconds",
          QStringLiteral("median %1").arg(text.duration(summary.medianHoldingSeconds))}}};
}

double signOf(const FigureDefinition& figure, const Summary& summary) {
    const FigureValue value = figure.value(summary);
    const bool isResult = figure.unit == FigureUnit::Result;
    const MoneyFigure* money = std::get_if<MoneyFigure>(&value);
    return isResult && money != nullptr && money->value ? money->value->sign() : 0;
}

void paintCard(QPainter& painter, const QRectF& box, const Card& card, const Summary& summary,
               const FigureText& text) {
    const FigureDefinition* figure = figureNamed(QString::fromUtf16(card.key));
    painter.setPen(QPen(QColor::fromRgb(LineColour), 0.7 * Pt));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 5 * Pt, 5 * Pt);
    const QRectF inside = box.adjusted(9 * Pt, 6 * Pt, -9 * Pt, -6 * Pt);
    const auto row = [&](double top, double height) {
        return QRectF(inside.left(), inside.top() + top * Pt, inside.width(), height * Pt);
    };
    line(painter, row(0, 11), QString::fromUtf16(figure->title), {font(7.5), MutedColour});
    const QString value = textOf(*figure, summary, text);
    double size = 14; // a large amount is set smaller rather than cut off
    while (size > 8 && QFontMetricsF(font(size, QFont::DemiBold), painter.device()).horizontalAdvance(value) >
                           inside.width()) {
        size -= 0.5;
    }
    line(painter, row(12, 17), value,
         {font(size, QFont::DemiBold), signColour(signOf(*figure, summary)).rgb()});
    const FigureValue content = figure->value(summary);
    const Undefinedness reason = reasonOf(content);
    line(painter, row(30, 10), reason == Undefinedness::None ? card.smallPrint : reasonText(reason),
         {font(7), MutedColour});
}

double paintHead(ReportPages& pages, const ReportInput& input, const ReportContent& content,
                 const FigureText& text) {
    QPainter& painter = pages.painter();
    const QRectF body = pages.body();
    line(painter, QRectF(body.left(), body.top(), body.width(), 26 * Pt), input.title,
         {font(20, QFont::DemiBold), TextColour});
    line(painter, QRectF(body.left(), body.top(), body.width(), 26 * Pt), QStringLiteral("Trading Journal"),
         {font(9, QFont::Medium), AccentColour, Qt::AlignRight | Qt::AlignVCenter});
    line(painter, QRectF(body.left(), body.top() + 28 * Pt, body.width(), 13 * Pt),
         filterWords(input, content, text), {font(8.5), MutedColour});
    rule(painter, body.left(), body.right(), body.top() + 47 * Pt);
    return body.top() + 56 * Pt;
}

double paintCards(ReportPages& pages, double top, const Summary& summary, const FigureText& text) {
    const QRectF body = pages.body();
    const double width = (body.width() - 3 * kGap) / 4;
    const std::array<Card, 12> cards = cardsOf(summary, text);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const std::size_t row = i / 4;
        const QRectF box(body.left() + double(i % 4) * (width + kGap),
                         top + double(row) * (kCardHeight + kGap), width, kCardHeight);
        paintCard(pages.painter(), box, cards[i], summary, text);
    }
    const std::size_t rows = cards.size() / 4;
    return top + double(rows) * (kCardHeight + kGap);
}

/// P&L by month, and the years; those before the last eight are one row.
struct YearRow {
    std::array<DecimalSum, 12> months;
    std::array<bool, 12> traded{};
};

std::map<int, YearRow> yearRows(const ReportContent& content) {
    std::map<int, YearRow> years;
    for (const BreakdownRow& month : content.months) { // key: YYYY-MM
        const Decimal pnl = content.pnl(month).value.value_or(Decimal());
        YearRow& year = years[month.key.left(4).toInt()];
        const auto at = std::size_t(month.key.mid(5).toInt() - 1);
        year.months[at] += pnl;
        year.traded[at] = true;
    }
    while (years.size() > std::size_t(kMostYears)) {
        const auto oldest = years.begin();
        const auto next = std::next(oldest);
        for (std::size_t i = 0; i < 12; ++i) {
            next->second.months[i] += oldest->second.months[i];
            next->second.traded[i] = next->second.traded[i] || oldest->second.traded[i];
        }
        years.erase(oldest);
    }
    return years;
}

/// Whole units where they fit, else shortened.
QString monthText(const DecimalSum& sum, double width, const QFont& font, const FigureText& text) {
    const QString whole = sum.value() ? text.wholeMoney(*sum.value()) : QString();
    const bool fits = QFontMetricsF(font).horizontalAdvance(whole) < width;
    return fits && !whole.isEmpty() ? whole : text.compact(sum.toDouble());
}

void paintMonths(ReportPages& pages, const QRectF& box, const ReportContent& content,
                 const FigureText& text) {
    QPainter& painter = pages.painter();
    const bool isNet = content.summary.basis == Basis::Net;
    const QRectF inside =
        panel(painter, box, QStringLiteral("Months"),
              isNet ? QStringLiteral("net P&L by exit day") : QStringLiteral("gross P&L by exit day"));
    if (content.months.empty() || content.summary.totalPnL.reason != Undefinedness::None) {
        paintNothing(painter, inside,
                     QStringLiteral("No months: %1")
                         .arg(reasonText(content.months.empty() ? Undefinedness::NoClosedTrades
                                                                : content.summary.totalPnL.reason)));
        return;
    }
    const double first = 34 * Pt;
    const double width = (inside.width() - first) / 13;
    const auto cell = [&](double row, int column) {
        return QRectF(inside.left() + first + column * width, inside.top() + row * kMonthRow, width,
                      kMonthRow);
    };
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const QFont small = font(7);
    const QFont strong = font(7, QFont::DemiBold);
    for (int month = 0; month < 12; ++month) {
        line(painter, cell(0, month), text.locale().standaloneMonthName(month + 1, QLocale::ShortFormat),
             {small, MutedColour, right});
    }
    line(painter, cell(0, 12), QStringLiteral("Year"), {small, MutedColour, right});
    double row = 1;
    const std::map<int, YearRow> years = yearRows(content);
    const bool isCut = content.months.front().key.left(4).toInt() < years.begin()->first;
    for (const auto& [year, values] : years) {
        rule(painter, inside.left(), inside.right(), inside.top() + row * kMonthRow);
        const QString name = (isCut && year == years.begin()->first ? QStringLiteral("to ") : QString()) +
                             QString::number(year);
        line(painter, QRectF(inside.left(), inside.top() + row * kMonthRow, first, kMonthRow), name,
             {font(7, QFont::DemiBold), TextColour});
        DecimalSum total;
        for (int month = 0; month < 12; ++month) {
            const auto at = std::size_t(month);
            total += values.months[at];
            if (values.traded[at]) {
                line(painter, cell(row, month), monthText(values.months[at], width - 3 * Pt, small, text),
                     {small, signColour(values.months[at].sign()).rgb(), right});
            }
        }
        line(painter, cell(row, 12), monthText(total, width - 3 * Pt, strong, text),
             {strong, signColour(total.sign()).rgb(), right});
        row += 1;
    }
}

} // namespace

void paintOverview(ReportPages& pages, const ReportInput& input, const ReportContent& content,
                   const FigureText& text) {
    pages.next({});
    const QRectF body = pages.body();
    double top = paintHead(pages, input, content, text);
    top = paintCards(pages, top, content.summary, text);
    const double rows = double(std::max<std::size_t>(yearRows(content).size(), 1)) + 1;
    const double monthsHeight = 36 * Pt + rows * kMonthRow;
    const double chartHeight = std::min(body.bottom() - top - monthsHeight - kGap, 440 * Pt);
    const QRectF chart(body.left(), top, body.width(), chartHeight);
    const QRectF room = panel(pages.painter(), chart, QStringLiteral("Equity and drawdown"),
                              QStringLiteral("after all costs, by exit day"));
    paintEquityChart(pages.painter(), room, content.curve, text);
    paintMonths(pages, QRectF(body.left(), chart.bottom() + kGap, body.width(), monthsHeight), content, text);
}

} // namespace core
