#include "app/import/import_rows_table.h"
#include "app/sample_journal.h"
#include "tests/app/open_import_page.h"
#include "tests/support/test_registry.h"

#include <QLabel>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::kTradebookHeader;
using test::tradebookRow;
using Column = ImportRowsModel::Column;

namespace {

const QByteArray kTable = "symbol,date,side,quantity,price,currency\n";

struct OpenPage : test::OpenImportPage {
    QString notes() { return form()->notes()->isVisible() ? form()->notes()->text() : QString(); }
    void addSample() {
        bool added = false;
        worker.write([](core::Journal& journal) { return importSampleJournal(journal); }, &page,
                     [&](core::Result<core::ChangeResult> result) { added = result.ok(); });
        QVERIFY(QTest::qWaitFor([&] { return added; }));
    }
    QRect cell(int row, Column column) {
        return page.table()->visualRect(page.rows()->index(row, int(column)));
    }
};

} // namespace

class ImportPreviewTest : public QObject {
    Q_OBJECT

private slots:
    void theRemarkOfARejectedRowHasTheRoomOfItsMissingCells() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1) +
                     tradebookRow("buy", "ten", "1500", 3));
        const ImportRowsTable& table = *open.page.table();
        QCOMPARE(table.columnSpan(0, int(Column::Time)), 1);
        QCOMPARE(table.columnSpan(1, int(Column::Time)), ImportRowsModel::kColumns - int(Column::Time));
        const QString told = open.page.rows()->index(1, int(Column::Time)).data().toString();
        QCOMPARE(told, open.page.rows()->index(1, int(Column::Remark)).data().toString());
        const int wide = table.fontMetrics().horizontalAdvance(told);
        QVERIFY2(open.cell(1, Column::Time).width() > wide, qPrintable(told));
        QVERIFY(open.cell(0, Column::Time).width() < wide); // and widens no column
    }

    void spansFollowTheRowsThatAreShown() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1) +
                     tradebookRow("buy", "ten", "1500", 3));
        const int time = int(Column::Time);
        open.page.rows()->showOnly(RowState::Rejected);
        QVERIFY(open.page.table()->columnSpan(0, time) > 1);
        open.page.rows()->showOnly(RowState::New);
        QCOMPARE(open.page.table()->columnSpan(0, time), 1);
    }

    void theWholeNameOfAnOptionIsInSight() {
        OpenPage open;
        const QString name = u"MIDCAPMOMENTUM50GROWTH"_s;
        open.preview(kTable + name.toUtf8() + ",2026-09-14,buy,15,120.50,INR\n");
        QCOMPARE(open.page.rows()->index(0, int(Column::Symbol)).data().toString(), name);
        QVERIFY(open.cell(0, Column::Symbol).width() >
                open.page.table()->fontMetrics().horizontalAdvance(name));
        QVERIFY(open.page.table()->viewport()->rect().contains(open.cell(0, Column::Price)));
    }

    void anAccountThatWillBeMadeIsTold() {
        OpenPage open;
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 1));
        QVERIFY2(open.notes().contains(u"“Zerodha” will be made"_s), qPrintable(open.notes()));
        open.import();
        open.preview(kTradebookHeader + tradebookRow("buy", "10", "1500", 2), u"next.csv"_s);
        QCOMPARE(open.notes(), QString());
    }

    void anotherCurrencyThanTheAccountsIsTold() {
        OpenPage open;
        open.preview(kTable + "SAP,2026-09-14,buy,10,101.5,INR\nSAP,2026-09-15,sell,10,103.5,INR\n");
        open.import();
        open.preview(kTable + "BMW,2026-09-14,buy,10,81.5,EUR\nBMW,2026-09-15,sell,10,83.5,EUR\n",
                     u"euro.csv"_s);
        QVERIFY2(open.notes().contains(u"trades in EUR"_s), qPrintable(open.notes()));
        QVERIFY2(open.notes().contains(u"kept in INR"_s), qPrintable(open.notes()));
    }

    void aZoneThatTheFileDoesNotTellIsTold() {
        OpenPage open;
        open.preview("symbol,time,side,quantity,price\nBTC,2026-09-14 09:15:00,buy,2,12.50\n");
        QVERIFY2(open.notes().contains(u"does not tell its time zone"_s), qPrintable(open.notes()));
    }

    void tradesOfOnesOwnStayApartFromTheSample() {
        OpenPage open;
        open.addSample();
        open.preview(kTable + "SAP,2026-09-14,buy,10,101.5,EUR\n");
        QCOMPARE(open.form()->accountBox()->currentText(), u"Imported"_s);
        QVERIFY2(open.notes().contains(u"“Imported” will be made"_s), qPrintable(open.notes()));
    }
};

TJ_TEST(ImportPreviewTest)
#include "import_preview_test.moc"
