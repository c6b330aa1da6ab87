#pragma once

#include "core/statistics/equity_curve.h"
#include "core/statistics/figure_text.h"

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace core {

/// Equity above, the fall below the peak underneath, one axis of days.
void paintEquityChart(QPainter& painter, const QRectF& box, const EquityCurve& curve, const FigureText& text);

struct ReportBar {
    QString label;
    double value = 0;
    QColor colour;
};
/// Bars from zero, labels below; every n-th label where they would touch.
void paintBars(QPainter& painter, const QRectF& box, const std::vector<ReportBar>& bars,
               const FigureText& text);

/// The sentence shown where there is nothing to draw.
void paintNothing(QPainter& painter, const QRectF& box, const QString& why);

} // namespace core
