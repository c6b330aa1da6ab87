#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

struct redisContext;
struct redisReply;

namespace server {

struct RedisSettings {
    QString host = QStringLiteral("127.0.0.1");
    int port = 6379;
    QByteArray password = {}; ///< empty: none
    /// For connecting, sending and answering alike: a slow Redis must not become everybody's latency.
    std::chrono::milliseconds patience{50};
    /// After a failure nobody asks again for this long.
    std::chrono::milliseconds rest{1000};
    int connections = 16;
};

/// The shared fast layer. Nothing in it is the only copy of anything, so its absence is an answer (nullopt),
/// never an error: the caller goes on without. Blocking, for worker threads; thread-safe.
class Redis {
public:
    /// Told the name of each command, and whether it was answered. Any thread.
    using Observe = std::function<void(const char* command, bool answered)>;
    explicit Redis(RedisSettings settings, Observe observe = {});
    ~Redis();
    Redis(const Redis&) = delete;
    Redis& operator=(const Redis&) = delete;

    /// The outer nullopt: Redis is gone. The inner: there is no such key.
    std::optional<std::optional<QByteArray>> get(const QByteArray& key);
    bool set(const QByteArray& key, const QByteArray& value, std::chrono::milliseconds life);
    bool remove(const QByteArray& key);
    /// Sets it where there is none: true, this caller did.
    std::optional<bool> setIfAbsent(const QByteArray& key, const QByteArray& value,
                                    std::chrono::milliseconds life);
    /// The script's numbers; nullopt also when it answers anything else.
    std::optional<std::vector<qint64>> eval(const QByteArray& script, const QByteArray& key,
                                            const QByteArrayList& arguments);
    bool ping();

private:
    struct ContextCloser {
        void operator()(redisContext* context) const;
    };
    struct ReplyFreer {
        void operator()(redisReply* reply) const;
    };
    using Context = std::unique_ptr<redisContext, ContextCloser>;
    using Answer = std::unique_ptr<redisReply, ReplyFreer>;

    Answer ask(const QByteArrayList& command);
    Answer answerOf(const QByteArrayList& command);
    Context borrow();
    Context connect() const;
    void giveBack(Context context);
    bool rests() const;
    void failed();

    const RedisSettings m_settings;
    const Observe m_observe;
    mutable std::mutex m_mutex;
    std::vector<Context> m_idle;
    std::chrono::steady_clock::time_point m_restsUntil{};
    bool m_isAway = false; ///< as the log was told
};

} // namespace server
