#include "app/filter/day_range_popup.h"
#include "app/filter/filter_bar.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A filter bar over a book of 50 trades.
struct ShownBar {
    TradeFilterState state;
    test::FakeClock clock;
    FilterBar bar{state, clock};

    ShownBar() {
        bar.present(
            {takeSnapshot(test::syntheticBook(50), {}), Unit::Money, core::FigureText(QLocale(u"en_IN"_s))});
        bar.resize(1100, 50);
        bar.show();
    }
    QToolButton* named(const QString& name) {
        settle();
        for (QToolButton* button : bar.findChildren<QToolButton*>()) {
            if (!button->isHidden() && button->accessibleName() == name) {
                return button;
            }
        }
        return nullptr;
    }
    static QAction* choice(QToolButton* button, const QString& text) {
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == text) {
                return action;
            }
        }
        return nullptr;
    }
    /// New chips are shown, and old ones go, with the next events.
    static void settle() {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

} // namespace

class FilterBarTest : public QObject {
    Q_OBJECT

private slots:
    void symbolsAreTakenWhenTheFieldIsLeft() {
        ShownBar shown;
        QTest::keyClicks(shown.bar.symbolEdit(), u"INFY, tcs"_s);
        QTest::keyClick(shown.bar.symbolEdit(), Qt::Key_Return);
        QCOMPARE(shown.state.filter().symbols, QStringList({u"INFY"_s, u"tcs"_s}));
        shown.bar.symbolEdit()->clear();
        QVERIFY(shown.state.filter().symbols.isEmpty());
    }

    void aConditionOfADashboardBarIsAChipThatAClickTakesAway() {
        ShownBar shown;
        core::TradeFilter filter;
        filter.weekdays = {3};
        filter.entryHours = {9};
        filter.fromR = 0.5;
        filter.toR = 1.5;
        shown.state.setFilter(filter);
        for (const QString& condition : {u"Wed"_s, u"09:00–10:00"_s, u"0.5 to 1.5 R"_s}) {
            QToolButton* chip = shown.named(u"Remove filter %1"_s.arg(condition));
            QVERIFY2(chip, qPrintable(condition));
            QTest::mouseClick(chip, Qt::LeftButton);
            QVERIFY(!shown.named(u"Remove filter %1"_s.arg(condition)));
        }
        QVERIFY(!shown.state.isNarrowed());
    }

    void theTailsOfRHaveOneEnd() {
        ShownBar shown;
        core::TradeFilter filter;
        filter.fromR = 3.5;
        shown.state.setFilter(filter);
        QVERIFY(shown.named(u"Remove filter ≥ 3.5 R"_s));
        filter.fromR.reset();
        filter.toR = -3.5;
        shown.state.setFilter(filter);
        QVERIFY(shown.named(u"Remove filter < −3.5 R"_s));
    }

    void clearTakesEverythingButTheBasisAway() {
        ShownBar shown;
        core::TradeFilter filter;
        filter.basis = core::Basis::Gross;
        filter.weekdays = {1};
        filter.side = core::Direction::Short;
        shown.state.setFilter(filter);
        QToolButton* clear = shown.named(u"Clear all filters"_s);
        QVERIFY(clear);
        QTest::mouseClick(clear, Qt::LeftButton);
        core::TradeFilter rest;
        rest.basis = core::Basis::Gross;
        QCOMPARE(shown.state.filter(), rest);
        QVERIFY(clear->isHidden());
    }

    void accountsOfTheBookCanBeChosen() {
        ShownBar shown;
        QToolButton* accounts = shown.named(u"Accounts"_s);
        const QString name = test::syntheticBook(50)->accounts.front().name;
        QAction* choice = ShownBar::choice(accounts, name);
        QVERIFY(choice && !choice->isChecked());
        choice->trigger();
        QCOMPARE(shown.state.filter().accounts, QStringList{name});
        QVERIFY(accounts->text().startsWith(name));
        choice->trigger();
        QVERIFY(shown.state.filter().accounts.isEmpty());
    }

