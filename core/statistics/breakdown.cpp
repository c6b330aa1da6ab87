#include "core/statistics/breakdown.h"

#include "core/statistics/closed_trades.h"
#include "core/statistics/money_sums.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace core {
namespace {

constexpr int kHours = 24;

constexpr std::pair<BreakdownBy, const char16_t*> kNames[] = {
    {BreakdownBy::Symbol, u"symbol"},   {BreakdownBy::Tag, u"tag"},
    {BreakdownBy::Weekday, u"weekday"}, {BreakdownBy::Hour, u"hour"},
    {BreakdownBy::Month, u"month"},     {BreakdownBy::Side, u"side"},
    {BreakdownBy::Account, u"account"}, {BreakdownBy::Playbook, u"playbook"},
};

struct Group {
    MoneySums money;
    /// [1] of the trades with a risk; [0] takes the NaNs of the others, which spares the inner loop a branch
    /// that no processor can foresee.
    std::array<double, 2> sumOfR{};
    std::array<int, 2> countOfR{};

    void addR(double r) {
        const auto isKnown = std::size_t(!std::isnan(r));
        sumOfR[isKnown] += r;
        ++countOfR[isKnown];
    }
    int withRisk() const { return countOfR[1]; }
    Group& operator+=(const Group& other) {
        money += other.money;
        for (std::size_t i = 0; i < sumOfR.size(); ++i) {
            sumOfR[i] += other.sumOfR[i];
            countOfR[i] += other.countOfR[i];
        }
        return *this;
    }
};

/// One group per slot; `slotOf` maps a trade number to 0 … count − 1.
template <typename SlotOf>
std::vector<Group> grouped(const ClosedTrades& closed, std::size_t count, SlotOf slotOf) {
    std::vector<Group> groups(count);
    for (std::size_t i = 0; i < closed.size(); ++i) {
        Group& group = groups[std::size_t(slotOf(i))];
        group.money.add(closed.gross[i], closed.net[i], closed.basis(), closed.outcomes[i]);
        group.addR(closed.rMultiples[i]);
    }
    return groups;
}

BreakdownRow rowOf(const QString& key, const Group& group, const ClosedTrades& closed) {
    const MoneySums& money = group.money;
    const Undefinedness why = closed.moneyReason;
    BreakdownRow row;
    row.key = key;
    row.totalTrades = money.trades;
    row.winRate = share(money.wins, money.trades);
    row.totalPnL = moneyFigure(money.gross, why);
    row.totalNetPnL = moneyFigure(money.net, why);
    row.expectancy =
        averageFigure(money.onBasis(closed.basis()), money.trades, Undefinedness::NoClosedTrades, why);
    row.profitFactor = profitFactor(money, closed.basis(), why);
    const int withRisk = group.withRisk();
    row.averageR = withRisk == 0 ? Number::undefined(Undefinedness::NoStops)
                                 : Number::finite(group.sumOfR[1] / withRisk, withRisk);
    return row;
}

/// The rows of the slots with trades; slots with the same key are one row. `keyOf` names a slot.
template <typename KeyOf>
std::vector<BreakdownRow> rowsOf(const ClosedTrades& closed, const std::vector<Group>& groups, KeyOf keyOf) {
    QHash<QString, Group> byKey;
    for (std::size_t slot = 0; slot < groups.size(); ++slot) {
        if (groups[slot].money.trades > 0) {
            byKey[keyOf(slot)] += groups[slot];
        }
    }
    std::vector<BreakdownRow> rows;
    for (auto each = byKey.cbegin(); each != byKey.cend(); ++each) {
        rows.push_back(rowOf(each.key(), each.value(), closed));
    }
    std::sort(rows.begin(), rows.end(),
              [](const BreakdownRow& a, const BreakdownRow& b) { return a.key < b.key; });
    return rows;
}

QString twoDigits(int number) {
    return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
}

std::vector<BreakdownRow> byWeekday(const ClosedTrades& closed) {
    const auto groups = grouped(closed, 8, [&](std::size_t i) { return closed.entryWeekdays[i]; });
    return rowsOf(closed, groups,
                  [](std::size_t slot) { return slot == 0 ? QString() : QString::number(slot); });
}

std::vector<BreakdownRow> byHour(const ClosedTrades& closed) {
    const auto groups = grouped(closed, kHours + 1, [&](std::size_t i) { return closed.entryHours[i] + 1; });
    return rowsOf(closed, groups,
                  [](std::size_t slot) { return slot == 0 ? QString() : twoDigits(int(slot) - 1); });
}

int monthNumber(qint32 day) {
    const std::chrono::year_month_day date(dayFromNumber(day));
    return int(date.year()) * 12 + int(unsigned(date.month())) - 1;
}

std::vector<BreakdownRow> byMonth(const ClosedTrades& closed) {
    if (closed.size() == 0) {
        return {};
    }
    const auto [firstDay, lastDay] = std::minmax_element(closed.exitDays.begin(), closed.exitDays.end());
    const int first = monthNumber(*firstDay);
    qint32 knownDay = *firstDay; // most trades close on the day of the one before
    int knownMonth = first;
    const auto groups = grouped(closed, std::size_t(monthNumber(*lastDay) - first) + 1, [&](std::size_t i) {
        if (closed.exitDays[i] != knownDay) {
            knownDay = closed.exitDays[i];
            knownMonth = monthNumber(knownDay);
        }
        return knownMonth - first;
    });
    return rowsOf(closed, groups, [first](std::size_t slot) {
        const int month = first + int(slot);
        return QStringLiteral("%1-").arg(month / 12, 4, 10, QChar(u'0')) + twoDigits(month % 12 + 1);
    });
}

std::vector<BreakdownRow> byTag(const ClosedTrades& closed) {
    const TradeBook& book = closed.book;
    const auto bySet = grouped(closed, book.tagSets.size(), [&](std::size_t i) { return closed.tagSets[i]; });
    std::vector<Group> groups(book.tags.size() + 1); // the last one: untagged
    for (std::size_t set = 0; set < bySet.size(); ++set) {
        for (const qint32 tag : book.tagSets[set]) {
            groups[std::size_t(tag)] += bySet[set];
        }
        if (book.tagSets[set].empty()) {
            groups.back() += bySet[set];
        }
    }
    return rowsOf(closed, groups, [&](std::size_t slot) {
        return slot < book.tags.size() ? book.tags[slot].name : QString();
    });
}

std::vector<BreakdownRow> byPlaybook(const ClosedTrades& closed) {
    const auto& playbooks = closed.book.playbooks;
    const auto groups =
        grouped(closed, playbooks.size() + 1, [&](std::size_t i) { return closed.playbooks[i] + 1; });
    return rowsOf(closed, groups,
                  [&](std::size_t slot) { return slot == 0 ? QString() : playbooks[slot - 1].name; });
}

} // namespace

