#include "app/filter/filter_bar.h"
#include "app/trades/new_trade_form.h"
#include "app/trades/trades_table.h"
#include "tests/app/open_program.h"
#include "tests/support/test_registry.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

using namespace app;
using namespace Qt::Literals::StringLiterals;

class ApplicationTest : public QObject {
    Q_OBJECT

private slots:
    void theSampleJournalFillsTheDashboardAndUndoEmptiesIt() {
        test::OpenProgram program;
        program.loadSample();
        QVERIFY(program.profit().contains(u"₹"_s));
        QTest::keyClick(&program.application.window(), Qt::Key_Z, Qt::ControlModifier);
        auto* offer = program.find<DashboardPage>();
        QVERIFY(QTest::qWaitFor([&] { return offer->presentation().snapshot()->isEmptyJournal(); }));
        QTest::keyClick(&program.application.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([&] { return !offer->presentation().snapshot()->isEmptyJournal(); }));
    }

    void theBasisSwitchChangesEveryPage() {
        test::OpenProgram program;
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
        test::OpenProgram program;
        program.loadSample();
        program.application.window().showPage(u"trades"_s);
        program.click(u"R"_s);
        const int result = int(TradeTableModel::Column::Result);
        QVERIFY(program.model()->headerData(result, Qt::Horizontal).toString().endsWith(u"R"_s));
    }

    void theSampleBringsAnEquityAndTheZoneOfItsTrader() {
        test::OpenProgram program;
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
        test::OpenProgram program;
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

    void importsAndBackupsAreTimedInTheJournalsZoneFromTheStart() {
        test::OpenProgram first;
        first.loadSample();
        const QString inKolkata = u"today 13:03"_s; // 07:33 in Greenwich
        const auto status = [](Application& application) {
            for (const QLabel* label : application.window().findChildren<QLabel*>()) {
                if (label->accessibleName() == u"Status") {
                    return label->text();
                }
            }
            return QString();
        };
        QVERIFY2(QTest::qWaitFor([&] { return status(first.application).contains(inKolkata); }),
                 qPrintable(status(first.application)));
        Settings settings(first.folder.filePath(u"second.ini"_s));
        Application second(*qApp, settings, first.clock);
        second.window().show();
        second.open(first.journalPath(), Application::DailyBackup::None);
        QVERIFY2(QTest::qWaitFor([&] { return status(second).contains(inKolkata); }),
                 qPrintable(status(second)));
    }

    void deletingGoesOnWithTheNextTrade() {
        test::OpenProgram program;
        auto* page = program.openTrades();
        page->table()->selectRow(3);
        const core::TradeId next = program.model()->trade(4).id;
        const int before = program.model()->rowCount();
        page->table()->setFocus();
        QTest::keyClick(page->table(), Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowCount() == before - 1; }));
        QCOMPARE(page->selected(), next);
        QLineEdit* symbol = program.find<FilterBar>()->symbolEdit();
        QTest::keyClicks(symbol, u"CDSL"_s); // the next one was of another symbol
        QTest::keyClick(symbol, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return program.model()->rowCount() < before - 1; }));
        QCOMPARE(page->selected(), program.model()->trade(0).id);
    }

    void aTradeEnteredByHandIsSelectedInTheTable() {
        test::OpenProgram program;
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
        test::OpenProgram program;
        const QStringList names = program.application.window().pageNames();
        QCOMPARE(names, QStringList({u"dashboard"_s, u"trades"_s, u"import"_s, u"settings"_s}));
        for (int i = 0; i < names.size(); ++i) {
            QTest::keyClick(&program.application.window(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(program.application.window().currentPage(), names[i]);
        }
    }

    void everyControlHasAName() {
        test::OpenProgram program;
        for (QAbstractButton* button : program.application.window().findChildren<QAbstractButton*>()) {
            const bool ours = !button->objectName().startsWith(u"qt_"_s) && button->isVisible();
            QVERIFY2(!ours || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     button->metaObject()->className());
        }
    }
};

TJ_TEST(ApplicationTest)
#include "application_test.moc"
