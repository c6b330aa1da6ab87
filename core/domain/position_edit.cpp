#include "core/domain/position_edit.h"

#include <QHash>

#include <algorithm>

namespace core {
namespace {

Error refused(const QString& detail, ErrorCode code = ErrorCode::InvalidValue) {
    return {code, detail, QStringLiteral("position")};
}

QString nameOf(const Fill& fill) {
    return fill.externalId.isEmpty() ? fill.id.toString() : fill.externalId;
}

using FillsById = QHash<FillId, Fill>;

FillsById byId(std::span<const Fill> fills) {
    FillsById found;
    for (const Fill& fill : fills) {
        found.insert(fill.id, fill);
    }
    return found;
}

/// The fill of a part, as far as it may be moved.
Result<Fill> movableFill(const FillPart& part, const FillsById& fills) {
    const auto found = fills.constFind(part.fill);
    if (found == fills.constEnd()) {
        return Error{
            ErrorCode::NotFound, QStringLiteral("There is no fill %1").arg(part.fill.toString()), {}};
    }
    if (!part.whole) {
        return refused(QStringLiteral("The fill %1 belongs to a neighbouring trade too").arg(nameOf(*found)),
                       ErrorCode::SharedFill);
    }
    return *found;
}

Result<std::vector<Fill>> movableFills(const MatchedTrade& trade, const FillsById& fills) {
    std::vector<Fill> movable;
    for (const FillPart& part : trade.parts) {
        Result<Fill> fill = movableFill(part, fills);
        if (!fill) {
            return fill.error();
        }
        movable.push_back(std::move(*fill));
    }
    return movable;
}

/// One half of a trade to be split, walked in matching order.
struct Half {
    Decimal open;
    bool empty = true;

    /// False when the part closes more than the half has opened.
    bool take(const FillPart& part) {
        empty = false;
        open += part.role == FillRole::Entry ? part.quantity : -part.quantity;
        return !open.isNegative();
    }
};

bool hasOpening(const MatchedTrade& trade) {
    return trade.parts.front().role == FillRole::Entry;
}

} // namespace

Result<std::vector<Fill>> mergedFills(const MatchedTrade& a, const MatchedTrade& b,
                                      std::span<const Fill> fills, const QString& position) {
    if (a.id == b.id) {
        return refused(QStringLiteral("A trade cannot be merged with itself"));
    }
    if (a.side != b.side) {
        return refused(QStringLiteral("A long and a short trade cannot be merged"));
    }
    if (hasOpening(a) != hasOpening(b)) {
        return refused(
            QStringLiteral("A trade whose opening is unknown cannot be merged with one that was opened"));
    }
    const FillsById known = byId(fills);
    Result<std::vector<Fill>> merged = movableFills(a, known);
    if (!merged) {
        return merged;
    }
    const Result<std::vector<Fill>> others = movableFills(b, known);
    if (!others) {
        return others;
    }
    const Fill& first = merged->front();
    const Fill& other = others->front();
    if (first.account != other.account || first.instrument != other.instrument) {
        return refused(QStringLiteral("Only trades of one account and one instrument can be merged"));
    }
    merged->insert(merged->end(), others->begin(), others->end());
    for (Fill& fill : *merged) {
        fill.position = position;
    }
    return merged;
}

Result<std::vector<Fill>> splitFills(const MatchedTrade& trade, std::span<const FillId> moved,
                                     std::span<const Fill> fills, const QString& position) {
    const FillsById known = byId(fills);
    Half staying;
    Half moving;
    std::vector<Fill> changed;
    for (const FillPart& part : trade.parts) {
        const bool moves = std::find(moved.begin(), moved.end(), part.fill) != moved.end();
        if (const bool fits = (moves ? moving : staying).take(part); !fits && hasOpening(trade)) {
            return refused(
                QStringLiteral("The fill %1 would close more than its half has opened")
                    .arg(known.contains(part.fill) ? nameOf(known[part.fill]) : part.fill.toString()));
        }
        if (!moves) {
            continue;
        }
        Result<Fill> fill = movableFill(part, known);
        if (!fill) {
            return fill.error();
        }
        fill->position = position;
        changed.push_back(std::move(*fill));
    }
    if (changed.size() != moved.size()) {
        return refused(QStringLiteral("Only fills of the trade can be split off, each named once"));
    }
    if (moving.empty || staying.empty) {
        return refused(QStringLiteral("Both halves of a split need at least one fill"));
    }
    if (trade.status == TradeStatus::Closed && hasOpening(trade) && !moving.open.isZero()) {
        return refused(
            QStringLiteral("A closed trade can only be split into closed trades; %1 would stay open")
                .arg(moving.open.toString()));
    }
    return changed;
}

} // namespace core
