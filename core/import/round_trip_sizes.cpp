#include "core/import/round_trip_sizes.h"

#include <QStringList>

namespace core {
namespace {

/// Costs and rates of exchange explain less than that.
constexpr int kOtherOrder = 8;

/// 1, 2, 2.5, 5, 12.5 and 62.5 times a power of ten: what exchanges and brokers choose as sizes. A profit
/// net of costs divided by points is none of these.
bool isRound(Decimal size) {
    static const QStringList kDigits = QStringLiteral("1 2 25 5 125 625").split(u' ');
    QString digits = size.toString().remove(u'.');
    while (digits.endsWith(u'0')) {
        digits.chop(1);
    }
    return kDigits.contains(digits);
}

} // namespace

void RoundTripSizes::see(const QString& symbol, Decimal points, Decimal profit) {
    Seen& seen = m_seen[symbol];
    seen.size.see(Decimal(), points, Decimal::fromInt(1), profit);
    seen.points += points.abs();
    seen.profits += profit.abs();
}

RoundTripSizes::Size RoundTripSizes::of(const QString& symbol) const {
    const auto seen = m_seen.constFind(symbol);
    if (seen == m_seen.constEnd() || seen->points.sign() == 0 ||
        seen->profits.units() < seen->points.units() * kOtherOrder) {
        return {};
    }
    const auto factor = seen->size.implied();
    return factor && isRound(*factor) ? Size{Kind::Proven, *factor} : Size{Kind::Unknown, {}};
}

} // namespace core
