#include "core/report/report_sections.h"
#include "core/report/report_style.h"
#include "core/statistics/figure_list.h"

#include <QFontMetricsF>

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace core {

using namespace paper;

namespace {

constexpr double kRow = 15.5 * Pt;
constexpr double kGap = 22 * Pt;
constexpr double kAir = 0.7; ///< rows after a group

/// Title on the left, value on the right, the reason before a value there is none of.
void paintFigure(QPainter& painter, const QRectF& box, const FigureDefinition& figure, const Summary& summary,
                 const FigureText& text) {
    const QString value = textOf(figure, summary, text);
    const QFont strong = font(8, QFont::Medium);
    const double valueWidth = QFontMetricsF(strong, painter.device()).horizontalAdvance(value) + 4 * Pt;
    const QString title = QString::fromUtf16(figure.title);
    const double titleWidth = QFontMetricsF(font(8), painter.device()).horizontalAdvance(title) + 6 * Pt;
    line(painter, box, title, {font(8), TextColour});
    line(painter, box, value, {strong, TextColour, Qt::AlignRight | Qt::AlignVCenter});
    line(painter, box.adjusted(titleWidth, 0, -valueWidth, 0), reasonText(reasonOf(figure.value(summary))),
         {font(7), MutedColour, Qt::AlignRight | Qt::AlignVCenter});
    rule(painter, box.left(), box.right(), box.bottom());
}

std::vector<std::span<const FigureDefinition>> figureGroups() {
    std::vector<std::span<const FigureDefinition>> groups;
    std::span<const FigureDefinition> rest = figureList();
    while (!rest.empty()) {
        const auto end = std::find_if(rest.begin(), rest.end(), [&](const FigureDefinition& figure) {
            return figure.group != rest.front().group;
        });
        const auto size = std::size_t(end - rest.begin());
        groups.push_back(rest.first(size));
        rest = rest.subspan(size);
    }
    return groups;
}

/// How many groups stand on the left for two columns of much the same height, and the rows of the higher one.
std::pair<std::size_t, double> balanced(const std::vector<std::span<const FigureDefinition>>& groups) {
    const auto rowsOf = [](double rows, std::span<const FigureDefinition> group) {
        return rows + 1 + double(group.size()) + kAir;
    };
    std::pair<std::size_t, double> best{0, std::accumulate(groups.begin(), groups.end(), 0.0, rowsOf)};
    for (std::size_t left = 1; left < groups.size(); ++left) {
        const auto middle = groups.begin() + std::ptrdiff_t(left);
        const double rows = std::max(std::accumulate(groups.begin(), middle, 0.0, rowsOf),
                                     std::accumulate(middle, groups.end(), 0.0, rowsOf));
        best = rows < best.second ? std::pair{left, rows} : best;
    }
    return best;
}

} // namespace

void paintFigures(ReportPages& pages, const ReportContent& content, const FigureText& text) {
    pages.next(QStringLiteral("Every figure"));
    QPainter& painter = pages.painter();
    const QRectF body = pages.body();
    const double width = (body.width() - kGap) / 2;
    const std::vector<std::span<const FigureDefinition>> groups = figureGroups();
    const auto [leftGroups, rows] = balanced(groups);
    const double row = std::min(kRow, body.height() / rows);
    double left = body.left();
    double top = body.top();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == leftGroups) {
            left += width + kGap;
            top = body.top();
        }
        line(painter, QRectF(left, top, width, row), groupTitle(groups[i].front().group),
             {font(9, QFont::DemiBold), AccentColour});
        rule(painter, left, left + width, top + row, AccentColour);
        top += row;
        for (const FigureDefinition& figure : groups[i]) {
            paintFigure(painter, QRectF(left, top, width, row), figure, content.summary, text);
            top += row;
        }
        top += kAir * row;
    }
}

} // namespace core