std::optional<BreakdownBy> breakdownByName(const QString& name) {
    for (const auto& [by, word] : kNames) {
        if (name == QStringView(word)) {
            return by;
        }
    }
    return std::nullopt;
}

QString breakdownName(BreakdownBy by) {
    for (const auto& [each, word] : kNames) {
        if (each == by) {
            return QString::fromUtf16(word);
        }
    }
    return {};
}

std::vector<BreakdownRow> breakdown(const TradeBook& book, const TradeSelection& selection, BreakdownBy by) {
    return breakdown(ClosedTrades(book, selection), by);
}

std::vector<BreakdownRow> breakdown(const ClosedTrades& closed, BreakdownBy by) {
    const TradeBook& book = closed.book;
    switch (by) {
    case BreakdownBy::Symbol:
        return rowsOf(
            closed,
            grouped(closed, book.instruments.size(), [&](std::size_t i) { return closed.instruments[i]; }),
            [&](std::size_t slot) { return book.instruments[slot].symbol; });
    case BreakdownBy::Tag:
        return byTag(closed);
    case BreakdownBy::Weekday:
        return byWeekday(closed);
    case BreakdownBy::Hour:
        return byHour(closed);
    case BreakdownBy::Month:
        return byMonth(closed);
    case BreakdownBy::Side:
        return rowsOf(
            closed, grouped(closed, 2, [&](std::size_t i) { return closed.sides[i]; }),
            [](std::size_t slot) { return slot == 0 ? QStringLiteral("long") : QStringLiteral("short"); });
    case BreakdownBy::Account:
        return rowsOf(
            closed, grouped(closed, book.accounts.size(), [&](std::size_t i) { return closed.accounts[i]; }),
            [&](std::size_t slot) { return book.accounts[slot].name; });
    case BreakdownBy::Playbook:
        return byPlaybook(closed);
    }
    return {};
}

} // namespace core
