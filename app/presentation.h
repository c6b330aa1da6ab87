#pragma once

#include "app/snapshot.h"
#include "app/trade_filter_state.h"
#include "core/statistics/figure_text.h"

namespace app {

/// A result in the unit of the switch: its text, and its value for sign, colour and bar length.
struct Shown {
    QString text;
    QString why; ///< of a dash: the reason, for the tooltip
    double value = 0;
    bool known = false;
    int sign() const { return value > 0 ? 1 : value < 0 ? -1 : 0; }
};

/// How the pages show a snapshot: the unit of the switch and the figures' locale. A cheap value.
class Presentation {
public:
    enum class Digits { All, Whole, Compact };

    Presentation() = default;
    Presentation(SnapshotPtr snapshot, Unit unit, const core::FigureText& text)
        : m_snapshot(std::move(snapshot)), m_unit(unit), m_text(text) {}

    const Snapshot* snapshot() const { return m_snapshot.get(); }
    const SnapshotPtr& shared() const { return m_snapshot; }
    Unit unit() const { return m_unit; }
    const core::FigureText& text() const { return m_text; }
    QString currency() const;
    /// "₹", "%" or "R": what stands behind a column's title.
    QString unitSign() const;

    /// A sum over trades: money as it is, in percent of the equity the curve starts with, or in R (`r`: the
    /// sum of the R-multiples of the same trades).
    Shown result(const core::MoneyFigure& money, const core::Number& r, Digits digits = Digits::Whole) const;
    Shown result(core::Decimal money, const core::Number& r, Digits digits = Digits::Whole) const;
    /// One trade: percent is its return on entry price × quantity.
    Shown trade(const core::Trade& trade, Digits digits = Digits::All) const;
    /// The P&L of the basis in force, of figures that come as gross and net.
    const core::MoneyFigure& ofBasis(const core::MoneyFigure& gross, const core::MoneyFigure& net) const;

private:
    Shown shownMoney(core::Decimal money, const QString& currency, Digits digits) const;
    Shown shownR(const core::Number& r, Digits digits) const;

    SnapshotPtr m_snapshot;
    Unit m_unit = Unit::Money;
    core::FigureText m_text;
};

} // namespace app
