#include "app/filter/filter_bar.h"

#include "app/filter/day_range_popup.h"
#include "app/filter/filter_chips.h"
#include "app/widgets/labels.h"
#include "app/widgets/offer_symbols.h"
#include "app/widgets/segmented_switch.h"
#include "core/domain/trading_day.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

QString FilterBar::periodName(Period period) {
    switch (period) {
    case Period::All:
    case Period::Custom:
        return tr("All time");
    case Period::Today:
        return tr("Today");
    case Period::ThisWeek:
        return tr("This week");
    case Period::ThisMonth:
        return tr("This month");
    case Period::LastMonth:
        return tr("Last month");
    case Period::ThisYear:
        return tr("This year");
    case Period::LastYear:
        return tr("Last year");
    case Period::Last90Days:
        return tr("Last 90 days");
    }
    return {};
}

FilterBar::FilterBar(TradeFilterState& state, const core::Clock& clock, QWidget* parent)
    : QWidget(parent), m_state(state), m_clock(clock), m_layout(nullptr), m_narrowing(new QWidget) {
    setObjectName(u"filterBar"_s);
    QSizePolicy keepingItsRoom = m_narrowing->sizePolicy();
    keepingItsRoom.setRetainSizeWhenHidden(true);
    m_narrowing->setSizePolicy(keepingItsRoom);
    m_narrowing->setMinimumWidth(1); // many chips are cut in a small window rather than widen it
    setAttribute(Qt::WA_StyledBackground);
    m_layout = new QHBoxLayout(m_narrowing);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_accounts = addChip(tr("Accounts"));
    m_period = addChip(tr("Days"));
    m_symbol = new QLineEdit;
    m_symbol->setPlaceholderText(tr("Symbol …"));
    m_symbol->setAccessibleName(tr("Symbol"));
    m_symbol->setClearButtonEnabled(true);
    m_symbol->setMinimumWidth(96);
    m_symbol->setMaximumWidth(150);
    m_layout->addWidget(m_symbol);
    m_tags = addChip(tr("Tags"));
    m_more = addChip(tr("More filters"));
    m_chips = new FilterChips(m_state);
    m_layout->addWidget(m_chips);
    m_clear = new QToolButton;
    m_clear->setText(tr("Clear"));
    m_clear->setProperty("role", u"icon"_s);
    m_clear->setAccessibleName(tr("Clear all filters"));
    m_layout->addWidget(m_clear);
    m_layout->addStretch(1);
    m_basis = new SegmentedSwitch(tr("Basis"), {tr("Net"), tr("Gross")});
    m_basis->setChoiceToolTip(0, tr("After all costs"));
    m_basis->setChoiceToolTip(1, tr("Before costs"));
    m_unit = new SegmentedSwitch(tr("Unit"), {tr("Money"), u"%"_s, u"R"_s});
    m_unit->setChoiceToolTip(1, tr("Percent of the starting equity; of a trade: of entry price × quantity"));
    m_unit->setChoiceToolTip(2, tr("Multiples of the initial risk"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_narrowing, 1);
    layout->addWidget(m_basis);
    layout->addWidget(m_unit);
    buildPeriods();
    buildMore();
    connectControls();
    showState();
}

void FilterBar::connectControls() {
    connect(m_basis, &SegmentedSwitch::chosen, &m_state,
            [this](int index) { m_state.setBasis(index == 0 ? core::Basis::Net : core::Basis::Gross); });
    connect(m_unit, &SegmentedSwitch::chosen, &m_state, [this](int index) { m_state.setUnit(Unit(index)); });
    connect(m_clear, &QToolButton::clicked, &m_state, &TradeFilterState::clear);
    connect(m_symbol, &QLineEdit::editingFinished, this, [this] {
        core::TradeFilter next = m_state.filter();
        next.symbols.clear();
        for (const QString& symbol : m_symbol->text().split(u',', Qt::SkipEmptyParts)) {
            next.symbols.append(symbol.trimmed());
        }
        next.symbols.removeAll(QString());
        m_state.setFilter(next);
    });
    connect(m_symbol, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty() && !m_state.filter().symbols.isEmpty()) {
            core::TradeFilter next = m_state.filter();
            next.symbols.clear();
            m_state.setFilter(next);
        }
    });
    connect(&m_state, &TradeFilterState::filterChanged, this, &FilterBar::showState);
    connect(&m_state, &TradeFilterState::unitChanged, this, &FilterBar::showState);
}

