#include "app/import/column_editor.h"
#include "app/import/import_form.h"
#include "app/import/import_page.h"
#include "app/import/read_questions.h"
#include "app/journal_worker.h"
#include "app/widgets/figure_card.h"
#include "core/journal/operations/column_templates.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kHeader =
    "symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,"
    "order_id,order_execution_time\n";

QByteArray row(const char* side, const char* quantity, const char* price, int id) {
    return QByteArray("INFY,INE009A01021,2026-09-14,NSE,EQ,EQ,") + side + ",false," + quantity + "," + price +
           "," + QByteArray::number(id) + ",9," + "2026-09-14T09:1" + QByteArray::number(id % 10) + ":00\n";
}

/// Of no known broker, with names of columns and words that nothing can guess.
const QByteArray kBankFile = "Depot 4711\n"
                             "Wann;Art;Papier;Stk.;Zu;Ort\n"
                             "14.09.2026 09:15;Zugang;SAP;10;101,50;XETRA\n"
                             "14.09.2026 10:40;Abgang;SAP;10;103,25;XETRA\n";

/// A page over an open journal in a folder of its own.
struct OpenPage {
    QTemporaryDir folder;
    test::FakeClock clock;
    JournalWorker worker{clock};
    ImportPage page{worker};

    OpenPage() {
        bool opened = false;
        worker.open(folder.filePath(u"t.tradingjournal"_s), &page,
                    [&](core::Result<void> result) { opened = result.ok(); });
        if (!QTest::qWaitFor([&] { return opened; })) {
            qFatal("the journal does not open");
        }
        page.present({nullptr, Unit::Money, core::FigureText(QLocale(u"en_IN"_s))});
        page.resize(1090, 720);
        page.show();
    }
    /// Writes the file and waits for its preview.
    void preview(const QByteArray& text, const QString& name = u"book.csv"_s) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QSignalSpy settled(&page, &ImportPage::settled);
        page.openFiles({file.fileName()});
        QVERIFY(settled.wait());
    }
    ImportForm* form() { return page.findChild<ImportForm*>(); }
    ColumnEditor* editor() { return page.columnEditor(); }
    ReadQuestions* questions() { return form()->questions(); }
    /// Chooses as a person does, and waits for the preview that follows.
    void choose(QComboBox* box, const QVariant& data) {
        QSignalSpy settled(&page, &ImportPage::settled);
        pick(box, data);
        QVERIFY(settled.wait());
    }
    static void pick(QComboBox* box, const QVariant& data) {
        QVERIFY(box->findData(data) >= 0);
        box->setCurrentIndex(box->findData(data));
        emit box->activated(box->currentIndex());
    }
    void click(QAbstractButton* button) {
        QSignalSpy settled(&page, &ImportPage::settled);
        button->click();
        QVERIFY(settled.wait());
    }
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
    std::vector<core::Fill> fills() {
        std::optional<std::vector<core::Fill>> fills;
        worker.read([](const core::Journal& journal) { return journal.fills(); }, &page,
                    [&](core::Result<std::vector<core::Fill>> answer) { fills = *answer; });
        return QTest::qWaitFor([&] { return fills.has_value(); }) ? *fills : std::vector<core::Fill>();
    }
    void import() {
        clock.advance(std::chrono::minutes(1)); // the copy kept before it is named by the second
        QSignalSpy imported(&page, &ImportPage::imported);
        QTest::mouseClick(page.importButton(), Qt::LeftButton);
        QVERIFY(imported.wait());
    }
    int stored() { return int(fills().size()); }
};

} // namespace

class ImportPageTest : public QObject {
    Q_OBJECT

private slots:
    void showsEveryRowBeforeAnythingIsStored() {
        OpenPage open;
        QAbstractItemModelTester tester(open.page.rows(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        open.preview(kHeader + row("buy", "10", "1500", 1) + row("sell", "10", "1520", 2) +
                     row("buy", "ten", "1500", 3));
        QCOMPARE(open.page.rows()->rowCount(), 3);
        QCOMPARE(open.page.card(RowState::New)->figure(), u"2"_s);
        QCOMPARE(open.page.card(RowState::Rejected)->figure(), u"1"_s);
        QVERIFY(open.page.importButton()->isEnabled());
        QCOMPARE(open.stored(), 0);
    }

    void aRejectedRowSaysColumnValueAndReason() {
        OpenPage open;
        open.preview(kHeader + row("buy", "ten", "1500", 3));
        const QString remark =
            open.page.rows()->index(0, int(ImportRowsModel::Column::Remark)).data().toString();
        QVERIFY2(remark.contains(u"quantity"_s) && remark.contains(u"ten"_s), qPrintable(remark));
        QVERIFY(!open.page.importButton()->isEnabled());
    }

    void theButtonStoresTheNewFillsAndASecondTimeNothing() {
        OpenPage open;
        const QByteArray text = kHeader + row("buy", "10", "1500", 1) + row("sell", "10", "1520", 2);
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
        open.preview(kHeader + row("buy", "10", "1500", 1) + row("buy", "ten", "1500", 3));
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
        open.preview(kHeader + row("buy", "10", "1500", 1));
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

    void correctionsCanBeUnticked() {
        OpenPage open;
        open.preview(kHeader + row("buy", "10", "1500", 1));
        open.import();
        open.preview(kHeader + row("buy", "10", "1501", 1));
        QCOMPARE(open.page.card(RowState::Corrected)->figure(), u"1"_s);
        QVERIFY(open.page.importButton()->isEnabled());
        open.click(open.form()->correctionsBox());
        QCOMPARE(open.page.card(RowState::Corrected)->figure(), u"0"_s);
        QCOMPARE(open.page.card(RowState::Duplicate)->figure(), u"1"_s);
        QVERIFY(!open.page.importButton()->isEnabled());
        open.click(open.form()->correctionsBox());
        open.import();
        QCOMPARE(open.fills().at(0).price.toString(), u"1501"_s);
    }

    void priceAndQuantityStayInSightBesideRemarks() {
        OpenPage open;
        open.preview(kHeader + row("buy", "10", "1500", 1) + row("buy", "ten", "1500", 3));
        QTableView* table = nullptr;
        for (QTableView* candidate : open.page.findChildren<QTableView*>()) {
            table = candidate->model() == open.page.rows() ? candidate : table;
        }
        QVERIFY(table);
        for (const auto column : {ImportRowsModel::Column::Quantity, ImportRowsModel::Column::Price}) {
            const QRect cell = table->visualRect(open.page.rows()->index(0, int(column)));
            QVERIFY(table->viewport()->rect().contains(cell));
        }
    }
};

TJ_TEST(ImportPageTest)
#include "import_page_test.moc"
