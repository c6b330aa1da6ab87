#pragma once

#include "core/base/decimal.h"

#include <QString>
#include <QUuid>

#include <optional>
#include <span>

namespace server {

/// Length in characters (UTF-16 units), after trimming.
struct TextRule {
    int least = 1;
    int most = 200;
    bool trimmed = true; ///< false for notes and passwords, which are kept as typed
};

enum class DecimalRule : quint8 { Any, NotNegative, Positive };

struct WholeRule {
    qint64 least = 0;
    qint64 most = 0;
};

/// What is wrong with a value, in words for the client; empty when nothing is. U+0000 is refused in every
/// text: PostgreSQL cannot keep it.
QString complaint(QStringView text, const TextRule& rule);
QString complaint(core::Decimal value, DecimalRule rule);
/// No value: the text was no whole number.
QString complaint(std::optional<qint64> value, const WholeRule& rule);
QString complaintOfChoice(std::span<const char* const> words);
QString complaintOfDecimal(const core::Error& error);

inline const QString kNotADay = QStringLiteral("Must be a date like 2025-12-01");
inline const QString kNotAnInstant = QStringLiteral("Must be a time with zone like 2025-12-01T09:30:00Z");
inline const QString kNotAnId = QStringLiteral("Must be an id (UUID)");
inline const QString kNotAFlag = QStringLiteral("Must be true or false");
inline const QString kUnknownField = QStringLiteral("Unknown field");

/// A UUID in its plain form of 36 characters, not the null one.
std::optional<QUuid> readUuid(QStringView text);

/// The index of the word, exactly as spelled.
std::optional<int> indexOfWord(QStringView word, std::span<const char* const> words);

} // namespace server
