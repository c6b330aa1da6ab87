#include "app/application.h"
#include "app/dashboard/dashboard_page.h"
#include "app/main_window.h"
#include "app/theme.h"
#include "app/trades/new_trade_form.h"
#include "app/trades/trade_detail_pane.h"
#include "app/trades/trade_table_model.h"
#include "app/trades/trades_page.h"
#include "app/widgets/figure_card.h"
#include "app/widgets/segmented_switch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The whole program over an empty journal, shown offscreen.
struct Program {
    QTemporaryDir folder;
    test::FakeClock clock{core::instantFromMs(1'793'000'000'000)};
    Settings settings{folder.filePath(u"settings.ini"_s)};
    Application application{*qApp, settings, clock};

    Program() {
        QSignalSpy loaded(&application, &Application::loaded);
        application.window().show();
        application.open(folder.filePath(u"t.tradingjournal"_s));
        if (!loaded.wait()) {
            qFatal("the journal does not load");
        }
    }
    template <typename Widget>
    Widget* find() {
        return application.window().findChild<Widget*>();
    }
    void click(const QString& text) {
        for (QAbstractButton* button : application.window().findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->text().trimmed() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(u"no button “%1”"_s.arg(text)));
    }
    void loadSample() {
        click(u"Try the sample journal"_s);
        QVERIFY(QTest::qWaitFor([this] { return model()->rowCount() == 0 && !profit().isEmpty(); }));
    }
    QString profit() { return find<DashboardPage>()->cards()[0]->figure(); }
    TradeTableModel* model() { return find<TradesPage>()->model(); }
};

} // namespace

class ApplicationTest : public QObject {
    Q_OBJECT

private slots:
    void theSampleJournalFillsTheDashboardAndUndoEmptiesIt() {
        Program program;
        program.loadSample();
        QVERIFY(program.profit().contains(u"₹"_s));
        QTest::keyClick(&program.application.window(), Qt::Key_Z, Qt::ControlModifier);
        auto* offer = program.find<DashboardPage>();
        QVERIFY(QTest::qWaitFor([&] { return offer->presentation().snapshot()->isEmptyJournal(); }));
        QTest::keyClick(&program.application.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([&] { return !offer->presentation().snapshot()->isEmptyJournal(); }));
    }

