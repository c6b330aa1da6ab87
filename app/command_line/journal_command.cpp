#include "app/command_line/commands.h"
#include "app/command_line/text_table.h"
#include "app/command_line/value_options.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/journal_settings.h"

namespace app {

using namespace core;

namespace {

constexpr QLatin1String kFollowsSystem("system");

void declare(QCommandLineParser& parser) {
    declareOption(parser, "timezone",
                  "The journal's zone, in which days are cut; “system” follows the computer.", "iana");
    declareOption(parser, "currency", "The reporting currency.", "currency");
    declareOption(parser, "risk-free-rate", "For the Sharpe ratio, in percent a year; 0 when never set.",
                  "percent");
    declareJson(parser);
}

void printText(const CommandCall& call, const TradeBook& book) {
    QStringList accounts;
    for (const Account& account : book.accounts) {
        accounts.append(account.name);
    }
    TextTable table;
    table.addColumn({});
    table.addColumn({});
    table.addRow({QStringLiteral("file"), call.journalPath()});
    const bool isSystems = book.settings.zone.isEmpty();
    table.addRow({QStringLiteral("timezone"),
                  isSystems ? book.zone + QStringLiteral(" (the computer's)") : book.zone});
    table.addRow({QStringLiteral("currency"),
                  book.settings.currency.isEmpty() ? QStringLiteral("not set") : book.settings.currency});
    table.addRow({QStringLiteral("risk-free rate"),
                  book.settings.riskFreeRate.toString() + QStringLiteral(" % a year")});
    table.addRow({QStringLiteral("accounts"),
                  accounts.isEmpty() ? QStringLiteral("none") : accounts.join(QStringLiteral(", "))});
    table.addRow({QStringLiteral("trades"), QString::number(book.trades.size())});
    call.print(table.text());
}

void printJournal(const CommandCall& call, const TradeBook& book) {
    if (!call.isSet("json")) {
        printText(call, book);
        return;
    }
    JsonWriter json;
    json.beginObject().key("file").string(call.journalPath()).key("timezone").string(book.zone);
    json.key("timezoneSet").boolean(!book.settings.zone.isEmpty()).key("currency");
    book.settings.currency.isEmpty() ? json.null() : json.string(book.settings.currency);
    json.key("riskFreeRate").decimal(book.settings.riskFreeRate);
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
        settings.zone = call.value("timezone") == kFollowsSystem ? QString() : call.value("timezone");
    }
    settings.currency =
        call.isSet("currency") ? call.value("currency").trimmed().toUpper() : settings.currency;
    const Result<std::optional<Decimal>> rate = decimalOption(call, "risk-free-rate");
    settings.riskFreeRate = rate->value_or(settings.riskFreeRate);
    const Result<ChangeResult> changed =
        journal.change(QStringLiteral("Change journal settings"),
                       [&](ChangeScope& scope) { return changeSettings(scope, settings); });
    return changed.ok() ? Result<void>() : changed.error();
}

ExitStatus run(const CommandCall& call) {
    const bool followsSystem = call.value("timezone") == kFollowsSystem;
    if (const Result<void> known = checkZoneOption(call); !known.ok() && !followsSystem) {
        return call.wrongUsage(known.error().detail);
    }
    if (const auto rate = decimalOption(call, "risk-free-rate"); !rate.ok()) {
        return call.wrongUsage(rate.error().detail);
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    if (call.isSet("timezone") || call.isSet("currency") || call.isSet("risk-free-rate")) {
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

const Command kJournal{"journal",
                       "[--timezone IANA|system] [--currency C] [--risk-free-rate PERCENT] [--json]",
                       "Shows or sets the journal's own settings.",
                       0,
                       declare,
                       run};

} // namespace app
