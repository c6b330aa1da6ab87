#include "app/filter/filter_bar.h"
#include "app/main_window.h"
#include "app/page.h"
#include "app/theme.h"
#include "app/trade_filter_state.h"
#include "app/widgets/labels.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts how often it is drawn.
class CountingPage final : public Page {
public:
    explicit CountingPage(bool filtered) : m_filtered(filtered) {}
    bool obeysFilter() const override { return m_filtered; }
    int drawn = 0;

protected:
    void refresh() override { ++drawn; }

private:
    const bool m_filtered;
};

/// The frame with two pages, of which the second does not obey the filter.
struct Frame {
    TradeFilterState state;
    test::FakeClock clock;
    MainWindow window{new FilterBar(state, clock)};
    CountingPage* first = new CountingPage(true);
    CountingPage* second = new CountingPage(false);

    Frame() {
        applyTheme(*qApp, makeTheme(false, false));
        window.addPage(first, u"First"_s, u"dashboard"_s);
        window.addPage(second, u"Second"_s, u"import"_s);
        window.resize(1280, 800);
        window.show();
    }
    void present(int trades = 30) {
        window.present({takeSnapshot(test::syntheticBook(trades), state.filter()), Unit::Money,
                        core::FigureText(QLocale(u"en_IN"_s))});
    }
    QAbstractButton* button(const QString& name) {
        for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
            if (button->accessibleName() == name) {
                return button;
            }
        }
        qFatal("no such button");
    }
    QString status() {
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            if (label->accessibleName() == u"Status") {
                return label->text();
            }
        }
        return {};
    }
};

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstPageIsShownAtFirst() {
        Frame frame;
        QCOMPARE(frame.window.currentPage(), u"dashboard"_s);
        QVERIFY(frame.first->isVisible() && !frame.second->isVisible());
        QVERIFY(frame.button(u"First"_s)->isChecked());
    }

    void aPageIsDrawnOnlyWhileItIsSeen() {
        Frame frame;
        const int before = frame.second->drawn;
        frame.present();
        frame.present();
        QCOMPARE(frame.second->drawn, before);
        frame.window.showPage(u"import"_s);
        QCOMPARE(frame.second->drawn, before + 1); // once, with the latest
        frame.window.showPage(u"dashboard"_s);
        frame.window.showPage(u"import"_s);
        QCOMPARE(frame.second->drawn, before + 1);
    }

    void aClickInTheRailShowsItsPage() {
        Frame frame;
        QTest::mouseClick(frame.button(u"Second"_s), Qt::LeftButton);
        QCOMPARE(frame.window.currentPage(), u"import"_s);
        QVERIFY(frame.button(u"Second"_s)->isChecked() && !frame.button(u"First"_s)->isChecked());
    }

    void aSmallWindowKeepsTheIconsOfTheRailAndTheirNames() {
        Frame frame;
        QVERIFY(frame.button(u"First"_s)->text().contains(u"First"_s));
        const int wide = frame.first->width();
        frame.window.resize(1024, 680);
        QVERIFY(QTest::qWaitFor([&] { return frame.button(u"First"_s)->text().isEmpty(); }));
        QVERIFY(!frame.button(u"First"_s)->icon().isNull());
        QVERIFY2(frame.button(u"First"_s)->toolTip().contains(u"Ctrl+1"_s), "and the key is told");
        QVERIFY(QTest::qWaitFor([&] { return wide - frame.first->width() < 1280 - 1024; }));
    }

    void narrowingIsHiddenWhereItMeansNothing() {
        Frame frame;
        QLineEdit* symbol = frame.window.findChild<FilterBar*>()->symbolEdit();
        QVERIFY(symbol->isVisible());
        frame.window.showPage(u"import"_s);
        QVERIFY(!symbol->isVisible());
        frame.window.showPage(u"dashboard"_s);
        QVERIFY(symbol->isVisible());
    }

    void troubleStandsInThePlaceOfEveryPageUntilItIsCleared() {
        Frame frame;
        frame.window.showTrouble(u"x.tradingjournal was not opened"_s, u"The file is damaged."_s);
        for (const QString& page : frame.window.pageNames()) {
            frame.window.showPage(page);
            QVERIFY(!frame.first->isVisible() && !frame.second->isVisible());
        }
        QVERIFY(!frame.window.findChild<FilterBar*>()->symbolEdit()->isVisible());
        frame.window.clearTrouble();
        QVERIFY(frame.second->isVisible());
    }

    void theStatusLineCountsWhatNeedsAttention() {
        Frame frame;
        frame.window.setLastImport(u"last import Zerodha, today 09:12"_s);
        frame.present();
        QVERIFY2(frame.status().startsWith(u"30 closed trades"_s), qPrintable(frame.status()));
        QVERIFY2(frame.status().contains(u"3 open"_s), qPrintable(frame.status()));
        QVERIFY2(frame.status().contains(u"without a stop"_s), qPrintable(frame.status()));
        QVERIFY2(frame.status().endsWith(u"today 09:12"_s), qPrintable(frame.status()));
    }

    void theWindowIsNamedAfterItsJournal() {
        Frame frame;
        frame.window.setJournalName(u"swing"_s);
        QVERIFY(frame.window.windowTitle().startsWith(u"swing"_s));
    }
};

TJ_TEST(MainWindowTest)
#include "main_window_test.moc"
