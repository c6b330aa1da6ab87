#include "app/import/import_session.h"

#include "app/journal_worker.h"
#include "core/import/text_encoding.h"
#include "core/journal/backup.h"

namespace app {

ImportSession::ImportSession(JournalWorker& worker, QObject* parent) : QObject(parent), m_worker(worker) {}

ImportSession::~ImportSession() {
    if (m_cancelled) {
        *m_cancelled = true;
    }
}

void ImportSession::begin(const QString& path) {
    cancel();
    m_path = path;
    m_wished = {};
    m_read = {};
    m_import = {};
    m_mapping.reset();
    m_table.reset();
    fetchTemplates([this] { read(); });
}

void ImportSession::cancel() {
    ++m_wish;
    if (m_cancelled) {
        *m_cancelled = true;
    }
    m_content.reset();
    setBusy({});
}

void ImportSession::setReadOptions(const core::ReadOptions& options) {
    m_read = options;
    read();
}

void ImportSession::setImportOptions(const core::ImportOptions& options) {
    m_import = options;
    if (m_content) {
        plan();
    }
}

void ImportSession::setFormat(const core::BrokerFormat* format) {
    m_wished = {format, std::nullopt};
    read();
}

void ImportSession::setMapping(const core::ColumnMapping& mapping) {
    m_wished = {&core::kGenericColumns, mapping};
    m_read.decimalPoint.reset();
    m_read.dateOrder = core::ReadOptions::DateOrder::Detect;
    read();
}

void ImportSession::saveTemplate(const core::ColumnMapping& mapping) {
    const auto save = [mapping](core::ChangeScope& scope) {
        return core::saveColumnTemplate(scope, mapping);
    };
    changeTemplates(tr("Save the columns “%1”").arg(mapping.name), save,
                    [this, mapping] { setMapping(mapping); });
}

void ImportSession::removeTemplate(const QString& name) {
    const auto remove = [name](core::ChangeScope& scope) { return core::removeColumnTemplate(scope, name); };
    changeTemplates(tr("Delete the columns “%1”").arg(name), remove, [this] {
        if (m_mapping) {
            core::ColumnMapping unnamed = *m_mapping;
            unnamed.name.clear();
            setMapping(unnamed);
        }
    });
}

void ImportSession::changeTemplates(const QString& title, const core::Journal::Operation& operation,
                                    const std::function<void()>& then) {
    const auto job = [title, operation](core::Journal& journal) { return journal.change(title, operation); };
    m_worker.write(job, this, [this, then](const core::Result<core::ChangeResult>& change) {
        if (!change) {
            emit refused(change.error());
            return;
        }
        fetchTemplates(then);
    });
}

void ImportSession::fetchTemplates(const std::function<void()>& then) {
    using Templates = core::Result<std::vector<core::ColumnMapping>>;
    const auto job = [](const core::Journal& journal) { return core::columnTemplates(journal); };
    m_worker.read(job, this, [this, then, wish = m_wish](Templates templates) {
        if (!templates) {
            fail(templates.error());
            return;
        }
        m_templates = std::move(templates).value();
        emit templatesChanged();
        if (wish == m_wish) {
            then();
        }
    });
}

/// Runs in the pool. A file of no known format that is a table is answered with a guess of its columns, for
/// a person to complete.
ImportSession::Answer ImportSession::readFile(const QString& path, const core::FileReading& wished,
                                              const std::vector<core::ColumnMapping>& templates,
                                              const core::ReadOptions& options) {
    const auto source = core::readSourceFile(path);
    if (!source) {
        return {nullptr, std::nullopt, source.error()};
    }
    const auto reading =
        wished.format ? core::Result<core::FileReading>(wished) : core::recognise(*source, templates);
    std::shared_ptr<const core::TableHead> table;
    std::optional<core::ColumnMapping> mapping;
    if (!reading || reading->format == &core::kGenericColumns) {
        if (auto head = core::tableHead(source->text)) {
            table = std::make_shared<const core::TableHead>(std::move(head).value());
            mapping = reading && reading->mapping ? *reading->mapping
                                                  : core::guessMapping(table->header, table->rows);
        }
    }
    if (!reading) {
        return {table, mapping, reading.error()};
    }
    auto statement = reading->read(*source, options);
    if (!statement) {
        return {table, mapping, statement.error()};
    }
    return {table, mapping,
            std::make_shared<const Content>(Content{source->name, *reading, std::move(statement).value()})};
}

void ImportSession::read() {
    cancel();
    const quint64 wish = ++m_wish;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    setBusy(tr("Reading the file …"));
    const auto job = [path = m_path, wished = m_wished, templates = m_templates, options = m_read,
                      cancelled = m_cancelled]() mutable {
        options.cancelled = cancelled.get();
        return readFile(path, wished, templates, options);
    };
    m_worker.compute(job, this, [this, wish](Answer answer) {
        if (wish != m_wish) {
            return;
        }
        m_table = std::move(answer.table);
        m_mapping = std::move(answer.mapping);
        if (!answer.content) {
            fail(answer.content.error());
            return;
        }
        m_content = std::move(answer.content).value();
        plan();
    });
}

void ImportSession::plan() {
    const quint64 wish = ++m_wish;
    setBusy(tr("Comparing with the journal …"));
    using Plan = core::Result<core::ImportPlan>;
    const auto job = [content = m_content, options = m_import](const core::Journal& journal) {
        return core::previewImport(journal, *content->reading.format, content->statement, content->sourceName,
                                   options);
    };
    m_worker.read(job, this, [this, wish](Plan plan) {
        if (wish != m_wish) {
            return;
        }
        if (!plan) {
            fail(plan.error());
            return;
        }
        setBusy({});
        emit previewReady(std::make_shared<const core::ImportPlan>(std::move(plan).value()));
    });
}

void ImportSession::commit() {
    if (!m_content || m_busy) {
        return;
    }
    setBusy(tr("Importing …"), false);
    using Outcome = core::Result<core::ImportOutcome>;
    const auto job = [content = m_content, options = m_import](core::Journal& journal) -> Outcome {
        if (const auto kept = core::rotateBackup(journal, QStringLiteral("import")); !kept) {
            return kept.error();
        }
        return core::importStatement(journal, *content->reading.format, content->statement,
                                     content->sourceName, options);
    };
    m_worker.write(job, this, [this](Outcome outcome) {
        setBusy({});
        if (!outcome) {
            emit importFailed(outcome.error());
            return;
        }
        m_content.reset();
        emit imported(std::make_shared<const core::ImportOutcome>(std::move(outcome).value()));
    });
}

void ImportSession::setBusy(const QString& words, bool mayCancel) {
    m_busy = !words.isEmpty();
    emit busyChanged(words, mayCancel);
}

void ImportSession::fail(const core::Error& error) {
    setBusy({});
    emit failed(error);
}

} // namespace app
