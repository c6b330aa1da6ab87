#include "app/charts/bar_chart.h"
#include "app/charts/calendar_month.h"
#include "app/charts/equity_chart.h"
#include "app/dashboard/dashboard_page.h"
#include "app/dashboard/explanation_popup.h"
#include "app/theme.h"
#include "app/widgets/figure_card.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

Presentation presentationOf(int trades, const core::TradeFilter& filter = {}, Unit unit = Unit::Money) {
    return {takeSnapshot(test::syntheticBook(trades), filter), unit, core::FigureText(QLocale(u"en_IN"_s))};
}

std::unique_ptr<DashboardPage> shownPage(const Presentation& presentation) {
    applyTheme(*qApp, makeTheme(false, false));
    auto page = std::make_unique<DashboardPage>();
    page->resize(1090, 720);
    page->present(presentation);
    page->show();
    return page;
}

} // namespace

class DashboardPageTest : public QObject {
    Q_OBJECT

private slots:
    void cardsShowTheSummary() {
        const Presentation presentation = presentationOf(300);
        const auto page = shownPage(presentation);
        const core::Summary& summary = presentation.snapshot()->summary;
        QCOMPARE(page->cards()[0]->figure(), presentation.text().wholeMoney(summary.totalNetPnL, u"INR"_s,
                                                                            core::FigureText::Plus::Always));
        QCOMPARE(page->cards()[1]->figure(), presentation.text().percent(summary.winRate));
    }

    void aFilterChangesTheFigures() {
        const auto page = shownPage(presentationOf(300));
        const QString all = page->cards()[0]->figure();
        core::TradeFilter filter;
        filter.symbols = {u"INFY"_s};
        page->present(presentationOf(300, filter));
        QVERIFY(page->cards()[0]->figure() != all);
    }

    void grossAndNetDiffer() {
        const auto page = shownPage(presentationOf(300));
        const QString net = page->cards()[0]->figure();
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        page->present(presentationOf(300, gross));
        QVERIFY(page->cards()[0]->figure() != net);
    }

    void theUnitSwitchChangesCardsAndCurve() {
        const auto page = shownPage(presentationOf(300));
        const double lastMoney = page->equityChart()->points().back().equity;
        page->present(presentationOf(300, {}, Unit::R));
        QVERIFY(page->cards()[0]->figure().endsWith(u"R"_s));
        QVERIFY(page->equityChart()->points().back().equity != lastMoney);
    }

    void aClickOnADayAsksForItsTrades() {
        const auto page = shownPage(presentationOf(300));
        QSignalSpy chosen(page.get(), &DashboardPage::dayChosen);
        const core::Day day = page->calendar()->month().days.front().day;
        QTest::mouseClick(page->calendar(), Qt::LeftButton, {},
                          page->calendar()->rectOf(day).center().toPoint());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<core::Day>(), day);
    }

    void barsAskForTheTradesTheyCount() {
        const auto page = shownPage(presentationOf(300));
        const Snapshot& snapshot = *page->presentation().snapshot();
        QSignalSpy chosen(page.get(), &DashboardPage::barChosen);
        int bars = 0;
        for (BarChart* chart : {page->weekdayChart(), page->hourChart(), page->rChart()}) {
            for (int i = 0; i < int(chart->bars().size()); ++i) {
                if (chart->barRect(i).height() < 2) {
                    continue;
                }
                chosen.clear();
                QTest::mouseClick(chart, Qt::LeftButton, {}, chart->barRect(i).center().toPoint());
                QCOMPARE(chosen.count(), 1);
                const auto filter = chosen[0][0].value<core::TradeFilter>();
                const auto behind = core::select(*snapshot.book, filter).closed.size();
                QVERIFY(behind > 0);
                // The tooltip says how many there are.
                const QString count = page->presentation().text().count(qint64(behind));
                const QString text = chart->bars()[std::size_t(i)].text;
                QVERIFY2(text.contains(u' ' + count + u' '), qPrintable(text + u" / "_s + count));
                ++bars;
            }
        }
        QVERIFY(bars > 10);
    }

    void draggingTheCurveZoomsAndEscapeReturns() {
        const auto page = shownPage(presentationOf(300));
        EquityChart* chart = page->equityChart();
        QWidget* overlay = chart->focusProxy();
        const QPoint from(chart->width() / 3, chart->height() / 2);
        QTest::mousePress(overlay, Qt::LeftButton, {}, from);
        QTest::mouseMove(overlay, from + QPoint(80, 0));
        QTest::mouseRelease(overlay, Qt::LeftButton, {}, from + QPoint(80, 0));
        QVERIFY(chart->isZoomed());
        QTest::keyClick(overlay, Qt::Key_Escape);
        QVERIFY(!chart->isZoomed());
    }

    void anEmptyJournalOffersTheNextStep() {
        const auto book = std::make_shared<const core::TradeBook>();
        const auto page =
            shownPage({takeSnapshot(book, {}), Unit::Money, core::FigureText(QLocale(u"en_IN"_s))});
        QSignalSpy wished(page.get(), &DashboardPage::importWished);
        const auto buttons = page->findChildren<QPushButton*>();
        const auto visible =
            std::find_if(buttons.begin(), buttons.end(), [](auto* b) { return b->isVisible(); });
        QVERIFY(visible != buttons.end());
        QTest::mouseClick(*visible, Qt::LeftButton);
        QCOMPARE(wished.count(), 1);
    }

    void beforeTheJournalIsReadThePageClaimsNothing() {
        const auto page = shownPage({});
        QVERIFY(!page->cards()[0]->isVisible());
        QVERIFY(!page->weekdayChart()->isVisible());
        page->present(presentationOf(30));
        QVERIFY(page->cards()[0]->isVisible());
    }

    void anEmptyJournalOffersThreeWaysToBegin() {
        const auto book = std::make_shared<const core::TradeBook>();
        const auto page =
            shownPage({takeSnapshot(book, {}), Unit::Money, core::FigureText(QLocale(u"en_IN"_s))});
        QSignalSpy import(page.get(), &DashboardPage::importWished);
        QSignalSpy trade(page.get(), &DashboardPage::newTradeWished);
        QSignalSpy sample(page.get(), &DashboardPage::sampleWished);
        for (QPushButton* step : page->findChildren<QPushButton*>()) {
            if (step->isVisible()) {
                QTest::mouseClick(step, Qt::LeftButton);
            }
        }
        QCOMPARE(import.size() + trade.size() + sample.size(), 3);
    }

    void enterExplainsAFigureAndEscapeClosesIt() {
        const auto page = shownPage(presentationOf(300));
        QTest::keyClick(page->cards()[1], Qt::Key_Return);
        const QPointer popup = page->cards()[1]->findChild<ExplanationPopup*>();
        QVERIFY(popup && popup->isVisible());
        QStringList words;
        for (const QLabel* label : popup->findChildren<QLabel*>()) {
            words.append(label->text());
        }
        const QString told = words.join(u'|');
        QVERIFY2(told.contains(u"300 closed trades"_s), qPrintable(told));
        QVERIFY2(told.contains(u"Left out: 3 open trades"_s), qPrintable(told));
        QVERIFY(popup->height() >= popup->heightForWidth(popup->width()));
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup || !popup->isVisible());
    }
};

TJ_TEST(DashboardPageTest)
#include "dashboard_page_test.moc"
