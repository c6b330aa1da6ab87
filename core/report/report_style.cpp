#include "core/report/report_style.h"

#include <QFontDatabase>
#include <QFontMetricsF>

namespace core::paper {

QFont font(double points, QFont::Weight weight) {
    static const bool hasInter = QFontDatabase::families().contains(QStringLiteral("Inter"));
    QFont font(hasInter ? QStringLiteral("Inter") : QStringLiteral("sans-serif"));
    font.setPixelSize(qRound(points * Pt));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Inter swaps + and − beside digits for other glyphs, which Qt's PDFs cannot name: copied text would lose
    // its signs.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QColor signColour(double value) {
    return QColor::fromRgb(value > 0 ? ProfitColour : value < 0 ? LossColour : TextColour);
}

void line(QPainter& painter, const QRectF& box, const QString& text, const LineStyle& style) {
    painter.setFont(style.font);
    painter.setPen(QColor::fromRgb(style.colour));
    const QFontMetricsF metrics(style.font, painter.device());
    const QString shown = metrics.horizontalAdvance(text) <= box.width()
                              ? text
                              : metrics.elidedText(text, Qt::ElideRight, box.width());
    painter.drawText(box, int(style.alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

void rule(QPainter& painter, double left, double right, double y, QRgb colour) {
    painter.setPen(QPen(QColor::fromRgb(colour), 0.6 * Pt));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

QRectF panel(QPainter& painter, const QRectF& box, const QString& title, const QString& remark) {
    painter.setPen(QPen(QColor::fromRgb(LineColour), 0.7 * Pt));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 5 * Pt, 5 * Pt);
    QRectF inside = box.adjusted(10 * Pt, 8 * Pt, -10 * Pt, -8 * Pt);
    const QRectF head(inside.left(), inside.top(), inside.width(), 13 * Pt);
    line(painter, head, title, {font(9, QFont::DemiBold), TextColour});
    line(painter, head, remark, {font(7.5), MutedColour, Qt::AlignRight | Qt::AlignVCenter});
    return inside.adjusted(0, 19 * Pt, 0, 0);
}

} // namespace core::paper
