#include "app/import/drop_area.h"

#include "app/widgets/icons.h"
#include "app/widgets/labels.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWordsWidth = 600;

QStringList localFiles(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    return paths;
}

} // namespace

DropArea::DropArea(QWidget* parent) : QFrame(parent) {
    setAcceptDrops(true);
    setProperty("role", u"drop"_s);
    setAccessibleName(tr("Import files"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 28, 24, 28);
    layout->setSpacing(8);
    auto* title = makeLabel(tr("Drop a statement of your broker here"), TextSize::Title);
    auto* words = makeLabel(
        tr("Zerodha, Fyers, Dhan, Interactive Brokers, thinkorswim, Tradovate, MetaTrader 4 and 5, "
           "Tradervue, or any table with a symbol, a price and a quantity. You see every row before "
           "anything is stored."),
        TextSize::Text, Tone::Muted);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setFixedWidth(kWordsWidth);
    auto* choose = new QPushButton(tr("Choose files …"));
    choose->setProperty("role", u"primary"_s);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(words);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addSpacing(4);
    layout->addWidget(choose, 0, Qt::AlignHCenter);
    connect(choose, &QPushButton::clicked, this, &DropArea::chooseWished);
}

void DropArea::setActive(bool active) {
    setProperty("active", active);
    restyle(this);
}

void DropArea::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        setActive(true);
    }
}

void DropArea::dragLeaveEvent(QDragLeaveEvent*) {
    setActive(false);
}

void DropArea::dropEvent(QDropEvent* event) {
    setActive(false);
    event->acceptProposedAction();
    emit filesDropped(localFiles(*event->mimeData()));
}

} // namespace app
