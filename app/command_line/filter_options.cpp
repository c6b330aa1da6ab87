#include "app/command_line/filter_options.h"

#include "core/domain/wire_names.h"

#include <algorithm>

namespace app {

using namespace core;

namespace {

Result<void> readDay(const CommandCall& call, const char* option, std::optional<Day>& day) {
    if (!call.isSet(option)) {
        return Done{};
    }
    day = parseDay(call.value(option));
    return day.has_value() ? Result<void>()
                           : usageError(QStringLiteral("--%1 “%2” is no date like 2026-09-14")
                                            .arg(QLatin1String(option), call.value(option)));
}

Result<void> readBasis(const CommandCall& call, TradeFilter& filter) {
    const QString basis = call.value("basis");
    if (basis != u"net" && basis != u"gross" && !basis.isEmpty()) {
        return usageError(QStringLiteral("--basis “%1” is neither net nor gross").arg(basis));
    }
    filter.basis = basis == u"gross" ? Basis::Gross : Basis::Net;
    return Done{};
}

Result<void> readSide(const CommandCall& call, TradeFilter& filter) {
    if (!call.isSet("side")) {
        return Done{};
    }
    filter.side = fromWireName<Direction>(call.value("side"));
    return filter.side.has_value()
               ? Result<void>()
               : usageError(QStringLiteral("--side “%1” is neither long nor short").arg(call.value("side")));
}

Result<void> readSwitches(const CommandCall& call, TradeFilter& filter) {
    if (call.isSet("win") && call.isSet("loss")) {
        return usageError(QStringLiteral("--win and --loss exclude each other"));
    }
    if (call.isSet("open") && call.isSet("closed")) {
        return usageError(QStringLiteral("--open and --closed exclude each other"));
    }
    if (call.isSet("win") || call.isSet("loss")) {
        filter.outcome = call.isSet("win") ? Outcome::Win : Outcome::Loss;
    }
    if (call.isSet("open") || call.isSet("closed")) {
        filter.status = call.isSet("open") ? TradeStatus::Open : TradeStatus::Closed;
    }
    return Done{};
}

} // namespace

void declareFilter(QCommandLineParser& parser) {
    declareOption(parser, "basis",
                  "Wins, losses and ratios after costs (net, the default) or before (gross).", "basis");
    declareOption(parser, "from", "First day, of the exit (open trades: of the entry).", "date");
    declareOption(parser, "to", "Last day.", "date");
    declareOption(parser, "symbol", "Only this symbol; may be repeated.", "symbol");
    declareOption(parser, "tag", "Only trades with this tag (empty: without any); may be repeated.", "tag");
    declareOption(parser, "account", "Only this account, by name or id; may be repeated.", "account");
    declareOption(parser, "side", "long or short.", "side");
    declareOption(parser, "win", "Only winning trades.");
    declareOption(parser, "loss", "Only losing trades.");
    declareOption(parser, "open", "Only open trades.");
    declareOption(parser, "closed", "Only closed trades.");
}

Result<TradeFilter> readFilter(const CommandCall& call) {
    TradeFilter filter;
    filter.symbols = call.values("symbol");
    filter.tags = call.values("tag");
    filter.accounts = call.values("account");
    for (const Result<void>& read :
         {readBasis(call, filter), readDay(call, "from", filter.from), readDay(call, "to", filter.to),
          readSide(call, filter), readSwitches(call, filter)}) {
        if (!read.ok()) {
            return read.error();
        }
    }
    if (filter.from.has_value() && filter.to.has_value() && *filter.to < *filter.from) {
        return usageError(QStringLiteral("--to is before --from"));
    }
    return filter;
}

Result<void> checkNames(const TradeFilter& filter, const TradeBook& book) {
    for (const QString& wanted : filter.accounts) {
        TradeFilter one;
        one.accounts = {wanted};
        if (std::none_of(book.accounts.begin(), book.accounts.end(),
                         [&](const Account& account) { return admitsAccount(one, account); })) {
            return Error{ErrorCode::NotFound,
                         QStringLiteral("there is no account “%1”; “tj journal” lists them").arg(wanted),
                         QStringLiteral("account")};
        }
    }
    for (const QString& wanted : filter.tags) {
        const bool isKnown = std::any_of(book.tags.begin(), book.tags.end(), [&](const Tag& tag) {
            return tag.name.compare(wanted, Qt::CaseInsensitive) == 0;
        });
        if (!isKnown && !wanted.isEmpty()) {
            return Error{ErrorCode::NotFound,
                         QStringLiteral("there is no tag “%1”; “tj tags” lists them").arg(wanted),
                         QStringLiteral("tag")};
        }
    }
    return Done{};
}

QStringList unknownSymbols(const TradeFilter& filter, const TradeBook& book) {
    QStringList unknown = filter.symbols;
    for (const Instrument& instrument : book.instruments) {
        unknown.removeIf([&](const QString& symbol) {
            return symbol.compare(instrument.symbol, Qt::CaseInsensitive) == 0;
        });
    }
    return unknown;
}

std::vector<quint32> tradesOf(const TradeSelection& selection) {
    std::vector<quint32> trades = selection.closed;
    trades.insert(trades.end(), selection.unopened.begin(), selection.unopened.end());
    trades.insert(trades.end(), selection.open.begin(), selection.open.end());
    std::sort(trades.begin(), trades.end());
    return trades;
}

} // namespace app
