#include "app/command_line/commands.h"
#include "app/command_line/instrument_options.h"
#include "app/command_line/value_options.h"
#include "core/domain/wire_names.h"
#include "core/journal/operations/accounts.h"
#include "core/journal/operations/tags.h"
#include "core/journal/operations/trades.h"

#include <algorithm>

namespace app {

using namespace core;

namespace {

/// A trade as the call spells it, before account, instrument and tags are found or made.
struct Entered {
    QString symbol;
    Direction side = Direction::Long;
    Decimal quantity;
    Decimal fees;
    std::optional<Decimal> stop;
    InstrumentFacts facts;
};

Result<Entered> readEntered(const CommandCall& call) {
    const auto side = fromWireName<Direction>(call.value("side"));
    if (call.arguments().size() != 1 || !side.has_value()) {
        return usageError(call.arguments().size() != 1 ? QStringLiteral("name one symbol")
                                                       : QStringLiteral("--side is long or short"));
    }
    const Result<std::optional<Decimal>> quantity = decimalOption(call, "quantity");
    const Result<std::optional<Decimal>> fees = decimalOption(call, "fees");
    const Result<std::optional<Decimal>> stop = decimalOption(call, "stop");
    const Result<InstrumentFacts> facts = instrumentFacts(call);
    for (const auto* number : {&quantity, &fees, &stop}) {
        if (!number->ok()) {
            return number->error();
        }
    }
    if (!facts.ok() || !quantity->has_value() || !call.isSet("entry")) {
        return !facts.ok() ? facts.error()
                           : usageError(QStringLiteral("--side, --quantity and --entry are needed"));
    }
    return Entered{call.arguments()[0], *side, **quantity, fees->value_or(Decimal()), *stop, *facts};
}

/// The named account; else the only one; else one named Main, made when missing.
Result<Account> accountFor(const CommandCall& call, const TradeBook& book) {
    const QString wanted = call.value("account");
    if (wanted.isEmpty() && book.accounts.size() == 1) {
        return book.accounts.front();
    }
    const QString name = wanted.isEmpty() ? QStringLiteral("Main") : wanted;
    const auto found = std::find_if(book.accounts.begin(), book.accounts.end(), [&](const Account& account) {
        return account.name.compare(name, Qt::CaseInsensitive) == 0 || account.id.toString() == name;
    });
    if (found != book.accounts.end()) {
        return *found;
    }
    if (!wanted.isEmpty()) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("there is no account “%1”; “tj account %1” makes it").arg(wanted),
                     QStringLiteral("account")};
    }
    Account made;
    made.name = name;
    made.currency = !book.settings.currency.isEmpty()             ? book.settings.currency
                    : !call.value("currency").trimmed().isEmpty() ? call.value("currency").trimmed().toUpper()
                                                                  : made.currency;
    return made;
}

Result<NewTrade> readPoints(const CommandCall& call, const Entered& entered, const QString& zone) {
    NewTrade trade;
    trade.side = entered.side;
    trade.quantity = entered.quantity;
    trade.charges = Charges::commission(entered.fees);
    trade.annotation.stop = entered.stop;
    trade.annotation.notes = call.value("note");
    const Result<PriceAtTime> entry = readPriceAtTime(call.value("entry"), zone);
    if (!entry.ok()) {
        return entry.error();
    }
    trade.entry = {entry->price, entry->at, entry->precision};
    if (call.isSet("exit")) {
        const Result<PriceAtTime> exit = readPriceAtTime(call.value("exit"), zone);
        if (!exit.ok()) {
            return exit.error();
        }
        trade.exit = TradePoint{exit->price, exit->at, exit->precision};
    }
    return trade;
}

Result<TradeId> store(ChangeScope& scope, NewTrade trade, const Account& account, const Entered& entered,
                      const QStringList& tags) {
    trade.account = account.id;
    if (account.id.isNull()) {
        const Result<AccountId> made = createAccount(scope, account);
        if (!made.ok()) {
            return made.error();
        }
        trade.account = *made;
    }
    const Result<Instrument> instrument =
        instrumentFor(scope, entered.symbol, entered.facts, account.currency);
    if (!instrument.ok()) {
        return instrument.error();
    }
    trade.instrument = instrument->id;
    for (const QString& name : tags) {
        const Result<TagId> tag = tagNamed(scope, name);
        if (!tag.ok()) {
            return tag.error();
        }
        trade.annotation.tags.push_back(*tag);
    }
    std::sort(trade.annotation.tags.begin(), trade.annotation.tags.end());
    return addTrade(scope, trade);
}

void declare(QCommandLineParser& parser) {
    declareOption(parser, "side", "long or short.", "side");
    declareOption(parser, "quantity", "Units or contracts.", "q");
    declareOption(parser, "entry",
                  "Price and time: 175.50@2025-12-01T09:30, in the account's zone or with an offset.",
                  "price@time");
    declareOption(parser, "exit", "The same of the exit; without it the trade is open.", "price@time");
    declareOption(parser, "fees", "Costs of the whole trade.", "amount");
    declareOption(parser, "stop", "Price of the initial stop.", "price");
    declareOption(parser, "tag", "A tag, made when missing; may be repeated.", "tag");
    declareOption(parser, "note", "A note (Markdown).", "text");
    declareOption(parser, "account", "The account; needed only when there are several.", "name");
    declareInstrumentFacts(parser);
    declareOption(parser, "json", "Prints the new trade's id as JSON.");
}

void printId(const CommandCall& call, TradeId id) {
    if (!call.isSet("json")) {
        call.print(id.toString() + u'\n');
        return;
    }
    JsonWriter json;
    json.beginObject().key("id").string(id.toString()).endObject();
    call.print(json);
}

ExitStatus run(const CommandCall& call) {
    const Result<Entered> entered = readEntered(call);
    if (!entered.ok()) {
        return call.wrongUsage(entered.error().detail);
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    const Result<std::shared_ptr<const TradeBook>> book = (*journal)->readBook();
    const Result<Account> account = book.ok() ? accountFor(call, **book) : book.error();
    if (!account.ok()) {
        return call.fail(account.error());
    }
    const Result<NewTrade> trade =
        readPoints(call, *entered, account->zone.isEmpty() ? (*book)->zone : account->zone);
    if (!trade.ok()) {
        return call.wrongUsage(trade.error().detail);
    }
    Result<TradeId> id = TradeId();
    const Result<ChangeResult> changed = (*journal)->change(
        QStringLiteral("Add trade %1").arg(entered->symbol), [&](ChangeScope& scope) -> Result<void> {
            id = store(scope, *trade, *account, *entered, call.values("tag"));
            return id.ok() ? Result<void>() : id.error();
        });
    if (!changed.ok()) {
        return call.fail(entered->symbol, changed.error());
    }
    printId(call, *id);
    return ExitStatus::Done;
}

} // namespace

const Command kAdd{
    "add",
    "SYMBOL --side long|short --quantity Q --entry P@TIME [--exit P@TIME] [--fees F] [--stop P] [--tag T]… "
    "[--note TEXT]",
    "Adds a trade by hand.",
    1,
    declare,
    run};

} // namespace app
