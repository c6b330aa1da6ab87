#include "core/domain/open_lots.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace core;
using test::dec;

namespace {

Lot lot(const char* quantity, const char* price, const char* cost = "0") {
    Lot made{dec(quantity), {}, Charges::commission(dec(cost))};
    made.value.add(dec(price), made.quantity);
    return made;
}

/// Ten at 100, then ten at 200.
OpenLots twoLots(MatchingMethod method) {
    OpenLots lots(method);
    lots.add(lot("10", "100", "1"));
    lots.add(lot("10", "200", "3"));
    return lots;
}

constexpr MatchingMethod kMethods[] = {MatchingMethod::Fifo, MatchingMethod::Lifo, MatchingMethod::Average};

} // namespace

class OpenLotsTest : public QObject {
    Q_OBJECT
private slots:
    void firstInFirstOut() {
        OpenLots lots = twoLots(MatchingMethod::Fifo);
        const Lot first = lots.take(dec("5"));
        QCOMPARE(first.value.value().value(), dec("500"));
        QCOMPARE(first.costs.total(), dec("0.5"));
        const Lot across = lots.take(dec("10")); // five of each
        QCOMPARE(across.value.value().value(), dec("1500"));
        QCOMPARE(across.costs.total(), dec("2"));
    }

    void lastInFirstOut() {
        OpenLots lots = twoLots(MatchingMethod::Lifo);
        QCOMPARE(lots.take(dec("5")).value.value().value(), dec("1000"));
        QCOMPARE(lots.take(dec("10")).value.value().value(), dec("1500"));
        lots.add(lot("1", "300"));
        QCOMPARE(lots.take(dec("1")).value.value().value(), dec("300"));
    }

    void averageCost() {
        OpenLots lots = twoLots(MatchingMethod::Average);
        const Lot taken = lots.take(dec("4"));
        QCOMPARE(taken.value.value().value(), dec("600"));
        QCOMPARE(taken.costs.total(), dec("0.8"));
        lots.add(lot("4", "300"));
        QCOMPARE(lots.take(dec("10")).value.value().value(), dec("1800")); // (2400 + 1200) ÷ 20 each
    }

    void nothingIsLostHoweverItIsTaken() {
        QRandomGenerator random(3);
        for (const MatchingMethod method : kMethods) {
            for (int run = 0; run < 200; ++run) {
                OpenLots lots(method);
                ProductSum value;
                Decimal quantity;
                Charges costs;
                for (int i = 0; i < 1 + random.bounded(4); ++i) {
                    Lot next{Decimal::fromUnits(1 + random.bounded(1'000'000'000)), {}, {}};
                    next.value.add(Decimal::fromUnits(random.bounded(1'000'000'000)), next.quantity);
                    next.costs[ChargeKind::Taxes] = Decimal::fromUnits(random.bounded(1000));
                    value.add(next.value);
                    quantity += next.quantity;
                    costs += next.costs;
                    lots.add(next);
                }
                Lot whole;
                for (int i = 0; i < 5; ++i) {
                    const Lot part = lots.take(Decimal::fromUnits(1 + random.bounded(300'000'000)));
                    whole.quantity += part.quantity;
                    whole.value.add(part.value);
                    whole.costs += part.costs;
                }
                const Lot rest = lots.takeAll();
                whole.quantity += rest.quantity;
                whole.value.add(rest.value);
                whole.costs += rest.costs;
                QCOMPARE(whole.quantity, quantity);
                QCOMPARE(whole.costs, costs);
                whole.value.subtract(value);
                QCOMPARE(whole.value.sign(), 0);
            }
        }
    }

    void moreThanThereIsGivesWhatThereIs() {
        for (const MatchingMethod method : kMethods) {
            OpenLots lots = twoLots(method);
            const Lot all = lots.take(dec("21"));
            QCOMPARE(all.quantity, dec("20"));
            QCOMPARE(all.value.value().value(), dec("3000"));
            QVERIFY(lots.take(dec("1")).quantity.isZero());
            QVERIFY(lots.takeAll().quantity.isZero());
        }
    }

    void aSplitChangesUnitsAndNoCash() {
        for (const MatchingMethod method : kMethods) {
            OpenLots lots = twoLots(method);
            lots.split(dec("1"), dec("3"));
            const Lot all = lots.takeAll();
            QCOMPARE(all.quantity, dec("60"));
            QCOMPARE(all.value.value().value(), dec("3000"));
            QCOMPARE(all.costs.total(), dec("4"));
        }
    }
};

TJ_TEST(OpenLotsTest)
#include "open_lots_test.moc"
