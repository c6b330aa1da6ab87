#include "app/trades/trade_sorting.h"

#include "core/statistics/r_multiples.h"

#include <QCollator>

#include <algorithm>
#include <limits>
#include <numeric>

namespace app {

using Column = TradeColumn;

namespace {

constexpr qint64 kNoValue = std::numeric_limits<qint64>::min();
constexpr double kParts = 1e6; ///< ratios are compared in millionths

qint64 ofRatio(const std::optional<double>& ratio) {
    return ratio ? qint64(*ratio * kParts) : kNoValue;
}
qint64 ofDecimal(const std::optional<core::Decimal>& value) {
    return value ? value->units() : kNoValue;
}

/// The place of every name in the order people expect, so that trades compare numbers.
std::vector<qint64> ranks(const QStringList& names) {
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::size_t> order(std::size_t(names.size()));
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return collator.compare(names[qsizetype(a)], names[qsizetype(b)]) < 0;
    });
    std::vector<qint64> rank(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        rank[order[place]] = qint64(place);
    }
    return rank;
}

std::vector<qint64> ranksFor(const core::TradeBook& book, Column column) {
    QStringList names;
    if (column == Column::Symbol) {
        for (const core::Instrument& instrument : book.instruments) {
            names.append(instrument.symbol);
        }
    } else if (column == Column::Account) {
        for (const core::Account& account : book.accounts) {
            names.append(account.name);
        }
    } else if (column == Column::Tags) {
        for (const std::vector<qint32>& set : book.tagSets) {
            QStringList words;
            for (const qint32 tag : set) {
                words.append(book.tags[std::size_t(tag)].name);
            }
            names.append(words.join(u' '));
        }
    }
    return ranks(names);
}

qint64 resultKey(const core::Trade& trade, core::Basis basis, Unit unit) {
    if (trade.status == core::TradeStatus::Unopened) {
        return kNoValue;
    }
    switch (unit) {
    case Unit::Money:
        return trade.pnl(basis).units();
    case Unit::Percent:
        return ofRatio(core::returnPercent(trade));
    case Unit::R:
        return ofRatio(core::rMultiple(trade));
    }
    return kNoValue;
}

qint64 keyOf(const core::Trade& trade, Column column, core::Basis basis, Unit unit,
             const std::vector<qint64>& rank) {
    switch (column) {
    case Column::Exit:
        return core::toMs(trade.status == core::TradeStatus::Open ? trade.entryAt : trade.exitAt);
    case Column::Symbol:
        return rank[std::size_t(trade.instrument)];
    case Column::Account:
        return rank[std::size_t(trade.account)];
    case Column::Tags:
        return rank[std::size_t(trade.tagSet)];
    case Column::Side:
        return qint64(trade.side);
    case Column::Quantity:
        return trade.quantity.units();
    case Column::Entry:
        return ofDecimal(trade.entryPrice);
    case Column::ExitPrice:
        return ofDecimal(trade.exitPrice);
    case Column::Result:
        return resultKey(trade, basis, unit);
    case Column::R:
        return ofRatio(core::rMultiple(trade));
    case Column::Costs:
        return trade.charges.total().units();
    case Column::Held:
        return trade.isClosed() && trade.holdingKnown ? core::toMs(trade.exitAt) - core::toMs(trade.entryAt)
                                                      : kNoValue;
    case Column::Stars:
        return trade.stars == 0 ? kNoValue : qint64(trade.stars);
    }
    return kNoValue;
}

} // namespace

void sortTradeRows(std::vector<quint32>& rows, const core::TradeBook& book, const TradeOrder& order) {
    const std::vector<qint64> rank = ranksFor(book, order.column);
    struct Keyed {
        qint64 key;
        quint32 row;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (const quint32 row : rows) {
        keyed.push_back({keyOf(book.trades[row], order.column, order.basis, order.unit, rank), row});
    }
    const bool ascending = order.direction == Qt::AscendingOrder;
    std::sort(keyed.begin(), keyed.end(), [ascending](const Keyed& a, const Keyed& b) {
        if (a.key == b.key) {
            return ascending ? a.row < b.row : a.row > b.row;
        }
        if (a.key == kNoValue || b.key == kNoValue) {
            return b.key == kNoValue;
        }
        return ascending ? a.key < b.key : a.key > b.key;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed& one) { return one.row; });
}

} // namespace app