    void theBasisSwitchChangesEveryPage() {
        Program program;
        program.loadSample();
        const QString net = program.profit();
        program.click(u"Gross"_s);
        QVERIFY(QTest::qWaitFor([&] { return program.profit() != net; }));
        QTest::keyClick(&program.application.window(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(program.application.window().currentPage(), u"trades"_s);
        const int result = int(TradeTableModel::Column::Result);
        QVERIFY(program.model()->headerData(result, Qt::Horizontal).toString().startsWith(u"Gross"_s));
    }

    void theUnitSwitchChangesTheTable() {
        Program program;
        program.loadSample();
        program.application.window().showPage(u"trades"_s);
        program.click(u"R"_s);
        const int result = int(TradeTableModel::Column::Result);
        QVERIFY(program.model()->headerData(result, Qt::Horizontal).toString().endsWith(u"R"_s));
    }

    void notesTypedInTheDetailAreKept() {
        Program program;
        program.loadSample();
        program.application.window().showPage(u"trades"_s);
        auto* page = program.find<TradesPage>();
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowCount() > 10; }));
        page->table()->selectRow(3);
        QTest::qWait(100);
        const core::TradeId first = page->selected();
        QTest::keyClicks(page->detailPane()->notesEdit(), u"Waited for the retest."_s);
        page->table()->selectRow(5); // leaving the trade saves what is typed
        QTest::qWait(300);
        page->select(first);
        QVERIFY(QTest::qWaitFor([&] {
            return page->detailPane()->notesEdit()->toPlainText().contains(u"Waited for the retest."_s);
        }));
    }

    void theSampleBringsAnEquityAndTheZoneOfItsTrader() {
        Program program;
        program.loadSample();
        const auto book = program.find<DashboardPage>()->presentation().snapshot()->book;
        QCOMPARE(book->zone, u"Asia/Kolkata"_s);
        QCOMPARE(book->accounts[0].startingEquity->toString(), u"500000"_s);
        program.click(u"%"_s);
        QVERIFY(program.profit().endsWith(u"%"_s));
        QTest::keyClick(&program.application.window(), Qt::Key_Z, Qt::ControlModifier);
        auto* page = program.find<DashboardPage>();
        QVERIFY(QTest::qWaitFor([&] { return page->presentation().snapshot()->isEmptyJournal(); }));
        QVERIFY(page->presentation().snapshot()->book->settings.zone.isEmpty());
    }

    void deletingATradeIsOneStepBack() {
        Program program;
        program.loadSample();
        program.application.window().showPage(u"trades"_s);
        auto* page = program.find<TradesPage>();
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowCount() > 10; }));
        const int before = program.model()->rowCount();
        page->table()->selectRow(3);
        const core::TradeId doomed = page->selected();
        page->table()->setFocus();
        QTest::keyClick(page->table(), Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowCount() == before - 1; }));
        QCOMPARE(program.model()->rowOfTrade(doomed), -1);
        QTest::keyClick(&program.application.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowOfTrade(doomed) >= 0; }));
    }

    void aTradeEnteredByHandIsSelectedInTheTable() {
        Program program;
        QTest::keyClick(&program.application.window(), Qt::Key_N, Qt::ControlModifier);
        auto* page = program.find<TradesPage>();
        NewTradeForm* form = page->form();
        QVERIFY(form->isVisible());
        QTest::keyClicks(form->symbolEdit(), u"infy"_s);
        QTest::keyClicks(form->quantityEdit(), u"10"_s);
        QTest::keyClicks(form->entryPriceEdit(), u"1500.25"_s);
        QTest::keyClick(form->entryPriceEdit(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowCount() == 1; }));
        QVERIFY(!form->isVisible());
        QCOMPARE(page->selected(), program.model()->trade(0).id);
        QCOMPARE(program.model()->trade(0).status, core::TradeStatus::Open);
    }

    void whatTheWindowLookedLikeIsRemembered() {
        QTemporaryDir folder;
        const test::FakeClock clock{core::instantFromMs(1'793'000'000'000)};
        Settings settings(folder.filePath(u"settings.ini"_s));
        const int costs = int(TradeTableModel::Column::Costs);
        const int symbol = int(TradeTableModel::Column::Symbol);
        {
            Application first(*qApp, settings, clock);
            first.window().show();
            auto* table = first.window().findChild<TradesPage*>()->table();
            table->setColumnHidden(costs, true);
            table->horizontalHeader()->resizeSection(symbol, 211);
            table->sortByColumn(symbol, Qt::AscendingOrder);
            first.window().close();
        }
        Application second(*qApp, settings, clock);
        auto* page = second.window().findChild<TradesPage*>();
        QVERIFY(page->table()->isColumnHidden(costs));
        QCOMPARE(page->table()->columnWidth(symbol), 211);
        QCOMPARE(page->model()->sortColumn(), symbol);
        QCOMPARE(page->model()->sortOrder(), Qt::AscendingOrder);
    }

    void everyPageOfTheRailOpensWithItsKey() {
        Program program;
        const QStringList names = program.application.window().pageNames();
        QCOMPARE(names, QStringList({u"dashboard"_s, u"trades"_s, u"import"_s, u"settings"_s}));
        for (int i = 0; i < names.size(); ++i) {
            QTest::keyClick(&program.application.window(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(program.application.window().currentPage(), names[i]);
        }
    }

    void everyControlHasAName() {
        Program program;
        for (QAbstractButton* button : program.application.window().findChildren<QAbstractButton*>()) {
            const bool ours = !button->objectName().startsWith(u"qt_"_s) && button->isVisible();
            QVERIFY2(!ours || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     button->metaObject()->className());
        }
    }
};

TJ_TEST(ApplicationTest)
#include "application_test.moc"
