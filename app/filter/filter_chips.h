#pragma once

#include "app/trade_filter_state.h"
#include "core/statistics/figure_text.h"

#include <QWidget>

class QHBoxLayout;

namespace app {

/// What narrows the trades but has no button of its own (weekday, hour and R of the dashboard's bars): a chip
/// for each, which a click takes away.
class FilterChips final : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(TradeFilterState& state, QWidget* parent = nullptr);
    void present(const core::FigureText& text);

private:
    void rebuild();
    /// `clear` takes the condition off a filter.
    void addChip(const QString& text, void (*clear)(core::TradeFilter&));
    QString rText(const core::TradeFilter& filter) const;

    TradeFilterState& m_state;
    core::FigureText m_text;
    QHBoxLayout* m_layout;
};

} // namespace app
