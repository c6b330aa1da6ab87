#include "core/domain/trade_matching.h"

#include "core/domain/position_cutter.h"
#include "core/domain/trade_valuation.h"

#include <algorithm>
#include <map>

namespace core {
namespace {

using Positions = std::map<QString, std::vector<quint32>>;

Positions byPosition(std::span<const Fill> fills) {
    Positions positions;
    std::vector<quint32>& empty = positions[QString()]; // nearly all fills: no look-up for them
    empty.reserve(fills.size());
    for (std::size_t i = 0; i < fills.size(); ++i) {
        const QString& position = fills[i].position;
        (position.isEmpty() ? empty : positions[position]).push_back(quint32(i));
    }
    return positions;
}

} // namespace

Result<std::vector<MatchedTrade>> matchFills(const MatchingInput& input) try {
    std::vector<MatchedTrade> trades;
    for (auto& [position, fills] : byPosition(input.fills)) {
        const Result<std::vector<TradeCut>> cuts = cutPosition(input, std::move(fills));
        if (!cuts) {
            return cuts.error();
        }
        trades.reserve(trades.size() + cuts->size());
        for (const TradeCut& cut : *cuts) {
            trades.push_back(valued(cut, input));
        }
    }
    // Positions come one after the other; within one, equal times keep their matching order.
    std::stable_sort(trades.begin(), trades.end(),
                     [](const MatchedTrade& a, const MatchedTrade& b) { return a.entryAt < b.entryAt; });
    return trades;
} catch (const DecimalOverflow&) {
    return Error{ErrorCode::NumberTooLarge,
                 QStringLiteral("A sum over the fills of %1 in the account “%2” is beyond ±92 billion")
                     .arg(input.instrument.symbol, input.account.name),
                 {}};
}

} // namespace core
