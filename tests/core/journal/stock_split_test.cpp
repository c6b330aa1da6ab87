#include "core/journal/operations/annotations.h"
#include "tests/support/builders.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::dec;
using test::must;
using test::TempJournal;

namespace {

/// Ten bought at 100, twenty sold at 55 after a split of 1 to 2.
struct SplitJournal : TempJournal {
    std::vector<Fill> fills = {fill(Side::Buy, "10", "100", 0), fill(Side::Sell, "20", "55", 3 * 1440)};

    SplitJournal() { add(fills); }

    void split() {
        CorporateAction action;
        action.id = newId<CorporateActionId>();
        action.instrument = instrument().id;
        action.date = std::chrono::floor<std::chrono::days>(fills[0].executedAt) + std::chrono::days(2);
        action.from = dec("1");
        action.to = dec("2");
        must((**this).change(QStringLiteral("Split"), [&](ChangeScope& scope) { return scope.put(action); }));
    }
    Result<ChangeResult> plan(const char* stop) {
        return (**this).change(QStringLiteral("Plan"), [&](ChangeScope& scope) {
            return editAnnotation(scope, fills[0].id,
                                  [&](Annotation& annotation) { annotation.stop = dec(stop); });
        });
    }
    Trade trade() { return book()->trades.front(); }
};

} // namespace

class StockSplitTest : public QObject {
    Q_OBJECT
private slots:
    void aPlanMadeBeforeTheSplitKeepsItsRisk() {
        SplitJournal journal;
        must(journal.plan("90"));
        QCOMPARE(journal.trade().initialRisk, std::optional(dec("100")));
        journal.split();
        QCOMPARE(journal.trade().status, TradeStatus::Closed);
        QCOMPARE(journal.trade().entryPrice, std::optional(dec("50")));
        QCOMPARE(journal.trade().grossPnl, dec("100"));
        QCOMPARE(journal.trade().initialRisk, std::optional(dec("100")));
        QCOMPARE(journal.trade().stop, std::optional(dec("45")));
        must(journal->undo());
        QCOMPARE(journal.trade().stop, std::optional(dec("90")));
    }

    void aPlanMadeAfterTheSplitIsInTheFillsUnitsToo() {
        SplitJournal journal;
        journal.split();
        must(journal.plan("90"));
        QCOMPARE(journal.trade().initialRisk, std::optional(dec("100")));
        QCOMPARE(journal.trade().stop, std::optional(dec("45")));
        const auto detail = must(journal->readTrade(*journal.book(), journal.trade().id));
        QCOMPARE(detail.annotations.front().initialStop, std::optional(dec("90"))); // as it was told
    }

    void aStopThatDoesNotProtectIsRefusedInTheFillsUnits() {
        SplitJournal journal;
        journal.split();
        const auto refused = journal.plan("100");
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, QStringLiteral("stop"));
        QVERIFY(!journal.trade().stop);
    }

    void editingAnythingElseLeavesTheScaledPlan() {
        SplitJournal journal;
        must(journal.plan("90"));
        journal.split();
        must(journal->change(QStringLiteral("Rate"), [&](ChangeScope& scope) {
            return editAnnotation(scope, journal.fills[1].id,
                                  [](Annotation& annotation) { annotation.stars = 5; });
        }));
        QCOMPARE(journal.trade().stars, quint8(5));
        QCOMPARE(journal.trade().initialRisk, std::optional(dec("100")));
        QCOMPARE(journal.trade().stop, std::optional(dec("45")));
        must(journal->rebuildTrades());
        QCOMPARE(journal.trade().stop, std::optional(dec("45")));
    }
};

TJ_TEST(StockSplitTest)
#include "stock_split_test.moc"
