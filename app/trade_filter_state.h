#pragma once

#include "core/domain/trade_filter.h"

#include <QObject>

namespace app {

/// In what profit and loss are shown, everywhere at once.
enum class Unit : quint8 { Money, Percent, R };

/// The period buttons of the filter bar; Custom keeps the days somebody picked.
enum class Period : quint8 {
    All,
    Today,
    ThisWeek,
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear,
    Last90Days,
    Custom
};

struct DayRange {
    std::optional<core::Day> from;
    std::optional<core::Day> to;
    friend bool operator==(const DayRange&, const DayRange&) = default;
};
/// The days of a period seen from `today`; weeks begin on Monday. Custom gives the open range.
DayRange rangeOf(Period period, core::Day today);

/// What the filter bar says and every page obeys. One object, shared by reference; UI thread.
class TradeFilterState final : public QObject {
    Q_OBJECT

public:
    explicit TradeFilterState(QObject* parent = nullptr) : QObject(parent) {}

    const core::TradeFilter& filter() const { return m_filter; }
    Period period() const { return m_period; }
    Unit unit() const { return m_unit; }
    core::Basis basis() const { return m_filter.basis; }
    /// True when anything but basis and unit narrows the trades.
    bool isNarrowed() const;

    void setFilter(const core::TradeFilter& filter);
    void setPeriod(Period period, core::Day today);
    void setRange(const DayRange& range);
    void setUnit(Unit unit);
    void setBasis(core::Basis basis);
    /// Everything but the basis.
    void clear();

signals:
    void filterChanged();
    void unitChanged();

private:
    core::TradeFilter m_filter;
    Period m_period = Period::All;
    Unit m_unit = Unit::Money;
};

} // namespace app
