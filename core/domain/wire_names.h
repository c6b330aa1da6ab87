#pragma once

#include "core/domain/account.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"
#include "core/domain/trade.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace core {

/// The words of an enum in its order, as the journal file, the wire, exports and `tj` spell them. They are
/// part of the formats: a word is never changed, a new one is added at the end.
template <typename Enum>
std::span<const char* const> wireNames() = delete;
template <>
std::span<const char* const> wireNames<Side>();
template <>
std::span<const char* const> wireNames<Effect>();
template <>
std::span<const char* const> wireNames<TimePrecision>();
template <>
std::span<const char* const> wireNames<AssetClass>();
template <>
std::span<const char* const> wireNames<OptionRight>();
template <>
std::span<const char* const> wireNames<MatchingMethod>();
template <>
std::span<const char* const> wireNames<CashKind>();
template <>
std::span<const char* const> wireNames<ChargeKind>();
template <>
std::span<const char* const> wireNames<Direction>();
template <>
std::span<const char* const> wireNames<TradeStatus>();

template <typename Enum>
QString wireName(Enum value) {
    return QString::fromLatin1(wireNames<Enum>()[std::size_t(value)]);
}

template <typename Enum>
std::optional<Enum> fromWireName(QStringView word) {
    const auto names = wireNames<Enum>();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (word == QLatin1String(names[i])) {
            return Enum(i);
        }
    }
    return std::nullopt;
}

} // namespace core
