#pragma once

#include "app/journal_worker.h"
#include "app/settings.h"
#include "app/snapshot_source.h"
#include "app/trade_filter_state.h"
#include "app/widgets/wheel_guard.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QApplication;

namespace app {

class DashboardPage;
class ImportPage;
class MainWindow;
class SettingsActions;
class SettingsPage;
class TradeActions;
class TradesPage;

/// Makes every part of the program and connects them: the one place that knows all pages.
class Application final : public QObject {
    Q_OBJECT

public:
    Application(QApplication& desktop, Settings& settings, const core::Clock& clock);
    ~Application() override;

    enum class DailyBackup : bool { None, Made };
    /// Opens that journal (creating it) and fills the pages; loaded() or failed() follows.
    void open(const QString& path, DailyBackup backup = DailyBackup::Made);
    /// Shows the Import page with these files.
    void importFiles(const QStringList& paths);
    MainWindow& window() { return *m_window; }
    void applyAppearance();

signals:
    /// The pages show the journal.
    void loaded();
    void failed(const QString& words);

private:
    void makeWindow();
    void makePages();
    void connectDashboard();
    void connectTrades();
    void connectImport();
    void connectSettings();
    void makeActions();
    void present();
    void refreshHistory();
    void startNewTrade();
    void undo();
    void redo();
    void importSample();
    void chooseJournal();
    void showJournal();
    void makeTroubleSteps();
    void refuseJournal(const QString& path, DailyBackup backup, const core::Error& error);
    /// Tells a failed change; true when it went well.
    template <typename T>
    bool told(const core::Result<T>& result);
    void tell(const core::Error& error);

    QApplication& m_desktop;
    Settings& m_settings;
    const core::Clock& m_clock;
    JournalWorker m_worker;
    TradeFilterState m_filter;
    SnapshotSource m_source;
    WheelGuard m_wheelGuard;
    std::unique_ptr<MainWindow> m_window;
    DashboardPage* m_dashboard = nullptr;
    TradesPage* m_trades = nullptr;
    ImportPage* m_import = nullptr;
    SettingsPage* m_settingsPage = nullptr;
    std::unique_ptr<TradeActions> m_tradeActions;
    std::unique_ptr<SettingsActions> m_settingsActions;
    std::vector<QAction*> m_journalActions; ///< of no use while none is open
    std::function<void()> m_tryAgain;       ///< to open the journal that was refused
    QString m_zone;                         ///< of the days that are shown
    bool m_loadedOnce = false;
};

} // namespace app
