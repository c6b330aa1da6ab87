#include "app/widgets/labels.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString toneName(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return {};
    case Tone::Muted:
        return u"muted"_s;
    case Tone::Profit:
        return u"profit"_s;
    case Tone::Loss:
        return u"loss"_s;
    case Tone::Warning:
        return u"warning"_s;
    }
    return {};
}

QString sizeName(TextSize size) {
    switch (size) {
    case TextSize::Small:
        return u"small"_s;
    case TextSize::Text:
        return {};
    case TextSize::Heading:
        return u"heading"_s;
    case TextSize::Title:
        return u"title"_s;
    case TextSize::Figure:
        return u"figure"_s;
    }
    return {};
}

} // namespace

Tone toneOfSign(int sign) {
    return sign > 0 ? Tone::Profit : sign < 0 ? Tone::Loss : Tone::Plain;
}

void restyle(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void setTone(QWidget* widget, Tone tone) {
    const QString name = toneName(tone);
    if (widget->property("tone").toString() != name) {
        widget->setProperty("tone", name);
        restyle(widget);
    }
}

QLabel* makeLabel(const QString& text, TextSize size, Tone tone, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("textSize", sizeName(size));
    label->setProperty("tone", toneName(tone));
    return label;
}

QLabel* makeChip(const QString& text, Tone tone, QWidget* parent) {
    QLabel* chip = makeLabel(text, TextSize::Small, tone, parent);
    chip->setProperty("role", u"chip"_s);
    chip->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return chip;
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {0, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() &&
        fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace app
