#include "app/widgets/figure_delegate.h"

#include "app/theme.h"
#include "app/widgets/cell_roles.h"

#include <QPainter>

namespace app {

namespace {
constexpr int kMargin = 8;
constexpr int kChipPadding = 6;
constexpr int kChipHeight = 18;
constexpr int kStars = 5;
} // namespace

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const QFont font = interfaceFont(Theme::TextPixels);
    return {int(tabularWidth(font, index.data().toString())) + 2 * kMargin + 2, kRowHeight};
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
    const QRect rect = option.rect.adjusted(kMargin, 0, -kMargin, -1);
    painter->setClipRect(option.rect);
    const QStringList chips = index.data(ChipsRole).toStringList();
    if (chips.isEmpty()) {
        paintText(*painter, rect, index);
    } else {
        paintChips(*painter, rect, chips);
    }
    painter->restore();
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
    for (const QString& word : words) {
        const int width = painter.fontMetrics().horizontalAdvance(word) + 2 * kChipPadding;
        const QRect chip(rect.left(), rect.center().y() - kChipHeight / 2, width, kChipHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().background);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(theme().muted);
        painter.drawText(chip, Qt::AlignCenter, word);
        rect.setLeft(chip.right() + 5);
        if (rect.width() <= kChipPadding) {
            break;
        }
    }
}

} // namespace app
