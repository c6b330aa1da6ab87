#include "core/domain/position_cutter.h"

#include "core/domain/closing_rule.h"
#include "core/domain/coin_fee.h"
#include "core/domain/matching_order.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace core {
namespace {

/// Leftovers below 1e-7 units close a position: dust of fees and of rounding, never something a person holds.
constexpr Decimal kDust = Decimal::fromUnits(10);

Error naming(const Fill& fill, const QString& what) {
    return {ErrorCode::InvalidValue,
            QStringLiteral("The fill %1 (%2 %3 at %4, %5) %6")
                .arg(fill.externalId.isEmpty() ? fill.id.toString() : fill.externalId,
                     fill.side == Side::Buy ? QStringLiteral("buy") : QStringLiteral("sell"),
                     fill.quantity.toString(), fill.price.toString(), instantText(fill.executedAt), what),
            QStringLiteral("position")};
}

class Cutter {
public:
    Cutter(const MatchingInput& input, std::span<const quint32> order);

    /// The group has one executedAt; it is put into matching order.
    std::optional<Error> take(std::span<quint32> group);
    std::vector<TradeCut> finish();

private:
    struct Slice {
        FillRole role;
        bool unopened;
        Decimal quantity;
    };
    /// A fill cut at flat: at most its exit, what closes something unknown, and what opens.
    struct Slices {
        std::array<Slice, 3> slices;
        std::size_t count = 0;
        void add(const Slice& slice) { slices[count++] = slice; }
    };

    const Fill& fillAt(quint32 index) const { return m_input.fills[index]; }
    std::optional<Error> takeFill(quint32 index);
    Slices slicesOf(const Fill& fill, Decimal quantity) const;
    std::optional<Error> refusal(const Fill& fill, const Slices& slices) const;
    void place(const Fill& fill, const Slice& slice, const CutPart& part);
    void applySplits(int day);
    void applySplit(const CorporateAction& action);
    TradeCut& openCut() { return m_cuts[m_current]; }

