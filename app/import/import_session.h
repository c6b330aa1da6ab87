#pragma once

#include "core/import/generic_columns.h"
#include "core/import/import_plan.h"
#include "core/journal/operations/column_templates.h"
#include "core/journal/operations/import_statement.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace app {

class JournalWorker;

/// One file on its way into the journal: read in the pool, planned on the reader, stored on the writer. Every
/// choice makes a new plan; a newer wish overtakes an older one.
class ImportSession final : public QObject {
    Q_OBJECT

public:
    explicit ImportSession(JournalWorker& worker, QObject* parent = nullptr);
    ~ImportSession() override;

    /// Forgets the file before and begins with this one.
    void begin(const QString& path);
    /// Forgets what was read; the next choice reads again.
    void cancel();
    bool isBusy() const { return m_busy; }
    const QString& path() const { return m_path; }
    /// The file's beginning as a table; null while it is read and for what is no table.
    const core::TableHead* table() const { return m_table.get(); }
    /// What its columns are, of a file that is read as a table of named columns or of no known format.
    const std::optional<core::ColumnMapping>& mapping() const { return m_mapping; }
    const std::vector<core::ColumnMapping>& templates() const { return m_templates; }

    const core::ReadOptions& readOptions() const { return m_read; }
    const core::ImportOptions& importOptions() const { return m_import; }
    /// Reads the file again with that choice.
    void setReadOptions(const core::ReadOptions& options);
    /// Plans again with that choice.
    void setImportOptions(const core::ImportOptions& options);
    /// Reads the file as that format instead of the recognised one; null: as recognised.
    void setFormat(const core::BrokerFormat* format);
    /// Reads the file as a table of these columns; its own decimal point and order of dates hold.
    void setMapping(const core::ColumnMapping& mapping);
    /// Keeps the mapping under its name in the journal, which can be undone, and reads by it.
    void saveTemplate(const core::ColumnMapping& mapping);
    void removeTemplate(const QString& name);

    /// Carries out what the preview shows.
    void commit();

signals:
    /// Empty: idle again. What is being stored is not cancelled, it is undone.
    void busyChanged(const QString& words, bool mayCancel);
    void previewReady(const std::shared_ptr<const core::ImportPlan>& plan);
    /// With AmbiguousValue: a choice of setReadOptions() answers it.
    void failed(const core::Error& error);
    void imported(const std::shared_ptr<const core::ImportOutcome>& outcome);
    void templatesChanged();
    /// A template could not be kept; the preview stands.
    void refused(const core::Error& error);
    /// The journal took nothing; the preview stands, and commit() may be tried again.
    void importFailed(const core::Error& error);

private:
    struct Content {
        QString sourceName;
        core::FileReading reading;
        core::Statement statement;
    };
    /// What came of reading: the table is there also when the rest is not.
    struct Answer {
        std::shared_ptr<const core::TableHead> table;
        std::optional<core::ColumnMapping> mapping;
        core::Result<std::shared_ptr<const Content>> content;
    };
    static Answer readFile(const QString& path, const core::FileReading& wished,
                           const std::vector<core::ColumnMapping>& templates,
                           const core::ReadOptions& options);
    void read();
    void fetchTemplates(const std::function<void()>& then);
    void changeTemplates(const QString& title, const core::Journal::Operation& operation,
                         const std::function<void()>& then);
    void plan();
    void setBusy(const QString& words, bool mayCancel = true);
    void fail(const core::Error& error);

    JournalWorker& m_worker;
    QString m_path;
    core::FileReading m_wished; ///< a person's choice; empty: as recognised
    std::vector<core::ColumnMapping> m_templates;
    std::shared_ptr<const core::TableHead> m_table;
    std::optional<core::ColumnMapping> m_mapping;
    core::ReadOptions m_read;
    core::ImportOptions m_import;
    std::shared_ptr<const Content> m_content;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    quint64 m_wish = 0;
    bool m_busy = false;
};

} // namespace app
