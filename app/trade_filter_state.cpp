#include "app/trade_filter_state.h"

namespace app {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

namespace {

DayRange monthRange(year_month month) {
    return {core::Day(month / 1), core::Day(month / std::chrono::last)};
}

DayRange yearRange(std::chrono::year year) {
    return {core::Day(year / 1 / 1), core::Day(year / 12 / 31)};
}

} // namespace

DayRange rangeOf(Period period, core::Day today) {
    const year_month_day date(today);
    const year_month month(date.year(), date.month());
    switch (period) {
    case Period::All:
    case Period::Custom:
        return {};
    case Period::Today:
        return {today, today};
    case Period::ThisWeek: {
        const core::Day monday = today - days(core::isoWeekday(today) - 1);
        return {monday, monday + days(6)};
    }
    case Period::ThisMonth:
        return monthRange(month);
    case Period::LastMonth:
        return monthRange(month - months(1));
    case Period::ThisYear:
        return yearRange(date.year());
    case Period::LastYear:
        return yearRange(date.year() - std::chrono::years(1));
    case Period::Last90Days:
        return {today - days(89), today};
    }
    return {};
}

bool TradeFilterState::isNarrowed() const {
    core::TradeFilter anything;
    anything.basis = m_filter.basis;
    return m_filter != anything;
}

void TradeFilterState::setFilter(const core::TradeFilter& filter) {
    if (filter.from != m_filter.from || filter.to != m_filter.to) {
        m_period = filter.from || filter.to ? Period::Custom : Period::All;
    }
    if (filter != m_filter) {
        m_filter = filter;
        emit filterChanged();
    }
}

void TradeFilterState::setPeriod(Period period, core::Day today) {
    const DayRange range = rangeOf(period, today);
    m_period = period;
    m_filter.from = range.from;
    m_filter.to = range.to;
    emit filterChanged();
}

void TradeFilterState::setRange(const DayRange& range) {
    core::TradeFilter next = m_filter;
    next.from = range.from;
    next.to = range.to;
    setFilter(next);
}

void TradeFilterState::setUnit(Unit unit) {
    if (unit != m_unit) {
        m_unit = unit;
        emit unitChanged();
    }
}

void TradeFilterState::setBasis(core::Basis basis) {
    core::TradeFilter next = m_filter;
    next.basis = basis;
    setFilter(next);
}

void TradeFilterState::clear() {
    core::TradeFilter next;
    next.basis = m_filter.basis;
    setFilter(next);
}

} // namespace app
