#include "server/observe/log.h"

#include "core/base/clock.h"
#include "core/wire/json.h"

#include <atomic>
#include <cstdio>
#include <mutex>

namespace server {

namespace {

constexpr qsizetype kLongestText = 500;

std::mutex& outputMutex() {
    static std::mutex mutex;
    return mutex;
}

std::function<void(const QByteArray&)>& sink() {
    static std::function<void(const QByteArray&)> current;
    return current;
}

std::atomic<LogLevel> leastLevel = LogLevel::Information;

std::vector<LogField>& scopeFields() {
    thread_local std::vector<LogField> fields;
    return fields;
}

QUtf8StringView view(std::string_view text) {
    return {text.data(), qsizetype(text.size())};
}

std::string_view levelText(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Information:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "error";
}

struct ValueWriter {
    core::JsonWriter& json;

    void operator()(LogWord word) const { json.string(view(word.text())); }
    void operator()(const QString& text) const { json.string(QStringView(text).left(kLongestText)); }
    void operator()(qint64 number) const { json.integer(number); }
    void operator()(bool flag) const { json.boolean(flag); }
    void operator()(std::chrono::microseconds duration) const {
        json.decimal(core::Decimal::fromUnits(duration.count() * (core::Decimal::One / 1000)));
    }
};

void writeField(core::JsonWriter& json, const LogField& field) {
    json.key(view(field.name()));
    std::visit(ValueWriter{json}, field.value());
}

} // namespace

void log(LogLevel level, LogWord message, std::initializer_list<LogField> fields) {
    if (level < leastLevel.load(std::memory_order_relaxed)) {
        return;
    }
    core::JsonWriter json;
    json.beginObject();
    json.key("time").string(core::instantText(core::SystemClock().now()));
    json.key("level").string(view(levelText(level)));
    json.key("message").string(view(message.text()));
    for (const LogField& field : scopeFields()) {
        writeField(json, field);
    }
    for (const LogField& field : fields) {
        writeField(json, field);
    }
    json.endObject();
    QByteArray line = json.take();

    const std::lock_guard lock(outputMutex());
    if (sink()) {
        sink()(line);
        return;
    }
    line.append('\n');
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

void setLogLevel(LogLevel least) {
    leastLevel.store(least, std::memory_order_relaxed);
}

void setLogSink(std::function<void(const QByteArray&)> newSink) {
    const std::lock_guard lock(outputMutex());
    sink() = std::move(newSink);
}

LogScope::LogScope(std::initializer_list<LogField> fields) : m_before(scopeFields().size()) {
    scopeFields().insert(scopeFields().end(), fields.begin(), fields.end());
}

LogScope::~LogScope() {
    std::vector<LogField>& fields = scopeFields();
    fields.erase(fields.begin() + std::ptrdiff_t(m_before), fields.end());
}

} // namespace server
