#include "app/filter/day_range_popup.h"

#include "app/widgets/labels.h"

#include <QDateEdit>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

QDate toDate(core::Day day) {
    return QDate(1970, 1, 1).addDays(core::dayNumber(day));
}
core::Day toDay(const QDate& date) {
    return core::dayFromNumber(int(QDate(1970, 1, 1).daysTo(date)));
}

QDateEdit* makeEdit(core::Day day, const QLocale& locale) {
    auto* edit = new QDateEdit(toDate(day));
    edit->setLocale(locale);
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

DayRangePopup::DayRangePopup(const DayRange& range, core::Day today, const QLocale& locale, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_from(makeEdit(range.from.value_or(today - std::chrono::days(30)), locale)),
      m_to(makeEdit(range.to.value_or(today), locale)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("role", u"card"_s);
    auto* layout = new QFormLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addRow(tr("&From"), m_from);
    layout->addRow(tr("&To"), m_to);
    auto* apply = new QPushButton(tr("Show these days"));
    apply->setProperty("role", u"primary"_s);
    layout->addRow(apply);
    connect(apply, &QPushButton::clicked, this, [this] {
        // Of a list: of two temporaries it would answer references to what is gone.
        const auto [first, last] = std::minmax({toDay(m_from->date()), toDay(m_to->date())});
        emit chosen({first, last});
        close();
    });
}

} // namespace app
