#include "core/domain/account.h"

namespace core {

AccountId accountIdFor(const QString& broker, const QString& number, const QString& name) {
    if (!number.isEmpty()) {
        return AccountId(namedUuid(kJournalNamespace, QStringLiteral("account|") + broker + u'|' + number));
    }
    const QString plain = name.normalized(QString::NormalizationForm_C).toLower();
    return AccountId(namedUuid(kJournalNamespace, QStringLiteral("account-name|") + plain));
}

} // namespace core
