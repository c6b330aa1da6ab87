#include "app/command_line/commands.h"
#include "app/command_line/instrument_options.h"
#include "core/domain/wire_names.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/instruments.h"

namespace app {

using namespace core;

namespace {

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

ExitStatus run(const CommandCall& call) {
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

} // namespace

const Command kInstrument{"instrument",
                          "SYMBOL [--multiplier N] [--tick N] [--class CLASS] [--currency C]",
                          "Tells the contract size and other facts of a symbol.",
                          1,
                          declareInstrumentFacts,
                          run};

} // namespace app
