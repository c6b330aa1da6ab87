#include "core/domain/fill.h"

#include <QSet>

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

} // namespace core
