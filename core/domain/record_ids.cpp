#include "core/domain/record_ids.h"

#include "core/domain/symbols.h"
#include "core/domain/wire_names.h"

#include <QStringBuilder>
#include <QStringList>

namespace core {

AccountId accountIdFor(const QString& broker, const QString& number, const QString& name) {
    if (!number.isEmpty()) {
        return AccountId(namedUuid(kJournalNamespace, QStringLiteral("account|") + broker + u'|' + number));
    }
    const QString plain = name.normalized(QString::NormalizationForm_C).toLower();
    return AccountId(namedUuid(kJournalNamespace, QStringLiteral("account-name|") + plain));
}

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

FillId fillIdOfExecution(AccountId account, Day date, const QString& venue, const QString& externalId) {
    const QString name = u"x|" % dayText(date) % u'|' % venue % u'|' % externalId;
    return FillId(namedUuid(account.uuid(), name));
}

FillId fillIdOfContent(AccountId account, const FillContent& content) {
    const QStringList parts = {QStringLiteral("c"),
                               content.wallTime,
                               content.canonicalSymbol,
                               wireName(content.side),
                               content.quantity.toString(),
                               content.price.toString(),
                               QString::number(content.ordinal)};
    return FillId(namedUuid(account.uuid(), parts.join(u'|')));
}

QUuid settingIdFor(const QString& name) {
    return namedUuid(kJournalNamespace, QStringLiteral("setting|") + name);
}

} // namespace core
