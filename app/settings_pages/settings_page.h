#pragma once

#include "app/page.h"
#include "app/settings.h"
#include "core/domain/account.h"
#include "core/journal/backup.h"
#include "core/journal/journal.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace app {

class AccountsModel;
class BackupsModel;
class Card;
class CashCard;
class RowTable;
class SegmentedSwitch;
class TagsCard;

/// Appearance of this computer; zone, currency and accounts of the journal. It asks for changes by signals
/// and shows what the journal holds afterwards.
class SettingsPage final : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(Settings& settings, QWidget* parent = nullptr);

    bool obeysFilter() const override { return false; }
    bool needsJournal() const override { return false; }
    void setJournalPath(const QString& path);
    void setBackups(std::vector<core::Backup> backups, const QString& zone);
    /// Scrolls to them.
    void showBackups();
    TagsCard* tagsCard() const { return m_tags; }
    CashCard* cashCard() const { return m_cash; }
    QLineEdit* riskFreeField() const { return m_riskFreeRate; }
    QPushButton* restoreButton() const { return m_restore; }
    RowTable* backupTable() const { return m_backupTable; }
    AccountsModel* accountsModel() const { return m_accounts; }

signals:
    void appearanceChanged();
    void languageChanged();
    void journalSettingsEdited(const core::JournalSettings& settings);
    void accountEdited(const core::Account& account);
    /// `title` names it in the history; the operation runs on the writer.
    void changeWished(const QString& title, const core::Journal::Operation& operation);
    /// Why something typed was not taken.
    void refused(const QString& words);
    void openJournalWished();
    void backupWished();
    void restoreWished(const QString& backup);

protected:
    void refresh() override;

private:
    QWidget* makeAppearance();
    QWidget* makeJournal();
    QWidget* makeAccounts();
    QWidget* makeBackups();
    void commitJournal();
    void commitRiskFreeRate();

    Settings& m_settings;
    QScrollArea* m_scroll;
    std::vector<QWidget*> m_ofJournal; ///< hidden while none is open
    SegmentedSwitch* m_theme;
    QCheckBox* m_colourBlind;
    QComboBox* m_language;
    QComboBox* m_zone;
    QLineEdit* m_currency;
    QLineEdit* m_riskFreeRate;
    QLabel* m_path;
    AccountsModel* m_accounts;
    BackupsModel* m_backups;
    RowTable* m_backupTable;
    QPushButton* m_restore;
    RowTable* m_accountTable;
    TagsCard* m_tags;
    CashCard* m_cash;
    bool m_showing = false;
};

} // namespace app
