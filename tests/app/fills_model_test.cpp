#include "app/trades/fills_model.h"
#include "core/domain/record_ids.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using Column = FillsModel::Column;

namespace {

FillRow row(core::Side side, const char* price, const char* time,
            core::TimePrecision precision = core::TimePrecision::Second) {
    FillRow made;
    made.fill.id = core::newId<core::FillId>();
    made.fill.side = side;
    made.fill.quantity = made.part.quantity = test::dec("10");
    made.fill.price = test::dec(price);
    made.fill.executedAt = core::parseInstant(QString::fromLatin1(time)).value();
    made.fill.timePrecision = precision;
    made.part.fill = made.fill.id;
    made.part.charges = core::Charges::commission(test::dec("1.25"));
    return made;
}

QStringList times(const FillsModel& model) {
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i) {
        texts.append(model.index(i, int(Column::Time)).data().toString());
    }
    return texts;
}

void present(FillsModel& model, std::vector<FillRow> rows) {
    const core::Instrument instrument;
    model.present(std::move(rows), &instrument, u"Asia/Kolkata"_s, core::FigureText(QLocale(u"en_US"_s)));
}

} // namespace

class FillsModelTest : public QObject {
    Q_OBJECT

private slots:
    void obeysTheRulesOfModels() {
        FillsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        present(model, {row(core::Side::Buy, "100", "2026-09-14T03:45:00Z")});
        present(model, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void withinOneDayTheClockSuffices() {
        FillsModel model;
        present(model, {row(core::Side::Buy, "100", "2026-09-14T03:45:08Z"),
                        row(core::Side::Sell, "101", "2026-09-14T05:01:44Z")});
        QCOMPARE(times(model), QStringList({u"09:15:08"_s, u"10:31:44"_s}));
    }

    void theDayIsShownWhereItChanges() {
        FillsModel model;
        present(model, {row(core::Side::Buy, "100", "2026-09-14T03:45:08Z"),
                        row(core::Side::Buy, "100", "2026-09-14T04:00:00Z"),
                        row(core::Side::Sell, "101", "2026-09-15T05:01:44Z")});
        QCOMPARE(times(model), QStringList({u"14 Sep, 09:15"_s, u"09:30"_s, u"15 Sep, 10:31"_s}));
    }

    void midnightIsThatOfTheJournalsZone() {
        FillsModel model;
        present(model, {row(core::Side::Buy, "100", "2026-09-14T18:00:00Z"),
                        row(core::Side::Sell, "101", "2026-09-14T19:00:00Z")});
        QCOMPARE(times(model), QStringList({u"14 Sep, 23:30"_s, u"15 Sep, 00:30"_s}));
    }

    void aPrintedDateHasNoClock() {
        FillsModel model;
        present(model, {row(core::Side::Buy, "100", "2026-09-14T00:00:00Z", core::TimePrecision::Day)});
        QCOMPARE(times(model), QStringList{u"14 Sep"_s});
    }

    void averagedPricesAreRoundedAndWholeInTheTooltip() {
        FillsModel model;
        present(model, {row(core::Side::Buy, "1465.51666667", "2026-09-14T03:45:08Z")});
        const QModelIndex price = model.index(0, int(Column::Price));
        QCOMPARE(price.data().toString(), u"1,465.52"_s);
        QVERIFY(price.data(Qt::ToolTipRole).toString().contains(u"1,465.51666667"_s));
    }

    void aFillOfAReversalShowsItsPart() {
        core::TradeDetail detail;
        const FillRow shared = row(core::Side::Sell, "100", "2026-09-14T03:45:08Z");
        detail.fills = {shared.fill};
        core::FillPart part = shared.part;
        part.quantity = test::dec("4");
        detail.matched.parts = {part};
        const std::vector<FillRow> rows = fillRows(detail);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].part.quantity, test::dec("4"));
        QCOMPARE(rows[0].fill.quantity, test::dec("10"));
    }
};

TJ_TEST(FillsModelTest)
#include "fills_model_test.moc"
