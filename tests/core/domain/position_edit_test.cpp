#include "core/domain/position_edit.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

namespace {

const QString kFresh = QStringLiteral("fresh");

/// Two round trips of ten futures each.
std::vector<Fill> twoTrades() {
    return MatchingDesk::numbered({aFill().buy("10").price("100"),
                                   aFill().sell("10").price("110").on("2026-03-02T10:00:00Z"),
                                   aFill().buy("5").price("105").on("2026-03-02T11:00:00Z"),
                                   aFill().buy("5").price("106").on("2026-03-02T12:00:00Z"),
                                   aFill().sell("10").price("107").on("2026-03-02T13:00:00Z")});
}

std::vector<Fill> with(std::vector<Fill> fills, const std::vector<Fill>& changed) {
    for (Fill& fill : fills) {
        for (const Fill& other : changed) {
            fill = fill.id == other.id ? other : fill;
        }
    }
    return fills;
}

} // namespace

class PositionEditTest : public QObject {
    Q_OBJECT
private slots:
    void mergedTradesBecomeOne() {
        const std::vector<Fill> fills = twoTrades();
        const auto trades = MatchingDesk().match(fills);
        QCOMPARE(trades.size(), 2u);
        const auto merged = mergedFills(trades[0], trades[1], fills, kFresh);
        QCOMPARE(merged->size(), 5u);
        const auto after = MatchingDesk().match(with(fills, *merged));
        QCOMPARE(after.size(), 1u);
        QCOMPARE(after[0].position, kFresh);
        QCOMPARE(after[0].grossPnl, trades[0].grossPnl + trades[1].grossPnl);
    }

