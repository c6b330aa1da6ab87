#include "core/report/report_sections.h"
#include "core/report/report_style.h"
#include "core/statistics/figure_list.h"

#include <QFontMetricsF>

namespace core {

using namespace paper;

namespace {

constexpr double kRow = 15.5 * Pt;
constexpr double kGap = 22 * Pt;

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

} // namespace

void paintFigures(ReportPages& pages, const ReportContent& content, const FigureText& text) {
    pages.next(QStringLiteral("Every figure"));
    QPainter& painter = pages.painter();
    const QRectF body = pages.body();
    const double width = (body.width() - kGap) / 2;
    const auto figures = figureList();
    const double rows = double(figures.size()) + 2 * 8; // eight groups, each with a heading and air
    const double half = rows / 2 * kRow;
    double left = body.left();
    double top = body.top();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const FigureDefinition& figure = figures[i];
        if (i == 0 || figure.group != figures[i - 1].group) {
            if (left == body.left() && top - body.top() > half - 4 * kRow) {
                left += width + kGap;
                top = body.top();
            }
            line(painter, QRectF(left, top, width, kRow), groupTitle(figure.group),
                 {font(9, QFont::DemiBold), AccentColour});
            rule(painter, left, left + width, top + kRow, AccentColour);
            top += kRow;
        }
        paintFigure(painter, QRectF(left, top, width, kRow), figure, content.summary, text);
        top += kRow;
        if (i + 1 < figures.size() && figures[i + 1].group != figure.group) {
            top += 0.7 * kRow;
        }
    }
}

} // namespace core
