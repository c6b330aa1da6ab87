#include "core/import/mt5_deals.h"

#include <QHash>

#include <algorithm>

namespace core {

namespace {

Decimal signedVolume(const Mt5Deal& deal) {
    return deal.side == Side::Buy ? deal.volume : -deal.volume;
}

/// (exit − entry) × lots of closing `volume` of a position of that sign.
MetaTraderClosing closingOf(const Mt5Deal& deal, Decimal volume, Decimal entry, bool wasLong) {
    const Decimal move = wasLong ? deal.price - entry : entry - deal.price;
    return {deal.symbol, multiplied(move, volume).value_or(Decimal()), deal.price, deal.profit};
}

bool opensAgainstAnOpenPosition(const std::vector<Mt5Deal>& deals) {
    QHash<QString, Decimal> open;
    for (const Mt5Deal& deal : deals) {
        Decimal& net = open[deal.symbol];
        const Decimal change = signedVolume(deal);
        if (deal.direction == Mt5Deal::Direction::OutBy ||
            (deal.direction == Mt5Deal::Direction::In && net.sign() * change.sign() < 0)) {
            return true;
        }
        net += change;
    }
    return false;
}

/// One position per symbol at its average price.
class NettingBook {
public:
    void apply(Mt5Deal& deal) {
        Position& position = m_open[deal.symbol];
        const Decimal change = signedVolume(deal);
        if (position.net.sign() * change.sign() >= 0) {
            add(position, change, deal.price);
            return;
        }
        const Decimal closed = std::min(position.net.abs(), change.abs());
        deal.closing = closingOf(deal, closed, position.entry, position.net.isPositive());
        position.net += change.isPositive() ? closed : -closed;
        const Decimal rest = change.isPositive() ? change - closed : change + closed;
        if (!rest.isZero()) {
            position = {};
            add(position, rest, deal.price);
        }
    }

private:
    struct Position {
        Decimal net;
        Decimal entry;
    };

    static void add(Position& position, Decimal change, Decimal price) {
        ProductSum value;
        value.add(position.net, position.entry);
        value.add(change, price);
        position.net += change;
        position.entry = value.dividedBy(position.net).value_or(price);
    }

    QHash<QString, Position> m_open;
};

/// Every opening order is a position of its own.
class HedgingBook {
public:
    explicit HedgingBook(const MetaTraderContracts& contracts) : m_contracts(contracts) {}

    void apply(Mt5Deal& deal) {
        if (deal.direction == Mt5Deal::Direction::In) {
            open(deal);
        } else if (Position* position = closedBy(deal)) {
            deal.position = position->id;
            const Decimal volume = std::min(position->open, deal.volume);
            deal.closing = closingOf(deal, volume, position->entry, position->isLong);
            position->open -= volume;
        }
    }

private:
    struct Position {
        QString id;
        bool isLong = false;
        Decimal entry;
        Decimal open;
    };

    void open(Mt5Deal& deal) {
        deal.position = deal.order.isEmpty() ? deal.id : deal.order;
        std::vector<Position>& positions = m_positions[deal.symbol];
        // An order may be filled by several deals.
        for (Position& position : positions) {
            if (position.id == deal.position) {
                ProductSum value;
                value.add(position.open, position.entry);
                value.add(deal.volume, deal.price);
                position.open += deal.volume;
                position.entry = value.dividedBy(position.open).value_or(deal.price);
                return;
            }
        }
        positions.push_back({deal.position, deal.side == Side::Buy, deal.price, deal.volume});
    }

    Position* closedBy(const Mt5Deal& deal) {
        std::vector<Position>& positions = m_positions[deal.symbol];
        std::erase_if(positions, [](const Position& position) { return position.open.isZero(); });
        const auto perMove = m_contracts.earningsPerMove(deal.symbol, deal.price);
        Position* best = nullptr;
        std::optional<Decimal> bestMiss;
        for (Position& position : positions) {
            if (position.isLong == (deal.side == Side::Buy) || position.open < deal.volume) {
                continue;
            }
            const Decimal move = closingOf(deal, deal.volume, position.entry, position.isLong).move;
            const auto expected = perMove ? multiplied(move, *perMove) : std::nullopt;
            const auto miss = expected ? distanceOf(*expected, deal.profit) : std::nullopt;
            if (best == nullptr || (miss && bestMiss && *miss < *bestMiss)) {
                best = &position;
                bestMiss = miss;
            }
        }
        return best;
    }

    const MetaTraderContracts& m_contracts;
    QHash<QString, std::vector<Position>> m_positions;
};

} // namespace

void assignPositions(std::vector<Mt5Deal>& deals, Mt5Accounting accounting,
                     const MetaTraderContracts& contracts) {
    const bool hedging = accounting == Mt5Accounting::Hedging ||
                         (accounting == Mt5Accounting::Unknown && opensAgainstAnOpenPosition(deals));
    NettingBook netting;
    HedgingBook hedged(contracts);
    for (Mt5Deal& deal : deals) {
        deal.closing.reset();
        if (!deal.reading.failed()) {
            hedging ? hedged.apply(deal) : netting.apply(deal);
        }
    }
}

} // namespace core
