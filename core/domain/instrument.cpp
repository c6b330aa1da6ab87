#include "core/domain/instrument.h"

#include "core/domain/symbols.h"
#include "core/domain/wire_names.h"

#include <QStringList>

namespace core {

InstrumentId instrumentIdFor(const Instrument& instrument) {
    const QStringList parts = {
        wireName(instrument.assetClass),
        canonicalSymbol(instrument.symbol),
        instrument.currency,
        instrument.expiry ? dayText(*instrument.expiry) : QString(),
        instrument.right == OptionRight::None ? QString() : wireName(instrument.right),
        instrument.strike ? instrument.strike->toString() : QString(),
    };
    return InstrumentId(namedUuid(kJournalNamespace, QStringLiteral("instrument|") + parts.join(u'|')));
}

QString baseCoin(const Instrument& instrument) {
    const QString& symbol = instrument.symbol;
    if (instrument.assetClass != AssetClass::Crypto || instrument.currency.isEmpty() ||
        !symbol.endsWith(instrument.currency, Qt::CaseInsensitive)) {
        return {};
    }
    QString base = symbol.chopped(instrument.currency.size());
    while (base.endsWith(u'/') || base.endsWith(u'-') || base.endsWith(u'_') || base.endsWith(u' ')) {
        base.chop(1);
    }
    return base.toUpper();
}

} // namespace core
