#include "server/http/query_fields.h"

#include <algorithm>

namespace server {

QueryFields::QueryFields(const Request& request) : m_values(request.query) {}

std::optional<QString> QueryFields::single(QStringView name) {
    m_read.insert(name.toString());
    std::optional<QString> found;
    int count = 0;
    for (const auto& [key, value] : m_values) {
        if (key == name) {
            found = value;
            ++count;
        }
    }
    if (count > 1) {
        wrong(name, QStringLiteral("Must be given once"));
        return std::nullopt;
    }
    return found && found->isEmpty() ? std::nullopt : found;
}

std::optional<QString> QueryFields::text(QStringView name, int most) {
    const std::optional<QString> text = single(name);
    const QString why = text ? complaint(*text, TextRule{.most = most}) : QString();
    if (!why.isEmpty()) {
        wrong(name, why);
        return std::nullopt;
    }
    return text;
}

QStringList QueryFields::texts(QStringView name, int mostItems, int most) {
    m_read.insert(name.toString());
    QStringList read;
    for (const auto& [key, value] : m_values) {
        if (key != name || value.isEmpty()) {
            continue;
        }
        if (const QString why = complaint(value, TextRule{.most = most}); !why.isEmpty()) {
            wrong(name, why);
        }
        read << value;
    }
    if (read.size() > mostItems) {
        wrong(name, QStringLiteral("Must be given at most %1 times").arg(mostItems));
    }
    return read;
}

std::optional<qint64> QueryFields::whole(QStringView name, qint64 least, qint64 most) {
    const std::optional<QString> text = single(name);
    if (!text) {
        return std::nullopt;
    }
    bool ok = false;
    const qint64 number = text->toLongLong(&ok);
    const QString why = complaint(ok ? std::optional(number) : std::nullopt, WholeRule{least, most});
    if (!why.isEmpty()) {
        wrong(name, why);
        return std::nullopt;
    }
    return number;
}

std::optional<core::Decimal> QueryFields::decimal(QStringView name) {
    const std::optional<QString> text = single(name);
    if (!text) {
        return std::nullopt;
    }
    const core::Result<core::Decimal> decimal = core::Decimal::parse(*text);
    if (!decimal) {
        wrong(name, complaintOfDecimal(decimal.error()));
        return std::nullopt;
    }
    return *decimal;
}

std::optional<bool> QueryFields::flag(QStringView name) {
    static constexpr const char* kWords[] = {"false", "true"};
    const std::optional<QString> text = single(name);
    const std::optional<int> index = text ? indexOfWord(*text, kWords) : std::nullopt;
    if (text && !index) {
        wrong(name, kNotAFlag);
    }
    return index ? std::optional(*index == 1) : std::nullopt;
}

std::optional<core::Day> QueryFields::day(QStringView name) {
    const std::optional<QString> text = single(name);
    const std::optional<core::Day> day = text ? core::parseDay(*text) : std::nullopt;
    if (text && !day) {
        wrong(name, kNotADay);
    }
    return day;
}

std::optional<core::Instant> QueryFields::instant(QStringView name) {
    const std::optional<QString> text = single(name);
    const std::optional<core::Instant> instant = text ? core::parseInstant(*text) : std::nullopt;
    if (text && !instant) {
        wrong(name, kNotAnInstant);
    }
    return instant;
}

std::optional<int> QueryFields::word(QStringView name, std::span<const char* const> words) {
    const std::optional<QString> text = single(name);
    const std::optional<int> index = text ? indexOfWord(*text, words) : std::nullopt;
    if (text && !index) {
        wrong(name, complaintOfChoice(words));
    }
    return index;
}

std::optional<QUuid> QueryFields::uuid(QStringView name) {
    const std::optional<QString> text = single(name);
    const std::optional<QUuid> uuid = text ? readUuid(*text) : std::nullopt;
    if (text && !uuid) {
        wrong(name, kNotAnId);
    }
    return uuid;
}

void QueryFields::wrong(QStringView name, const QString& message) {
    m_errors.add(name.toString(), message);
}

Outcome<void> QueryFields::finish() {
    for (const auto& [key, value] : m_values) {
        if (!m_read.contains(key)) {
            m_read.insert(key); // told once, however often it was given
            wrong(key, QStringLiteral("Unknown parameter"));
        }
    }
    return m_errors.outcome(QStringLiteral("The request has query parameters that are wrong."));
}

} // namespace server
