#include "app/import/drop_area.h"
#include "app/import/import_rows_table.h"
#include "app/import/import_start.h"
#include "app/widgets/figure_card.h"
#include "core/journal/operations/column_templates.h"
#include "tests/app/open_import_page.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QButtonGroup>
#include <QDateEdit>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::kTradebookHeader;
using test::tradebookRow;

namespace {

/// Of no known broker, with names of columns and words that nothing can guess.
const QByteArray kBankFile = "Depot 4711\n"
                             "Wann;Art;Papier;Stk.;Zu;Ort\n"
                             "14.09.2026 09:15;Zugang;SAP;10;101,50;XETRA\n"
                             "14.09.2026 10:40;Abgang;SAP;10;103,25;XETRA\n";

struct OpenPage : test::OpenImportPage {
    /// Tells what the columns of the bank's file are.
    void mapBankFile() {
        using enum core::ColumnField;
        for (int column = 0; const core::ColumnField field : {Date, Side, Symbol, Quantity}) {
            pick(editor()->columnBox(column++), int(field));
        }
        QVERIFY(!page.importButton()->isEnabled());
        choose(editor()->columnBox(4), int(Price));
        editor()->buyWordsEdit()->setText(u"Zugang"_s);
        editor()->sellWordsEdit()->setText(u"Abgang"_s);
        QSignalSpy settled(&page, &ImportPage::settled);
        QTest::keyClick(editor()->sellWordsEdit(), Qt::Key_Return);
        QVERIFY(settled.wait());
    }
};

} // namespace

class ImportPageTest : public QObject {
    Q_OBJECT

private slots:
    void showsEveryRowBeforeAnythingIsStored() {
        OpenPage open;
        QAbstractItemModelTester tester(open.page.rows(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1) +
                     tradebookRow("sell", "10", "1520", 2) + tradebookRow("buy", "ten", "1500", 3));
        QCOMPARE(open.page.rows()->rowCount(), 3);
        QCOMPARE(open.page.card(RowState::New)->figure(), u"2"_s);
        QCOMPARE(open.page.card(RowState::Rejected)->figure(), u"1"_s);
        QVERIFY(open.page.importButton()->isEnabled());
        QCOMPARE(open.stored(), 0);
    }

