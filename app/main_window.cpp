#include "app/main_window.h"

#include "app/filter/filter_bar.h"
#include "app/page.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/icons.h"
#include "app/widgets/labels.h"
#include "app/widgets/question_bar.h"
#include "app/widgets/toast.h"

#include <QAction>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kRailWidth = 188;
constexpr int kNarrowRailWidth = 56;
constexpr int kNarrowWindow = 1120;
constexpr QSize kSmallestWindow(960, 620);
constexpr QSize kFirstWindow(1280, 800);
} // namespace

MainWindow::MainWindow(FilterBar* filterBar, QWidget* parent)
    : QMainWindow(parent), m_filterBar(filterBar), m_warning(new QuestionBar),
      m_trouble(new EmptyState({}, {})), m_pages(new QStackedWidget),
      m_journalName(makeLabel(tr("Journal"), TextSize::Heading)), m_status(new ElidedLabel) {
    setWindowTitle(tr("Trading Journal"));
    setMinimumSize(kSmallestWindow);
    resize(kFirstWindow);
    m_pages->setObjectName(u"pageStack"_s);
    m_status->setProperty("textSize", u"small"_s);
    m_status->setProperty("tone", u"muted"_s);
    m_status->setAccessibleName(tr("Status"));
    auto* statusLine = new QWidget;
    statusLine->setObjectName(u"statusLine"_s);
    statusLine->setAttribute(Qt::WA_StyledBackground);
    auto* statusLayout = new QHBoxLayout(statusLine);
    statusLayout->setContentsMargins(16, 6, 16, 6);
    statusLayout->addWidget(m_status);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addWidget(m_warning);
    column->addWidget(m_pages, 1);
    column->addWidget(m_trouble, 1);
    m_trouble->hide();
    m_warning->setWayOut(tr("Close"));
    column->addWidget(statusLine);
    auto* central = new QWidget;
    auto* row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeRail());
    row->addWidget(content, 1);
    setCentralWidget(central);
    m_toast = new Toast(content);
    connect(m_toast, &Toast::actionClicked, this, &MainWindow::toastActionClicked);
}

QWidget* MainWindow::makeRail() {
    auto* rail = m_rail = new QWidget;
    rail->setObjectName(u"rail"_s);
    rail->setAttribute(Qt::WA_StyledBackground);
    m_railButtons = new QButtonGroup(this);
    auto* layout = new QVBoxLayout(rail);
    layout->setContentsMargins(8, 12, 8, 12);
    layout->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 8, 12);
    head->setSpacing(8);
    auto* mark = new QLabel;
    mark->setPixmap(QIcon(u":/icons/trading-journal.svg"_s).pixmap(22, 22));
    head->addWidget(mark);
    head->addWidget(m_journalName, 1);
    layout->addLayout(head);
    m_railLayout = new QVBoxLayout;
    m_railLayout->setSpacing(2);
    layout->addLayout(m_railLayout);
    layout->addStretch(1);
    connect(m_railButtons, &QButtonGroup::idClicked, this,
            [this](int id) { showPage(static_cast<Page*>(m_pages->widget(id))); });
    return rail;
}

void MainWindow::addPage(Page* page, const QString& name, const QString& icon) {
    const int index = m_pages->addWidget(page);
    page->setAccessibleName(name);
    page->setObjectName(icon);
    auto* button = new QPushButton;
    button->setProperty("iconName", icon);
    button->setIconSize({18, 18});
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setToolTip(u"%1 (Ctrl+%2)"_s.arg(name).arg(index + 1));
    m_railButtons->addButton(button, index);
    m_railLayout->addWidget(button);
    auto* shortcut = new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(index + 1)), this);
    connect(shortcut, &QShortcut::activated, this, [this, page] { showPage(page); });
    setIcons();
    arrangeRail();
    if (index == 0) {
        showPage(page);
    }
}

void MainWindow::showPage(Page* page) {
    m_pages->setCurrentWidget(page);
    page->setFocus();
    m_railButtons->button(m_pages->indexOf(page))->setChecked(true);
    arrangeTrouble();
    setIcons();
}

