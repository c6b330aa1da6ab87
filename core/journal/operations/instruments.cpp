#include "core/journal/operations/instruments.h"

#include "core/domain/symbols.h"
#include "core/journal/journal.h"

namespace core {

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
    const auto instrument = newInstrument(symbol, facts, accountCurrency);
    if (!instrument) {
        return instrument.error();
    }
    if (auto stored = scope.put(*instrument); !stored) {
        return stored.error();
    }
    return *instrument;
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