QToolButton* FilterBar::addChip(const QString& name) {
    auto* chip = new QToolButton;
    chip->setProperty("role", u"chip"_s);
    chip->setPopupMode(QToolButton::InstantPopup);
    chip->setMenu(new QMenu(chip));
    chip->setAccessibleName(name);
    m_layout->addWidget(chip);
    return chip;
}

core::Day FilterBar::today() const {
    const QString zone = m_presentation.snapshot() ? m_presentation.snapshot()->book->zone : QString();
    const core::ZoneTable table(core::zoneNamed(zone).value_or(QTimeZone::utc()));
    return table.dayOf(m_clock.now(), core::TimePrecision::Second);
}

void FilterBar::setNarrowing(bool enabled) {
    m_narrowing->setVisible(enabled);
}

void FilterBar::present(const Presentation& presentation) {
    const auto book = [](const Presentation& of) { return of.snapshot() ? of.snapshot()->book : nullptr; };
    const bool sameBook = book(presentation) == book(m_presentation);
    m_presentation = presentation;
    m_chips->present(presentation.text());
    m_unit->setText(0, presentation.currency().isEmpty()
                           ? tr("Money")
                           : core::FigureText::currencySign(presentation.currency()));
    if (!sameBook && presentation.snapshot()) {
        rebuildAccounts();
        rebuildTags();
        offerSymbols(*m_symbol, *presentation.snapshot()->book);
    }
    showState();
}

void FilterBar::addChoice(QMenu* menu, const QString& text, const QString& value,
                          QStringList core::TradeFilter::*list) {
    // An ampersand of a name is no mnemonic.
    QAction* action = menu->addAction(QString(text).replace(u'&', u"&&"_s));
    action->setCheckable(true);
    action->setData(value);
    action->setChecked((m_state.filter().*list).contains(value, Qt::CaseInsensitive));
    connect(action, &QAction::triggered, this, [this, value, list](bool checked) {
        core::TradeFilter next = m_state.filter();
        (next.*list).removeAll(value);
        if (checked) {
            (next.*list).append(value);
        }
        m_state.setFilter(next);
    });
}

void FilterBar::rebuildAccounts() {
    QMenu* menu = m_accounts->menu();
    menu->clear();
    QAction* all = menu->addAction(tr("All accounts"));
    connect(all, &QAction::triggered, this, [this] {
        core::TradeFilter next = m_state.filter();
        next.accounts.clear();
        m_state.setFilter(next);
    });
    menu->addSeparator();
    for (const core::Account& account : m_presentation.snapshot()->book->accounts) {
        addChoice(menu, account.name, account.name, &core::TradeFilter::accounts);
    }
}

void FilterBar::rebuildTags() {
    QMenu* menu = m_tags->menu();
    menu->clear();
    for (const core::Tag& tag : m_presentation.snapshot()->book->tags) {
        addChoice(menu, tag.name, tag.name, &core::TradeFilter::tags);
    }
    menu->addSeparator();
    addChoice(menu, tr("Without a tag"), u""_s, &core::TradeFilter::tags);
}

void FilterBar::buildPeriods() {
    for (const Period period : {Period::All, Period::Today, Period::ThisWeek, Period::ThisMonth,
                                Period::LastMonth, Period::Last90Days, Period::ThisYear, Period::LastYear}) {
        connect(m_period->menu()->addAction(periodName(period)), &QAction::triggered, this,
                [this, period] { m_state.setPeriod(period, today()); });
    }
    m_period->menu()->addSeparator();
    connect(m_period->menu()->addAction(tr("Choose days …")), &QAction::triggered, this,
            &FilterBar::pickDays);
}

void FilterBar::pickDays() {
    const DayRange now{m_state.filter().from, m_state.filter().to};
    auto* popup = new DayRangePopup(now, today(), m_presentation.text().locale(), this);
    connect(popup, &DayRangePopup::chosen, &m_state, &TradeFilterState::setRange);
    popup->move(m_period->mapToGlobal(QPoint(0, m_period->height() + 4)));
    popup->show();
}

