#include "core/domain/trade_projection.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

namespace {

const ZoneTable& kolkata() {
    static const ZoneTable zone{QTimeZone("Asia/Kolkata")};
    return zone;
}

Annotation planned(int fill, const char* initialStop) {
    Annotation annotation;
    annotation.id = idOf(fill);
    annotation.initialStop = dec(initialStop);
    return annotation;
}

} // namespace

class TradeProjectionTest : public QObject {
    Q_OBJECT
private slots:
    void daysAndMinuteAreCutInTheJournalsZone() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("1").on("2026-03-02T20:00:00Z"), aFill().sell("1").on("2026-03-03T19:00:00Z")});
        const Trade trade = toTrade(trades[0], aStock(), {}, kolkata());
        QCOMPARE(trade.entryDay, day("2026-03-03")); // 01:30
        QCOMPARE(trade.entryMinute, qint16(90));
        QCOMPARE(trade.exitDay, day("2026-03-04"));
        QCOMPARE(trade.fillCount, 2);
    }

    void dayPrecisionKeepsThePrintedDayAndNoHour() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("1").onDay("2026-03-02"), aFill().sell("1").onDay("2026-03-04")});
        const Trade trade = toTrade(trades[0], aStock(), {}, ZoneTable(QTimeZone("America/Los_Angeles")));
        QCOMPARE(trade.entryDay, day("2026-03-02"));
        QCOMPARE(trade.exitDay, day("2026-03-04"));
        QCOMPARE(trade.entryMinute, qint16(-1));
        QVERIFY(!trade.holdingKnown);
    }

    void openTradeStandsOnItsEntryDay() {
        const auto trades =
            MatchingDesk().match({aFill().buy("2"), aFill().sell("1").on("2026-03-09T10:00:00Z")});
        const Trade trade = toTrade(trades[0], aStock(), {}, kolkata());
        QCOMPARE(trade.status, TradeStatus::Open);
        QCOMPARE(trade.exitDay, trade.entryDay);
        QCOMPARE(trade.openQuantity, dec("1"));
    }

    void riskIsTheDistanceToTheInitialStopInMoney() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const auto trades = desk.match(
            {aFill().buy("1").price("5000"), aFill().buy("1").price("5010").on("2026-03-02T10:00:00Z")});
        const QHash<FillId, Annotation> notes = {{idOf(1), planned(1, "4995")}};
        const Trade trade = toTrade(trades[0], desk.instrument, notes, kolkata());
        QCOMPARE(*trade.initialRisk, dec("1000")); // (5005 − 4995) × 2 × 50
        QCOMPARE(*trade.notional, dec("500500"));
        // On the wrong side a stop is no risk at all.
        const QHash<FillId, Annotation> wrong = {{idOf(1), planned(1, "5006")}};
        QVERIFY(!toTrade(trades[0], desk.instrument, wrong, kolkata()).initialRisk);
    }

    void riskIsShownInTheTradesCurrency() {
        MatchingDesk desk;
        desk.account.currency = QStringLiteral("INR");
        const auto trades = desk.match({aFill().sell("10").price("100").opening(),
                                        aFill().buy("10").price("90").rate("80").on("2026-03-03T10:00:00Z")});
        const QHash<FillId, Annotation> notes = {{idOf(1), planned(1, "105")}};
        const Trade trade = toTrade(trades[0], desk.instrument, notes, kolkata());
        QCOMPARE(*trade.initialRisk, dec("4000"));
        QCOMPARE(*trade.notional, dec("80000"));
    }

    void planComesFromTheEarliestAnnotatedFillAndNotesFromAll() {
        const auto trades =
            MatchingDesk().match({aFill().buy("1"), aFill().buy("1").on("2026-03-02T10:00:00Z"),
                                  aFill().buy("1").on("2026-03-02T11:00:00Z")});
        Annotation second = planned(2, "90");
        second.stars = 4;
        second.stop = dec("99");
        Annotation third = planned(3, "80");
        third.notes = QStringLiteral("late");
        third.stars = 1;
        const QHash<FillId, Annotation> notes = {{idOf(3), third}, {idOf(2), second}};
        const auto found = annotationsOf(trades[0], notes);
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0]->id, idOf(2));
        const Trade trade = toTrade(trades[0], aStock(), notes, kolkata());
        QCOMPARE(trade.stars, quint8(4));
        QCOMPARE(*trade.stop, dec("99"));
        QCOMPARE(*trade.initialRisk, dec("30"));
        QVERIFY(trade.hasNotes);
    }

    void annotationOfAReversalBelongsToTheTradeItOpens() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const auto trades = desk.match({aFill().buy("1"), aFill().sell("2").on("2026-03-02T10:00:00Z")});
        const QHash<FillId, Annotation> notes = {{idOf(2), planned(2, "120")}};
        QVERIFY(annotationsOf(trades[0], notes).empty());
        QCOMPARE(annotationsOf(trades[1], notes).size(), 1u);
    }

    void unopenedTradeHasNoEntry() {
        const auto trades = MatchingDesk().match({aFill().sell("1")});
        const Trade trade = toTrade(trades[0], aStock(), {}, kolkata());
        QCOMPARE(trade.status, TradeStatus::Unopened);
        QVERIFY(!trade.entryKnown());
        QCOMPARE(trade.exitDay, day("2026-03-02"));
        QVERIFY(!trade.notional && !trade.entryPrice);
    }

    void anOpeningPriceToldByHandTellsNoTimeOfEntry() {
        MatchingDesk desk;
        desk.openingPrices.insert(idOf(1), dec("40"));
        const auto closed = [&](const Fill& sale) {
            return toTrade(desk.match({sale})[0], desk.instrument, {}, kolkata());
        };
        for (const Trade& trade :
             {closed(aFill().sell("1")), closed(aFill().sell("1").onDay("2026-03-02"))}) {
            QCOMPARE(trade.status, TradeStatus::Closed);
            QCOMPARE(*trade.entryPrice, dec("40"));
            QVERIFY(!trade.entryKnown() && !trade.holdingKnown);
        }
        // Once the opening is imported, the entry is known, on a day or to the second.
        for (const Fill& bought : {Fill(aFill().buy("1").on("2026-03-01T10:00:00Z")),
                                   Fill(aFill().buy("1").onDay("2026-03-01"))}) {
            const auto trades = desk.match({aFill().id(1).sell("1"), bought});
            QVERIFY(toTrade(trades[0], desk.instrument, {}, kolkata()).entryKnown());
        }
    }

    void aPlanIsInTheUnitsOfItsFillWhateverSplitsFollow() {
        MatchingDesk desk;
        desk.split("2026-03-04", "1", "2");
        const auto trades = desk.match({aFill().buy("10").price("100").on("2026-03-02T10:00:00Z"),
                                        aFill().buy("20").price("50").on("2026-03-05T10:00:00Z"),
                                        aFill().sell("40").price("60").on("2026-03-06T10:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(*trades[0].entryPrice, dec("50"));
        Annotation before = planned(1, "90");
        before.stop = dec("98");
        const Trade early = toTrade(trades[0], desk.instrument, {{idOf(1), before}}, kolkata());
        QCOMPARE(*early.initialRisk, dec("200")); // (50 − 45) × 40, as (100 − 90) × 20 was
        QCOMPARE(*early.stop, dec("49"));
        const Trade late = toTrade(trades[0], desk.instrument, {{idOf(2), planned(2, "45")}}, kolkata());
        QCOMPARE(*late.initialRisk, *early.initialRisk);
    }

    void aReverseSplitRaisesThePlannedStop() {
        MatchingDesk desk;
        desk.split("2026-03-04", "10", "1");
        desk.split("2026-03-05", "1", "3");
        const auto trades = desk.match({aFill().sell("100").price("2").opening()});
        const Trade trade = toTrade(trades[0], desk.instrument, {{idOf(1), planned(1, "2.1")}}, kolkata());
        QCOMPARE(trade.quantity, dec("30"));
        QCOMPARE(*trade.initialRisk, dec("9.9999999")); // (7 − 6.66666667) × 30
        QVERIFY(checkInitialStop(trades[0], planned(1, "2.1")).ok());
        QCOMPARE(checkInitialStop(trades[0], planned(1, "1.9")).error().field, QStringLiteral("stop"));
        // What no Decimal holds any more is no risk and refused with that reason.
        const Annotation absurd = planned(1, "90000000000");
        QVERIFY(!toTrade(trades[0], desk.instrument, {{idOf(1), absurd}}, kolkata()).initialRisk);
        QCOMPARE(checkInitialStop(trades[0], absurd).error().code, ErrorCode::NumberTooLarge);
    }

    void aPlanWithoutAStopOrAnEntryPriceIsFine() {
        const auto unopened = MatchingDesk().match({aFill().sell("1")});
        QVERIFY(checkInitialStop(unopened[0], planned(1, "500")).ok());
        const auto opened = MatchingDesk().match({aFill().buy("1").price("100")});
        QVERIFY(checkInitialStop(opened[0], Annotation()).ok());
        QVERIFY(!checkInitialStop(opened[0], planned(1, "100")).ok());
    }

    void stopMustProtect() {
        QVERIFY(checkStop(Direction::Long, dec("100"), dec("99")).ok());
        QVERIFY(checkStop(Direction::Short, dec("100"), dec("101")).ok());
        for (const char* stop : {"100", "101"}) {
            QCOMPARE(checkStop(Direction::Long, dec("100"), dec(stop)).error().field, QStringLiteral("stop"));
        }
        QVERIFY(!checkStop(Direction::Short, dec("100"), dec("99")).ok());
    }
};

TJ_TEST(TradeProjectionTest)
#include "trade_projection_test.moc"
