#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace core::paper {

/// The report is laid out in tenths of a point: one device unit of a QPdfWriter at 720 dpi.
inline constexpr double Pt = 10.0;
inline constexpr int UnitsPerInch = 720;

// The light theme's tokens; paper has no dark side.
inline constexpr QRgb TextColour = 0xFF1B2130;
inline constexpr QRgb MutedColour = 0xFF667085;
inline constexpr QRgb LineColour = 0xFFE3E6EB;
inline constexpr QRgb PanelColour = 0xFFF5F6F8;
inline constexpr QRgb AccentColour = 0xFF3B5BDB;
inline constexpr QRgb AccentSoftColour = 0xFFEDF1FF;
inline constexpr QRgb ProfitColour = 0xFF0B8F63;
inline constexpr QRgb ProfitSoftColour = 0xFFE4F5EE;
inline constexpr QRgb LossColour = 0xFFD6332C;
inline constexpr QRgb LossSoftColour = 0xFFFCE9E8;

/// Inter where it is installed, else the system's sans serif.
QFont font(double points, QFont::Weight weight = QFont::Normal);
/// Profit, loss or text colour by the sign.
QColor signColour(double value);

struct LineStyle {
    QFont font;
    QRgb colour = TextColour;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// One line, elided where it does not fit.
void line(QPainter& painter, const QRectF& box, const QString& text, const LineStyle& style);
/// A horizontal hair line.
void rule(QPainter& painter, double left, double right, double y, QRgb colour = LineColour);
/// The white card with a hair line around it that charts and tables sit in; returns the room inside.
QRectF panel(QPainter& painter, const QRectF& box, const QString& title, const QString& remark = {});

} // namespace core::paper
