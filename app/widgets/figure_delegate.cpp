#include "app/widgets/figure_delegate.h"

#include "app/theme.h"
#include "app/widgets/cell_roles.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace app {

namespace {
constexpr int kSmallestChip = 34;
constexpr int kChipPadding = 6;
constexpr int kChipHeight = 18;
constexpr int kStars = 5;
constexpr int kCheckWidth = 26;
} // namespace

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    if (const QVariant wished = index.data(Qt::SizeHintRole); wished.isValid()) {
        return wished.toSize();
    }
    const QFont font = interfaceFont(Theme::TextPixels);
    const int check = index.data(Qt::CheckStateRole).isValid() ? kCheckWidth : 0;
    return {int(tabularWidth(font, index.data().toString())) + 2 * m_margin + 2 + check, kRowHeight};
}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    const Theme& colours = theme();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, colours.accentSoft);
    }
    painter->setPen(colours.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect rect = option.rect.adjusted(m_margin, 0, -m_margin, -1);
    painter->setClipRect(option.rect);
    const QStringList chips = index.data(ChipsRole).toStringList();
    if (chips.isEmpty()) {
        paintText(*painter, rect.adjusted(paintCheck(*painter, option, index), 0, 0, 0), index);
    } else {
        paintChips(*painter, rect, chips);
    }
    painter->restore();
}

/// Where the style puts it, so that a click finds it. How far it moves the text.
int FigureDelegate::paintCheck(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (!checked.isValid()) {
        return 0;
    }
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QStyle& style = cell.widget ? *cell.widget->style() : *QApplication::style();
    cell.rect = style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
    cell.state = (cell.state & ~(QStyle::State_HasFocus | QStyle::State_On | QStyle::State_Off)) |
                 (checked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &cell, &painter, cell.widget);
    return kCheckWidth;
}

void FigureDelegate::paintText(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
    const Theme& colours = theme();
    const QVariant sign = index.data(SignRole);
    const bool emphasis = index.data(EmphasisRole).toBool();
    painter.setFont(interfaceFont(Theme::TextPixels, emphasis ? QFont::DemiBold : QFont::Normal));
    painter.setPen(sign.isValid()                   ? colours.ofSign(sign.toInt())
                   : index.data(MutedRole).toBool() ? colours.muted
                                                    : colours.text);
    const QVariant stars = index.data(StarsRole);
    if (stars.isValid()) {
        const int count = stars.toInt();
        const QString text = count == 0 ? QString() : QString(count, u'★') + QString(kStars - count, u'☆');
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, text);
        return;
    }
    const QVariant wished = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment =
        wished.isValid() ? Qt::Alignment(wished.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
    drawTabular(painter, rect, alignment, index.data(Qt::DisplayRole).toString());
}

void FigureDelegate::paintChips(QPainter& painter, QRect rect, const QStringList& words) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interfaceFont(Theme::SmallPixels));
    for (qsizetype i = 0; i < words.size() && rect.width() >= kSmallestChip; ++i) {
        const QFontMetrics metrics = painter.fontMetrics();
        const bool last = i + 1 == words.size();
        const int reserved = last ? 0 : kSmallestChip;
        const int room = std::max(rect.width() - reserved, kSmallestChip) - 2 * kChipPadding;
        // What has no room is told as a number.
        const bool fits = i == 0 || metrics.horizontalAdvance(words[i]) <= room;
        const QString text = fits ? metrics.elidedText(words[i], Qt::ElideRight, room)
                                  : QStringLiteral("+%1").arg(words.size() - i);
        const int width = metrics.horizontalAdvance(text) + 2 * kChipPadding;
        const QRect chip(rect.left(), rect.center().y() - kChipHeight / 2, width, kChipHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().background);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(theme().muted);
        painter.drawText(chip, Qt::AlignCenter, text);
        rect.setLeft(chip.right() + 5);
        if (!fits) {
            break;
        }
    }
}

} // namespace app
