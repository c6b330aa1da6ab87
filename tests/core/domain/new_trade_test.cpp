#include "core/domain/new_trade.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace core;
using test::dec;

/// A trade entered by hand and what it becomes.
class NewTradeTest : public QObject {
    Q_OBJECT

private:
    static NewTrade aShort() {
        NewTrade trade;
        trade.side = Direction::Short;
        trade.quantity = dec("10");
        trade.entry = {dec("100"), test::at("2026-03-02T09:30:00Z")};
        trade.exit = TradePoint{dec("90"), test::at("2026-03-02T10:30:00Z")};
        trade.charges = Charges::commission(dec("2.5"));
        return trade;
    }

private slots:
    void itsTwoFillsShareAPositionAndTheLastCarriesTheCosts() {
        const auto fills = fillsOf(aShort(), QStringLiteral("p"));
        QCOMPARE(fills.size(), 2u);
        QCOMPARE(fills[0].side, Side::Sell);
        QCOMPARE(fills[1].side, Side::Buy);
        QCOMPARE(fills[0].effect, Effect::Open);
        QCOMPARE(fills[1].effect, Effect::Close);
        QVERIFY(fills[0].charges.isZero());
        QCOMPARE(fills[1].charges.total(), dec("2.5"));
        QCOMPARE(fills[0].position, QStringLiteral("p"));
        QCOMPARE(fills[1].position, QStringLiteral("p"));
        QVERIFY(fills[0].id != fills[1].id);
    }

    void anOpenOneCarriesItsCostsOnItsOnlyFill() {
        NewTrade trade = aShort();
        trade.exit.reset();
        const auto fills = fillsOf(trade, freshPosition());
        QCOMPARE(fills.size(), 1u);
        QCOMPARE(fills[0].charges.total(), dec("2.5"));
    }

    void anExitBeforeTheEntryOrAStopThatDoesNotProtectIsRefused() {
        NewTrade trade = aShort();
        QVERIFY(checkNewTrade(trade).ok());
        trade.exit->at = trade.entry.at - std::chrono::milliseconds(1);
        QCOMPARE(checkNewTrade(trade).error().field, QStringLiteral("exit"));
        trade = aShort();
        trade.annotation.stop = dec("99");
        QCOMPARE(checkNewTrade(trade).error().field, QStringLiteral("stop"));
        trade.annotation.stop = dec("101");
        QVERIFY(checkNewTrade(trade).ok());
    }

    void anEmptyAnnotationIsNotStored() {
        QVERIFY(!annotationAt(test::idOf(1), {}));
        Annotation plan;
        plan.stop = dec("101");
        const auto stored = annotationAt(test::idOf(1), plan);
        QCOMPARE(stored->id, test::idOf(1));
        QCOMPARE(stored->initialStop, std::optional(dec("101")));
    }

    void whatAPersonChangesIsMarked() {
        const Fill stored = test::aFill().id(1).buy("10").price("100");
        Fill edited = stored;
        QCOMPARE(editedByHand(edited, stored), stored);
        edited.price = dec("101");
        QVERIFY(editedByHand(edited, stored).executionByHand);
        QVERIFY(!editedByHand(edited, stored).costsByHand);
        edited = stored;
        edited.charges = Charges::commission(dec("1"));
        QVERIFY(editedByHand(edited, stored).costsByHand);
        QVERIFY(!editedByHand(edited, stored).executionByHand);
    }
};

TJ_TEST(NewTradeTest)
#include "new_trade_test.moc"
