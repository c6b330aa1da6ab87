#pragma once

#include "core/domain/trade_matching.h"

#include <QHash>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace test {

/// The matching rules once more, slow and plain: unit by unit in whole numbers, every later fill looked at
/// again each time. Understands whole quantities, whole prices and whole fees in the instrument's currency;
/// no splits of stocks.
struct ReferencePart {
    core::FillId fill;
    bool entry = false;
    int units = 0;
    std::optional<double> realised;
};

struct ReferenceTrade {
    core::Instant firstAt{};
    int side = 0; ///< 1 long, -1 short
    bool unopened = false;
    bool closed = false;
    int open = 0;
    long cash = 0; ///< sells minus buys of its units, as if nothing had a multiplier
    double fees = 0;
    std::vector<ReferencePart> parts;
};

class ReferenceMatching {
public:
    ReferenceMatching(core::Account account, core::Instrument instrument, QTimeZone zone,
                      QHash<core::FillId, core::Decimal> openingPrices)
        : m_account(std::move(account)), m_instrument(std::move(instrument)), m_zone(std::move(zone)),
          m_openingPrices(std::move(openingPrices)) {}

    /// nullopt when a fill would carry a non-empty position through flat.
    std::optional<std::vector<ReferenceTrade>> match(const std::vector<core::Fill>& fills);

private:
    static int whole(core::Decimal value) { return int(value.units() / core::Decimal::One); }
    static int directionOf(const core::Fill& fill) { return fill.side == core::Side::Buy ? 1 : -1; }
    QDate dayOf(const core::Fill& fill) const;

    /// The text whose order is the matching order of fills at one time.
    static QString sortText(const core::Fill& fill, bool allNamed, int sign);
    void walk(std::vector<core::Fill> left);
    int buysOnDayOf(const core::Fill& other, const core::Fill& fill) const;
    bool isOnlyClosing(const core::Fill& fill, int boughtLater) const;
    void take(const core::Fill& fill, int boughtLater);
    int start(const core::Fill& fill, int side, bool unopened);
    void add(int index, const core::Fill& fill, bool entry, int units);

    /// Told opening prices, and what each exit realised: from the list of single units still held.
    void settle(ReferenceTrade& trade) const;
    void settleTold(ReferenceTrade& trade, int price) const;

    core::Account m_account;
    core::Instrument m_instrument;
    QTimeZone m_zone;
    QHash<core::FillId, core::Decimal> m_openingPrices;
    QHash<core::FillId, int> m_prices;
    mutable QHash<qint64, QDate> m_days; ///< by instant: asking the zone is slow
    std::vector<ReferenceTrade> m_trades;
    int m_open = 0;
    int m_current = -1;
    int m_pending = -1;
    bool m_refused = false;
};

} // namespace test
