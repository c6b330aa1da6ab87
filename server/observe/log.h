#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <chrono>
#include <concepts>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <variant>
#include <vector>

namespace server {

/// A text fixed at compile time: names of fields, messages and states.
class LogWord {
public:
    consteval LogWord(const char* literal) : m_text(literal) {}
    std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

/// A text made at run time that whoever wraps it knows to hold no password, token, note, body or signed URL.
/// Cut at 500 characters.
struct Plain {
    explicit Plain(QString said) : text(std::move(said)) {}
    explicit Plain(std::string_view utf8) : text(QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))) {}
    explicit Plain(const QByteArray& utf8) : text(QString::fromUtf8(utf8)) {}
    QString text;
};

/// One member of a log line. Numbers, ids, durations and fixed words go as they are, a text only as Plain: a
/// QString does not become a field by accident.
class LogField {
public:
    LogField(LogWord name, LogWord word) : m_name(name), m_value(word) {}
    LogField(LogWord name, Plain text) : m_name(name), m_value(std::move(text.text)) {}
    template <std::same_as<QUuid> Uuid> // a literal must not become one
    LogField(LogWord name, const Uuid& id) : m_name(name), m_value(id.toString(QUuid::WithoutBraces)) {}
    template <typename Kind>
    LogField(LogWord name, const core::Id<Kind>& id) : LogField(name, id.uuid()) {}
    template <std::integral Number>
    LogField(LogWord name, Number number) : m_name(name), m_value(valueOf(number)) {}
    /// In milliseconds with three decimals.
    LogField(LogWord name, std::chrono::microseconds duration) : m_name(name), m_value(duration) {}

    using Value = std::variant<LogWord, QString, qint64, bool, std::chrono::microseconds>;
    std::string_view name() const { return m_name.text(); }
    const Value& value() const { return m_value; }

private:
    template <std::integral Number>
    static Value valueOf(Number number) {
        if constexpr (std::same_as<Number, bool>) {
            return number;
        } else {
            return qint64(number);
        }
    }
    LogWord m_name;
    Value m_value;
};

enum class LogLevel { Debug, Information, Warning, Error };

/// One JSON object a line on stderr: time, level, message, the fields of the thread's LogScopes, then these.
/// Any thread; a line is never torn.
void log(LogLevel level, LogWord message, std::initializer_list<LogField> fields = {});
inline void logDebug(LogWord message, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::Debug, message, fields);
}
inline void logInformation(LogWord message, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::Information, message, fields);
}
inline void logWarning(LogWord message, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::Warning, message, fields);
}
inline void logError(LogWord message, std::initializer_list<LogField> fields = {}) {
    log(LogLevel::Error, message, fields);
}

/// Lines below this level are not written; Information at start. Any thread.
void setLogLevel(LogLevel least);
/// Where lines go instead of stderr, one call a line without its line feed; empty: stderr again. For tests.
void setLogSink(std::function<void(const QByteArray&)> sink);

/// Fields that every line of this thread carries until the end of the scope: requestId, tenantId, userId. One
/// request runs on one thread from first to last line, so nothing of it can reach another's lines.
class LogScope {
public:
    LogScope(std::initializer_list<LogField> fields);
    ~LogScope();
    LogScope(const LogScope&) = delete;
    LogScope& operator=(const LogScope&) = delete;

private:
    std::size_t m_before;
};

} // namespace server
