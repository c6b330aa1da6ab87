#pragma once

#include "app/presentation.h"

#include <QMainWindow>

#include <functional>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace app {

class EmptyState;
class FilterBar;
class Page;
class QuestionBar;
class Toast;

/// The frame: rail at the left, filter bar above, the pages, a status line below. It knows no page by name.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(FilterBar* filterBar, QWidget* parent = nullptr);

    /// Adds a page to the rail, with Ctrl+1 … in the order of the calls. `icon` names a file of
    /// resources/icons.
    void addPage(Page* page, const QString& name, const QString& icon);
    /// Pages are named as their icons ("dashboard"), in every language.
    void showPage(const QString& name);
    void showPage(Page* page);
    QString currentPage() const;
    QStringList pageNames() const;

    /// Hands it to every page, the filter bar and the status line.
    void present(const Presentation& presentation);
    void setLastImport(const QString& text);
    void setJournalName(const QString& name);
    void say(const QString& text, const QString& action = {});
    /// Stays above the pages, whichever is shown, until `deed` is done or clearTrouble().
    void warn(const QString& words, const QString& deed, std::function<void()> agreed);
    /// Stands in the place of the pages that need a journal, until clearTrouble().
    void showTrouble(const QString& title, const QString& words);
    void clearTrouble();
    QuestionBar* warning() const { return m_warning; }
    EmptyState* trouble() const { return m_trouble; }

signals:
    void toastActionClicked();
    void closing();
    /// The desktop may have become light or dark.
    void desktopThemeChanged();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeRail();
    void showStatus();
    void arrangeTrouble();
    void setIcons();
    /// In a narrow window the rail shows its icons only.
    void arrangeRail();

    FilterBar* m_filterBar;
    QuestionBar* m_warning;
    EmptyState* m_trouble;
    bool m_inTrouble = false;
    QStackedWidget* m_pages;
    QWidget* m_rail = nullptr;
    QButtonGroup* m_railButtons = nullptr;
    QVBoxLayout* m_railLayout = nullptr;
    QLabel* m_journalName;
    QLabel* m_status;
    QString m_lastImport;
    Presentation m_presentation;
    Toast* m_toast;
};

} // namespace app
