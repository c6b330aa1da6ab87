#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"

#include <QObject>

namespace app {

class JournalWorker;
class SettingsPage;
class SnapshotSource;

/// Carries out what the settings page asks of the journal, its backups among it.
class SettingsActions final : public QObject {
    Q_OBJECT

public:
    /// All three must outlive it.
    SettingsActions(JournalWorker& worker, SnapshotSource& source, SettingsPage& page,
                    QObject* parent = nullptr);

    /// `reason`: as core/journal/backup.h names them.
    void backUp(const QString& reason);
    /// Lists the copies beside the journal, also of one that cannot be opened.
    void refreshBackups();

signals:
    void done(const QString& words);
    void failed(const core::Error& error);
    /// The journal is another one now.
    void restored();

private:
    void change(const QString& title, const core::Journal::Operation& operation);
    void restore(const QString& backup);

    JournalWorker& m_worker;
    SnapshotSource& m_source;
    SettingsPage& m_page;
};

} // namespace app
