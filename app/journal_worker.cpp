#include "app/journal_worker.h"

#include "app/journal_thread.h"

namespace app {

JournalWorker::JournalWorker(const core::Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock),
      m_writer(std::make_unique<JournalThread>(clock, JournalThread::AtEnd::Finish)),
      m_reader(std::make_unique<JournalThread>(clock, JournalThread::AtEnd::Drop)) {}

JournalWorker::~JournalWorker() {
    m_pool.clear();
    m_pool.waitForDone();
    m_reader.reset();
    m_writer.reset();
}

void JournalWorker::open(const QString& path, QObject* context,
                         std::function<void(core::Result<void>)> then) {
    using Answer = core::Result<void>;
    if (!m_isOpen) {
        m_path = path; // its backups can be restored even where it does not open
    }
    auto guarded = guard<Answer>(context, [this, path, then = std::move(then)](Answer opened) {
        if (opened) {
            m_path = path;
            m_isOpen = true;
        }
        then(std::move(opened));
    });
    m_writer->open(path, core::Journal::Mode::ReadWrite, [this, path, guarded](Answer written) {
        if (!written) {
            post<Answer>(guarded, std::move(written));
            return;
        }
        m_reader->open(path, core::Journal::Mode::ReadOnly,
                       [this, guarded](Answer readable) { post<Answer>(guarded, std::move(readable)); });
    });
}

void JournalWorker::restore(const QString& backup, QObject* context,
                            std::function<void(core::Result<core::Restored>)> then) {
    using Answer = core::Result<core::Restored>;
    auto guarded = guard<Answer>(context, [this, then = std::move(then)](Answer restored) {
        m_isOpen = m_isOpen || restored.ok();
        then(std::move(restored));
    });
    m_reader->close([this, backup, guarded] {
        m_writer->close([this, backup, guarded] {
            auto restored = std::make_shared<Answer>(core::restoreBackup(m_path, backup, m_clock));
            // Opened again also when restoring failed: the journal before is still there.
            const auto finish = [this, guarded, restored](core::Result<void> opened) {
                post<Answer>(guarded, opened ? std::move(*restored) : Answer(opened.error()));
            };
            m_writer->open(m_path, core::Journal::Mode::ReadWrite, [this, finish](core::Result<void> opened) {
                if (!opened) {
                    finish(opened);
                    return;
                }
                m_reader->open(m_path, core::Journal::Mode::ReadOnly, finish);
            });
        });
    });
}

void JournalWorker::enqueue(Side side, std::function<void(core::Journal*)> job) {
    (side == Side::Writer ? m_writer : m_reader)->enqueue(std::move(job));
}

core::Error JournalWorker::notOpen() {
    return {core::ErrorCode::NotFound, QStringLiteral("no journal is open"), {}};
}

} // namespace app
