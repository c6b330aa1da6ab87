#include "core/domain/matching_order.h"

#include <algorithm>
#include <tuple>

namespace core {
namespace {

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

/// The run of digits at the start of `text`, without leading zeros; `text` moves behind it.
QStringView takeNumber(QStringView& text) {
    qsizetype end = 0;
    while (end < text.size() && isDigit(text[end])) {
        ++end;
    }
    qsizetype zeros = 0;
    while (zeros + 1 < end && text[zeros] == u'0') {
        ++zeros;
    }
    const QStringView number = text.mid(zeros, end - zeros);
    text = text.mid(end);
    return number;
}

int sign(qsizetype value) {
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

/// Adding before reducing; from flat what the broker marks, then buys before sells.
std::tuple<int, int> rankOf(const Fill& fill, int positionSign) {
    const bool sells = fill.side == Side::Sell;
    if (positionSign != 0) {
        return {sells == (positionSign < 0) ? 0 : 1, 0};
    }
    const int marked = fill.effect == Effect::Open ? 0 : fill.effect == Effect::Unknown ? 1 : 2;
    return {marked, sells ? 1 : 0};
}

} // namespace

int compareNaturally(QStringView a, QStringView b) {
    while (!a.isEmpty() && !b.isEmpty()) {
        if (isDigit(a[0]) && isDigit(b[0])) {
            const QStringView x = takeNumber(a);
            const QStringView y = takeNumber(b);
            const int order = x.size() != y.size() ? sign(x.size() - y.size()) : x.compare(y);
            if (order != 0) {
                return order < 0 ? -1 : 1;
            }
            continue;
        }
        if (a[0] != b[0]) {
            return a[0] < b[0] ? -1 : 1;
        }
        a = a.mid(1);
        b = b.mid(1);
    }
    return sign(a.size() - b.size());
}

void orderSimultaneous(std::span<quint32> group, std::span<const Fill> fills, int positionSign) {
    const bool allNamed = std::none_of(group.begin(), group.end(),
                                       [&](quint32 index) { return fills[index].externalId.isEmpty(); });
    std::sort(group.begin(), group.end(), [&](quint32 x, quint32 y) {
        const Fill& a = fills[x];
        const Fill& b = fills[y];
        if (allNamed) {
            const int order = compareNaturally(a.externalId, b.externalId);
            return order != 0 ? order < 0 : a.id < b.id;
        }
        return std::tuple_cat(rankOf(a, positionSign), std::tie(a.id)) <
               std::tuple_cat(rankOf(b, positionSign), std::tie(b.id));
    });
}

} // namespace core