    void mergeRefusesWhatIsNotOneKind() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        std::vector<Fill> fills = twoTrades();
        auto trades = desk.match(fills);
        QCOMPARE(mergedFills(trades[0], trades[0], fills, kFresh).error().code, ErrorCode::InvalidValue);
        fills[2].account = fills[3].account = fills[4].account = idOf<AccountId>(5);
        QCOMPARE(mergedFills(trades[0], trades[1], fills, kFresh).error().code, ErrorCode::InvalidValue);
        trades[1].side = Direction::Short;
        QCOMPARE(mergedFills(trades[0], trades[1], twoTrades(), kFresh).error().code,
                 ErrorCode::InvalidValue);
    }

    void mergeRefusesAFillThatANeighbourSharesByName() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const auto fills = MatchingDesk::numbered(
            {aFill().buy("1"), aFill().sell("3").named("R-1").on("2026-03-02T10:00:00Z"),
             aFill().buy("2").on("2026-03-02T11:00:00Z"), aFill().buy("1").on("2026-03-02T12:00:00Z")});
        const auto trades = desk.match(fills);
        const auto merged = mergedFills(trades[0], trades[2], fills, kFresh);
        QCOMPARE(merged.error().code, ErrorCode::SharedFill);
        QVERIFY(merged.error().detail.contains(QStringLiteral("R-1")));
    }

    void unknownOpeningsAreMergedAmongThemselvesOnly() {
        const auto fills = MatchingDesk::numbered(
            {aFill().sell("2").on("2026-03-02T10:00:00Z"), aFill().buy("1").on("2026-03-03T10:00:00Z"),
             aFill().sell("1").on("2026-03-04T10:00:00Z"), aFill().sell("3").on("2026-03-05T10:00:00Z")});
        const auto trades = MatchingDesk().match(fills);
        QCOMPARE(trades.size(), 3u);
        QCOMPARE(mergedFills(trades[0], trades[1], fills, kFresh).error().code, ErrorCode::InvalidValue);
        const auto after =
            MatchingDesk().match(with(fills, *mergedFills(trades[0], trades[2], fills, kFresh)));
        QCOMPARE(after.size(), 2u);
        QCOMPARE(after[0].status, TradeStatus::Unopened);
        QCOMPARE(after[0].quantity, dec("5"));
    }

    void splitOffFillsBecomeATradeOfTheirOwn() {
        const auto fills = MatchingDesk::numbered(
            {aFill().buy("10").price("100"), aFill().buy("5").price("101").on("2026-03-02T10:00:00Z"),
             aFill().sell("5").price("103").on("2026-03-02T11:00:00Z"),
             aFill().sell("10").price("104").on("2026-03-02T12:00:00Z")});
        const auto trades = MatchingDesk().match(fills);
        const std::vector<FillId> moved = {idOf(2), idOf(3)};
        const auto changed = splitFills(trades[0], moved, fills, kFresh);
        QCOMPARE(changed->size(), 2u);
        const auto after = MatchingDesk().match(with(fills, *changed));
        QCOMPARE(after.size(), 2u);
        QCOMPARE(after[0].grossPnl, dec("40"));
        QCOMPARE(after[1].grossPnl, dec("10"));
        QCOMPARE(after[1].position, kFresh);
    }

    void splitRefusesHalvesThatCannotStand() {
        const std::vector<Fill> fills = twoTrades();
        const auto trades = MatchingDesk().match(fills);
        const auto refused = [&](const std::vector<FillId>& moved) {
            const auto result = splitFills(trades[1], moved, fills, kFresh);
            return !result.ok() && result.error().code == ErrorCode::InvalidValue;
        };
        QVERIFY(refused({}));                          // nothing moves
        QVERIFY(refused({idOf(3), idOf(4), idOf(5)})); // nothing stays
        QVERIFY(refused({idOf(1)}));                   // another trade's
        QVERIFY(refused({idOf(5)}));                   // closes before it opens
        QVERIFY(refused({idOf(3)}));                   // the rest would go through flat
    }

    void splitRefusesSharedFills() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const auto fills =
            MatchingDesk::numbered({aFill().buy("1"), aFill().buy("1").on("2026-03-02T10:00:00Z"),
                                    aFill().sell("4").on("2026-03-02T11:00:00Z")});
        const auto trades = desk.match(fills);
        const std::vector<FillId> moved = {idOf(1), idOf(3)};
        QVERIFY(!splitFills(trades[0], moved, fills, kFresh).ok());
        const std::vector<FillId> shared = {idOf(3)};
        QCOMPARE(splitFills(trades[1], shared, fills, kFresh).error().code, ErrorCode::SharedFill);
    }

    void whateverIsSplitOffAndMergedAgainEarnsTheSame() {
        QRandomGenerator random(17);
        int done = 0;
        for (int run = 0; run < 400; ++run) {
            std::vector<Fill> fills;
            for (int i = 0; i < 3; ++i) {
                Fill fill = aFill().fee("0.1");
                fill.quantity = Decimal::fromInt(1 + random.bounded(4));
                fill.price = Decimal::fromInt(90 + random.bounded(20));
                fill.executedAt += std::chrono::minutes(i);
                Fill exit = fill;
                exit.side = Side::Sell;
                exit.price = Decimal::fromInt(90 + random.bounded(20));
                exit.executedAt += std::chrono::hours(1 + random.bounded(3));
                fills.push_back(fill);
                fills.push_back(exit);
            }
            fills = MatchingDesk::numbered(fills);
            const auto before = MatchingDesk().match(fills);
            std::vector<FillId> moved;
            for (const FillPart& part : before[0].parts) {
                if (random.bounded(2) == 1) {
                    moved.push_back(part.fill);
                }
            }
            const auto split = splitFills(before[0], moved, fills, kFresh);
            if (!split) {
                continue; // a half that cannot stand
            }
            ++done;
            fills = with(fills, *split);
            const auto halves = MatchingDesk().match(fills);
            QCOMPARE(halves.size(), before.size() + 1);
            const auto half = std::find_if(halves.begin(), halves.end(), [](const MatchedTrade& trade) {
                return trade.position == kFresh;
            });
            const auto other = std::find_if(halves.begin(), halves.end(), [&](const MatchedTrade& trade) {
                return trade.position.isEmpty() &&
                       trade.parts.size() + half->parts.size() == before[0].parts.size() &&
                       trade.grossPnl + half->grossPnl == before[0].grossPnl;
            });
            QVERIFY(other != halves.end());
            QCOMPARE(other->charges.total() + half->charges.total(), before[0].charges.total());
            const auto merged = mergedFills(*other, *half, fills, QStringLiteral("again"));
            QVERIFY(merged.ok());
            const auto after = MatchingDesk().match(with(fills, *merged));
            QCOMPARE(after.size(), before.size());
            const auto again = std::find_if(after.begin(), after.end(), [](const MatchedTrade& trade) {
                return !trade.position.isEmpty();
            });
            QCOMPARE(again->netPnl, before[0].netPnl);
            QCOMPARE(again->quantity, before[0].quantity);
        }
        QVERIFY(done > 30);
    }

    void aFillNamedTwiceOrUnknownIsNoSplit() {
        const std::vector<Fill> fills = twoTrades();
        const auto trades = MatchingDesk().match(fills);
        const std::vector<FillId> twice = {idOf(3), idOf(3)};
        QCOMPARE(splitFills(trades[1], twice, fills, kFresh).error().code, ErrorCode::InvalidValue);
        const std::vector<Fill> without(fills.begin(), fills.begin() + 3);
        QCOMPARE(mergedFills(trades[0], trades[1], without, kFresh).error().code, ErrorCode::NotFound);
    }

    void openTradeMayBeSplitIntoTwoOpenOnes() {
        const auto fills =
            MatchingDesk::numbered({aFill().buy("10"), aFill().buy("5").on("2026-03-02T10:00:00Z")});
        const auto trades = MatchingDesk().match(fills);
        const std::vector<FillId> moved = {idOf(2)};
        const auto after = MatchingDesk().match(with(fills, *splitFills(trades[0], moved, fills, kFresh)));
        QCOMPARE(after.size(), 2u);
        QCOMPARE(after[1].openQuantity, dec("5"));
    }
};

TJ_TEST(PositionEditTest)
#include "position_edit_test.moc"
