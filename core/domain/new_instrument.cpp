#include "core/domain/new_instrument.h"

#include "core/domain/record_ids.h"
#include "core/domain/symbols.h"

namespace core {
namespace {

std::optional<ContractSpec> specOf(const Instrument& instrument) {
    if (const auto option = readOccSymbol(instrument.symbol)) {
        return contractSpec(*option);
    }
    const QString root = futureRoot(instrument.symbol);
    return contractSpec(root.isEmpty() ? instrument.symbol : root, instrument.assetClass);
}

/// What the symbol says about itself, as far as nobody told otherwise.
Instrument readSymbol(const QString& symbol, const InstrumentFacts& facts) {
    Instrument instrument;
    instrument.symbol = symbol;
    auto option = readOccSymbol(symbol);
    const bool isIndian = !option && (readIndianOption(symbol) || isIndianFuture(symbol));
    option = option ? option : readIndianOption(symbol);
    if (option) {
        instrument.assetClass = AssetClass::Option;
        instrument.expiry = option->expiry;
        instrument.strike = option->strike;
        instrument.right = option->right;
    } else if (isIndianFuture(symbol) ||
               (!futureRoot(symbol).isEmpty() && contractSpec(futureRoot(symbol), AssetClass::Future))) {
        instrument.assetClass = AssetClass::Future;
    }
    if (isIndian) {
        instrument.currency = QStringLiteral("INR");
    }
    instrument.assetClass = facts.assetClass.value_or(instrument.assetClass);
    return instrument;
}

bool knowsItsSize(const Instrument& instrument) {
    return instrument.assetClass != AssetClass::Future && instrument.assetClass != AssetClass::Option;
}

} // namespace

bool agrees(const Instrument& instrument, const InstrumentFacts& facts) {
    return (!facts.assetClass || instrument.assetClass == *facts.assetClass) &&
           (facts.currency.isEmpty() || instrument.currency == facts.currency.toUpper());
}

void applyFacts(Instrument& instrument, const InstrumentFacts& facts) {
    instrument.multiplier = facts.multiplier.value_or(instrument.multiplier);
    instrument.tick = facts.tick ? facts.tick : instrument.tick;
    instrument.assetClass = facts.assetClass.value_or(instrument.assetClass);
    if (!facts.currency.isEmpty()) {
        instrument.currency = facts.currency.toUpper();
    }
}

Result<Instrument> newInstrument(const QString& symbol, const InstrumentFacts& facts,
                                 const QString& accountCurrency) {
    Instrument instrument = readSymbol(canonicalSymbol(symbol), facts);
    const auto spec = specOf(instrument);
    const bool isIndian = instrument.currency == u"INR";
    if (!facts.multiplier && !spec && !isIndian && !knowsItsSize(instrument)) {
        return Error{ErrorCode::MissingMultiplier,
                     QStringLiteral("the contract size of %1 is not known; tell its multiplier").arg(symbol),
                     QStringLiteral("multiplier")};
    }
    if (spec) {
        instrument.multiplier = spec->multiplier;
        instrument.tick = spec->tick;
        instrument.currency = spec->currency;
    }
    if (instrument.currency.isEmpty()) {
        instrument.currency = accountCurrency;
    }
    applyFacts(instrument, facts);
    instrument.id = instrumentIdFor(instrument);
    return instrument;
}

} // namespace core
