#include "app/command_line/filter_options.h"

#include "core/domain/wire_names.h"

#include <algorithm>

namespace app {

using namespace core;

namespace {

Error usage(const QString& why) {
    return {ErrorCode::InvalidValue, why, {}};
}

Result<void> readDay(const CommandCall& call, const char* option, std::optional<Day>& day) {
    if (!call.isSet(option)) {
        return Done{};
    }
    day = parseDay(call.value(option));
    return day.has_value() ? Result<void>()
                           : usage(QStringLiteral("--%1 “%2” is no date like 2026-09-14")
                                       .arg(QLatin1String(option), call.value(option)));
}

Result<void> readBasis(const CommandCall& call, TradeFilter& filter) {
    const QString basis = call.value("basis");
    if (basis != u"net" && basis != u"gross" && !basis.isEmpty()) {
        return usage(QStringLiteral("--basis “%1” is neither net nor gross").arg(basis));
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
               : usage(QStringLiteral("--side “%1” is neither long nor short").arg(call.value("side")));
}

Result<void> readSwitches(const CommandCall& call, TradeFilter& filter) {
    if (call.isSet("win") && call.isSet("loss")) {
        return usage(QStringLiteral("--win and --loss exclude each other"));
    }
    if (call.isSet("open") && call.isSet("closed")) {
        return usage(QStringLiteral("--open and --closed exclude each other"));
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
    declareOption(parser, "tag", "Only trades with this tag; may be repeated.", "tag");
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
        return usage(QStringLiteral("--to is before --from"));
    }
    return filter;
}

Result<void> checkAccounts(const TradeFilter& filter, const TradeBook& book) {
    for (const QString& wanted : filter.accounts) {
        const bool known =
            std::any_of(book.accounts.begin(), book.accounts.end(), [&](const Account& account) {
                return account.name.compare(wanted, Qt::CaseInsensitive) == 0 ||
                       account.id.toString() == wanted;
            });
        if (!known) {
            return Error{ErrorCode::NotFound, QStringLiteral("account “%1”").arg(wanted),
                         QStringLiteral("account")};
        }
    }
    return Done{};
}

std::vector<quint32> tradesOf(const TradeSelection& selection) {
    std::vector<quint32> trades = selection.closed;
    trades.insert(trades.end(), selection.unopened.begin(), selection.unopened.end());
    trades.insert(trades.end(), selection.open.begin(), selection.open.end());
    std::sort(trades.begin(), trades.end());
    return trades;
}

} // namespace app