    void aRejectedRowSaysColumnValueAndReason() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "ten", "1500", 3));
        const QString remark =
            open.page.rows()->index(0, int(ImportRowsModel::Column::Remark)).data().toString();
        QVERIFY2(remark.contains(u"quantity"_s) && remark.contains(u"ten"_s), qPrintable(remark));
        QVERIFY(!open.page.importButton()->isEnabled());
    }

    void theButtonStoresTheNewFillsAndASecondTimeNothing() {
        OpenPage open;
        const QByteArray text =
            kTradebookHeader + tradebookRow("buy", "10", "1500", 1) + tradebookRow("sell", "10", "1520", 2);
        open.preview(text);
        QSignalSpy imported(&open.page, &ImportPage::imported);
        QTest::mouseClick(open.page.importButton(), Qt::LeftButton);
        QVERIFY(imported.wait());
        QCOMPARE(open.stored(), 2);
        open.preview(text);
        QCOMPARE(open.page.card(RowState::New)->figure(), u"0"_s);
        QCOMPARE(open.page.card(RowState::Duplicate)->figure(), u"2"_s);
        QVERIFY(!open.page.importButton()->isEnabled());
    }

    void aCardShowsOnlyItsRows() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1) +
                     tradebookRow("buy", "ten", "1500", 3));
        QTest::mouseClick(open.page.card(RowState::Rejected), Qt::LeftButton);
        QCOMPARE(open.page.rows()->rowCount(), 1);
        QTest::mouseClick(open.page.card(RowState::Rejected), Qt::LeftButton);
        QCOMPARE(open.page.rows()->rowCount(), 2);
    }

    void anUnknownFileIsToldAndOffersTheFormats() {
        OpenPage open;
        open.preview("%PDF-1.7 nothing to read here", u"statement.csv"_s);
        QVERIFY(!open.page.importButton()->isEnabled());
        QCOMPARE(open.page.rows()->rowCount(), 0);
    }

    void anotherAccountIsAnotherPlan() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1));
        auto* form = open.page.findChild<ImportForm*>();
        QSignalSpy settled(&open.page, &ImportPage::settled);
        form->accountBox()->setEditText(u"Long-term"_s);
        QTest::keyClick(form->accountBox(), Qt::Key_Return);
        QVERIFY(settled.wait());
        QCOMPARE(form->accountBox()->currentText(), u"Long-term"_s);
    }

    void anUnknownTableIsMappedAndImported() {
        OpenPage open;
        open.preview(kBankFile);
        QVERIFY(open.editor()->isVisible());
        QVERIFY(!open.page.importButton()->isEnabled());
        open.mapBankFile();
        QCOMPARE(open.page.rows()->rowCount(), 2);
        QCOMPARE(open.page.card(RowState::New)->figure(), u"2"_s);
        open.import();
        const std::vector<core::Fill> fills = open.fills();
        QCOMPARE(fills.size(), std::size_t(2));
        QCOMPARE(fills[0].side, core::Side::Buy);
        QCOMPARE(fills[1].side, core::Side::Sell);
        QCOMPARE(fills[1].price.toString(), u"103.25"_s);
    }

    void aMeaningBelongsToOneColumn() {
        OpenPage open;
        open.preview(kBankFile);
        open.mapBankFile();
        open.pick(open.editor()->columnBox(5), int(core::ColumnField::Price));
        QCOMPARE(open.editor()->columnBox(4)->currentIndex(), 0);
        QCOMPARE(open.editor()->mapping().columns.at(core::ColumnField::Price), u"Ort"_s);
    }

    void anIncompleteMappingTakesThePreviewAway() {
        OpenPage open;
        open.preview(kBankFile);
        open.mapBankFile();
        QVERIFY(open.page.importButton()->isEnabled());
        open.pick(open.editor()->columnBox(4), -1);
        QCOMPARE(open.page.rows()->rowCount(), 0);
        QVERIFY(!open.page.importButton()->isEnabled());
        QVERIFY(!open.editor()->saveButton()->isEnabled());
    }

    void aSavedTemplateIsRecognisedNextTime() {
        OpenPage open;
        open.preview(kBankFile);
        open.mapBankFile();
        open.editor()->nameEdit()->setText(u"My bank"_s);
        open.click(open.editor()->saveButton());
        QCOMPARE(open.form()->formatBox()->currentText(), u"My bank"_s);
        open.import();
        open.preview("Depot 4711\nWann;Art;Papier;Stk.;Zu;Ort\n15.09.2026 09:15;Zugang;SAP;5;99,50;X\n",
                     u"next.csv"_s);
        QVERIFY(!open.editor()->isVisible());
        QCOMPARE(open.form()->formatBox()->currentText(), u"My bank"_s);
        QCOMPARE(open.page.card(RowState::New)->figure(), u"1"_s);
        open.import();
        QCOMPARE(open.stored(), 3);
    }

    void anAmbiguousNumberIsAskedAndTheAnswerReads() {
        OpenPage open;
        open.preview("symbol,date,side,quantity,price\nBTC,2026-09-14,buy,2,1.205\n");
        QVERIFY(open.questions()->isVisible());
        QVERIFY(!open.page.importButton()->isEnabled());
        QCOMPARE(open.questions()->numberButtons()->button(0)->text(), u"1.205"_s);
        QCOMPARE(open.questions()->numberButtons()->button(1)->text(), u"1,205"_s);
        QVERIFY(!open.questions()->dateButtons()->button(0)->isVisible());
        open.click(open.questions()->numberButtons()->button(1));
        open.import();
        QCOMPARE(open.fills().at(0).price.toString(), u"1205"_s);
    }

    void anAmbiguousDateIsAskedAndTheAnswerReads() {
        OpenPage open;
        open.preview("symbol,date,side,quantity,price\nBTC,03/04/2026,buy,2,12.5\n");
        QVERIFY(open.questions()->dateButtons()->button(0)->isVisible());
        QVERIFY(!open.questions()->numberButtons()->button(0)->isVisible());
        open.click(open.questions()->dateButtons()->button(1));
        QVERIFY(open.page.importButton()->isEnabled());
        const QString time = open.page.rows()->index(0, int(ImportRowsModel::Column::Time)).data().toString();
        QVERIFY2(time.contains(u"Mar"_s), qPrintable(time));
    }

    void aFileWithoutDoubtAsksNothing() {
        OpenPage open;
        open.preview("symbol,date,side,quantity,price\nBTC,2026-09-14,buy,2,12.50\n");
        QVERIFY(!open.questions()->isVisible());
        QVERIFY(!open.editor()->isVisible());
        QVERIFY(open.form()->columnsButton()->isVisible());
        QVERIFY(open.page.importButton()->isEnabled());
    }

    void anAnswerIsKeptInTheTemplate() {
        OpenPage open;
        open.preview("symbol,date,side,quantity,price\nBTC,2026-09-14,buy,2,1.205\n");
        open.click(open.questions()->numberButtons()->button(1));
        open.form()->columnsButton()->click();
        open.editor()->nameEdit()->setText(u"Comma"_s);
        open.click(open.editor()->saveButton());
        open.import();
        open.preview("symbol,date,side,quantity,price\nETH,2026-09-15,buy,2,3.050\n", u"next.csv"_s);
        QVERIFY(!open.questions()->isVisible());
        open.import();
        QCOMPARE(open.fills().back().price.toString(), u"3050"_s);
    }

    void aFileOfTimesAsksForItsDay() {
        OpenPage open;
        open.preview("symbol,time,side,quantity,price\nBTC,09:15:00,buy,2,12.50\n");
        QVERIFY(open.questions()->isAskingDay());
        open.questions()->dayEdit()->setDate(QDate(2026, 9, 14));
        open.click(open.questions()->findChild<QPushButton*>());
        const QString time = open.page.rows()->index(0, int(ImportRowsModel::Column::Time)).data().toString();
        QVERIFY2(time.contains(u"14"_s) && time.contains(u"Sep"_s), qPrintable(time));
        QVERIFY(open.page.importButton()->isEnabled());
    }

    void anUnknownContractIsAskedForItsMultiplier() {
        OpenPage open;
        open.preview("symbol,date,side,quantity,price,asset class\nZQX,2026-09-14,buy,2,100.5,future\n");
        QLineEdit* edit = nullptr;
        for (QLineEdit* candidate : open.form()->findChildren<QLineEdit*>()) {
            edit = candidate->accessibleName().contains(u"ZQX"_s) ? candidate : edit;
        }
        QVERIFY(edit);
        QVERIFY(!open.page.importButton()->isEnabled());
        QSignalSpy settled(&open.page, &ImportPage::settled);
        QTest::keyClicks(edit, u"50"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(settled.wait());
        QCOMPARE(open.page.card(RowState::New)->figure(), u"1"_s);
        open.import();
        QCOMPARE(open.stored(), 1);
    }

    void aDroppedFileIsPreviewed() {
        OpenPage open;
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(
            open.write(kTradebookHeader + tradebookRow("buy", "10", "1500", 1), u"dropped.csv"_s))});
        auto* area = open.page.findChild<DropArea*>();
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(area, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(area->property("active").toBool());
        QSignalSpy settled(&open.page, &ImportPage::settled);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(area, &drop);
        QVERIFY(!area->property("active").toBool());
        QVERIFY(settled.wait());
        QCOMPARE(open.page.rows()->rowCount(), 1);
    }

    void wordsAloneCannotBeDropped() {
        OpenPage open;
        QMimeData dropped;
        dropped.setText(u"INFY"_s);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(open.page.findChild<DropArea*>(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void cancelStoresNothingAndGoesOnWithTheNextFile() {
        OpenPage open;
        QSignalSpy settled(&open.page, &ImportPage::settled);
        open.page.openFiles(
            {open.write(kTradebookHeader + tradebookRow("buy", "10", "1500", 1), u"one.csv"_s),
             open.write(kTradebookHeader + tradebookRow("buy", "7", "1500", 2) +
                            tradebookRow("sell", "7", "1501", 3),
                        u"two.csv"_s)});
        QVERIFY(settled.wait());
        QCOMPARE(open.page.rows()->rowCount(), 1);
        QTest::mouseClick(open.page.cancelButton(), Qt::LeftButton);
        QVERIFY(settled.wait());
        QCOMPARE(open.page.rows()->rowCount(), 2);
        open.import();
        QCOMPARE(open.stored(), 2);
        QVERIFY(open.page.start()->isVisible());
    }

    void anEmptyPreviewAndAnEmptyHistorySayWhatWillBeThere() {
        OpenPage open;
        open.page.setHistory({}, core::FigureText(QLocale::c()), u"Asia/Kolkata"_s);
        QVERIFY(open.page.start()->historyTable()->emptyWords().contains(u"No imports yet"_s));
        open.preview("symbol,date,side,quantity,price\nBTC,2026-09-14,buy,2,1.205\n");
        QCOMPARE(open.page.rows()->rowCount(), 0);
        QVERIFY(!open.page.table()->emptyWords().isEmpty());
    }

    void priceAndQuantityStayInSightBesideRemarks() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1) +
                     tradebookRow("buy", "ten", "1500", 3));
        const ImportRowsTable* table = open.page.table();
        for (const auto column : {ImportRowsModel::Column::Quantity, ImportRowsModel::Column::Price}) {
            const QRect cell = table->visualRect(open.page.rows()->index(0, int(column)));
            QVERIFY(table->viewport()->rect().contains(cell));
        }
    }
};

TJ_TEST(ImportPageTest)
#include "import_page_test.moc"
