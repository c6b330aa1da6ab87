#include "core/import/thinkorswim_cash.h"

#include "core/import/number_reader.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {
namespace {

constexpr std::chrono::milliseconds kFarthest = std::chrono::hours(24);

bool isMeant(const CashTrade& trade, const CashSearch& search) {
    return std::all_of(search.words.begin(), search.words.end(),
                       [&](const QString& word) { return trade.words.contains(word); });
}

} // namespace

std::optional<CashTrade> readCashTrade(const QString& description) {
    static const QRegularExpression kTrade(
        QStringLiteral("(?:^|\\s)(BOT|SOLD)\\s+([+-]?[0-9,.]+)\\s+(.+?)\\s+@([+-]?[0-9,.]+)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = kTrade.match(description);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const NumberColumn numbers(DecimalPoint::Point);
    const auto quantity = numbers.read(match.capturedView(2));
    const auto price = numbers.read(match.capturedView(4));
    if (!quantity || !price) {
        return std::nullopt;
    }
    CashTrade trade;
    trade.side =
        match.captured(1).compare(QLatin1String("BOT"), Qt::CaseInsensitive) == 0 ? Side::Buy : Side::Sell;
    trade.quantity = quantity->value.abs();
    trade.price = price->value;
    for (const QString& word : match.captured(3).toUpper().split(u' ', Qt::SkipEmptyParts)) {
        trade.words.append(word.section(u':', 0, 0));
    }
    return trade;
}

QString ThinkorswimCash::keyOf(Side side, Decimal quantity, Decimal price) {
    return QStringLiteral("%1|%2|%3").arg(int(side)).arg(quantity.toString(), price.toString());
}

void ThinkorswimCash::add(CashTrade trade) {
    m_byOrder[keyOf(trade.side, trade.quantity, trade.price)].emplace(trade.wallTime, m_entries.size());
    m_entries.push_back({std::move(trade), false});
}

ThinkorswimCash::ByTime::iterator ThinkorswimCash::nearest(ByTime& entries, const CashSearch& search,
                                                           std::chrono::milliseconds reach) const {
    const auto isSought = [&](const auto& entry) { return isMeant(m_entries[entry.second].trade, search); };
    const auto middle = entries.lower_bound(search.wallTime);
    const auto after = std::find_if(middle, entries.upper_bound(search.wallTime + reach), isSought);
    const bool hasAfter = after != entries.upper_bound(search.wallTime + reach);
    auto before = middle;
    bool hasBefore = false;
    while (!hasBefore && before != entries.begin() && std::prev(before)->first >= search.wallTime - reach) {
        --before;
        hasBefore = isSought(*before);
    }
    if (!hasAfter || (hasBefore && search.wallTime - before->first < after->first - search.wallTime)) {
        return hasBefore ? before : entries.end();
    }
    return after;
}

const CashTrade* ThinkorswimCash::take(const CashSearch& search, Time time) {
    const auto entries = m_byOrder.find(keyOf(search.side, search.quantity, search.price));
    if (entries == m_byOrder.end()) {
        return nullptr;
    }
    const auto found =
        nearest(*entries, search, time == Time::Same ? std::chrono::milliseconds(0) : kFarthest);
    if (found == entries->end()) {
        return nullptr;
    }
    Entry& entry = m_entries[found->second];
    entry.taken = true;
    entries->erase(found);
    return &entry.trade;
}

std::vector<std::size_t> ThinkorswimCash::rowsLeft() const {
    std::vector<std::size_t> rows;
    for (const Entry& entry : m_entries) {
        if (!entry.taken) {
            rows.push_back(entry.trade.row);
        }
    }
    return rows;
}

} // namespace core
