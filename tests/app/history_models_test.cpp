#include "app/import/import_history_model.h"
#include "app/import/import_start.h"
#include "app/settings_pages/backups_model.h"
#include "app/widgets/cell_roles.h"
#include "app/widgets/figure_delegate.h"
#include "app/widgets/row_table.h"
#include "core/domain/record_ids.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kZone = u"Asia/Kolkata"_s;
constexpr qint64 kMorning = 1'789'357'500'000; ///< 14 September 2026, 09:15 in Kolkata

core::FigureText figures() {
    return core::FigureText(QLocale(u"en_IN"_s));
}

core::ImportBatch batch(const QString& file, const QString& counts) {
    core::ImportBatch made;
    made.id = core::newId<core::ImportBatchId>();
    made.source = file;
    made.format = u"zerodha-tradebook"_s;
    made.importedAt = core::instantFromMs(kMorning);
    made.counts = counts;
    return made;
}

QString at(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

} // namespace

class HistoryModelsTest : public QObject {
    Q_OBJECT

private slots:
    void anImportTellsWhenWhatAndHowMuch() {
        ImportHistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.present({batch(u"book.csv"_s, uR"({"fills":{"new":1084,"corrected":2,"duplicate":0}})"_s)},
                      figures(), kZone);
        using Column = ImportHistoryModel::Column;
        QCOMPARE(at(model, 0, int(Column::File)), u"book.csv"_s);
        QCOMPARE(at(model, 0, int(Column::Fills)), u"1,084 new · 2 corrected"_s);
        QVERIFY2(at(model, 0, int(Column::When)).contains(u"14 Sep"_s), "in the journal's zone");
        QVERIFY2(at(model, 0, int(Column::When)).contains(u"09:15"_s), "in the journal's zone");
    }

    void aFormatOfAnotherVersionIsToldByItsId() {
        ImportHistoryModel model;
        core::ImportBatch unknown = batch(u"x.csv"_s, u"{}"_s);
        unknown.format = u"broker-of-2030"_s;
        model.present({unknown}, figures(), kZone);
        QCOMPARE(at(model, 0, int(ImportHistoryModel::Column::Format)), u"broker-of-2030"_s);
        QCOMPARE(at(model, 0, int(ImportHistoryModel::Column::Fills)), u"0 new"_s);
    }

    void theChosenImportIsTheOneTakenBack() {
        ImportStart start;
        const std::vector<core::ImportBatch> batches = {batch(u"b.csv"_s, u"{}"_s),
                                                        batch(u"a.csv"_s, u"{}"_s)};
        start.setHistory(batches, figures(), kZone);
        QSignalSpy undo(&start, &ImportStart::undoWished);
        QVERIFY(!start.takeBackButton()->isEnabled());
        start.historyTable()->selectRow(1);
        QVERIFY(start.takeBackButton()->isEnabled());
        QTest::mouseClick(start.takeBackButton(), Qt::LeftButton);
        QCOMPARE(undo.value(0).value(0).value<core::ImportBatchId>(), batches[1].id);
        start.setHistory({batches[0]}, figures(), kZone);
        QVERIFY(!start.takeBackButton()->isEnabled()); // nothing is chosen any more
    }

    void aBackupTellsItsReasonAndItsPath() {
        BackupsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto backup = [](const QString& reason) {
            core::Backup made;
            made.path = u"/backups/%1.tradingjournal"_s.arg(reason);
            made.reason = reason;
            made.at = core::instantFromMs(kMorning);
            made.size = 688'128;
            return made;
        };
        model.present({backup(u"daily"_s), backup(u"import"_s), backup(u"upgrade"_s), backup(u"manual"_s)},
                      figures(), kZone);
        using Column = BackupsModel::Column;
        QStringList reasons;
        for (int row = 0; row < model.rowCount(); ++row) {
            reasons.append(at(model, row, int(Column::Reason)));
        }
        QCOMPARE(reasons,
                 QStringList({u"daily"_s, u"before an import"_s, u"before an upgrade"_s, u"by hand"_s}));
        QCOMPARE(at(model, 0, int(Column::File)), u"daily.tradingjournal"_s);
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), u"/backups/daily.tradingjournal"_s);
        QVERIFY2(at(model, 0, int(Column::Size)).contains(u"672"_s), qPrintable(at(model, 0, 2)));
    }

    void aTableGrowsWithItsRowsUpToItsMost() {
        ImportHistoryModel model;
        RowTable table(&model, u"Import history"_s);
        table.growWithRows(2, 4);
        const int titles = table.horizontalHeader()->sizeHint().height();
        const auto rowsOf = [&](int height) { return (height - titles) / FigureDelegate::kRowHeight; };
        QCOMPARE(rowsOf(table.height()), 2);
        model.present(std::vector<core::ImportBatch>(3, batch(u"a.csv"_s, u"{}"_s)), figures(), kZone);
        QCOMPARE(rowsOf(table.height()), 3);
        model.present(std::vector<core::ImportBatch>(30, batch(u"a.csv"_s, u"{}"_s)), figures(), kZone);
        QCOMPARE(rowsOf(table.height()), 4);
    }

    void wordsStandInATableOnlyWhileItIsEmpty() {
        ImportHistoryModel model;
        RowTable table(&model, u"Import history"_s);
        table.setEmptyWords(u"No imports yet."_s);
        QCOMPARE(table.accessibleDescription(), u"No imports yet."_s);
        table.resize(400, 200);
        const QImage empty = table.grab().toImage();
        model.present({batch(u"a.csv"_s, u"{}"_s)}, figures(), kZone);
        QVERIFY(table.grab().toImage() != empty);
    }
};

TJ_TEST(HistoryModelsTest)
#include "history_models_test.moc"
