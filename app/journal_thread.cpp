#include "app/journal_thread.h"

#include <utility>

namespace app {

JournalThread::JournalThread(const core::Clock& clock, AtEnd atEnd)
    : m_clock(clock), m_atEnd(atEnd), m_thread([this] { run(); }) {}

JournalThread::~JournalThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_atEnd == AtEnd::Drop) {
            m_jobs.clear();
        }
    }
    m_wake.notify_one();
    m_thread.join();
}

void JournalThread::enqueue(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void JournalThread::open(const QString& path, core::Journal::Mode mode,
                         std::function<void(core::Result<void>)> opened) {
    enqueue([this, path, mode, opened = std::move(opened)](core::Journal*) {
        auto journal = core::Journal::open(path, m_clock, mode);
        if (!journal) { // the one before stays open
            opened(journal.error());
            return;
        }
        m_journal = std::move(journal).value();
        opened(core::Done{});
    });
}

void JournalThread::close(std::function<void()> closed) {
    enqueue([this, closed = std::move(closed)](core::Journal*) {
        m_journal.reset();
        closed();
    });
}

void JournalThread::run() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                break;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(m_journal.get());
    }
    m_journal.reset();
}

} // namespace app
