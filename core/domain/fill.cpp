#include "core/domain/fill.h"

#include "core/domain/wire_names.h"

#include <QSet>
#include <QStringList>

namespace core {

bool isIntradayProduct(const QString& product) {
    // Zerodha and Upstox print MIS, Fyers INTRADAY, Angel One "INTRADAY"/"MARGIN INTRADAY"; bracket and cover
    // orders are squared off the same day by every Indian broker.
    static const QSet<QString> words = {
        QStringLiteral("mis"),   QStringLiteral("intraday"), QStringLiteral("intra"),
        QStringLiteral("bo"),    QStringLiteral("co"),       QStringLiteral("bracket"),
        QStringLiteral("cover"), QStringLiteral("mis+"),     QStringLiteral("daytrade"),
        QStringLiteral("day"),   QStringLiteral("i"),
    };
    QString word = product.simplified().toLower();
    word.remove(u'-').remove(u' ').remove(u'_');
    return words.contains(word) || word.contains(u"intraday") || word == u"bracketorder" ||
           word == u"coverorder";
}

FillId fillIdOfExecution(AccountId account, Day date, const QString& venue, const QString& externalId) {
    return FillId(
        namedUuid(account.uuid(), QStringLiteral("x|") + dayText(date) + u'|' + venue + u'|' + externalId));
}

FillId fillIdOfContent(AccountId account, const QString& wallTime, const QString& canonicalSymbol, Side side,
                       Decimal quantity, Decimal price, int ordinal) {
    const QStringList parts = {QStringLiteral("c"), wallTime,         canonicalSymbol,         wireName(side),
                               quantity.toString(), price.toString(), QString::number(ordinal)};
    return FillId(namedUuid(account.uuid(), parts.join(u'|')));
}

} // namespace core
