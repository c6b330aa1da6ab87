#include "app/widgets/toast.h"

#include "app/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kShownMs = 8000;
constexpr int kDistance = 40;
constexpr int kWidest = 640;
constexpr int kBesideWords = 160; ///< the action, and the window around
} // namespace

Toast::Toast(QWidget* parent) : QFrame(parent), m_text(makeLabel({})), m_action(new QPushButton) {
    setProperty("role", u"toast"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(12);
    m_text->setWordWrap(true);
    layout->addWidget(m_text);
    layout->addWidget(m_action);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        emit actionClicked();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString& text, const QString& action) {
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start(kShownMs);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::place() {
    // As long as its words; in several lines where they are longer than the widest.
    m_text->ensurePolished();
    const int room = std::min(kWidest, parentWidget()->width() - kBesideWords);
    m_text->setFixedWidth(std::min(m_text->fontMetrics().size(0, m_text->text()).width() + 2, room));
    adjustSize();
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - kDistance);
}

} // namespace app