    void tagsOfTheBookAndTheirAbsenceCanBeChosen() {
        ShownBar shown;
        QToolButton* tags = shown.named(u"Tags"_s);
        const QString name = test::syntheticBook(50)->tags.front().name;
        ShownBar::choice(tags, name)->trigger();
        ShownBar::choice(tags, u"Without a tag"_s)->trigger();
        QCOMPARE(shown.state.filter().tags, QStringList({name, QString()}));
        ShownBar::choice(tags, name)->trigger();
        QCOMPARE(shown.state.filter().tags.size(), 1);
        QVERIFY(tags->text().startsWith(u"Without a tag"_s));
    }

    void aPeriodIsCutInTheJournalsZone_data() {
        QTest::addColumn<QString>("period");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("today") << u"Today"_s << u"2026-03-11"_s << u"2026-03-11"_s;
        QTest::newRow("this month") << u"This month"_s << u"2026-03-01"_s << u"2026-03-31"_s;
        QTest::newRow("last month") << u"Last month"_s << u"2026-02-01"_s << u"2026-02-28"_s;
        QTest::newRow("last year") << u"Last year"_s << u"2025-01-01"_s << u"2025-12-31"_s;
    }

    void aPeriodIsCutInTheJournalsZone() {
        ShownBar shown;
        // 21:00 in London is after midnight in Kolkata.
        const core::Instant wished = core::parseInstant(u"2026-03-10T21:00:00Z"_s).value();
        shown.clock.advance(wished - shown.clock.now());
        QFETCH(QString, period);
        QToolButton* days = shown.named(u"Days"_s);
        ShownBar::choice(days, period)->trigger();
        QVERIFY(days->text().startsWith(period));
        QFETCH(QString, from);
        QFETCH(QString, to);
        QCOMPARE(shown.state.filter().from, core::parseDay(from));
        if (period == u"Today" || period.startsWith(u"Last"_s)) {
            QCOMPARE(shown.state.filter().to, core::parseDay(to));
        }
        ShownBar::choice(days, u"All time"_s)->trigger();
        QVERIFY(!shown.state.filter().from && !shown.state.filter().to);
    }

    void twoDaysAreChosenInEitherOrder() {
        ShownBar shown;
        ShownBar::choice(shown.named(u"Days"_s), u"Choose days …"_s)->trigger();
        auto* popup = shown.bar.findChild<DayRangePopup*>();
        QVERIFY(popup && popup->isVisible());
        const QList<QDateEdit*> edits = popup->findChildren<QDateEdit*>();
        QCOMPARE(edits.size(), 2);
        edits[0]->setDate(QDate(2026, 2, 20));
        edits[1]->setDate(QDate(2026, 2, 3));
        QTest::mouseClick(popup->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(shown.state.filter().from, core::parseDay(u"2026-02-03"_s));
        QCOMPARE(shown.state.filter().to, core::parseDay(u"2026-02-20"_s));
        QVERIFY2(shown.named(u"Days"_s)->text().contains(u"20"_s),
                 qPrintable(shown.named(u"Days"_s)->text()));
    }

    void sideAndStatusAreOneFilterEach() {
        ShownBar shown;
        QToolButton* more = shown.named(u"More filters"_s);
        ShownBar::choice(more, u"Short"_s)->trigger();
        QVERIFY(more->text().startsWith(u"Short"_s));
        ShownBar::choice(more, u"Open"_s)->trigger();
        QCOMPARE(shown.state.filter().side, std::optional(core::Direction::Short));
        QCOMPARE(shown.state.filter().status, std::optional(core::TradeStatus::Open));
        QVERIFY(more->text().startsWith(u"2 "_s));
    }

    void winnersAndLosersExcludeEachOther() {
        ShownBar shown;
        QToolButton* more = shown.named(u"More filters"_s);
        ShownBar::choice(more, u"Winners"_s)->trigger();
        QCOMPARE(shown.state.filter().outcome, std::optional(core::Outcome::Win));
        ShownBar::choice(more, u"Losers"_s)->trigger();
        QCOMPARE(shown.state.filter().outcome, std::optional(core::Outcome::Loss));
    }
};

TJ_TEST(FilterBarTest)
#include "filter_bar_test.moc"
