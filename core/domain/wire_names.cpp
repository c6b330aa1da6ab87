#include "core/domain/wire_names.h"

namespace core {
namespace {

constexpr const char* kSides[] = {"buy", "sell"};
constexpr const char* kEffects[] = {"unknown", "open", "close"};
constexpr const char* kPrecisions[] = {"second", "minute", "day"};
constexpr const char* kAssetClasses[] = {"stock", "future", "option", "forex", "crypto", "cfd"};
constexpr const char* kOptionRights[] = {"none", "call", "put"};
constexpr const char* kMatchingMethods[] = {"fifo", "lifo", "average"};
constexpr const char* kCashKinds[] = {"deposit", "withdrawal", "fee", "dividend", "interest", "adjustment"};
constexpr const char* kChargeKindNames[] = {"commission", "exchange", "regulatory",
                                            "taxes",      "funding",  "other"};
constexpr const char* kDirections[] = {"long", "short"};
constexpr const char* kTradeStatuses[] = {"open", "closed", "unopened"};

} // namespace

template <>
std::span<const char* const> wireNames<Side>() {
    return kSides;
}
template <>
std::span<const char* const> wireNames<Effect>() {
    return kEffects;
}
template <>
std::span<const char* const> wireNames<TimePrecision>() {
    return kPrecisions;
}
template <>
std::span<const char* const> wireNames<AssetClass>() {
    return kAssetClasses;
}
template <>
std::span<const char* const> wireNames<OptionRight>() {
    return kOptionRights;
}
template <>
std::span<const char* const> wireNames<MatchingMethod>() {
    return kMatchingMethods;
}
template <>
std::span<const char* const> wireNames<CashKind>() {
    return kCashKinds;
}
template <>
std::span<const char* const> wireNames<ChargeKind>() {
    return kChargeKindNames;
}
template <>
std::span<const char* const> wireNames<Direction>() {
    return kDirections;
}
template <>
std::span<const char* const> wireNames<TradeStatus>() {
    return kTradeStatuses;
}

} // namespace core
