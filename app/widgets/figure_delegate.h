#pragma once

#include <QStyledItemDelegate>

namespace app {

/// Paints table cells: figures right-aligned with digits of equal width in any font, results in their colour,
/// chips and stars (roles: widgets/cell_roles.h). One text run per cell, so that 100,000 rows scroll freely.
class FigureDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `margin`: left and right of every cell's text, in pixels.
    explicit FigureDelegate(QObject* parent = nullptr, int margin = kMargin)
        : QStyledItemDelegate(parent), m_margin(margin) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int kRowHeight = 32;
    static constexpr int kMargin = 8;

private:
    const int m_margin;
    int paintCheck(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintChips(QPainter& painter, QRect rect, const QStringList& words) const;
};

/// Draws `text` with every digit as wide as the widest, so that columns of figures align (Qt 6.4 cannot ask a
/// font for its tabular figures).
void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);
double tabularWidth(const QFont& font, const QString& text);

} // namespace app
