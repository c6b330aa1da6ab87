#include "app/filter/day_range_popup.h"
#include "app/filter/filter_chips.h"
#include "tests/support/test_registry.h"

#include <QDateEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace std::chrono;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr core::Day kToday{core::Day(2026y / 11 / 24)};

core::Day dayOf(const QDate& date) {
    return core::Day(year(date.year()) / date.month() / date.day());
}

/// It deletes itself when it is closed.
struct OpenPopup {
    QPointer<DayRangePopup> popup;
    QList<QDateEdit*> edits;
    std::optional<DayRange> chosen;

    explicit OpenPopup(const DayRange& range)
        : popup(new DayRangePopup(range, kToday, QLocale::c(), nullptr)) {
        edits = popup->findChildren<QDateEdit*>();
        QObject::connect(popup, &DayRangePopup::chosen, popup,
                         [this](const DayRange& days) { chosen = days; });
        popup->show();
    }
    ~OpenPopup() { delete popup; }
    void apply() { QTest::mouseClick(popup->findChild<QPushButton*>(), Qt::LeftButton); }
};

QStringList chipsOf(const FilterChips& chips) {
    QStringList texts;
    for (const QToolButton* chip : chips.findChildren<QToolButton*>()) {
        texts.append(chip->text());
    }
    return texts;
}

} // namespace

class DayRangePopupTest : public QObject {
    Q_OBJECT

private slots:
    void itBeginsWithTheLastThirtyDaysWhereNoneAreChosen() {
        const OpenPopup open({});
        QCOMPARE(dayOf(open.edits[0]->date()), kToday - days(30));
        QCOMPARE(dayOf(open.edits[1]->date()), kToday);
    }

    void itBeginsWithTheDaysThatAreChosen() {
        const DayRange august{core::Day(2026y / 8 / 1), core::Day(2026y / 8 / 31)};
        OpenPopup open(august);
        open.apply();
        QVERIFY(open.chosen == august);
    }

    void daysInTheWrongOrderAreTurnedRound() {
        OpenPopup open({});
        open.edits[0]->setDate(QDate(2026, 9, 30));
        open.edits[1]->setDate(QDate(2026, 9, 1));
        open.apply();
        QVERIFY(open.chosen->from == core::Day(2026y / 9 / 1));
        QVERIFY(open.chosen->to == core::Day(2026y / 9 / 30));
    }

    void choosingClosesIt() {
        OpenPopup open({});
        open.apply();
        QVERIFY(!open.popup || !open.popup->isVisible());
    }

    void whatABarNarrowedIsAChipThatAClickTakesAway() {
        TradeFilterState state;
        FilterChips chips(state);
        chips.present(core::FigureText(QLocale(u"en_GB"_s)));
        core::TradeFilter filter;
        filter.weekdays = {3};
        filter.entryHours = {9};
        filter.symbols = {u"INFY"_s};
        state.setFilter(filter);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(chipsOf(chips).size(), 2); // the symbol has its own field
        QVERIFY2(chipsOf(chips).join(u' ').contains(u"Wed"_s), qPrintable(chipsOf(chips).join(u' ')));
        chips.findChildren<QToolButton*>().first()->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(chipsOf(chips).size(), 1);
        QVERIFY(state.filter().weekdays.empty() != state.filter().entryHours.empty());
        QCOMPARE(state.filter().symbols, QStringList{u"INFY"_s});
    }
};

TJ_TEST(DayRangePopupTest)
#include "day_range_popup_test.moc"
