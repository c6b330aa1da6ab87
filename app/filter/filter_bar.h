#pragma once

#include "app/presentation.h"
#include "app/trade_filter_state.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace app {

class FilterChips;
class SegmentedSwitch;

/// Accounts, days, symbol, tags and more at the left, net or gross and the unit at the right. Reads and
/// writes the one TradeFilterState.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    FilterBar(TradeFilterState& state, const core::Clock& clock, QWidget* parent = nullptr);

    /// Offers that book's accounts, symbols and tags.
    void present(const Presentation& presentation);
    /// Narrowing makes no sense on every page; the switches always do.
    void setNarrowing(bool enabled);
    QLineEdit* symbolEdit() const { return m_symbol; }

private:
    void rebuildAccounts();
    void rebuildTags();
    void connectControls();
    void buildPeriods();
    void buildMore();
    void pickDays();
    void showState();
    static QString periodName(Period period);
    QString periodText() const;
    /// The conditions of the last menu that are in force.
    static QStringList moreNames(const core::TradeFilter& filter);
    QToolButton* addChip(const QString& name);
    /// A checkable entry that adds `value` to or takes it from a list of the filter.
    void addChoice(QMenu* menu, const QString& text, const QString& value,
                   QStringList core::TradeFilter::*list);
    core::Day today() const;

    TradeFilterState& m_state;
    const core::Clock& m_clock;
    Presentation m_presentation;
    QHBoxLayout* m_layout;
    QWidget* m_narrowing;
    QToolButton* m_accounts;
    QToolButton* m_period;
    QLineEdit* m_symbol;
    QToolButton* m_tags;
    QToolButton* m_more;
    FilterChips* m_chips;
    QToolButton* m_clear;
    SegmentedSwitch* m_basis;
    SegmentedSwitch* m_unit;
};

} // namespace app
