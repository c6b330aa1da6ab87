#include "app/widgets/figure_card.h"
#include "core/journal/sqlite.h"
#include "tests/app/open_import_page.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QLabel>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::kTradebookHeader;
using test::tradebookRow;

namespace {

constexpr int kFills = 400; ///< more than the free pages of an empty journal hold

/// A preview of them over a journal that can be made to take nothing, and to take everything again.
struct HinderedImport : test::OpenImportPage {
    HinderedImport() {
        QByteArray rows;
        for (int id = 1; id <= kFills; ++id) {
            rows += tradebookRow(id % 2 == 0 ? "sell" : "buy", "10", "1500", id);
        }
        preview(kTradebookHeader + rows);
    }
    void onWriter(const char* pragma) {
        bool done = false;
        worker.write(
            [pragma](core::Journal& journal) -> core::Result<void> {
                journal.connection().runScript(pragma);
                return core::Done{};
            },
            &page, [&](core::Result<void>) { done = true; });
        QVERIFY(QTest::qWaitFor([&] { return done; }));
    }
    void press() { click(page.importButton()); }
    QString problem() {
        for (const QLabel* label : form()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->parentWidget()->property("role") == u"question"_s) {
                return label->text();
            }
        }
        return {};
    }
    void previewStands() {
        QCOMPARE(page.rows()->rowCount(), kFills);
        QCOMPARE(page.card(RowState::New)->figure(), QString::number(kFills));
        QVERIFY(page.importButton()->isEnabled());
        QVERIFY(page.cancelButton()->isEnabled());
        QCOMPARE(stored(), 0);
    }
};

} // namespace

class ImportFailureTest : public QObject {
    Q_OBJECT

private slots:
    void aRefusedImportKeepsItsPreviewAndSaysWhy_data() {
        QTest::addColumn<QByteArray>("hinder");
        QTest::addColumn<QByteArray>("help");
        QTest::addColumn<QString>("words");
        QTest::newRow("full disk") << QByteArray("pragma max_page_count = 1")
                                   << QByteArray("pragma max_page_count = 1000000") << u"disk is full"_s;
        QTest::newRow("no writing") << QByteArray("pragma query_only = 1")
                                    << QByteArray("pragma query_only = 0") << u"cannot be written"_s;
    }
    void aRefusedImportKeepsItsPreviewAndSaysWhy() {
        QFETCH(QByteArray, hinder);
        QFETCH(QByteArray, help);
        QFETCH(QString, words);
        HinderedImport open;
        open.onWriter(hinder.constData());
        open.press();
        QVERIFY2(open.problem().contains(words), qPrintable(open.problem()));
        open.previewStands();
        open.onWriter(help.constData());
        open.import();
        QCOMPARE(open.stored(), kFills);
    }

    void anImportDuringAnothersChangeIsTriedAgain() {
        HinderedImport open;
        open.onWriter("pragma busy_timeout = 1");
        auto other = test::must(core::Journal::open(open.worker.path(), open.clock));
        other->connection().runScript("begin immediate");
        open.press();
        QVERIFY2(open.problem().contains(u"Another program is writing"_s), qPrintable(open.problem()));
        QVERIFY2(!open.problem().contains(open.worker.path()), qPrintable(open.problem())); // said once
        open.previewStands();
        other->connection().runScript("rollback");
        open.import();
        QCOMPARE(open.stored(), kFills);
    }

    void aNewChoiceTakesTheComplaintAway() {
        HinderedImport open;
        open.onWriter("pragma query_only = 1");
        open.press();
        QVERIFY(!open.problem().isEmpty());
        QSignalSpy settled(&open.page, &ImportPage::settled);
        open.form()->accountBox()->setEditText(u"Long-term"_s);
        QTest::keyClick(open.form()->accountBox(), Qt::Key_Return);
        QVERIFY(settled.wait());
        QCOMPARE(open.problem(), QString());
    }
};

TJ_TEST(ImportFailureTest)
#include "import_failure_test.moc"
