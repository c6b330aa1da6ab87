#include "tests/bench/synthetic_book.h"

#include "core/domain/record_ids.h"
#include "core/domain/trading_day.h"

#include <QDateTime>

#include <random>

namespace bench {
namespace {

using core::Decimal;

constexpr qint64 kStartMs = 1'672'717'500'000; // Tuesday 3 January 2023, 09:15 in Kolkata

void addDictionaries(core::TradeBook& book) {
    for (int i = 0; i < 3; ++i) {
        core::Account account;
        account.name = QStringLiteral("Account %1").arg(i + 1);
        account.id = core::accountIdFor({}, {}, account.name);
        account.currency = QStringLiteral("INR");
        account.startingEquity = Decimal::fromInt(1'000'000);
        book.accounts.push_back(account);
    }
    for (int i = 0; i < 40; ++i) {
        core::Instrument instrument;
        instrument.symbol = QStringLiteral("SYM%1").arg(i, 2, 10, QLatin1Char('0'));
        instrument.currency = QStringLiteral("INR");
        instrument.id = core::instrumentIdFor(instrument);
        book.instruments.push_back(instrument);
    }
    for (const char* name : {"breakout", "reversal", "news", "earnings"}) {
        core::Tag tag;
        tag.id = core::newId<core::TagId>();
        tag.name = QString::fromLatin1(name);
        book.tags.push_back(tag);
    }
    book.tagSets = {{}, {0}, {1}, {2}, {3}, {0, 2}, {1, 3}};
    book.currencies = {QStringLiteral("INR")};
    book.zone = QStringLiteral("Asia/Kolkata");
}

core::Trade syntheticTrade(std::mt19937& random, qint64 exitMs) {
    const auto between = [&](int low, int high) { return int(random() % unsigned(high - low + 1)) + low; };
    core::Trade trade;
    trade.id = core::newId<core::TradeId>();
    trade.account = between(0, 2);
    trade.instrument = between(0, 39);
    trade.currency = 0;
    trade.tagSet = between(0, 11) < 6 ? between(1, 6) : 0;
    trade.side = between(0, 1) == 0 ? core::Direction::Long : core::Direction::Short;
    trade.status = core::TradeStatus::Closed;
    trade.exitAt = core::instantFromMs(exitMs);
    trade.entryAt = core::instantFromMs(exitMs - between(1, 240) * 60'000LL);
    trade.quantity = Decimal::fromInt(between(1, 40) * 25);
    trade.entryPrice = Decimal::fromUnits(between(10'000, 300'000) * 1'000'000LL);
    trade.exitPrice = *trade.entryPrice + Decimal::fromUnits(between(-300, 320) * 1'000'000LL);
    trade.grossPnl = *core::multiplied(*trade.exitPrice - *trade.entryPrice, trade.quantity);
    trade.charges = core::Charges::commission(Decimal::fromUnits(between(20, 90) * Decimal::One));
    trade.netPnl = trade.grossPnl - trade.charges.total();
    trade.notional = *core::multiplied(*trade.entryPrice, trade.quantity);
    if (between(0, 9) > 0) {
        trade.initialRisk = Decimal::fromInt(between(200, 5000));
    }
    trade.fillCount = 2;
    return trade;
}

} // namespace

core::TradeBook syntheticBook(int trades, unsigned seed) {
    core::TradeBook book;
    addDictionaries(book);
    const core::ZoneTable zone(*core::zoneNamed(book.zone));
    std::mt19937 random(seed);
    const qint64 step = qint64(3) * 365 * 86'400'000 / trades;
    book.trades.reserve(std::size_t(trades));
    for (int i = 0; i < trades; ++i) {
        core::Trade trade = syntheticTrade(random, kStartMs + i * step);
        const core::WallTime entry = zone.wallTime(trade.entryAt, trade.entryPrecision);
        trade.entryDay = entry.day;
        trade.entryMinute = qint16(entry.minute);
        trade.exitDay = zone.dayOf(trade.exitAt, trade.exitPrecision);
        book.trades.push_back(trade);
    }
    core::sortTrades(book);
    return book;
}

QByteArray syntheticTradebook(int fills, unsigned seed) {
    std::mt19937 random(seed);
    QByteArray csv =
        "symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,order_id,"
        "order_execution_time\n";
    const auto time = [](qint64 second) {
        return QDateTime::fromSecsSinceEpoch(kStartMs / 1000 + 19'800 + second, Qt::UTC);
    };
    for (int i = 0; i < fills; ++i) {
        const QDateTime at = time(qint64(i / 2) * 3 * 365 * 86'400 / fills * 2 + (i % 2) * 60);
        const unsigned symbol = unsigned(i / 2) % 400;
        const int paise = 10'000 + int(symbol) * 37 + int(random() % 500);
        csv += "SYM" + QByteArray::number(symbol) + ",INE" + QByteArray::number(100'000 + symbol) + "," +
               at.toString(QStringLiteral("yyyy-MM-dd")).toLatin1() + ",NSE,EQ,EQ," +
               (i % 2 == 0 ? "buy" : "sell") + ",false,50.000000," + QByteArray::number(paise / 100) + "." +
               QByteArray::number(100 + paise % 100).mid(1) + "0000," + QByteArray::number(200'000'000 + i) +
               "," + QByteArray::number(1'100'000'000'000'000 + i / 2) + "," +
               at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + "\n";
    }
    return csv;
}

} // namespace bench
