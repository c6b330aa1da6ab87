#pragma once

#include "core/domain/trade_book.h"
#include "tests/support/values.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <chrono>

namespace test {

/// A closed trade with defaults: 1 AAPL for nothing, bought at 14:30 and sold an hour later on Monday 5
/// January 2026.
struct ATrade {
    core::Trade trade;
    QString symbol = QStringLiteral("AAPL");
    QString account = QStringLiteral("Main");
    QString currency = QStringLiteral("USD");
    QStringList tags;
    QString playbook;
    core::AssetClass assetClass = core::AssetClass::Stock;

    ATrade() {
        trade.status = core::TradeStatus::Closed;
        trade.quantity = dec("1");
        at("2026-01-05", 14 * 60 + 30, 60);
    }
    ATrade& of(const char* name) { return symbol = QString::fromLatin1(name), *this; }
    ATrade& in(const char* name) { return account = QString::fromLatin1(name), *this; }
    ATrade& inCurrency(const char* name) { return currency = QString::fromLatin1(name), *this; }
    ATrade& tagged(const QStringList& names) { return tags = names, *this; }
    ATrade& playing(const char* name) { return playbook = QString::fromLatin1(name), *this; }
    ATrade& crypto() { return assetClass = core::AssetClass::Crypto, *this; }
    ATrade& shortSide() { return trade.side = core::Direction::Short, *this; }
    /// Without costs gross and net are the same.
    ATrade& net(const char* amount) { return pnl(dec(amount), core::Decimal()); }
    ATrade& gross(const char* amount, const char* costs) { return pnl(dec(amount), dec(costs)); }
    ATrade& pnl(core::Decimal gross, core::Decimal costs) {
        trade.grossPnl = gross;
        trade.charges = core::Charges::commission(costs);
        trade.netPnl = gross - costs;
        return *this;
    }
    ATrade& cost(core::ChargeKind kind, const char* amount) {
        trade.charges[kind] += dec(amount);
        trade.netPnl -= dec(amount);
        return *this;
    }
    ATrade& risk(const char* amount) { return trade.initialRisk = dec(amount), *this; }
    ATrade& notional(const char* amount) { return trade.notional = dec(amount), *this; }
    ATrade& excursions(const char* mae, const char* mfe) {
        trade.mae = dec(mae);
        trade.mfe = dec(mfe);
        return *this;
    }
    ATrade& on(const char* date) { return at(date, 14 * 60 + 30, 60); }
    /// Entered at that minute of the day (UTC) and held that many minutes.
    ATrade& at(const char* date, int minute, int heldMinutes) { return at(day(date), minute, heldMinutes); }
    ATrade& at(core::Day date, int minute, int heldMinutes) {
        trade.entryAt = core::Instant(date) + std::chrono::minutes(minute);
        trade.exitAt = trade.entryAt + std::chrono::minutes(heldMinutes);
        trade.entryDay = date;
        trade.exitDay = std::chrono::floor<std::chrono::days>(trade.exitAt);
        trade.entryMinute = trade.entryKnown() ? qint16(minute) : core::Trade::NoEntry;
        return *this;
    }
    ATrade& dateOnly() {
        trade.entryPrecision = trade.exitPrecision = core::TimePrecision::Day;
        trade.entryMinute = -1;
        trade.holdingKnown = false;
        return *this;
    }
    ATrade& open() {
        trade.status = core::TradeStatus::Open;
        trade.openQuantity = trade.quantity;
        trade.exitDay = trade.entryDay;
        return *this;
    }
    ATrade& unopened() { return trade.status = core::TradeStatus::Unopened, withoutEntry(); }
    /// As where its opening is not in the journal.
    ATrade& withoutEntry() {
        trade.entryMinute = core::Trade::NoEntry;
        trade.holdingKnown = false;
        return *this;
    }
};

inline ATrade aTrade() {
    return {};
}

/// Makes a finished TradeBook; accounts, instruments, currencies and tags come into being when first named.
class BookBuilder {
public:
    core::Account& account(const QString& name) { return m_book.accounts[std::size_t(accountAt(name))]; }
    BookBuilder& startingEquity(const char* amount, const char* name = "Main") {
        account(QString::fromLatin1(name)).startingEquity = dec(amount);
        return *this;
    }
    BookBuilder& cash(const char* date, const char* amount, const char* name = "Main") {
        core::CashMovement movement;
        movement.id = core::newId<core::CashMovementId>();
        movement.account = account(QString::fromLatin1(name)).id;
        movement.date = day(date);
        movement.amount = dec(amount);
        m_book.cashMovements.push_back(movement);
        return *this;
    }
    BookBuilder& add(ATrade a) {
        core::Trade& trade = a.trade;
        const QUuid number(quint32(m_book.trades.size() + 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        trade.id = core::TradeId(number); // the order of adding
        trade.account = accountAt(a.account);
        trade.instrument = instrumentAt(a);
        trade.currency = indexOf(m_book.currencies, a.currency);
        trade.tagSet = tagSetAt(a.tags);
        trade.playbook = playbookAt(a.playbook);
        m_book.trades.push_back(trade);
        return *this;
    }
    core::TradeBook& book() { return m_book; }
    core::TradeBook build() {
        core::sortTrades(m_book);
        return m_book;
    }

private:
    static qint32 indexOf(std::vector<QString>& names, const QString& name) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == name) {
                return qint32(i);
            }
        }
        names.push_back(name);
        return qint32(names.size() - 1);
    }
    qint32 accountAt(const QString& name) {
        for (std::size_t i = 0; i < m_book.accounts.size(); ++i) {
            if (m_book.accounts[i].name == name) {
                return qint32(i);
            }
        }
        core::Account account;
        account.id = core::newId<core::AccountId>();
        account.name = name;
        m_book.accounts.push_back(account);
        return qint32(m_book.accounts.size() - 1);
    }
    qint32 instrumentAt(const ATrade& a) {
        for (std::size_t i = 0; i < m_book.instruments.size(); ++i) {
            if (m_book.instruments[i].symbol == a.symbol &&
                m_book.instruments[i].assetClass == a.assetClass) {
                return qint32(i);
            }
        }
        core::Instrument instrument;
        instrument.id = core::newId<core::InstrumentId>();
        instrument.symbol = a.symbol;
        instrument.assetClass = a.assetClass;
        instrument.currency = a.currency;
        m_book.instruments.push_back(instrument);
        return qint32(m_book.instruments.size() - 1);
    }
    qint32 tagSetAt(const QStringList& names) {
        std::vector<qint32> set;
        for (const QString& name : names) {
            qint32 at = 0;
            while (at < qint32(m_book.tags.size()) && m_book.tags[std::size_t(at)].name != name) {
                ++at;
            }
            if (at == qint32(m_book.tags.size())) {
                core::Tag tag;
                tag.id = core::newId<core::TagId>();
                tag.name = name;
                m_book.tags.push_back(tag);
            }
            set.push_back(at);
        }
        std::sort(set.begin(), set.end());
        const auto found = std::find(m_book.tagSets.begin(), m_book.tagSets.end(), set);
        if (found != m_book.tagSets.end()) {
            return qint32(found - m_book.tagSets.begin());
        }
        m_book.tagSets.push_back(set);
        return qint32(m_book.tagSets.size() - 1);
    }
    qint32 playbookAt(const QString& name) {
        if (name.isEmpty()) {
            return -1;
        }
        for (std::size_t i = 0; i < m_book.playbooks.size(); ++i) {
            if (m_book.playbooks[i].name == name) {
                return qint32(i);
            }
        }
        core::Playbook playbook;
        playbook.id = core::newId<core::PlaybookId>();
        playbook.name = name;
        m_book.playbooks.push_back(playbook);
        return qint32(m_book.playbooks.size() - 1);
    }

    core::TradeBook m_book;
};

} // namespace test
