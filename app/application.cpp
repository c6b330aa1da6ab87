#include "app/application.h"

#include "app/dashboard/dashboard_page.h"
#include "app/filter/filter_bar.h"
#include "app/import/import_page.h"
#include "app/main_window.h"
#include "app/sample_journal.h"
#include "app/settings_actions.h"
#include "app/settings_pages/settings_page.h"
#include "app/text/core_words.h"
#include "app/text/error_text.h"
#include "app/text/time_text.h"
#include "app/theme.h"
#include "app/trade_actions.h"
#include "app/trades/trades_page.h"
#include "app/trades/trades_table.h"
#include "app/widgets/empty_state.h"
#include "core/import/broker_format.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

Application::Application(QApplication& desktop, Settings& settings, const core::Clock& clock)
    : m_desktop(desktop), m_settings(settings), m_clock(clock), m_worker(clock),
      m_source(m_worker, m_filter) {
    m_desktop.installEventFilter(&m_wheelGuard);
    applyAppearance();
    makeWindow();
    makePages();
    makeActions();
    makeTroubleSteps();
    connect(&m_source, &SnapshotSource::snapshotReady, this, [this] {
        present();
        if (const QString& zone = m_source.snapshot()->book->zone; zone != m_zone) {
            m_zone = zone; // in which imports and backups tell their time
            refreshHistory();
            m_settingsActions->refreshBackups();
        }
        if (!m_loadedOnce) {
            m_loadedOnce = true;
            emit loaded();
        }
    });
    connect(&m_source, &SnapshotSource::changedElsewhere, this, &Application::refreshHistory);
    connect(&m_source, &SnapshotSource::failed, this, &Application::tell);
    connect(&m_filter, &TradeFilterState::unitChanged, this, &Application::present);
    connect(&m_worker, &JournalWorker::changed, this, &Application::refreshHistory);
    // Queued: the new look must not be laid on in the middle of telling that the old one is gone.
    connect(m_window.get(), &MainWindow::desktopThemeChanged, this, &Application::applyAppearance,
            Qt::QueuedConnection);
}

Application::~Application() {
    m_trades->flush();
}

void Application::makeWindow() {
    m_window = std::make_unique<MainWindow>(new FilterBar(m_filter, m_clock));
    m_window->setWindowIcon(QIcon(u":/icons/trading-journal.svg"_s));
    if (const QByteArray geometry = m_settings.geometry(); !geometry.isEmpty()) {
        m_window->restoreGeometry(geometry);
    }
    connect(m_window.get(), &MainWindow::closing, this, [this] {
        m_trades->flush();
        m_settings.setGeometry(m_window->saveGeometry());
        m_settings.setTradeColumns(m_trades->table()->columnState());
    });
}

void Application::makePages() {
    m_dashboard = new DashboardPage;
    m_trades = new TradesPage;
    m_import = new ImportPage(m_worker);
    m_settingsPage = new SettingsPage(m_settings);
    m_window->addPage(m_dashboard, tr("Dashboard"), u"dashboard"_s);
    m_window->addPage(m_trades, tr("Trades"), u"trades"_s);
    m_window->addPage(m_import, tr("Import"), u"import"_s);
    m_window->addPage(m_settingsPage, tr("Settings"), u"settings"_s);
    m_trades->table()->restoreColumns(m_settings.tradeColumns());
    connectDashboard();
    connectTrades();
    connectImport();
    connectSettings();
}

void Application::connectDashboard() {
    connect(m_dashboard, &DashboardPage::importWished, this, [this] { m_window->showPage(m_import); });
    connect(m_dashboard, &DashboardPage::newTradeWished, this, &Application::startNewTrade);
    connect(m_dashboard, &DashboardPage::sampleWished, this, &Application::importSample);
    connect(m_dashboard, &DashboardPage::clearFilterWished, &m_filter, &TradeFilterState::clear);
    connect(m_dashboard, &DashboardPage::dayChosen, this, [this](core::Day day) {
        m_filter.setRange({day, day});
        m_window->showPage(m_trades);
    });
    connect(m_dashboard, &DashboardPage::barChosen, this, [this](const core::TradeFilter& bar) {
        core::TradeFilter filter = m_filter.filter();
        filter.status = core::TradeStatus::Closed; // bars count nothing else
        if (!bar.weekdays.empty()) {
            filter.weekdays = bar.weekdays;
        } else if (!bar.entryHours.empty()) {
            filter.entryHours = bar.entryHours;
        } else {
            filter.fromR = bar.fromR;
            filter.toR = bar.toR;
        }
        m_filter.setFilter(filter);
        m_window->showPage(m_trades);
    });
    connect(m_dashboard, &DashboardPage::symbolChosen, this, [this](const QString& symbol) {
        core::TradeFilter filter = m_filter.filter();
        filter.symbols = {symbol};
        m_filter.setFilter(filter);
        m_window->showPage(m_trades);
    });
}

