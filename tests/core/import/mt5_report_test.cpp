#include "core/import/mt5_report.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/core/import/text_list.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::dec;

namespace {

QStringList positionsOf(const Statement& statement) {
    QStringList positions;
    for (const FillDraft& fill : test::fillsOf(statement)) {
        positions.append(fill.externalId + u'=' + fill.position);
    }
    return positions;
}

} // namespace

class Mt5ReportTest : public QObject {
    Q_OBJECT
private slots:
    void dealsAreTheFills() {
        const Statement statement = test::readWhole(kMt5Report, sample("mt5-report-netting.html"));
        QCOMPARE(test::described(test::fillsOf(statement)),
                 test::texts({
                     "2026-04-01T09:00:00 buy 1 EURUSD @ 1.1 commission 3 exchange 0.1 open",
                     "2026-04-01T09:30:00 buy 1 EURUSD @ 1.101 commission 3 open",
                     "2026-04-02T10:00:00 sell 1 EURUSD @ 1.1025 commission 3 funding 0.8 close",
                     "2026-04-02T11:00:00 sell 3 EURUSD @ 1.103 commission 9",
                     "2026-04-03T09:00:00 buy 2 EURUSD @ 1.1 commission 6 funding -1.1 close",
                     "2026-04-03T10:00:00 buy 1 USDCHF @ 0.9 commission 3 open",
                     "2026-04-03T12:00:00 sell 1 USDCHF @ 0.905 commission 3 close",
                 }));
        QCOMPARE(statement.accountNumber, QStringLiteral("7000004"));
        QCOMPARE(statement.accountCurrency, QStringLiteral("USD"));
    }

    void everyRowHasOneEnd() {
        const Statement statement = test::readWhole(kMt5Report, sample("mt5-report-netting.html"));
        QCOMPARE(test::endsOf(statement), (test::Ends{7, 3, 1}));
        QCOMPARE(test::complaintAboutRows(statement), QString());
        QCOMPARE(test::rowAt(statement, 8)->reason,
                 QStringLiteral("order: what was executed of it is among the deals"));
        QCOMPARE(test::rowAt(statement, 11)->reason, QStringLiteral("balance 10 000.00: no trade"));
        QCOMPARE(test::rowAt(statement, 19)->column, QStringLiteral("Direction"));
        QCOMPARE(test::rowAt(statement, 20)->reason, QStringLiteral("total"));
    }

    void nettingAccountsHaveOnePositionPerSymbol() {
        const Statement statement = test::readWhole(kMt5Report, sample("mt5-report-netting.html"));
        for (const FillDraft& fill : test::fillsOf(statement)) {
            QCOMPARE(fill.position, QString());
        }
        // Profit 552.49 USD of 500 CHF.
        QCOMPARE(test::fillsOf(statement).back().accountRate.value(), dec("1.10498"));
        const ImportPlan plan = planOf(sample("mt5-report-netting.html"), FakeJournal().context());
        QCOMPARE(plan.tradesOpened, 3);
        QCOMPARE(plan.tradesClosed, 3);
    }

    void hedgingAccountsHaveOnePositionPerOpeningOrder() {
        const Statement statement = test::readWhole(kMt5Report, sample("mt5-report-hedging.html"));
        QCOMPARE(positionsOf(statement), test::texts({"901=9101", "902=9102", "903=9103", "904=9102",
                                                      "905=9103", "906=9101", "907=9101", "908="}));
        QCOMPARE(test::rowAt(statement, 6)->reason, QStringLiteral("position: its deals are in the report"));
    }

    void hedgingIsToldFromOpposedOpenings() {
        QByteArray unsaid = sample("mt5-report-hedging.html").text;
        unsaid.replace(", Hedge)", ")");
        QCOMPARE(positionsOf(test::readWhole(kMt5Report, sourceOf(unsaid))),
                 positionsOf(test::readWhole(kMt5Report, sample("mt5-report-hedging.html"))));
    }

    void meetsThePrintedTotalsToTheCent() {
        const ImportPlan plan = planOf(sample("mt5-report-netting.html"), FakeJournal().context());
        QCOMPARE(int(plan.totals.size()), 2);
        QCOMPARE(plan.totals[0].printed, dec("1602.49"));
        QCOMPARE(plan.totals[0].ours.value().rounded(2), dec("1602.49"));
        QCOMPARE(plan.totals[1].printed, dec("1572.69"));
        QCOMPARE(plan.totals[1].ours.value().rounded(2), dec("1572.69"));
    }

    void aPositionOpenedBeforeTheFileExplainsTheDifference() {
        const ImportPlan plan = planOf(sample("mt5-report-hedging.html"), FakeJournal().context());
        QCOMPARE(plan.totals.at(0).printed, dec("448"));
        QCOMPARE(plan.totals.at(0).ours.value(), dec("460"));
        QCOMPARE(plan.totals.at(0).reason, QStringLiteral("opened before the file"));
    }

    void aSumThatHoldsDepositsIsNoProfit() {
        QByteArray newer = sample("mt5-report-netting.html").text;
        newer.replace("<b>1 602.49</b>", "<b>11 602.49</b>");
        const Statement statement = test::readWhole(kMt5Report, sourceOf(newer));
        QCOMPARE(int(statement.totals.size()), 1);
        QCOMPARE(statement.totals[0].name, QStringLiteral("Total Net Profit"));
    }

    void theSecondImportChangesNothing() {
        for (const char* name : {"mt5-report-netting.html", "mt5-report-hedging.html"}) {
            FakeJournal journal;
            const ImportPlan first = planOf(sample(name), journal.context());
            journal.apply(first);
            const ImportPlan again = planOf(sample(name), journal.context());
            QCOMPARE(again.fillCounts.newOnes, 0);
            QCOMPARE(again.fillCounts.corrected, 0);
            QCOMPARE(again.fillCounts.duplicate, first.fillCounts.newOnes);
        }
    }

    void damagedFilesNeverCrash() {
        QCOMPARE(test::complaintAboutDamage(kMt5Report, sample("mt5-report-netting.html").text), QString());
        QCOMPARE(test::complaintAboutDamage(kMt5Report, sample("mt5-report-hedging.html").text), QString());
    }

    void realReportsMeetTheirTotals() {
        for (const QString& path : realSamples("mt5-trade-history-report-html", "*.html")) {
            const SourceFile file = readSourceFile(path).value();
            QCOMPARE(test::complaintAboutRows(test::readWhole(kMt5Report, file)), QString());
            const ImportPlan plan = planOf(file, FakeJournal().context());
            QCOMPARE(plan.rows.rejected, 0);
            QCOMPARE(plan.tradesClosed, 8);
            QCOMPARE(int(plan.totals.size()), 2);
            for (const BrokerTotalCheck& total : plan.totals) {
                QCOMPARE(total.ours.value().rounded(2), total.printed);
            }
        }
    }
};

TJ_TEST(Mt5ReportTest)
#include "mt5_report_test.moc"
