// account, instrument and journal: what imports and statistics ask beside the fills.
#include "app/command_line/commands.h"
#include "app/command_line/instrument_options.h"
#include "app/command_line/value_options.h"
#include "core/domain/trading_day.h"
#include "core/domain/wire_names.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/accounts.h"
#include "core/journal/operations/instruments.h"
#include "core/journal/operations/journal_settings.h"

namespace app {

using namespace core;

namespace {

Error usage(const QString& why) {
    return {ErrorCode::InvalidValue, why, {}};
}

Result<void> checkZone(const QString& zone) {
    return zone.isEmpty() || zoneNamed(zone).has_value()
               ? Result<void>()
               : usage(QStringLiteral("--timezone “%1” is no zone like Asia/Kolkata").arg(zone));
}

// account

void declareAccount(QCommandLineParser& parser) {
    declareOption(parser, "currency", "What the account is held in, like INR.", "currency");
    declareOption(parser, "starting-equity", "Equity before the first trade.", "amount");
    declareOption(parser, "matching", "How exits meet entries: fifo, lifo or average.", "method");
    declareOption(parser, "timezone", "Zone of the times its files print, like Asia/Kolkata.", "iana");
    declareOption(parser, "json", "Prints the account as JSON.");
}

/// The options laid over the account; an Error is wrong usage.
Result<Account> withOptions(const CommandCall& call, Account account) {
    const Result<std::optional<Decimal>> equity = decimalOption(call, "starting-equity");
    if (!equity.ok()) {
        return equity.error();
    }
    account.startingEquity = equity->has_value() ? *equity : account.startingEquity;
    account.currency = call.isSet("currency") ? call.value("currency").trimmed().toUpper() : account.currency;
    if (const Result<void> known = checkZone(call.value("timezone")); !known.ok()) {
        return known.error();
    }
    account.zone = call.isSet("timezone") ? call.value("timezone") : account.zone;
    if (call.isSet("matching")) {
        const auto method = fromWireName<MatchingMethod>(call.value("matching"));
        if (!method.has_value()) {
            return usage(
                QStringLiteral("--matching “%1” is none of fifo, lifo, average").arg(call.value("matching")));
        }
        account.matching = *method;
    }
    return account;
}

void printAccount(const CommandCall& call, const Account& account) {
    if (!call.isSet("json")) {
        call.print(QStringLiteral("%1: %2, %3, starting equity %4%5\n")
                       .arg(account.name, account.currency, wireName(account.matching),
                            account.startingEquity.has_value() ? account.startingEquity->toString(2)
                                                               : QStringLiteral("not set"),
                            account.zone.isEmpty() ? QString() : QStringLiteral(", ") + account.zone));
        return;
    }
    JsonWriter json;
    json.beginObject().key("id").string(account.id.toString()).key("name").string(account.name);
    json.key("currency").string(account.currency).key("matching").string(wireName(account.matching));
    json.key("startingEquity");
    account.startingEquity.has_value() ? json.decimal(*account.startingEquity, 2) : json.null();
    json.key("timezone");
    account.zone.isEmpty() ? json.null() : json.string(account.zone);
    json.endObject();
    call.print(json);
}

Result<Account> storeAccount(Journal& journal, const Account& account, bool isNew) {
    Account stored = account;
    const Result<ChangeResult> changed = journal.change(
        (isNew ? QStringLiteral("Add account %1") : QStringLiteral("Change account %1")).arg(account.name),
        [&](ChangeScope& scope) -> Result<void> {
            if (!isNew) {
                return changeAccount(scope, account);
            }
            const Result<AccountId> id = createAccount(scope, account);
            stored.id = id.valueOr({});
            return id.ok() ? Result<void>() : id.error();
        });
    return changed.ok() ? Result<Account>(stored) : changed.error();
}

ExitStatus runAccount(const CommandCall& call) {
    if (call.arguments().size() != 1 || call.arguments()[0].trimmed().isEmpty()) {
        return call.wrongUsage(QStringLiteral("name one account"));
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    Account fresh;
    fresh.name = call.arguments()[0].trimmed();
    const Result<JournalSettings> settings = (*journal)->settings();
    if (settings.ok() && !settings->currency.isEmpty()) {
        fresh.currency = settings->currency;
    }
    const Result<Account> found = findAccount(**journal, call.arguments()[0]);
    if (!found.ok() && found.error().code != ErrorCode::NotFound) {
        return call.fail(found.error());
    }
    const Result<Account> wanted = withOptions(call, found.valueOr(fresh));
    if (!wanted.ok()) {
        return call.wrongUsage(wanted.error().detail);
    }
    const Result<Account> stored = storeAccount(**journal, *wanted, !found.ok());
    if (!stored.ok()) {
        return call.fail(stored.error());
    }
    printAccount(call, *stored);
    return ExitStatus::Done;
}

// instrument

void declareInstrument(QCommandLineParser& parser) {
    declareInstrumentFacts(parser);
}

/// Every instrument of the symbol, or a new one when the journal does not know it yet: its contract size is
/// then there before its first import.
Result<void> changeInstruments(ChangeScope& scope, const QString& symbol, const InstrumentFacts& facts,
                               const QString& currency) {
    const Result<std::vector<Instrument>> known = instrumentsOf(scope.journal(), symbol);
    if (!known.ok()) {
        return known.error();
    }
    const bool tellsNothing =
        !facts.multiplier && !facts.tick && !facts.assetClass && facts.currency.isEmpty();
    if (known->empty() && tellsNothing) {
        return Error{ErrorCode::NotFound, QStringLiteral("there is no instrument “%1” yet").arg(symbol), {}};
    }
    if (known->empty()) {
        const Result<Instrument> made = instrumentFor(scope, symbol, facts, currency);
        return made.ok() ? changeInstrument(scope, made->id, facts) : made.error();
    }
    for (const Instrument& instrument : *known) {
        if (const Result<void> changed = changeInstrument(scope, instrument.id, facts); !changed.ok()) {
            return changed;
        }
    }
    return Done{};
}

ExitStatus printInstruments(const CommandCall& call, const Journal& journal, const QString& symbol) {
    const Result<std::vector<Instrument>> instruments = instrumentsOf(journal, symbol);
    if (!instruments.ok()) {
        return call.fail(instruments.error());
    }
    for (const Instrument& instrument : *instruments) {
        call.print(QStringLiteral("%1: %2, %3, multiplier %4%5\n")
                       .arg(instrument.symbol, wireName(instrument.assetClass), instrument.currency,
                            instrument.multiplier.toString(),
                            instrument.tick.has_value()
                                ? QStringLiteral(", tick ") + instrument.tick->toString()
                                : QString()));
    }
    return ExitStatus::Done;
}

ExitStatus runInstrument(const CommandCall& call) {
    if (call.arguments().size() != 1) {
        return call.wrongUsage(QStringLiteral("name one symbol"));
    }
    const Result<InstrumentFacts> facts = instrumentFacts(call);
    if (!facts.ok()) {
        return call.wrongUsage(facts.error().detail);
    }
    const QString symbol = call.arguments()[0];
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    const Result<std::shared_ptr<const TradeBook>> book = (*journal)->readBook();
    if (!book.ok()) {
        return call.fail(book.error());
    }
    const QString currency = !(*book)->settings.currency.isEmpty() ? (*book)->settings.currency
                             : (*book)->accounts.empty()           ? QStringLiteral("USD")
                                                                   : (*book)->accounts.front().currency;
    const Result<ChangeResult> changed =
        (*journal)->change(QStringLiteral("Change instrument %1").arg(symbol), [&](ChangeScope& scope) {
            return changeInstruments(scope, symbol, *facts, currency);
        });
    return changed.ok() ? printInstruments(call, **journal, symbol) : call.fail(symbol, changed.error());
}

// journal

void declareJournal(QCommandLineParser& parser) {
    declareOption(parser, "timezone",
                  "The journal's zone, in which days are cut; “system” follows the computer.", "iana");
    declareOption(parser, "currency", "The reporting currency.", "currency");
    declareOption(parser, "json", "Prints JSON.");
}

void printJournal(const CommandCall& call, const TradeBook& book) {
    if (!call.isSet("json")) {
        call.print(
            QStringLiteral("file      %1\ntimezone  %2%3\ncurrency  %4\ntrades    %5\n")
                .arg(call.journalPath(), book.zone,
                     book.settings.zone.isEmpty() ? QStringLiteral(" (the computer's)") : QString(),
                     book.settings.currency.isEmpty() ? QStringLiteral("not set") : book.settings.currency)
                .arg(book.trades.size()));
        return;
    }
    JsonWriter json;
    json.beginObject().key("file").string(call.journalPath()).key("timezone").string(book.zone);
    json.key("timezoneSet").boolean(!book.settings.zone.isEmpty()).key("currency");
    book.settings.currency.isEmpty() ? json.null() : json.string(book.settings.currency);
    json.key("trades").integer(qint64(book.trades.size())).key("accounts").beginArray();
    for (const Account& account : book.accounts) {
        json.string(account.name);
    }
    json.endArray().endObject();
    call.print(json);
}

Result<void> changeJournal(const CommandCall& call, Journal& journal) {
    const Result<JournalSettings> before = journal.settings();
    if (!before.ok()) {
        return before.error();
    }
    JournalSettings settings = *before;
    if (call.isSet("timezone")) {
        settings.zone = call.value("timezone") == u"system" ? QString() : call.value("timezone");
    }
    settings.currency =
        call.isSet("currency") ? call.value("currency").trimmed().toUpper() : settings.currency;
    const Result<ChangeResult> changed =
        journal.change(QStringLiteral("Change journal settings"),
                       [&](ChangeScope& scope) { return changeSettings(scope, settings); });
    return changed.ok() ? Result<void>() : changed.error();
}

ExitStatus runJournal(const CommandCall& call) {
    if (!call.arguments().isEmpty()) {
        return call.wrongUsage(QStringLiteral("“%1” is one argument too many").arg(call.arguments()[0]));
    }
    const QString zone = call.value("timezone");
    if (const Result<void> known = checkZone(zone == u"system" ? QString() : zone); !known.ok()) {
        return call.wrongUsage(known.error().detail);
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    if (call.isSet("timezone") || call.isSet("currency")) {
        if (const Result<void> changed = changeJournal(call, **journal); !changed.ok()) {
            return call.fail(changed.error());
        }
    }
    const Result<std::shared_ptr<const TradeBook>> book = (*journal)->readBook();
    if (!book.ok()) {
        return call.fail(book.error());
    }
    printJournal(call, **book);
    return ExitStatus::Done;
}

} // namespace

const Command kAccount{
    "account", "NAME [--currency C] [--starting-equity N] [--matching fifo|lifo|average] [--timezone IANA]",
    "Makes or changes an account.", declareAccount, runAccount};
const Command kInstrument{"instrument", "SYMBOL [--multiplier N] [--tick N] [--class CLASS] [--currency C]",
                          "Tells the contract size and other facts of a symbol.", declareInstrument,
                          runInstrument};
const Command kJournal{"journal", "[--timezone IANA] [--currency C] [--json]",
                       "Shows or sets the journal's own settings.", declareJournal, runJournal};

} // namespace app
