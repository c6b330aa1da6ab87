#include "app/filter/filter_chips.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString hourText(int hour) {
    const auto clock = [](int value) { return u"%1:00"_s.arg(value, 2, 10, QChar(u'0')); };
    return u"%1–%2"_s.arg(clock(hour), clock(hour + 1));
}

} // namespace

FilterChips::FilterChips(TradeFilterState& state, QWidget* parent)
    : QWidget(parent), m_state(state), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    connect(&m_state, &TradeFilterState::filterChanged, this, &FilterChips::rebuild);
    rebuild();
}

void FilterChips::present(const core::FigureText& text) {
    const bool sameWords = text.locale() == m_text.locale();
    m_text = text;
    if (!sameWords) {
        rebuild();
    }
}

void FilterChips::rebuild() {
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const core::TradeFilter& filter = m_state.filter();
    QStringList days;
    for (const int day : filter.weekdays) {
        days.append(m_text.weekday(day));
    }
    QStringList hours;
    for (const int hour : filter.entryHours) {
        hours.append(hourText(hour));
    }
    if (!days.isEmpty()) {
        addChip(days.join(u", "_s), [](core::TradeFilter& next) { next.weekdays.clear(); });
    }
    if (!hours.isEmpty()) {
        addChip(hours.join(u", "_s), [](core::TradeFilter& next) { next.entryHours.clear(); });
    }
    if (filter.fromR || filter.toR) {
        addChip(rText(filter), [](core::TradeFilter& next) { next.fromR = next.toR = std::nullopt; });
    }
    setVisible(m_layout->count() > 0);
}

void FilterChips::addChip(const QString& text, void (*clear)(core::TradeFilter&)) {
    auto* chip = new QToolButton;
    chip->setText(text + u"  ×"_s);
    chip->setProperty("role", u"chip"_s);
    chip->setProperty("active", true);
    chip->setAccessibleName(tr("Remove filter %1").arg(text));
    chip->setToolTip(chip->accessibleName());
    connect(chip, &QToolButton::clicked, &m_state, [this, clear] {
        core::TradeFilter next = m_state.filter();
        clear(next);
        m_state.setFilter(next);
    });
    m_layout->addWidget(chip);
}

QString FilterChips::rText(const core::TradeFilter& filter) const {
    const auto number = [this](double r) { return m_text.ratio(r, 1); };
    if (filter.fromR && filter.toR) {
        return tr("%1 to %2 R").arg(number(*filter.fromR), number(*filter.toR));
    }
    return filter.fromR ? tr("≥ %1 R").arg(number(*filter.fromR)) : tr("< %1 R").arg(number(*filter.toR));
}

} // namespace app
