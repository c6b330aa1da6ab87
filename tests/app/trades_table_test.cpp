#include "app/theme.h"
#include "app/trades/trade_table_model.h"
#include "app/trades/trades_table.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using Column = TradeTableModel::Column;

namespace {

/// A table over a book of twelve closed trades and three open ones.
struct ShownTable {
    TradeTableModel model;
    TradesTable table{&model};

    ShownTable() {
        applyTheme(*qApp, makeTheme(false, false)); // the widths are those of its scroll bars
        model.present(
            {takeSnapshot(test::syntheticBook(12), {}), Unit::Money, core::FigureText(QLocale::c())});
        table.resize(900, 500);
        table.show();
        table.activateWindow();
        if (!QTest::qWaitForWindowActive(&table)) {
            qFatal("the table has no focus to take");
        }
    }
    QStringList column(Column column) const {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            texts.append(model.index(row, int(column)).data().toString());
        }
        return texts;
    }
    /// With the mouse, on the title.
    void clickTitle(Column column) {
        QHeaderView* header = table.horizontalHeader();
        const QPoint title(header->sectionViewportPosition(int(column)) + 8, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    }
    int width(Column column) const { return table.columnWidth(int(column)); }
    bool isInSight(Column column) const {
        return table.columnViewportPosition(int(column)) + width(column) <= table.viewport()->width();
    }
    static QStringList copied() { return QGuiApplication::clipboard()->text().split(u'\n'); }
};

} // namespace

class TradesTableTest : public QObject {
    Q_OBJECT

private slots:
    void aClickOnATitleSortsAndASecondTurnsTheOrder() {
        ShownTable shown;
        shown.clickTitle(Column::Symbol);
        const QStringList ascending = shown.column(Column::Symbol);
        QVERIFY(std::is_sorted(ascending.begin(), ascending.end()));
        QVERIFY(ascending.front() != ascending.back());
        shown.clickTitle(Column::Symbol);
        const QStringList descending = shown.column(Column::Symbol);
        QVERIFY(std::is_sorted(descending.rbegin(), descending.rend()));
    }

    void theKeyboardMovesAndMarksRows() {
        ShownTable shown;
        shown.table.setFocus();
        shown.table.selectRow(0);
        QTest::keyClick(&shown.table, Qt::Key_Down);
        QCOMPARE(shown.table.currentIndex().row(), 1);
        QTest::keyClick(&shown.table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.table.selectionModel()->selectedRows().size(), 2);
        QTest::keyClick(&shown.table, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.table.currentIndex().row(), shown.model.rowCount() - 1);
        QSignalSpy wished(&shown.table, &TradesTable::deleteWished);
        QTest::keyClick(&shown.table, Qt::Key_Delete);
        QCOMPARE(wished.size(), 1);
    }

    void rowsAreCopiedAsShownWithTheirTitles() {
        ShownTable shown;
        shown.table.setFocus();
        shown.table.setColumnHidden(int(Column::Tags), true);
        shown.table.horizontalHeader()->moveSection(int(Column::Symbol), 0);
        shown.table.setCurrentIndex(shown.model.index(2, 0));
        shown.table.selectRow(2);
        QTest::keyClick(&shown.table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = ShownTable::copied();
        QCOMPARE(lines.size(), 2);
        const QStringList titles = lines[0].split(u'\t');
        const QStringList cells = lines[1].split(u'\t');
        QCOMPARE(titles.size(), TradeTableModel::kColumns - 1);
        QCOMPARE(titles[0], u"Symbol"_s);
        QVERIFY(!titles.contains(u"Tags"_s));
        QCOMPARE(cells[0], shown.column(Column::Symbol)[2]);
    }

    void theMenuHidesAndShowsColumns() {
        ShownTable shown;
        QAction* costs = shown.table.columnMenu()->actions().at(int(Column::Costs));
        QCOMPARE(costs->text(), u"Costs"_s);
        emit shown.table.columnMenu()->aboutToShow();
        QVERIFY(costs->isChecked());
        costs->trigger();
        QVERIFY(shown.table.isColumnHidden(int(Column::Costs)));
        costs->trigger();
        QVERIFY(!shown.table.isColumnHidden(int(Column::Costs)));
    }

    void theSymbolGivesWaySoThatTheResultStaysInSight() {
        ShownTable shown;
        shown.table.resize(651, 500); // beside the detail in a window of 1024
        QVERIFY(QTest::qWaitFor([&] { return shown.isInSight(Column::Result); }));
        QVERIFY(shown.width(Column::Symbol) < 184);
        shown.table.resize(775, 500); // in one of 1280
        QVERIFY(QTest::qWaitFor([&] { return shown.isInSight(Column::R); }));
        shown.table.resize(1271, 500); // in one of 1920
        QVERIFY(QTest::qWaitFor([&] { return shown.isInSight(Column::Account); }));
        QVERIFY(shown.width(Column::Symbol) >= 160);
    }

    void aWidthThatSomebodyChoseComesBackWithTheRoom() {
        ShownTable shown;
        shown.table.resize(1271, 500);
        shown.table.horizontalHeader()->resizeSection(int(Column::Symbol), 240);
        shown.table.resize(651, 500);
        QVERIFY(QTest::qWaitFor([&] { return shown.width(Column::Symbol) < 184; }));
        const QByteArray state = shown.table.columnState();
        QVERIFY(shown.width(Column::Symbol) < 184); // what is remembered changes nothing in sight
        shown.table.resize(1400, 500);
        QVERIFY(QTest::qWaitFor([&] { return shown.width(Column::Symbol) == 240; }));
        TradeTableModel model;
        TradesTable next(&model);
        next.restoreColumns(state);
        QCOMPARE(next.columnWidth(int(Column::Symbol)), 240);
    }

    void titlesStandOverTheirFigures() {
        ShownTable shown;
        for (int column = 0; column < TradeTableModel::kColumns; ++column) {
            QCOMPARE(shown.model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole),
                     shown.model.index(0, column).data(Qt::TextAlignmentRole));
        }
    }
};

TJ_TEST(TradesTableTest)
#include "trades_table_test.moc"
