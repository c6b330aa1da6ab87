#include "tests/app/synthetic_book.h"

#include <QUuid>

#include <random>

namespace test {

using namespace Qt::Literals::StringLiterals;
using core::Decimal;

namespace {

Decimal cents(qint64 amount) {
    return Decimal::fromUnits(amount * (Decimal::One / 100));
}

template <typename AnyId>
AnyId numbered(quint32 kind, quint32 number) {
    return AnyId(QUuid(number, ushort(kind), 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
}

void addLists(core::TradeBook& book) {
    for (quint32 i = 0; i < 2; ++i) {
        core::Account account;
        account.id = numbered<core::AccountId>(1, i);
        account.name = i == 0 ? u"Zerodha"_s : u"Long-term"_s;
        account.currency = u"INR"_s;
        account.startingEquity = cents(i == 0 ? 30'000'000 : 10'000'000);
        book.accounts.push_back(account);
    }
    for (quint32 i = 0; const QString& symbol : {u"NIFTY26SEP25500CE"_s, u"RELIANCE"_s, u"DIXON"_s, u"INFY"_s,
                                                 u"BANKNIFTY26SEP"_s, u"SBIN"_s}) {
        core::Instrument instrument;
        instrument.id = numbered<core::InstrumentId>(2, i++);
        instrument.symbol = symbol;
        instrument.currency = u"INR"_s;
        book.instruments.push_back(instrument);
    }
    for (quint32 i = 0; const QString& name : {u"breakout"_s, u"reversal"_s}) {
        core::Tag tag;
        tag.id = numbered<core::TagId>(3, i++);
        tag.name = name;
        book.tags.push_back(tag);
    }
    book.tagSets = {{}, {0}, {1}, {0, 1}};
    book.currencies = {u"INR"_s};
    book.zone = u"Asia/Kolkata"_s;
}

core::Trade makeTrade(int i, std::mt19937& random) {
    const int perDay = 6;
    const int day = i / perDay;
    const core::Day date =
        core::Day(std::chrono::year(2026) / 1 / 5) + std::chrono::days(day / 5 * 7 + day % 5);
    core::Trade trade;
    trade.id = numbered<core::TradeId>(4, quint32(i));
    trade.account = i % 7 == 0 ? 1 : 0;
    trade.instrument = qint32(random() % 6);
    trade.currency = 0;
    trade.tagSet = qint32(random() % 4);
    trade.side = random() % 3 == 0 ? core::Direction::Short : core::Direction::Long;
    trade.status = core::TradeStatus::Closed;
    trade.entryMinute = qint16(555 + 60 * (i % perDay) + int(random() % 50));
    trade.fillCount = 2;
    trade.entryDay = trade.exitDay = date;
    const auto zoneOffset = std::chrono::minutes(330);
    trade.entryAt = core::Instant(date + std::chrono::minutes(trade.entryMinute) - zoneOffset);
    trade.exitAt = trade.entryAt + std::chrono::minutes(5 + random() % 5);
    trade.quantity = Decimal::fromInt(25 + 25 * qint64(random() % 8));
    trade.entryPrice = cents(100'000 + qint64(random() % 80'000));
    trade.grossPnl = cents(qint64(random() % 900'000) - 410'000);
    trade.charges = core::Charges::commission(cents(4'000 + qint64(random() % 3'000)));
    trade.netPnl = trade.grossPnl - trade.charges.total();
    const Decimal move = *core::divided(trade.grossPnl, trade.quantity);
    trade.exitPrice =
        trade.side == core::Direction::Long ? *trade.entryPrice + move : *trade.entryPrice - move;
    trade.notional = core::multiplied(*trade.entryPrice, trade.quantity);
    if (i % 9 != 0) {
        trade.initialRisk = cents(200'000);
    }
    trade.stars = quint8(random() % 6);
    trade.hasNotes = i % 4 == 0;
    return trade;
}

} // namespace

std::shared_ptr<const core::TradeBook> syntheticBook(int trades) {
    auto book = std::make_shared<core::TradeBook>();
    addLists(*book);
    std::mt19937 random(42);
    for (int i = 0; i < trades; ++i) {
        book->trades.push_back(makeTrade(i, random));
    }
    for (int i = 0; i < 3 && trades > 0; ++i) {
        core::Trade open = makeTrade(trades + i, random);
        open.status = core::TradeStatus::Open;
        open.openQuantity = open.quantity;
        open.exitPrice.reset();
        open.grossPnl = open.netPnl = Decimal();
        book->trades.push_back(open);
    }
    core::sortTrades(*book);
    return book;
}

} // namespace test
