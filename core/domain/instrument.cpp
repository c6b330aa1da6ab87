#include "core/domain/instrument.h"

namespace core {

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
