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
    m_path = path;
    m_wishedFormat = nullptr;
    m_read = {};
    m_import = {};
    read();
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
    m_wishedFormat = format;
    read();
}

void ImportSession::read() {
    cancel();
    const quint64 wish = ++m_wish;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    setBusy(tr("Reading the file …"));
    using Answer = core::Result<std::shared_ptr<const Content>>;
    const auto job = [path = m_path, wished = m_wishedFormat, options = m_read,
                      cancelled = m_cancelled]() mutable -> Answer {
        auto source = core::readSourceFile(path);
        if (!source) {
            return source.error();
        }
        auto content = std::make_shared<Content>();
        content->source = std::move(source).value();
        const auto format =
            wished ? core::Result<const core::BrokerFormat*>(wished) : core::recognise(content->source);
        if (!format) {
            return format.error();
        }
        content->format = *format;
        options.cancelled = cancelled.get();
        auto statement = content->format->read(content->source, options);
        if (!statement) {
            return statement.error();
        }
        content->statement = std::move(statement).value();
        return std::shared_ptr<const Content>(std::move(content));
    };
    m_worker.compute(job, this, [this, wish](Answer content) {
        if (wish != m_wish) {
            return;
        }
        if (!content) {
            fail(content.error());
            return;
        }
        m_content = std::move(content).value();
        plan();
    });
}

void ImportSession::plan() {
    const quint64 wish = ++m_wish;
    setBusy(tr("Comparing with the journal …"));
    using Plan = core::Result<core::ImportPlan>;
    const auto job = [content = m_content, options = m_import](const core::Journal& journal) {
        return core::previewImport(journal, *content->format, content->statement, content->source.name,
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
    setBusy(tr("Importing …"));
    using Outcome = core::Result<core::ImportOutcome>;
    const auto job = [content = m_content, options = m_import](core::Journal& journal) -> Outcome {
        if (const auto kept = core::rotateBackup(journal, QStringLiteral("import")); !kept) {
            return kept.error();
        }
        return core::importStatement(journal, *content->format, content->statement, content->source.name,
                                     options);
    };
    m_worker.write(job, this, [this](Outcome outcome) {
        if (!outcome) {
            fail(outcome.error());
            return;
        }
        setBusy({});
        m_content.reset();
        emit imported(std::make_shared<const core::ImportOutcome>(std::move(outcome).value()));
    });
}

void ImportSession::setBusy(const QString& words) {
    m_busy = !words.isEmpty();
    emit busyChanged(words);
}

void ImportSession::fail(const core::Error& error) {
    setBusy({});
    emit failed(error);
}

} // namespace app
