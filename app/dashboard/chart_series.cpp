#include "app/dashboard/chart_series.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace app {

using namespace Qt::Literals::StringLiterals;
using Plus = core::FigureText::Plus;

namespace {

struct SeriesText {
    Q_DECLARE_TR_FUNCTIONS(ChartSeries)
};

QString axisText(const Presentation& presentation, double value) {
    const QString number = presentation.text().compact(value);
    return presentation.unit() == Unit::Money ? number : number + u' ' + presentation.unitSign();
}

QString tradesText(const Presentation& presentation, int trades) {
    return SeriesText::tr("%1 trades", nullptr, trades).arg(presentation.text().count(trades));
}

BarChart::Bar resultBar(const Presentation& presentation, const core::BreakdownRow& row,
                        const QString& label) {
    const Shown shown = rowResult(presentation, row);
    const QString text = SeriesText::tr("%1: %2, %3, win rate %4")
                             .arg(label, shown.text, tradesText(presentation, row.totalTrades),
                                  presentation.text().percent(row.winRate));
    return {row.key, label, text, shown.known ? shown.value : 0, std::nullopt};
}

} // namespace

std::vector<EquityChart::Point> equityPoints(const Presentation& presentation) {
    const Snapshot& snapshot = *presentation.snapshot();
    const core::EquityCurve& curve = snapshot.equity;
    std::vector<EquityChart::Point> points;
    points.reserve(curve.points.size());
    const double start = curve.start.toDouble();
    const bool percent = presentation.unit() == Unit::Percent;
    if (percent && !(curve.hasStartingEquity && start > 0)) {
        return points;
    }
    double sum = 0;
    double peak = 0;
    for (const core::EquityPoint& point : curve.points) {
        if (presentation.unit() == Unit::R) {
            const auto found = snapshot.rOfDay.find(point.date);
            sum += found == snapshot.rOfDay.end() ? 0 : found->second;
            peak = std::max(peak, sum);
            points.push_back({point.date, sum, sum - peak});
        } else if (percent) {
            const double high = point.equity.toDouble() - point.drawdown.toDouble();
            points.push_back({point.date, (point.equity.toDouble() / start - 1) * 100,
                              high > 0 ? point.drawdown.toDouble() / high * 100 : 0});
        } else {
            points.push_back({point.date, point.equity.toDouble(), point.drawdown.toDouble()});
        }
    }
    return points;
}

EquityChart::Words equityWords(const Presentation& presentation) {
    EquityChart::Words words;
    words.axis = [presentation](double value) { return axisText(presentation, value); };
    words.day = [presentation](core::Day day) { return presentation.text().shortDay(day); };
    words.month = [presentation](core::Day day) {
        const std::chrono::year_month_day date(day);
        return date.month() == std::chrono::January ? QString::number(int(date.year()))
                                                    : presentation.text().shortMonth(day);
    };
    words.explanation = [presentation, points = equityPoints(presentation)](int index) {
        const core::EquityPoint& point = presentation.snapshot()->equity.points[std::size_t(index)];
        const core::FigureText& text = presentation.text();
        QStringList lines{text.day(point.date)};
        const EquityChart::Point& shown = points[std::size_t(index)];
        switch (presentation.unit()) {
        case Unit::Money:
            lines << SeriesText::tr("Equity %1").arg(text.money(point.equity, presentation.currency()))
                  << SeriesText::tr("Day %1").arg(
                         text.money(point.netPnl, presentation.currency(), Plus::Always));
            if (point.drawdown.isNegative()) {
                lines
                    << SeriesText::tr("Drawdown %1").arg(text.money(point.drawdown, presentation.currency()));
            }
            break;
        case Unit::Percent:
            lines << SeriesText::tr("Return %1").arg(text.percent(shown.equity, 2, Plus::Always))
                  << SeriesText::tr("Drawdown %1").arg(text.percent(shown.drawdown, 2));
            break;
        case Unit::R:
            lines << SeriesText::tr("Sum %1").arg(text.inR(shown.equity, 2, Plus::Always))
                  << SeriesText::tr("Drawdown %1").arg(text.inR(shown.drawdown, 2));
            break;
        }
        return lines;
    };
    return words;
}

Shown rowResult(const Presentation& presentation, const core::BreakdownRow& row) {
    const core::Number r = row.averageR.isFinite()
                               ? core::Number::finite(row.averageR.value * row.averageR.n, row.averageR.n)
                               : row.averageR;
    return presentation.result(presentation.ofBasis(row.totalPnL, row.totalNetPnL), r);
}

std::vector<BarChart::Bar> weekdayBars(const Presentation& presentation) {
    std::vector<BarChart::Bar> bars;
    for (const core::BreakdownRow& row : presentation.snapshot()->weekdays) {
        if (!row.key.isEmpty()) { // the entry's day is known
            bars.push_back(resultBar(presentation, row, presentation.text().weekday(row.key.toInt())));
        }
    }
    return bars;
}

std::vector<BarChart::Bar> hourBars(const Presentation& presentation) {
    std::vector<BarChart::Bar> bars;
    int previous = -1;
    for (const core::BreakdownRow& row : presentation.snapshot()->hours) {
        bool known = false;
        const int hour = row.key.toInt(&known);
        if (!known) {
            continue;
        }
        // An hour without trades inside the day is an empty place, not a jump of the axis.
        for (int empty = previous + 1; previous >= 0 && empty < hour; ++empty) {
            bars.push_back(
                {{}, QString::number(empty), SeriesText::tr("%1: no trades").arg(empty), 0, std::nullopt});
        }
        bars.push_back(resultBar(presentation, row, QString::number(hour)));
        previous = hour;
    }
    return bars;
}

std::vector<BarChart::Bar> rBars(const Presentation& presentation) {
    std::vector<BarChart::Bar> bars;
    const auto& bins = presentation.snapshot()->rDistribution;
    const bool any = std::any_of(bins.begin(), bins.end(), [](const auto& bin) { return bin.trades > 0; });
    for (std::size_t i = 0; any && i < bins.size(); ++i) {
        const int centre = int(std::lround((bins[i].from + bins[i].to) / 2));
        const QString label = presentation.text().ratio(double(centre), 0);
        const QString end = i == 0 ? u"≤"_s : i + 1 == bins.size() ? u"≥"_s : QString();
        bars.push_back(
            {QString::number(i), end + label,
             SeriesText::tr("%1%2 R: %3").arg(end, label, tradesText(presentation, bins[i].trades)),
             double(bins[i].trades),
             centre > 0   ? 1
             : centre < 0 ? -1
                          : 0});
    }
    return bars;
}

} // namespace app