void FilterBar::buildMore() {
    using core::Direction;
    using core::Outcome;
    using core::TradeStatus;
    QMenu* menu = m_more->menu();
    const auto add = [this, menu](const QString& text, auto value, auto core::TradeFilter::*field) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, value, field](bool checked) {
            core::TradeFilter next = m_state.filter();
            next.*field = checked ? std::optional(value) : std::nullopt;
            m_state.setFilter(next);
        });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, value, field] { action->setChecked(m_state.filter().*field == value); });
    };
    add(tr("Long"), Direction::Long, &core::TradeFilter::side);
    add(tr("Short"), Direction::Short, &core::TradeFilter::side);
    menu->addSeparator();
    add(tr("Winners"), Outcome::Win, &core::TradeFilter::outcome);
    add(tr("Losers"), Outcome::Loss, &core::TradeFilter::outcome);
    add(tr("Break-even"), Outcome::BreakEven, &core::TradeFilter::outcome);
    menu->addSeparator();
    add(tr("Closed"), TradeStatus::Closed, &core::TradeFilter::status);
    add(tr("Open"), TradeStatus::Open, &core::TradeFilter::status);
    add(tr("Opening not known"), TradeStatus::Unopened, &core::TradeFilter::status);
}

QStringList FilterBar::moreNames(const core::TradeFilter& filter) {
    QStringList names;
    if (filter.side) {
        names.append(*filter.side == core::Direction::Long ? tr("Long") : tr("Short"));
    }
    if (filter.outcome) {
        names.append(*filter.outcome == core::Outcome::Win    ? tr("Winners")
                     : *filter.outcome == core::Outcome::Loss ? tr("Losers")
                                                              : tr("Break-even"));
    }
    if (filter.status) {
        names.append(*filter.status == core::TradeStatus::Closed ? tr("Closed")
                     : *filter.status == core::TradeStatus::Open ? tr("Open")
                                                                 : tr("Opening not known"));
    }
    return names;
}

QString FilterBar::periodText() const {
    const core::TradeFilter& filter = m_state.filter();
    const core::FigureText& text = m_presentation.text();
    if (m_state.period() != Period::Custom) {
        return periodName(m_state.period());
    }
    if (filter.from && filter.to) {
        return filter.from == filter.to ? text.day(*filter.from)
                                        : u"%1 – %2"_s.arg(text.day(*filter.from), text.day(*filter.to));
    }
    return filter.from ? tr("From %1").arg(text.day(*filter.from))
           : filter.to ? tr("Until %1").arg(text.day(*filter.to))
                       : tr("All time");
}

void FilterBar::showState() {
    const core::TradeFilter& filter = m_state.filter();
    const auto mark = [](QToolButton* chip, const QString& text, bool active) {
        chip->setText(text + u"  ▾"_s);
        if (chip->property("active").toBool() != active) {
            chip->setProperty("active", active);
            restyle(chip);
        }
    };
    const auto listed = [](const QStringList& names, const QString& none, const QString& several) {
        return names.isEmpty() ? none : names.size() == 1 ? names.first() : several;
    };
    mark(m_accounts,
         listed(filter.accounts, tr("All accounts"), tr("%n accounts", nullptr, int(filter.accounts.size()))),
         !filter.accounts.isEmpty());
    mark(m_period, periodText(), filter.from || filter.to);
    const QString untagged = filter.tags == QStringList{u""_s} ? tr("Without a tag") : QString();
    mark(m_tags,
         untagged.isEmpty() ? listed(filter.tags, tr("Tags"), tr("%n tags", nullptr, int(filter.tags.size())))
                            : untagged,
         !filter.tags.isEmpty());
    const QStringList more = moreNames(filter);
    mark(m_more, listed(more, tr("+ Filter"), tr("%n filters", nullptr, int(more.size()))), !more.isEmpty());
    m_clear->setVisible(m_state.isNarrowed());
    if (!m_symbol->hasFocus()) {
        m_symbol->setText(filter.symbols.join(u", "_s));
    }
    m_basis->setCurrent(filter.basis == core::Basis::Net ? 0 : 1);
    m_unit->setCurrent(int(m_state.unit()));
    for (QMenu* menu : {m_accounts->menu(), m_tags->menu()}) {
        const QStringList& names = menu == m_tags->menu() ? filter.tags : filter.accounts;
        for (QAction* action : menu->actions()) {
            if (action->isCheckable()) {
                action->setChecked(names.contains(action->data().toString(), Qt::CaseInsensitive));
            }
        }
    }
}

} // namespace app
