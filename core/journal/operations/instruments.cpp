#include "core/journal/operations/instruments.h"

#include "core/domain/record_ids.h"
#include "core/domain/symbols.h"
#include "core/journal/journal.h"

namespace core {

namespace {

void applyFacts(Instrument& instrument, const InstrumentFacts& facts) {
    instrument.multiplier = facts.multiplier.value_or(instrument.multiplier);
    instrument.tick = facts.tick ? facts.tick : instrument.tick;
    instrument.assetClass = facts.assetClass.value_or(instrument.assetClass);
    if (!facts.currency.isEmpty()) {
        instrument.currency = facts.currency.toUpper();
    }
}

bool agrees(const Instrument& instrument, const InstrumentFacts& facts) {
    return (!facts.assetClass || instrument.assetClass == *facts.assetClass) &&
           (facts.currency.isEmpty() || instrument.currency == facts.currency.toUpper());
}

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

Result<std::vector<Instrument>> instrumentsOf(const Journal& journal, const QString& symbol) {
    const auto records = journal.records(RecordKind::Instrument);
    if (!records) {
        return records.error();
    }
    std::vector<Instrument> found;
    for (const Record& record : *records) {
        if (Instrument instrument = instrumentFrom(record); instrument.symbol == canonicalSymbol(symbol)) {
            found.push_back(std::move(instrument));
        }
    }
    return found;
}

Result<Instrument> instrumentFor(ChangeScope& scope, const QString& symbol, const InstrumentFacts& facts,
                                 const QString& accountCurrency) {
    const auto known = instrumentsOf(scope.journal(), symbol);
    if (!known) {
        return known.error();
    }
    for (const Instrument& instrument : *known) {
        if (agrees(instrument, facts)) {
            return instrument;
        }
    }
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
    if (auto stored = scope.put(instrument); !stored) {
        return stored.error();
    }
    return instrument;
}

Result<void> changeInstrument(ChangeScope& scope, InstrumentId id, const InstrumentFacts& facts) {
    const auto record = scope.find(RecordKind::Instrument, id.uuid());
    if (!record || record->deletedAt) {
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such instrument"),
                     QStringLiteral("instrument")};
    }
    Instrument instrument = instrumentFrom(*record);
    applyFacts(instrument, facts);
    return scope.put(instrument);
}

} // namespace core
