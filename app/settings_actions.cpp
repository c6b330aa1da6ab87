#include "app/settings_actions.h"

#include "app/journal_worker.h"
#include "app/settings_pages/settings_page.h"
#include "app/snapshot_source.h"
#include "core/journal/backup.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/accounts.h"
#include "core/journal/operations/journal_settings.h"

#include <QFileInfo>

namespace app {

using namespace Qt::Literals::StringLiterals;

SettingsActions::SettingsActions(JournalWorker& worker, SnapshotSource& source, SettingsPage& page,
                                 QObject* parent)
    : QObject(parent), m_worker(worker), m_source(source), m_page(page) {
    connect(&page, &SettingsPage::journalSettingsEdited, this, [this](const core::JournalSettings& settings) {
        change(u"Journal settings"_s,
               [settings](core::ChangeScope& scope) { return core::changeSettings(scope, settings); });
    });
    connect(&page, &SettingsPage::accountEdited, this, [this](const core::Account& account) {
        change(u"Account %1"_s.arg(account.name),
               [account](core::ChangeScope& scope) { return core::changeAccount(scope, account); });
    });
    connect(&page, &SettingsPage::changeWished, this, &SettingsActions::change);
    connect(&page, &SettingsPage::refused, this, &SettingsActions::done);
    connect(&page, &SettingsPage::backupWished, this, [this] { backUp(u"manual"_s); });
    connect(&page, &SettingsPage::restoreWished, this, &SettingsActions::restore);
}

void SettingsActions::change(const QString& title, const core::Journal::Operation& operation) {
    const auto job = [title, operation](core::Journal& journal) { return journal.change(title, operation); };
    m_worker.write(job, this, [this](core::Result<core::ChangeResult> result) {
        if (!result) {
            emit failed(result.error());
            m_source.reload(); // shows again what is stored
        }
    });
}

void SettingsActions::restore(const QString& backup) {
    m_worker.restore(backup, this, [this](core::Result<core::Restored> result) {
        if (result) {
            emit done(tr("Restored. The journal as it was is kept as %1.")
                          .arg(QFileInfo(result->keptAside).fileName()));
            emit restored();
        } else {
            emit failed(result.error());
        }
        refreshBackups();
        m_source.reload();
    });
}

void SettingsActions::refreshBackups() {
    const QString zone = m_source.snapshot() ? m_source.snapshot()->book->zone : QString();
    m_worker.compute(
        [path = m_worker.path()] { return core::backupsOf(path); }, this,
        [this, zone](std::vector<core::Backup> backups) { m_page.setBackups(std::move(backups), zone); });
}

void SettingsActions::backUp(const QString& reason) {
    m_worker.write([reason](core::Journal& journal) { return core::rotateBackup(journal, reason); }, this,
                   [this, reason](core::Result<QString> file) {
                       if (!file) {
                           emit failed(file.error());
                       } else if (reason != u"daily") {
                           emit done(tr("Backed up to %1").arg(QFileInfo(*file).fileName()));
                       }
                       refreshBackups();
                   });
}

} // namespace app