    const MatchingInput& m_input;
    const bool m_flatToFlat;
    ClosingRule m_closings;
    std::vector<TradeCut> m_cuts;
    std::vector<CorporateAction> m_splits; ///< by date, each once
    std::size_t m_nextSplit = 0;
    Decimal m_open; ///< signed open quantity of the current trade
    std::size_t m_current = 0;
    bool m_hasCurrent = false;
    std::optional<std::size_t> m_unopened; ///< the unopened trade still collecting closings
};

/// By date; on one day the smaller ratio first, so that the order they were told in does not matter.
bool isEarlier(const CorporateAction& a, const CorporateAction& b) {
    if (a.date != b.date) {
        return a.date < b.date;
    }
    ProductSum difference;
    difference.add(a.to, b.from);
    difference.subtract(b.to, a.from);
    return difference.sign() < 0;
}

std::vector<CorporateAction> splitsOnce(std::span<const CorporateAction> actions) {
    std::vector<CorporateAction> splits;
    for (const CorporateAction& action : actions) {
        if (action.kind == u"split" && action.from.isPositive() && action.to.isPositive()) {
            splits.push_back(action);
        }
    }
    std::sort(splits.begin(), splits.end(), isEarlier);
    splits.erase(std::unique(splits.begin(), splits.end(), isSameSplit), splits.end());
    return splits;
}

Cutter::Cutter(const MatchingInput& input, std::span<const quint32> order)
    : m_input(input), m_flatToFlat(order.empty() || input.fills[order.front()].position.isEmpty()),
      m_closings(input, order, m_flatToFlat), m_splits(splitsOnce(input.actions)) {}

std::optional<Error> Cutter::take(std::span<quint32> group) {
    if (m_nextSplit < m_splits.size()) {
        int day = std::numeric_limits<int>::min();
        for (const quint32 index : group) {
            const Fill& fill = fillAt(index);
            day = std::max(day, dayNumber(m_input.accountZone.dayOf(fill.executedAt, fill.timePrecision)));
        }
        applySplits(day);
    }
    if (group.size() > 1) {
        orderSimultaneous(group, m_input.fills, m_open.sign());
    }
    for (const quint32 index : group) {
        if (auto error = takeFill(index)) {
            return error;
        }
    }
    return std::nullopt;
}

std::optional<Error> Cutter::takeFill(quint32 index) {
    const Fill& fill = fillAt(index);
    const Decimal quantity = positionQuantity(m_input.instrument, fill);
    if (!quantity.isPositive()) {
        return naming(fill, QStringLiteral("pays a fee in the coin that is not smaller than itself"));
    }
    m_closings.passed(fill, quantity);
    const Slices cut = slicesOf(fill, quantity);
    if (auto error = refusal(fill, cut)) {
        return error;
    }
    Charges left = fill.charges;
    for (std::size_t i = 0; i < cut.count; ++i) {
        const bool last = i + 1 == cut.count;
        const Charges share = last ? left : proRata(fill.charges, cut.slices[i].quantity, quantity);
        left -= share;
        place(fill, cut.slices[i],
              {index, cut.slices[i].role, cut.count == 1, !last, cut.slices[i].quantity, share});
    }
    return std::nullopt;
}

Cutter::Slices Cutter::slicesOf(const Fill& fill, Decimal quantity) const {
    Slices cut;
    Decimal rest = quantity;
    const int direction = fill.side == Side::Buy ? 1 : -1;
    if (m_open.sign() == -direction) {
        Decimal closed = std::min(m_open.abs(), quantity);
        rest = quantity - closed;
        if (rest < kDust) {
            closed = quantity;
            rest = Decimal();
        }
        cut.add({FillRole::Exit, false, closed});
    }
    if (rest.isPositive()) {
        const Decimal opening = m_closings.openingPart(fill, rest, m_open);
        if (opening < rest) {
            cut.add({FillRole::Exit, true, rest - opening});
        }
        if (opening.isPositive()) {
            cut.add({FillRole::Entry, false, opening});
        }
    }
    return cut;
}

/// A non-empty position is one trade of one side.
std::optional<Error> Cutter::refusal(const Fill& fill, const Slices& cut) const {
    const bool opens = cut.slices[cut.count - 1].role == FillRole::Entry;
    if (m_flatToFlat || !opens || !m_hasCurrent) {
        return std::nullopt;
    }
    const Direction side = fill.side == Side::Buy ? Direction::Long : Direction::Short;
    if (side == m_cuts[m_current].side) {
        return std::nullopt;
    }
    return naming(fill, QStringLiteral("would carry the position “%1” through flat").arg(fill.position));
}

void Cutter::place(const Fill& fill, const Slice& slice, const CutPart& part) {
    const bool buys = fill.side == Side::Buy;
    if (slice.unopened) {
        const Direction side = buys ? Direction::Short : Direction::Long;
        if (!m_unopened || m_cuts[*m_unopened].side != side) {
            m_unopened = m_cuts.size();
            m_cuts.push_back({side, true, false, {}, {}, {}});
        }
        m_cuts[*m_unopened].parts.push_back(part);
        return;
    }
    if (slice.role == FillRole::Entry) {
        if (!m_hasCurrent) {
            m_current = m_cuts.size();
            m_hasCurrent = true;
            m_cuts.push_back({buys ? Direction::Long : Direction::Short, false, false, {}, {}, {}});
            m_unopened.reset();
        }
        openCut().parts.push_back(part);
        m_open += buys ? slice.quantity : -slice.quantity;
        return;
    }
    openCut().parts.push_back(part);
    m_open += buys ? slice.quantity : -slice.quantity;
    if (m_open.abs() < kDust) {
        openCut().residueClosed = openCut().residueClosed || !m_open.isZero();
        m_open = Decimal();
        m_hasCurrent = !m_flatToFlat;
    }
}

void Cutter::applySplits(int day) {
    while (m_nextSplit < m_splits.size() && dayNumber(m_splits[m_nextSplit].date) <= day) {
        applySplit(m_splits[m_nextSplit++]);
    }
}

void Cutter::applySplit(const CorporateAction& action) {
    if (m_hasCurrent) {
        m_open = proRata(m_open, action.to, action.from);
        openCut().splits.push_back({openCut().parts.size(), action.from, action.to});
    }
}

std::vector<TradeCut> Cutter::finish() {
    applySplits(std::numeric_limits<int>::max());
    if (m_hasCurrent) {
        openCut().openQuantity = m_open.abs();
    }
    return std::move(m_cuts);
}

} // namespace

Result<std::vector<TradeCut>> cutPosition(const MatchingInput& input, std::vector<quint32> order) {
    std::sort(order.begin(), order.end(),
              [&](quint32 a, quint32 b) { return input.fills[a].executedAt < input.fills[b].executedAt; });
    Cutter cutter(input, order);
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() &&
               input.fills[order[to]].executedAt == input.fills[order[from]].executedAt) {
            ++to;
        }
        if (auto error = cutter.take(std::span(order).subspan(from, to - from))) {
            return std::move(*error);
        }
        from = to;
    }
    return cutter.finish();
}

} // namespace core
