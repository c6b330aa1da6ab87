#include "core/report/paint_charts.h"
#include "core/report/report_sections.h"
#include "core/report/report_style.h"
#include "core/statistics/figure_list.h"

#include <algorithm>

namespace core {

using namespace paper;

namespace {

constexpr double kGap = 8 * Pt;
constexpr double kRow = 15 * Pt;
constexpr std::size_t kMostSymbols = 7;

QString basisWord(const Summary& summary) {
    return summary.basis == Basis::Net ? QStringLiteral("net") : QStringLiteral("gross");
}

template <typename LabelOf>
std::vector<ReportBar> barsOf(const ReportContent& content, const std::vector<BreakdownRow>& rows,
                              LabelOf labelOf) {
    std::vector<ReportBar> bars;
    for (const BreakdownRow& row : rows) {
        const MoneyFigure& pnl = content.pnl(row);
        if (pnl.value) {
            bars.push_back({labelOf(row.key), pnl.value->toDouble(), signColour(pnl.value->sign())});
        }
    }
    return bars;
}

std::vector<ReportBar> barsOf(const std::vector<DistributionBin>& bins, const FigureText& text, bool isR) {
    std::vector<ReportBar> bars;
    for (const DistributionBin& bin : bins) {
        const double centre = (bin.from + bin.to) / 2;
        const QString label = isR ? text.ratio(centre, 0) : text.compact(bin.from);
        const QColor colour = isR && centre == 0 ? QColor::fromRgb(MutedColour) : signColour(centre);
        bars.push_back({label, double(bin.trades), colour});
    }
    return bars;
}

/// A line of a small table: what, how many trades, an amount.
struct TableRow {
    QString name;
    QString count;
    QString amount;
    QColor colour;
};

void paintTable(QPainter& painter, const QRectF& box, const std::vector<TableRow>& rows) {
    if (rows.empty()) {
        paintNothing(painter, box, QStringLiteral("Nothing to show"));
        return;
    }
    double top = box.top();
    for (const TableRow& row : rows) {
        const QRectF whole(box.left(), top, box.width(), kRow);
        line(painter, whole.adjusted(0, 0, -box.width() * 0.5, 0), row.name, {font(8), TextColour});
        line(painter, whole.adjusted(box.width() * 0.5, 0, -box.width() * 0.3, 0), row.count,
             {font(7.5), MutedColour, Qt::AlignRight | Qt::AlignVCenter});
        line(painter, whole.adjusted(box.width() * 0.7, 0, 0, 0), row.amount,
             {font(8, QFont::Medium), row.colour.rgb(), Qt::AlignRight | Qt::AlignVCenter});
        rule(painter, box.left(), box.right(), top + kRow);
        top += kRow;
    }
}

TableRow tableRow(const ReportContent& content, const BreakdownRow& row, const QString& name,
                  const FigureText& text) {
    const MoneyFigure& pnl = content.pnl(row);
    return {name, QStringLiteral("%1 × %2").arg(text.count(row.totalTrades), text.percent(row.winRate, 0)),
            text.money(pnl, {}, FigureText::Plus::Always), signColour(pnl.value ? pnl.value->sign() : 0)};
}

std::vector<TableRow> symbolRows(const ReportContent& content, bool best, const FigureText& text) {
    std::vector<TableRow> rows;
    const auto add = [&](const BreakdownRow& row) {
        const MoneyFigure& pnl = content.pnl(row);
        const int sign = pnl.value ? pnl.value->sign() : 0;
        if (rows.size() < kMostSymbols && (best ? sign > 0 : sign < 0)) {
            rows.push_back(tableRow(content, row, row.key, text));
        }
    };
    if (best) {
        std::for_each(content.symbols.begin(), content.symbols.end(), add);
    } else {
        std::for_each(content.symbols.rbegin(), content.symbols.rend(), add);
    }
    return rows;
}

std::vector<TableRow> costRows(const Summary& summary, const FigureText& text) {
    std::vector<TableRow> rows;
    for (const FigureDefinition& figure : figureList()) {
        if (QStringView(figure.key).startsWith(u"costs.")) {
            rows.push_back({QString::fromUtf16(figure.title),
                            {},
                            textOf(figure, summary, text),
                            QColor::fromRgb(TextColour)});
        }
    }
    rows.push_back({QStringLiteral("All costs"),
                    {},
                    text.money(summary.totalFees, summary.currency),
                    QColor::fromRgb(TextColour)});
    return rows;
}

QString shareOfProfit(const Summary& summary, const FigureText& text) {
    const Number& share = summary.costsPercentOfGrossProfit;
    return share.isFinite() ? QStringLiteral("%1 of gross profit").arg(text.percent(share)) : QString();
}

std::vector<TableRow> sideRows(const ReportContent& content, const FigureText& text) {
    std::vector<TableRow> rows;
    for (const BreakdownRow& row : content.sides) {
        rows.push_back(tableRow(
            content, row,
            row.key == QStringLiteral("long") ? QStringLiteral("Long") : QStringLiteral("Short"), text));
    }
    const Summary& summary = content.summary;
    const auto add = [&](const char16_t* key) {
        const FigureDefinition* figure = figureNamed(QString::fromUtf16(key));
        rows.push_back({QString::fromUtf16(figure->title),
                        {},
                        textOf(*figure, summary, text),
                        QColor::fromRgb(TextColour)});
    };
    add(u"averageWin");
    add(u"averageLoss");
    add(u"largestWin");
    add(u"largestLoss");
    add(u"averageHoldingSeconds");
    return rows;
}

} // namespace

void paintBreakdowns(ReportPages& pages, const ReportContent& content, const FigureText& text) {
    pages.next(QStringLiteral("Where it came from"));
    QPainter& painter = pages.painter();
    const QRectF body = pages.body();
    const double width = (body.width() - kGap) / 2;
    const double tableHeight = 30 * Pt + kRow * double(kMostSymbols) + 8 * Pt;
    const double chartHeight = (body.height() - 2 * tableHeight - 3 * kGap) / 2;
    const auto box = [&](int row, int column) {
        const double top = row < 2 ? body.top() + row * (chartHeight + kGap)
                                   : body.top() + 2 * (chartHeight + kGap) + (row - 2) * (tableHeight + kGap);
        return QRectF(body.left() + column * (width + kGap), top, width, row < 2 ? chartHeight : tableHeight);
    };
    const QString basis = basisWord(content.summary);
    const auto weekday = [&](const QString& key) {
        return key.isEmpty() ? QStringLiteral("–") : text.weekday(key.toInt());
    };
    const auto hour = [](const QString& key) { return key.isEmpty() ? QStringLiteral("–") : key; };
    paintBars(painter,
              panel(painter, box(0, 0), QStringLiteral("By weekday"), basis + QStringLiteral(", entry day")),
              barsOf(content, content.weekdays, weekday), text);
    paintBars(painter,
              panel(painter, box(0, 1), QStringLiteral("By hour"), basis + QStringLiteral(", entry hour")),
              barsOf(content, content.hours, hour), text);
    const QString withStop =
        QStringLiteral("%1 trades with a stop").arg(text.count(content.summary.tradesWithRisk));
    paintBars(painter, panel(painter, box(1, 0), QStringLiteral("R distribution"), withStop),
              barsOf(content.rBins, text, true), text);
    paintBars(
        painter,
        panel(painter, box(1, 1), QStringLiteral("P&L distribution"), basis + QStringLiteral(", trades")),
        barsOf(content.pnlBins, text, false), text);
    paintTable(painter,
               panel(painter, box(2, 0), QStringLiteral("Best symbols"), QStringLiteral("trades × win rate")),
               symbolRows(content, true, text));
    paintTable(
        painter,
        panel(painter, box(2, 1), QStringLiteral("Worst symbols"), QStringLiteral("trades × win rate")),
        symbolRows(content, false, text));
    paintTable(painter, panel(painter, box(3, 0), QStringLiteral("Long, short, wins, losses")),
               sideRows(content, text));
    paintTable(painter,
               panel(painter, box(3, 1), QStringLiteral("Costs"), shareOfProfit(content.summary, text)),
               costRows(content.summary, text));
}

} // namespace core
