#include "app/text/price_text.h"

#include <algorithm>

namespace app {

namespace {

constexpr int kLargePrice = 20;
constexpr int kPlacesOfSmallPrices = 5;

int quotedPlaces(core::Decimal tick) {
    const QString text = tick.toString();
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? 0 : int(text.size() - point - 1);
}

} // namespace

QString priceText(const core::FigureText& text, const core::Instrument& instrument, core::Decimal price) {
    const bool large = price.abs() >= core::Decimal::fromInt(kLargePrice);
    const int places = instrument.tick ? std::max(2, quotedPlaces(*instrument.tick))
                       : large         ? 2
                                       : kPlacesOfSmallPrices;
    return text.price(price.rounded(places));
}

} // namespace app
