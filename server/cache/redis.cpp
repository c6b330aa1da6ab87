#include "server/cache/redis.h"

#include "server/observe/log.h"

#include <hiredis/hiredis.h>

#include <utility>

namespace server {
namespace {

timeval timevalOf(std::chrono::milliseconds time) {
    return {time.count() / 1000, (time.count() % 1000) * 1000};
}

} // namespace

void Redis::ContextCloser::operator()(redisContext* context) const {
    redisFree(context);
}
void Redis::ReplyFreer::operator()(redisReply* reply) const {
    freeReplyObject(reply);
}

Redis::Redis(RedisSettings settings, Observe observe)
    : m_settings(std::move(settings)), m_observe(std::move(observe)) {}

Redis::~Redis() = default;

std::optional<std::optional<QByteArray>> Redis::get(const QByteArray& key) {
    const Answer answer = ask({"GET", key});
    if (!answer) {
        return std::nullopt;
    }
    if (answer->type == REDIS_REPLY_STRING) {
        return std::optional(QByteArray(answer->str, qsizetype(answer->len)));
    }
    return std::optional<QByteArray>();
}

bool Redis::set(const QByteArray& key, const QByteArray& value, std::chrono::milliseconds life) {
    return ask({"SET", key, value, "PX", QByteArray::number(qint64(life.count()))}) != nullptr;
}

bool Redis::remove(const QByteArray& key) {
    return ask({"DEL", key}) != nullptr;
}

std::optional<bool> Redis::setIfAbsent(const QByteArray& key, const QByteArray& value,
                                       std::chrono::milliseconds life) {
    const Answer answer = ask({"SET", key, value, "PX", QByteArray::number(qint64(life.count())), "NX"});
    return answer ? std::optional(answer->type != REDIS_REPLY_NIL) : std::nullopt;
}

std::optional<std::vector<qint64>> Redis::eval(const QByteArray& script, const QByteArray& key,
                                               const QByteArrayList& arguments) {
    const Answer answer = ask(QByteArrayList{"EVAL", script, "1", key} + arguments);
    if (!answer || answer->type != REDIS_REPLY_ARRAY) {
        return std::nullopt;
    }
    std::vector<qint64> numbers;
    for (std::size_t i = 0; i < answer->elements; ++i) {
        if (answer->element[i]->type != REDIS_REPLY_INTEGER) {
            return std::nullopt;
        }
        numbers.push_back(answer->element[i]->integer);
    }
    return numbers;
}

bool Redis::ping() {
    return ask({"PING"}) != nullptr;
}

/// nullptr: Redis is gone, slow, or complains.
Redis::Answer Redis::ask(const QByteArrayList& command) {
    Answer answer = answerOf(command);
    if (m_observe) {
        m_observe(command.first().constData(), answer != nullptr);
    }
    return answer && answer->type == REDIS_REPLY_ERROR ? nullptr : std::move(answer);
}

/// The connection of a command that was not answered is closed, never used again, so that nobody reads the
/// answer to another's question.
Redis::Answer Redis::answerOf(const QByteArrayList& command) {
    Context context = borrow();
    if (!context) {
        return nullptr;
    }
    std::vector<const char*> texts;
    std::vector<std::size_t> sizes;
    for (const QByteArray& word : command) {
        texts.push_back(word.constData());
        sizes.push_back(std::size_t(word.size()));
    }
    Answer answer(static_cast<redisReply*>(
        redisCommandArgv(context.get(), int(texts.size()), texts.data(), sizes.data())));
    if (!answer) {
        failed();
        return nullptr;
    }
    giveBack(std::move(context));
    return answer;
}

Redis::Context Redis::borrow() {
    {
        const std::scoped_lock lock(m_mutex);
        if (rests()) {
            return nullptr;
        }
        if (!m_idle.empty()) {
            Context context = std::move(m_idle.back());
            m_idle.pop_back();
            return context;
        }
    }
    Context context = connect();
    if (!context) {
        failed();
    }
    return context;
}

Redis::Context Redis::connect() const {
    Context context(redisConnectWithTimeout(m_settings.host.toUtf8().constData(), m_settings.port,
                                            timevalOf(m_settings.patience)));
    if (!context || context->err != 0 ||
        redisSetTimeout(context.get(), timevalOf(m_settings.patience)) != REDIS_OK) {
        return nullptr;
    }
    if (!m_settings.password.isEmpty()) {
        const Answer answer(
            static_cast<redisReply*>(redisCommand(context.get(), "AUTH %b", m_settings.password.constData(),
                                                  std::size_t(m_settings.password.size()))));
        if (!answer || answer->type == REDIS_REPLY_ERROR) {
            return nullptr;
        }
    }
    return context;
}

void Redis::giveBack(Context context) {
    const std::scoped_lock lock(m_mutex);
    if (std::exchange(m_isAway, false)) {
        logInformation("Redis answers again");
    }
    if (int(m_idle.size()) < m_settings.connections) {
        m_idle.push_back(std::move(context));
    }
}

bool Redis::rests() const {
    return std::chrono::steady_clock::now() < m_restsUntil;
}

void Redis::failed() {
    const std::scoped_lock lock(m_mutex);
    if (!std::exchange(m_isAway, true)) {
        logWarning("Redis does not answer: going on without it");
    }
    m_idle.clear(); // of a Redis that was restarted, they are all dead
    m_restsUntil = std::chrono::steady_clock::now() + m_settings.rest;
}

} // namespace server
