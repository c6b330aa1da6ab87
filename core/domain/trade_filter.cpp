#include "core/domain/trade_filter.h"

#include "core/domain/r_multiple.h"

#include <algorithm>

namespace core {
namespace {

constexpr int kMinutesAnHour = 60;

bool containsWord(const QStringList& words, const QString& word) {
    return words.contains(word, Qt::CaseInsensitive);
}

/// Filter words are settled once per account, instrument and tag set, so that a trade costs a few array
/// look-ups.
class Admission {
public:
    Admission(const TradeBook& book, const TradeFilter& filter)
        : m_book(book), m_filter(filter), m_accounts(admittedAccounts(book, filter)),
          m_instruments(admittedInstruments(book, filter)), m_tagSets(admittedTagSets(book, filter)),
          m_asksDay(filter.from || filter.to),
          m_asksEntry(!filter.weekdays.empty() || !filter.entryHours.empty()),
          m_asksR(filter.fromR || filter.toR) {}

    bool admits(const Trade& trade) const {
        if (!m_accounts[std::size_t(trade.account)] || !m_instruments[std::size_t(trade.instrument)] ||
            !m_tagSets[std::size_t(trade.tagSet)]) {
            return false;
        }
        if (m_asksDay && !admitsDay(trade)) {
            return false;
        }
        if ((m_filter.side && trade.side != *m_filter.side) ||
            (m_filter.status && trade.status != *m_filter.status)) {
            return false;
        }
        if (m_filter.outcome &&
            !(trade.isClosed() && outcomeOf(m_book, trade, m_filter.basis) == *m_filter.outcome)) {
            return false;
        }
        return (!m_asksEntry || admitsEntry(trade)) && (!m_asksR || admitsR(trade));
    }

private:
    bool admitsDay(const Trade& trade) const {
        const Day day = trade.status == TradeStatus::Open ? trade.entryDay : trade.exitDay;
        return (!m_filter.from || day >= *m_filter.from) && (!m_filter.to || day <= *m_filter.to);
    }

    bool admitsEntry(const Trade& trade) const {
        if (!trade.entryKnown()) {
            return false;
        }
        const auto anyOf = [](const std::vector<int>& wanted, int value) {
            return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        };
        const int hour = trade.entryMinute < 0 ? -1 : trade.entryMinute / kMinutesAnHour;
        return anyOf(m_filter.weekdays, isoWeekday(trade.entryDay)) && anyOf(m_filter.entryHours, hour);
    }

    bool admitsR(const Trade& trade) const {
        const std::optional<double> r = rMultiple(trade);
        return r && (!m_filter.fromR || *r >= *m_filter.fromR) && (!m_filter.toR || *r < *m_filter.toR);
    }

    static std::vector<char> admittedAccounts(const TradeBook& book, const TradeFilter& filter) {
        std::vector<char> admitted;
        for (const Account& account : book.accounts) {
            admitted.push_back(admitsAccount(filter, account));
        }
        return admitted;
    }

    static std::vector<char> admittedInstruments(const TradeBook& book, const TradeFilter& filter) {
        std::vector<char> admitted;
        for (const Instrument& instrument : book.instruments) {
            admitted.push_back(filter.symbols.isEmpty() || containsWord(filter.symbols, instrument.symbol));
        }
        return admitted;
    }

    static std::vector<char> admittedTagSets(const TradeBook& book, const TradeFilter& filter) {
        std::vector<char> wanted;
        for (const Tag& tag : book.tags) {
            wanted.push_back(containsWord(filter.tags, tag.name));
        }
        std::vector<char> admitted;
        for (const std::vector<qint32>& set : book.tagSets) {
            bool any = filter.tags.isEmpty() || (set.empty() && filter.tags.contains(QString()));
            for (const qint32 tag : set) {
                any = any || wanted[std::size_t(tag)];
            }
            admitted.push_back(any);
        }
        return admitted;
    }

    const TradeBook& m_book;
    const TradeFilter& m_filter;
    std::vector<char> m_accounts;
    std::vector<char> m_instruments;
    std::vector<char> m_tagSets;
    bool m_asksDay; ///< what nobody asks is not read: a trade is several cache lines long
    bool m_asksEntry;
    bool m_asksR;
};

} // namespace

bool admitsAccount(const TradeFilter& filter, const Account& account) {
    return filter.accounts.isEmpty() || containsWord(filter.accounts, account.name) ||
           containsWord(filter.accounts, account.id.toString());
}

Outcome outcomeOf(const TradeBook& book, const Trade& trade, Basis basis) {
    const Decimal pnl = trade.pnl(basis);
    const Decimal tolerance = book.accountOf(trade).tolerance;
    if (pnl > tolerance) {
        return Outcome::Win;
    }
    return pnl < -tolerance ? Outcome::Loss : Outcome::BreakEven;
}

TradeSelection select(const TradeBook& book, const TradeFilter& filter) {
    TradeSelection selection;
    selection.filter = filter;
    selection.closed.reserve(book.trades.size());
    const Admission admission(book, filter);
    for (std::size_t i = 0; i < book.trades.size(); ++i) {
        const Trade& trade = book.trades[i];
        if (!admission.admits(trade)) {
            continue;
        }
        switch (trade.status) {
        case TradeStatus::Closed:
            selection.closed.push_back(quint32(i));
            break;
        case TradeStatus::Open:
            selection.open.push_back(quint32(i));
            break;
        case TradeStatus::Unopened:
            selection.unopened.push_back(quint32(i));
            break;
        }
    }
    return selection;
}

} // namespace core
