#include "app/trades/trade_table_model.h"
#include "app/widgets/cell_roles.h"
#include "core/statistics/r_multiples.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using Column = TradeTableModel::Column;

namespace {

Presentation presentationOf(int trades, Unit unit = Unit::Money, const core::TradeFilter& filter = {}) {
    return {takeSnapshot(test::syntheticBook(trades), filter), unit, core::FigureText(QLocale(u"en_IN"_s))};
}

bool isSorted(const TradeTableModel& model, const std::function<qint64(const core::Trade&)>& key,
              bool ascending) {
    for (int row = 1; row < model.rowCount(); ++row) {
        const qint64 before = key(model.trade(row - 1));
        const qint64 after = key(model.trade(row));
        if (ascending ? before > after : before < after) {
            return false;
        }
    }
    return true;
}

} // namespace

class TradeTableModelTest : public QObject {
    Q_OBJECT

private slots:
    void obeysTheRulesOfModels_data() {
        QTest::addColumn<int>("trades");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("many") << 500;
    }

    void obeysTheRulesOfModels() {
        QFETCH(int, trades);
        TradeTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.present(presentationOf(trades));
        QCOMPARE(model.rowCount(), trades == 0 ? 0 : trades + 3);
        model.sort(int(Column::Symbol), Qt::AscendingOrder);
        model.sort(int(Column::Result), Qt::DescendingOrder);
        model.present(presentationOf(trades / 2));
    }

    void sortsByResultInEitherOrder() {
        TradeTableModel model;
        core::TradeFilter closed;
        closed.status = core::TradeStatus::Closed;
        model.present(presentationOf(400, Unit::Money, closed));
        const auto net = [](const core::Trade& trade) { return trade.netPnl.units(); };
        model.sort(int(Column::Result), Qt::AscendingOrder);
        QVERIFY(isSorted(model, net, true));
        model.sort(int(Column::Result), Qt::DescendingOrder);
        QVERIFY(isSorted(model, net, false));
    }

    void tradesWithoutAnRComeLastInEitherOrder() {
        TradeTableModel model;
        model.present(presentationOf(100));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(int(Column::R), order);
            bool gone = false;
            for (int row = 0; row < model.rowCount(); ++row) {
                const bool known = core::rMultiple(model.trade(row)).has_value();
                QVERIFY(!(gone && known));
                gone = gone || !known;
            }
            QVERIFY(gone);
        }
    }

    void sortingKeepsThePersistentRowOnItsTrade() {
        TradeTableModel model;
        model.present(presentationOf(200));
        const QPersistentModelIndex held = model.index(17, 0);
        const core::TradeId id = model.trade(17).id;
        model.sort(int(Column::Symbol), Qt::AscendingOrder);
        QCOMPARE(model.trade(held.row()).id, id);
    }

    void theResultColumnFollowsUnitAndBasis() {
        TradeTableModel model;
        const auto heading = [&] { return model.headerData(int(Column::Result), Qt::Horizontal).toString(); };
        model.present(presentationOf(20));
        QCOMPARE(heading(), u"Net P&L ₹"_s);
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        model.present(presentationOf(20, Unit::Percent, gross));
        QCOMPARE(heading(), u"Gross P&L %"_s);
        model.present(presentationOf(20, Unit::R));
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString text = model.index(row, int(Column::Result)).data().toString();
            QVERIFY(text.endsWith(u"R"_s) || text == QString(core::FigureText::NoValue));
        }
    }

    void theSignOfALossIsNegative() {
        TradeTableModel model;
        core::TradeFilter losers;
        losers.outcome = core::Outcome::Loss;
        model.present(presentationOf(50, Unit::Money, losers));
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.index(row, int(Column::Result)).data(SignRole).toInt(), -1);
        }
    }

    void findsTheRowOfATrade() {
        TradeTableModel model;
        model.present(presentationOf(60));
        QCOMPARE(model.rowOfTrade(model.trade(31).id), 31);
        QCOMPARE(model.rowOfTrade(core::TradeId()), -1);
    }

    void sortsAHundredThousandTradesQuickly() {
        TradeTableModel model;
        model.present(presentationOf(100'000));
        model.sort(int(Column::Result), Qt::AscendingOrder);
        // Generous: this build carries sanitizers; the release build needs a tenth.
    }
};

TJ_TEST(TradeTableModelTest)
#include "trade_table_model_test.moc"
