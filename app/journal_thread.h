#pragma once

#include "core/journal/journal.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace app {

/// A thread that owns one connection to the journal and runs jobs in the order they came.
class JournalThread {
public:
    using Job = std::function<void(core::Journal*)>;

    /// What happens at the end to jobs that wait: a reader's are dropped, a writer's are a person's changes.
    enum class AtEnd { Drop, Finish };

    JournalThread(const core::Clock& clock, AtEnd atEnd);
    /// Waits for the running job (and, with Finish, those behind it), closes the connection on its own
    /// thread.
    ~JournalThread();

    /// A job gets null as long as no journal is open.
    void enqueue(Job job);
    /// Queues the opening of another journal; `opened` is called on this thread.
    void open(const QString& path, core::Journal::Mode mode, std::function<void(core::Result<void>)> opened);

    /// Closes the connection after the jobs before it; `closed` is called on this thread.
    void close(std::function<void()> closed);

private:
    void run();

    const core::Clock& m_clock;
    const AtEnd m_atEnd;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::unique_ptr<core::Journal> m_journal; ///< touched by the thread only
    std::thread m_thread;
};

} // namespace app
