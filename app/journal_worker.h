#pragma once

#include "core/journal/backup.h"
#include "core/journal/journal.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace app {

class JournalThread;

/// The door from the UI thread to the journal: one writer thread and one reader thread, each with its own
/// connection, and the pool for pure work. A job must not touch any QObject. Its result is posted to this
/// long-lived object on the UI thread, which calls the continuation only if `context` still lives.
class JournalWorker final : public QObject {
    Q_OBJECT

public:
    explicit JournalWorker(const core::Clock& clock, QObject* parent = nullptr);
    /// Waits for the jobs that are running and for every change that was asked for; queued reading is
    /// dropped.
    ~JournalWorker() override;

    /// Opens (and creates or upgrades) the journal with the writer, then with the reader. Where that fails,
    /// the journal before stays open.
    void open(const QString& path, QObject* context, std::function<void(core::Result<void>)> then);
    /// Puts a backup in the journal's place, which nobody may have open meanwhile, and opens it again.
    void restore(const QString& backup, QObject* context,
                 std::function<void(core::Result<core::Restored>)> then);
    /// Of the open journal; until one is, of the one that was asked for.
    QString path() const { return m_path; }
    const core::Clock& clock() const { return m_clock; }

    /// Runs `job(const core::Journal&)` on the reader. Jobs given before open() has succeeded fail with
    /// NotFound.
    template <typename Job, typename Then>
    void read(Job job, QObject* context, Then then) {
        using Answer = std::invoke_result_t<Job, const core::Journal&>;
        enqueue(Side::Reader, [this, job = std::move(job), guarded = guard<Answer>(context, std::move(then))](
                                  core::Journal* journal) mutable {
            post<Answer>(guarded, journal ? job(std::as_const(*journal)) : Answer(notOpen()));
        });
    }

    /// Runs `job(core::Journal&)` on the writer: its answer is a Result. A ChangeResult (also as the answer's
    /// `change`) is announced by changed() before the continuation runs.
    template <typename Job, typename Then>
    void write(Job job, QObject* context, Then then) {
        using Answer = std::invoke_result_t<Job, core::Journal&>;
        enqueue(Side::Writer, [this, job = std::move(job), guarded = guard<Answer>(context, std::move(then))](
                                  core::Journal* journal) mutable {
            post<Answer>(guarded, journal ? job(*journal) : Answer(notOpen()));
        });
    }

    /// Runs pure `job()` in the pool.
    template <typename Job, typename Then>
    void compute(Job job, QObject* context, Then then) {
        using Answer = std::invoke_result_t<Job>;
        m_pool.start(
            [this, job = std::move(job), guarded = guard<Answer>(context, std::move(then))]() mutable {
                post<Answer>(guarded, job());
            });
    }

signals:
    void changed(core::Changes changes, const QString& title);

private:
    enum class Side { Writer, Reader };
    template <typename Answer>
    struct Guarded {
        QPointer<QObject> context;
        std::function<void(Answer)> then;
    };

    /// What an answer says to have changed: a ChangeResult, or a value with a `change`.
    template <typename Answer>
    static const core::ChangeResult* changeOf(const Answer& answer) {
        if constexpr (requires { answer.value().changes; }) {
            return answer.ok() ? &answer.value() : nullptr;
        } else if constexpr (requires { answer.value().change.changes; }) {
            return answer.ok() ? &answer.value().change : nullptr;
        } else {
            return nullptr;
        }
    }
    template <typename Answer, typename Then>
    static std::shared_ptr<Guarded<Answer>> guard(QObject* context, Then then) {
        return std::make_shared<Guarded<Answer>>(Guarded<Answer>{context, std::move(then)});
    }
    /// Any thread. The QPointer is only looked at on the UI thread.
    template <typename Answer>
    void post(std::shared_ptr<Guarded<Answer>> guarded, Answer answer) {
        auto carried = std::make_shared<Answer>(std::move(answer));
        QMetaObject::invokeMethod(
            this,
            [this, guarded = std::move(guarded), carried = std::move(carried)] {
                if (const core::ChangeResult* change = changeOf(*carried)) {
                    emit changed(change->changes, change->title);
                }
                if (guarded->context) {
                    guarded->then(std::move(*carried));
                }
            },
            Qt::QueuedConnection);
    }
    void enqueue(Side side, std::function<void(core::Journal*)> job);
    static core::Error notOpen();

    const core::Clock& m_clock;
    QString m_path;
    bool m_isOpen = false;
    std::unique_ptr<JournalThread> m_writer;
    std::unique_ptr<JournalThread> m_reader;
    QThreadPool m_pool;
};

} // namespace app
