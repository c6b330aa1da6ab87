#include "app/import/import_form.h"
#include "app/import/import_page.h"
#include "app/journal_worker.h"
#include "app/widgets/figure_card.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
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
    int stored() {
        int fills = -1;
        worker.read([](const core::Journal& journal) { return journal.fills(); }, &page,
                    [&](core::Result<std::vector<core::Fill>> answer) { fills = int(answer->size()); });
        return QTest::qWaitFor([&] { return fills >= 0; }) ? fills : -1;
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
};

TJ_TEST(ImportPageTest)
#include "import_page_test.moc"
