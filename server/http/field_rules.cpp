#include "server/http/field_rules.h"

#include <QStringList>

namespace server {

QString complaint(QStringView text, const TextRule& rule) {
    if (text.contains(QChar(u'\0'))) {
        return QStringLiteral("Must not contain the character U+0000");
    }
    if (text.size() < rule.least && text.isEmpty()) {
        return QStringLiteral("Must not be empty");
    }
    if (text.size() < rule.least) {
        return QStringLiteral("Must have at least %1 characters").arg(rule.least);
    }
    if (text.size() > rule.most) {
        return QStringLiteral("Must have at most %1 characters").arg(rule.most);
    }
    return {};
}

QString complaint(core::Decimal value, DecimalRule rule) {
    switch (rule) {
    case DecimalRule::Any:
        return {};
    case DecimalRule::NotNegative:
        return value.isNegative() ? QStringLiteral("Must not be negative") : QString();
    case DecimalRule::Positive:
        return value.isPositive() ? QString() : QStringLiteral("Must be a positive number");
    }
    return {};
}

QString complaint(std::optional<qint64> value, const WholeRule& rule) {
    const bool fits = value && *value >= rule.least && *value <= rule.most;
    return fits ? QString()
                : QStringLiteral("Must be a whole number from %1 to %2").arg(rule.least).arg(rule.most);
}

QString complaintOfChoice(std::span<const char* const> words) {
    QStringList quoted;
    for (const char* word : words) {
        quoted << QLatin1String(word);
    }
    return QStringLiteral("Must be one of: %1").arg(quoted.join(QStringLiteral(", ")));
}

QString complaintOfDecimal(const core::Error& error) {
    return error.code == core::ErrorCode::NumberTooLarge
               ? QStringLiteral("Is too large to be kept exactly")
               : QStringLiteral("Must be a number with at most 8 decimals");
}

std::optional<QUuid> readUuid(QStringView text) {
    // QUuid also reads braces and ignores what follows them.
    const QUuid uuid = text.size() == 36 ? QUuid::fromString(text) : QUuid();
    return uuid.isNull() ? std::nullopt : std::optional(uuid);
}

std::optional<int> indexOfWord(QStringView word, std::span<const char* const> words) {
    for (size_t i = 0; i < words.size(); ++i) {
        if (word == QLatin1String(words[i])) {
            return int(i);
        }
    }
    return std::nullopt;
}

} // namespace server
