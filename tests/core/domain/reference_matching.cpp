#include "tests/core/domain/reference_matching.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace test {

std::optional<std::vector<ReferenceTrade>> ReferenceMatching::match(const std::vector<core::Fill>& fills) {
    std::map<QString, std::vector<core::Fill>> positions;
    for (const core::Fill& fill : fills) {
        positions[fill.position].push_back(fill);
    }
    std::vector<ReferenceTrade> all;
    for (const auto& [position, some] : positions) {
        m_trades.clear();
        m_refused = false;
        walk(some);
        if (m_refused) {
            return std::nullopt;
        }
        for (ReferenceTrade& trade : m_trades) {
            settle(trade);
            all.push_back(trade);
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.firstAt < b.firstAt; });
    return all;
}

QString ReferenceMatching::sortText(const core::Fill& fill, bool allNamed, int sign) {
    if (allNamed) {
        return fill.externalId.rightJustified(12, u'0') + fill.id.toString();
    }
    int rank = directionOf(fill) == sign ? 0 : 1;
    if (sign == 0) {
        const int marked = fill.effect == core::Effect::Open ? 0 : fill.effect == core::Effect::Close ? 4 : 2;
        rank = marked + (fill.side == core::Side::Sell ? 1 : 0);
    }
    return QString::number(rank) + fill.id.toString();
}

void ReferenceMatching::walk(std::vector<core::Fill> left) {
    m_open = 0;
    m_current = -1;
    m_pending = -1;
    while (!left.empty() && !m_refused) {
        core::Instant first = left.front().executedAt;
        for (const core::Fill& fill : left) {
            first = std::min(first, fill.executedAt);
        }
        std::vector<core::Fill> group;
        std::vector<core::Fill> later;
        bool allNamed = true;
        for (const core::Fill& fill : left) {
            (fill.executedAt == first ? group : later).push_back(fill);
            allNamed = allNamed && (fill.executedAt != first || !fill.externalId.isEmpty());
        }
        std::map<QString, core::Fill> ordered;
        for (const core::Fill& fill : group) {
            ordered[sortText(fill, allNamed, (m_open > 0) - (m_open < 0))] = fill;
        }
        while (!ordered.empty()) {
            const core::Fill fill = ordered.begin()->second;
            ordered.erase(ordered.begin());
            int boughtLater = 0;
            for (const core::Fill& other : later) {
                boughtLater += buysOnDayOf(other, fill);
            }
            for (const auto& [text, other] : ordered) {
                boughtLater += buysOnDayOf(other, fill);
            }
            take(fill, boughtLater);
        }
        left = later;
    }
    for (std::size_t i = 0; i < m_trades.size(); ++i) {
        m_trades[i].closed = !m_trades[i].unopened && m_trades[i].open == 0;
    }
}

QDate ReferenceMatching::dayOf(const core::Fill& fill) const {
    QDate& day = m_days[core::toMs(fill.executedAt)];
    if (!day.isValid()) {
        day = QDateTime::fromMSecsSinceEpoch(core::toMs(fill.executedAt), m_zone).date();
    }
    return day;
}

int ReferenceMatching::buysOnDayOf(const core::Fill& other, const core::Fill& fill) const {
    const bool counts = !fill.position.isEmpty() || dayOf(other) == dayOf(fill);
    return other.side == core::Side::Buy && counts ? whole(other.quantity) : 0;
}

bool ReferenceMatching::isOnlyClosing(const core::Fill& fill, int boughtLater) const {
    if (fill.effect != core::Effect::Unknown) {
        return fill.effect == core::Effect::Close;
    }
    const bool cash = m_instrument.assetClass == core::AssetClass::Stock && !m_account.mayBeShort;
    if (!cash || fill.side == core::Side::Buy || fill.product == u"MIS") {
        return false;
    }
    const int needed = fill.position.isEmpty() ? std::max(0, -m_open) : 0;
    return boughtLater <= needed;
}

void ReferenceMatching::take(const core::Fill& fill, int boughtLater) {
    const int direction = directionOf(fill);
    int exits = 0;
    int unknown = 0;
    int opens = 0;
    for (int unit = 0; unit < whole(fill.quantity); ++unit) {
        if (m_open * direction < 0) {
            ++exits;
            m_open += direction;
        } else if (isOnlyClosing(fill, boughtLater)) {
            ++unknown;
        } else {
            ++opens;
            m_open += direction;
        }
    }
    if (exits > 0) {
        add(m_current, fill, false, exits);
        m_trades[std::size_t(m_current)].open -= exits;
        if (m_trades[std::size_t(m_current)].open == 0 && fill.position.isEmpty()) {
            m_current = -1;
        }
    }
    if (unknown > 0) {
        if (m_pending < 0 || m_trades[std::size_t(m_pending)].side != -direction) {
            m_pending = start(fill, -direction, true);
        }
        add(m_pending, fill, false, unknown);
    }
    if (opens > 0) {
        if (m_current < 0) {
            m_current = start(fill, direction, false);
            m_pending = -1;
        }
        m_refused = m_refused || m_trades[std::size_t(m_current)].side != direction;
        add(m_current, fill, true, opens);
        m_trades[std::size_t(m_current)].open += opens;
    }
}

int ReferenceMatching::start(const core::Fill& fill, int side, bool unopened) {
    ReferenceTrade trade;
    trade.firstAt = fill.executedAt;
    trade.side = side;
    trade.unopened = unopened;
    m_trades.push_back(trade);
    return int(m_trades.size()) - 1;
}

void ReferenceMatching::add(int index, const core::Fill& fill, bool entry, int units) {
    ReferenceTrade& trade = m_trades[std::size_t(index)];
    trade.cash -= long(directionOf(fill)) * units * whole(fill.price);
    trade.fees += double(whole(fill.charges.total())) * units / whole(fill.quantity);
    trade.parts.push_back({fill.id, entry, units, std::nullopt});
    m_prices.insert(fill.id, whole(fill.price));
}

void ReferenceMatching::settle(ReferenceTrade& trade) const {
    if (trade.unopened) {
        for (const ReferencePart& part : trade.parts) {
            if (!trade.closed && m_openingPrices.contains(part.fill)) {
                trade.closed = true;
                settleTold(trade, whole(m_openingPrices[part.fill]));
            }
        }
        return;
    }
    std::vector<double> held;
    for (ReferencePart& part : trade.parts) {
        if (part.entry) {
            held.insert(held.end(), std::size_t(part.units), m_prices[part.fill]);
            continue;
        }
        double realised = 0;
        const double mean = std::accumulate(held.begin(), held.end(), 0.0) / double(held.size());
        for (int unit = 0; unit < part.units; ++unit) {
            double paid = mean;
            if (m_account.matching == core::MatchingMethod::Fifo) {
                paid = held.front();
            } else if (m_account.matching == core::MatchingMethod::Lifo) {
                paid = held.back();
            }
            realised += trade.side * (m_prices[part.fill] - paid);
            held.erase(m_account.matching == core::MatchingMethod::Lifo ? held.end() - 1 : held.begin());
        }
        if (m_account.matching == core::MatchingMethod::Average) {
            held.assign(held.size(), mean);
        }
        part.realised = realised;
    }
}

void ReferenceMatching::settleTold(ReferenceTrade& trade, int price) const {
    for (ReferencePart& part : trade.parts) {
        part.realised = trade.side * part.units * (m_prices[part.fill] - price);
        trade.cash -= long(trade.side) * part.units * price;
    }
}

} // namespace test
