#pragma once

#include "core/import/broker_format.h"
#include "core/import/import_plan.h"
#include "core/journal/operations/import_statement.h"

#include <QObject>

#include <atomic>
#include <memory>

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
    void cancel();
    bool isBusy() const { return m_busy; }
    const QString& path() const { return m_path; }
    const core::BrokerFormat* format() const { return m_content ? m_content->format : nullptr; }

    const core::ReadOptions& readOptions() const { return m_read; }
    const core::ImportOptions& importOptions() const { return m_import; }
    /// Reads the file again with that choice.
    void setReadOptions(const core::ReadOptions& options);
    /// Plans again with that choice.
    void setImportOptions(const core::ImportOptions& options);
    /// Reads the file as that format instead of the recognised one.
    void setFormat(const core::BrokerFormat* format);

    /// Carries out what the preview shows.
    void commit();

signals:
    void busyChanged(const QString& words);
    void previewReady(const std::shared_ptr<const core::ImportPlan>& plan);
    /// With AmbiguousValue: a choice of setReadOptions() answers it.
    void failed(const core::Error& error);
    void imported(const std::shared_ptr<const core::ImportOutcome>& outcome);

private:
    struct Content {
        core::SourceFile source;
        const core::BrokerFormat* format = nullptr;
        core::Statement statement;
    };
    void read();
    void plan();
    void setBusy(const QString& words);
    void fail(const core::Error& error);

    JournalWorker& m_worker;
    QString m_path;
    const core::BrokerFormat* m_wishedFormat = nullptr;
    core::ReadOptions m_read;
    core::ImportOptions m_import;
    std::shared_ptr<const Content> m_content;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    quint64 m_wish = 0;
    bool m_busy = false;
};

} // namespace app
