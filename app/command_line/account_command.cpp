#include "app/command_line/commands.h"
#include "app/command_line/value_options.h"
#include "core/domain/wire_names.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/accounts.h"

namespace app {

using namespace core;

namespace {

void declare(QCommandLineParser& parser) {
    declareOption(parser, "currency", "What the account is held in, like INR.", "currency");
    declareOption(parser, "starting-equity", "Equity before the first trade.", "amount");
    declareOption(parser, "matching", "How exits meet entries: fifo, lifo or average.", "method");
    declareOption(parser, "timezone", "Zone of the times its files print, like Asia/Kolkata.", "iana");
    declareJson(parser);
}

/// The options laid over the account; an Error is wrong usage.
Result<Account> withOptions(const CommandCall& call, Account account) {
    const Result<std::optional<Decimal>> equity = decimalOption(call, "starting-equity");
    if (!equity.ok()) {
        return equity.error();
    }
    account.startingEquity = equity->has_value() ? *equity : account.startingEquity;
    account.currency = call.isSet("currency") ? call.value("currency").trimmed().toUpper() : account.currency;
    if (const Result<void> known = checkZoneOption(call); !known.ok()) {
        return known.error();
    }
    account.zone = call.isSet("timezone") ? call.value("timezone") : account.zone;
    if (call.isSet("matching")) {
        const auto method = fromWireName<MatchingMethod>(call.value("matching"));
        if (!method.has_value()) {
            return usageError(
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

ExitStatus run(const CommandCall& call) {
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

} // namespace

const Command kAccount{
    "account",
    "NAME [--currency C] [--starting-equity N] [--matching fifo|lifo|average] [--timezone IANA] [--json]",
    "Makes or changes an account.",
    1,
    declare,
    run};

} // namespace app