void Application::connectTrades() {
    connect(m_trades, &TradesPage::importWished, this, [this] { m_window->showPage(m_import); });
    connect(m_trades, &TradesPage::sampleWished, this, &Application::importSample);
    connect(m_trades, &TradesPage::clearFilterWished, &m_filter, &TradeFilterState::clear);
    connect(m_trades, &TradesPage::newTradeWished, this, &Application::startNewTrade);
    m_tradeActions = std::make_unique<TradeActions>(m_worker, m_source, *m_trades);
    connect(m_tradeActions.get(), &TradeActions::failed, this, &Application::tell);
    connect(m_tradeActions.get(), &TradeActions::done, m_window.get(),
            [this](const QString& words) { m_window->say(words, tr("Undo")); });
}

void Application::connectImport() {
    connect(m_import, &ImportPage::imported, this,
            [this](const QString& words) { m_window->say(words, tr("Undo")); });
    connect(m_import, &ImportPage::failed, this, &Application::tell);
    connect(m_import, &ImportPage::undoWished, this, [this](core::ImportBatchId batch) {
        m_worker.write([batch](core::Journal& journal) { return journal.undoImport(batch); }, this,
                       [this](core::Result<core::ChangeResult> result) {
                           if (!told(result)) {
                               return;
                           }
                           QString words = tr("Taken back: %1").arg(changeTitle(result->title));
                           if (result->stayingFills > 0) {
                               words += u"\n"_s + tr("Fills that stay, as their trades were annotated or "
                                                     "edited since: %1")
                                                      .arg(result->stayingFills);
                           }
                           // Without "Undo", which takes the latest action back: "Redo" brings the import
                           // back.
                           m_window->say(words);
                       });
    });
    connect(m_import, &ImportPage::tradesWished, this, [this] { m_window->showPage(m_trades); });
}

void Application::connectSettings() {
    connect(m_settingsPage, &SettingsPage::appearanceChanged, this, &Application::applyAppearance);
    connect(m_settingsPage, &SettingsPage::languageChanged, this, [this] {
        present();
        m_window->say(tr("The words change at the next start; the numbers already have."));
    });
    connect(m_settingsPage, &SettingsPage::openJournalWished, this, &Application::chooseJournal);
    // Before the actions: what is typed goes into the journal that is put aside.
    connect(m_settingsPage, &SettingsPage::restoreWished, m_trades, &TradesPage::flush);
    m_settingsActions = std::make_unique<SettingsActions>(m_worker, m_source, *m_settingsPage);
    connect(m_settingsActions.get(), &SettingsActions::failed, this, &Application::tell);
    connect(m_settingsActions.get(), &SettingsActions::done, m_window.get(),
            [this](const QString& words) { m_window->say(words); });
    connect(m_settingsActions.get(), &SettingsActions::restored, this, &Application::showJournal);
}

void Application::chooseJournal() {
    auto* dialog = new QFileDialog(m_window.get(), tr("Open a journal"), QFileInfo(m_worker.path()).path(),
                                   tr("Trading journals (*.tradingjournal)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { open(path); });
    dialog->open();
}

void Application::makeActions() {
    const auto add = [this](const QString& text, const QKeySequence& keys, void (Application::*deed)()) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setEnabled(false); // until a journal is open
        connect(action, &QAction::triggered, this, deed);
        m_window->addAction(action);
        m_journalActions.push_back(action);
    };
    add(tr("Undo"), QKeySequence(u"Ctrl+Z"_s), &Application::undo);
    add(tr("Redo"), QKeySequence(u"Ctrl+Shift+Z"_s), &Application::redo);
    add(tr("New trade"), QKeySequence(u"Ctrl+N"_s), &Application::startNewTrade);
    auto* quit = new QAction(tr("Quit"), this);
    quit->setShortcut(QKeySequence::Quit);
    m_window->addAction(quit);
    connect(quit, &QAction::triggered, m_window.get(), &QWidget::close);
    connect(m_window.get(), &MainWindow::toastActionClicked, this, &Application::undo);
}

void Application::applyAppearance() {
    const ThemeChoice choice = m_settings.theme();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark());
    applyTheme(m_desktop, makeTheme(dark, m_settings.colourBlind()));
}

