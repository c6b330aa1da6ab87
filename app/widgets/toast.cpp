#include "app/widgets/toast.h"

#include "app/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kShownMs = 8000;
constexpr int kDistance = 40;
} // namespace

Toast::Toast(QWidget* parent) : QFrame(parent), m_text(makeLabel({})), m_action(new QPushButton) {
    setProperty("role", u"toast"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(12);
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
    layout()->activate();
    const QSize size = sizeHint().boundedTo(parentWidget()->size() - QSize(32, 0));
    resize(size);
    move((parentWidget()->width() - size.width()) / 2, parentWidget()->height() - size.height() - kDistance);
}

} // namespace app
