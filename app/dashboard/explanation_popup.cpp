#include "app/dashboard/explanation_popup.h"

#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

namespace {

constexpr int kWidth = 340;
constexpr int kDistance = 4;

void addLine(QVBoxLayout& layout, const QString& words, TextSize size, Tone tone) {
    if (!words.isEmpty()) {
        auto* label = makeLabel(words, size, tone);
        label->setWordWrap(true);
        layout.addWidget(label);
    }
}

} // namespace

ExplanationPopup::ExplanationPopup(const core::Explanation& explanation, QWidget* card)
    : QFrame(card, Qt::Popup) {
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("role", QStringLiteral("card"));
    setAccessibleName(explanation.title);
    setFixedWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* title = makeLabel(explanation.title, TextSize::Heading);
    title->setWordWrap(true);
    head->addWidget(title, 1);
    head->addWidget(makeLabel(explanation.value, TextSize::Heading), 0, Qt::AlignTop);
    layout->addLayout(head);
    addLine(*layout, explanation.formula, TextSize::Text, Tone::Plain);
    const QString separator = QStringLiteral(" · ");
    QStringList made{explanation.inputs, explanation.basis};
    made.removeAll(QString());
    addLine(*layout, made.join(separator), TextSize::Small, Tone::Muted);
    if (!explanation.leftOut.isEmpty()) {
        addLine(*layout, tr("Left out: %1").arg(explanation.leftOut.join(separator)), TextSize::Small,
                Tone::Muted);
    }
    addLine(*layout, explanation.reason, TextSize::Small, Tone::Warning);
    if (!explanation.source.isEmpty()) {
        addLine(*layout, tr("Source: %1").arg(explanation.source), TextSize::Small, Tone::Muted);
    }
    adjustSize();
    const QRect room = card->screen()->availableGeometry();
    const QPoint below = card->mapToGlobal(QPoint(0, card->height() + kDistance));
    move(std::clamp(below.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(below.y(), room.top(), std::max(room.top(), room.bottom() - height())));
}

} // namespace app