void MainWindow::arrangeTrouble() {
    const auto* page = static_cast<const Page*>(m_pages->currentWidget());
    const bool instead = m_inTrouble && page->needsJournal();
    m_trouble->setVisible(instead);
    m_pages->setVisible(!instead);
    m_filterBar->setNarrowing(page->obeysFilter() && !instead);
}

void MainWindow::showPage(const QString& name) {
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->widget(i)->objectName().compare(name, Qt::CaseInsensitive) == 0) {
            showPage(static_cast<Page*>(m_pages->widget(i)));
        }
    }
}

QString MainWindow::currentPage() const {
    return m_pages->currentWidget() ? m_pages->currentWidget()->objectName() : QString();
}

QStringList MainWindow::pageNames() const {
    QStringList names;
    for (int i = 0; i < m_pages->count(); ++i) {
        names.append(m_pages->widget(i)->objectName());
    }
    return names;
}

void MainWindow::present(const Presentation& presentation) {
    m_presentation = presentation;
    m_filterBar->present(presentation);
    for (int i = 0; i < m_pages->count(); ++i) {
        static_cast<Page*>(m_pages->widget(i))->present(presentation);
    }
    showStatus();
}

void MainWindow::setLastImport(const QString& text) {
    m_lastImport = text;
    showStatus();
}

void MainWindow::setJournalName(const QString& name) {
    m_journalName->setText(name);
    setWindowTitle(tr("%1 – Trading Journal").arg(name));
}

void MainWindow::say(const QString& text, const QString& action) {
    m_toast->say(text, action);
}

void MainWindow::warn(const QString& words, const QString& deed, std::function<void()> agreed) {
    m_warning->ask(words, deed, std::move(agreed));
}

void MainWindow::showTrouble(const QString& title, const QString& words) {
    m_inTrouble = true;
    m_trouble->setWords(title, words);
    arrangeTrouble();
    if (m_trouble->isVisible()) {
        m_trouble->setFocus();
    }
}

void MainWindow::clearTrouble() {
    m_inTrouble = false;
    m_warning->hide();
    arrangeTrouble();
}

void MainWindow::showStatus() {
    QStringList parts;
    if (const Snapshot* snapshot = m_presentation.snapshot()) {
        const core::Summary& summary = snapshot->summary;
        const core::FigureText& text = m_presentation.text();
        parts.append(
            tr("%1 closed trades", nullptr, summary.totalTrades).arg(text.count(summary.totalTrades)));
        if (summary.openTrades > 0) {
            parts.append(tr("%1 open").arg(text.count(summary.openTrades)));
        }
        if (summary.unopenedTrades > 0) {
            parts.append(tr("%1 without a known opening").arg(text.count(summary.unopenedTrades)));
        }
        if (snapshot->withoutStop > 0) {
            parts.append(tr("%1 without a stop").arg(text.count(snapshot->withoutStop)));
        }
        if (summary.tradesWithIncompleteCosts > 0) {
            parts.append(tr("%1 with incomplete costs").arg(text.count(summary.tradesWithIncompleteCosts)));
        }
    }
    if (!m_lastImport.isEmpty()) {
        parts.append(m_lastImport);
    }
    m_status->setText(parts.join(u"  ·  "_s));
}

void MainWindow::setIcons() {
    for (QAbstractButton* button : m_railButtons->buttons()) {
        button->setIcon(themedIcon(button->property("iconName").toString(), button->isChecked()));
    }
}

void MainWindow::arrangeRail() {
    const bool narrow = width() < kNarrowWindow;
    m_rail->setFixedWidth(narrow ? kNarrowRailWidth : kRailWidth);
    m_journalName->setVisible(!narrow);
    for (QAbstractButton* button : m_railButtons->buttons()) {
        button->setText(narrow ? QString() : u"  "_s + button->accessibleName());
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    arrangeRail();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_railButtons) {
        setIcons();
    }
}

bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::ThemeChange) {
        emit desktopThemeChanged();
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    emit closing();
    QMainWindow::closeEvent(event);
}

} // namespace app