void Application::open(const QString& path, DailyBackup backup) {
    m_trades->flush(); // into the journal that is left
    m_loadedOnce = false;
    m_worker.open(path, this, [this, path, backup](core::Result<void> opened) {
        if (!opened) {
            refuseJournal(path, backup, opened.error());
            return;
        }
        showJournal();
        m_source.reload();
        if (backup == DailyBackup::Made) {
            m_settingsActions->backUp(u"daily"_s);
        }
    });
}

void Application::showJournal() {
    const QString path = m_worker.path();
    m_settings.setJournalPath(path);
    m_settingsPage->setJournalPath(path);
    m_window->setJournalName(QFileInfo(path).completeBaseName());
    m_window->clearTrouble();
    refreshHistory();
}

void Application::makeTroubleSteps() {
    EmptyState& trouble = *m_window->trouble();
    connect(trouble.addStep(tr("Try again")), &QPushButton::clicked, this, [this] { m_tryAgain(); });
    connect(trouble.addStep(tr("Restore a backup")), &QPushButton::clicked, this, [this] {
        m_window->showPage(m_settingsPage);
        m_settingsPage->showBackups();
    });
    connect(trouble.addStep(tr("Open another journal")), &QPushButton::clicked, this,
            &Application::chooseJournal);
}

/// Stays in the window until it is settled. Its backups can be restored in Settings meanwhile.
void Application::refuseJournal(const QString& path, DailyBackup backup, const core::Error& error) {
    const QString words = errorText(error);
    const QString file = QFileInfo(path).fileName();
    m_tryAgain = [this, path, backup] { open(path, backup); };
    m_settingsPage->setJournalPath(m_worker.path());
    m_settingsActions->refreshBackups();
    if (m_source.snapshot()) { // the journal before stays in use
        m_window->warn(tr("%1 was not opened. %2").arg(file, words), tr("Try again"), m_tryAgain);
    } else {
        m_window->setJournalName(QFileInfo(path).completeBaseName());
        m_window->showTrouble(tr("%1 was not opened").arg(file), words);
    }
    emit failed(words);
}

void Application::importFiles(const QStringList& paths) {
    m_window->showPage(m_import);
    m_import->openFiles(paths);
}

void Application::present() {
    for (QAction* action : m_journalActions) {
        action->setEnabled(m_source.snapshot() != nullptr);
    }
    m_window->present({m_source.snapshot(), m_filter.unit(), core::FigureText(m_settings.locale())});
}

void Application::refreshHistory() {
    using Batches = core::Result<std::vector<core::ImportBatch>>;
    m_worker.read([](const core::Journal& journal) { return journal.importBatches(); }, this,
                  [this](Batches batches) {
                      if (!batches) {
                          tell(batches.error());
                          return;
                      }
                      const core::FigureText text(m_settings.locale());
                      const QString zone = m_source.snapshot() ? m_source.snapshot()->book->zone : QString();
                      if (!batches->empty()) {
                          const core::ImportBatch& last = batches->front();
                          const core::BrokerFormat* format = core::brokerFormat(last.format);
                          const QString name = format ? QString::fromUtf8(format->title) : last.source;
                          m_window->setLastImport(
                              tr("last import %1, %2")
                                  .arg(name, recentText(zone, text, last.importedAt, m_clock.now())));
                      } else {
                          m_window->setLastImport({});
                      }
                      m_import->setHistory(*batches, text, zone);
                  });
}

void Application::startNewTrade() {
    m_window->showPage(m_trades);
    m_trades->startNewTrade(m_clock.now());
}

void Application::undo() {
    m_trades->flush();
    m_worker.write([](core::Journal& journal) { return journal.undo(); }, this,
                   [this](core::Result<core::ChangeResult> result) {
                       if (told(result)) {
                           m_window->say(tr("Undone: %1").arg(changeTitle(result->title)));
                       }
                   });
}

void Application::redo() {
    m_worker.write([](core::Journal& journal) { return journal.redo(); }, this,
                   [this](core::Result<core::ChangeResult> result) {
                       if (told(result)) {
                           m_window->say(tr("Done again: %1").arg(changeTitle(result->title)));
                       }
                   });
}

void Application::importSample() {
    using Outcome = core::Result<core::ChangeResult>;
    m_worker.write([](core::Journal& journal) { return importSampleJournal(journal); }, this,
                   [this](Outcome outcome) {
                       if (told(outcome)) {
                           m_window->say(tr("The sample journal is in; look round."), tr("Undo"));
                           m_window->showPage(m_dashboard);
                       }
                   });
}

template <typename T>
bool Application::told(const core::Result<T>& result) {
    if (!result) {
        tell(result.error());
    }
    return result.ok();
}

void Application::tell(const core::Error& error) {
    const QString words = errorText(error);
    m_window->say(words);
    emit failed(words);
}

} // namespace app
