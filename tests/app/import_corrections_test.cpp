#include "app/import/import_rows_table.h"
#include "app/widgets/figure_card.h"
#include "tests/app/open_import_page.h"
#include "tests/support/test_registry.h"

#include <QCheckBox>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::kTradebookHeader;
using test::tradebookRow;

namespace {

/// Fills 1 to 3 are in the journal at 1500; the file says 1501, 1502 and 1503, and brings a fourth.
struct CorrectedFile : test::OpenImportPage {
    CorrectedFile() {
        preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1) +
                tradebookRow("buy", "10", "1500", 2) + tradebookRow("buy", "10", "1500", 3));
        import();
        preview(kTradebookHeader + tradebookRow("buy", "10", "1501", 1) +
                tradebookRow("buy", "10", "1502", 2) + tradebookRow("buy", "10", "1503", 3) +
                tradebookRow("sell", "10", "1510", 4));
    }
    QModelIndex state(int row) const { return page.rows()->index(row, int(ImportRowsModel::Column::State)); }
    QString remark(int row) const {
        return page.rows()->index(row, int(ImportRowsModel::Column::Remark)).data().toString();
    }
    bool isTicked(int row) const { return state(row).data(Qt::CheckStateRole) == Qt::Checked; }
    /// With the mouse, on the box as it is painted.
    void clickBox(int row) {
        QSignalSpy settled(&page, &ImportPage::settled);
        const QRect cell = page.table()->visualRect(state(row));
        QTest::mouseClick(page.table()->viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + 16, cell.center().y()));
        QVERIFY(settled.wait());
    }
    void pressSpace() {
        QSignalSpy settled(&page, &ImportPage::settled);
        QTest::keyClick(page.table(), Qt::Key_Space);
        QVERIFY(settled.wait());
    }
    Qt::CheckState box() { return form()->correctionsBox()->checkState(); }
    QStringList prices() {
        QStringList prices;
        for (const core::Fill& fill : fills()) {
            prices.append(fill.price.toString());
        }
        std::sort(prices.begin(), prices.end());
        return prices;
    }
};

} // namespace

class ImportCorrectionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyCorrectionIsTickedAndSaysWhatItChanges() {
        CorrectedFile open;
        for (int row = 0; row < 3; ++row) {
            QVERIFY(open.isTicked(row));
            QVERIFY2(open.remark(row).contains(u"1,500.00 → 1,50"_s), qPrintable(open.remark(row)));
        }
        QVERIFY(!open.state(3).data(Qt::CheckStateRole).isValid()); // new, no correction
        QCOMPARE(open.box(), Qt::Checked);
        QCOMPARE(open.page.importButton()->text(), u"Import 4 fills"_s);
    }

    void anUntickedCorrectionStaysAsItIs() {
        CorrectedFile open;
        open.clickBox(1);
        QVERIFY(open.isTicked(0) && !open.isTicked(1) && open.isTicked(2));
        QVERIFY2(open.remark(1).contains(u"1,500.00 → 1,502.00"_s), qPrintable(open.remark(1)));
        QCOMPARE(open.box(), Qt::PartiallyChecked);
        QCOMPARE(open.page.card(RowState::Corrected)->figure(), u"2"_s);
        QCOMPARE(open.page.importButton()->text(), u"Import 3 fills"_s);
        open.import();
        QCOMPARE(open.prices(), QStringList({u"1500"_s, u"1501"_s, u"1503"_s, u"1510"_s}));
    }

    void theBoxTakesAllOrNone() {
        CorrectedFile open;
        open.click(open.form()->correctionsBox());
        QVERIFY(!open.isTicked(0) && !open.isTicked(1) && !open.isTicked(2));
        QCOMPARE(open.box(), Qt::Unchecked);
        QCOMPARE(open.page.card(RowState::Corrected)->figure(), u"0"_s);
        QCOMPARE(open.page.card(RowState::Duplicate)->figure(), u"3"_s);
        open.clickBox(2); // from none: this one alone
        QVERIFY(!open.isTicked(0) && !open.isTicked(1) && open.isTicked(2));
        open.click(open.form()->correctionsBox());
        QVERIFY(open.isTicked(0) && open.isTicked(1) && open.isTicked(2));
        QCOMPARE(open.box(), Qt::Checked);
    }

    void spaceTicksTheChosenRowsWhichStayChosen() {
        CorrectedFile open;
        open.page.table()->selectAll();
        open.pressSpace();
        QCOMPARE(open.box(), Qt::Unchecked);
        QCOMPARE(open.page.table()->selectionModel()->selectedRows().size(), 4);
        open.pressSpace();
        QCOMPARE(open.box(), Qt::Checked);
    }

    void untickedRowsAreStillAmongTheCorrections() {
        CorrectedFile open;
        QTest::mouseClick(open.page.card(RowState::Corrected), Qt::LeftButton);
        QCOMPARE(open.page.rows()->rowCount(), 3);
        open.clickBox(0);
        QCOMPARE(open.page.rows()->rowCount(), 3);
        QVERIFY(!open.isTicked(0));
    }

    void anotherFileStartsWithAllOfThemTicked() {
        CorrectedFile open;
        open.clickBox(0);
        open.import();
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1501", 1));
        QVERIFY(open.isTicked(0));
        open.import();
        QCOMPARE(open.prices().filter(u"1500"_s).size(), 0);
    }

    void aFileWithoutNewFillsOrWishedCorrectionsHasNothingToImport() {
        CorrectedFile open;
        open.import();
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1499", 1));
        QVERIFY(open.page.importButton()->isEnabled());
        open.click(open.form()->correctionsBox());
        QVERIFY(!open.page.importButton()->isEnabled());
    }
};

TJ_TEST(ImportCorrectionsTest)
#include "import_corrections_test.moc"
