#include "core/domain/trade_matching.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

class TradeCostsTest : public QObject {
    Q_OBJECT
private slots:
    void baseCoinFeeReducesThePositionAndIsACost() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        const auto trades = desk.match(
            {aFill().buy("1").price("50000").fee("0.001").feeIn("BTC"),
             aFill().sell("0.999").price("52000").fee("51.948").feeIn("USDT").on("2026-03-02T12:00:00Z")});
        QCOMPARE(trades.size(), 1u);
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(trades[0].quantity, dec("0.999"));
        QCOMPARE(trades[0].charges.total(), dec("101.948")); // 0.001 × 50,000 and 51.948
        QCOMPARE(trades[0].netPnl, dec("1896.052"));         // −50,000 + 0.999 × 52,000 − 51.948
    }

    void baseCoinFeeOfASaleLeavesThePositionToo() {
        MatchingDesk desk;
        desk.instrument = aCoin("ETHUSDT");
        const auto trades = desk.match(
            {aFill().buy("2").price("2000"),
             aFill().sell("1.99").price("2100").fee("0.01").feeIn("ETH").on("2026-03-02T12:00:00Z")});
        QCOMPARE(trades[0].status, TradeStatus::Closed);
        QCOMPARE(trades[0].netPnl, dec("179")); // −4,000 + 1.99 × 2,100
    }

    void baseCoinFeeAsLargeAsTheFillIsRefusedByName() {
        MatchingDesk desk;
        desk.instrument = aCoin();
        const auto result = desk.tryMatch({aFill().id(1).buy("1").fee("1").feeIn("BTC").named("B-9")});
        QVERIFY(!result && result.error().detail.contains(QStringLiteral("B-9")));
    }

    void tradeIsInTheAccountsCurrencyWhenEveryClosingCarriesARate() {
        MatchingDesk desk;
        desk.account.currency = QStringLiteral("INR");
        const auto trades = desk.match(
            {aFill().buy("10").price("100").fee("1"),
             aFill().sell("4").price("110").fee("1").rate("80").on("2026-03-03T10:00:00Z"),
             aFill().sell("6").price("105").fee("50").feeIn("INR").rate("90").on("2026-03-04T10:00:00Z")});
        QCOMPARE(trades[0].currency, QStringLiteral("INR"));
        QCOMPARE(trades[0].grossPnl, dec("5900"));       // 40 × 80 + 30 × 90
        QCOMPARE(trades[0].charges.total(), dec("210")); // 1 × 80 (first rate), 1 × 80, 50
        QCOMPARE(trades[0].netPnl, dec("5690"));
        QCOMPARE(trades[0].rateOfRisk, dec("80"));
    }

    void rateDerivedFromAPrintedProfitHoldsInOneCurrencyToo() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("1").price("100").fee("1"),
             aFill().sell("1").price("110").fee("1").rate("0.5").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades[0].grossPnl, dec("5"));
        QCOMPARE(trades[0].charges.total(), dec("2")); // costs are in that currency already
    }

    void oneClosingWithoutARateKeepsTheInstrumentsCurrency() {
        MatchingDesk desk;
        desk.account.currency = QStringLiteral("INR");
        const auto trades = desk.match({aFill().buy("10").price("100"),
                                        aFill().sell("4").price("110").rate("80").on("2026-03-03T10:00:00Z"),
                                        aFill().sell("6").price("105").on("2026-03-04T10:00:00Z")});
        QCOMPARE(trades[0].currency, QStringLiteral("USD"));
        QCOMPARE(trades[0].grossPnl, dec("70"));
        QCOMPARE(trades[0].rateOfRisk, dec("1"));
    }

    void accountCurrencyCostsUseTheFillsOwnRateBackwards() {
        MatchingDesk desk;
        desk.account.currency = QStringLiteral("INR");
        const auto trades = desk.match({aFill().buy("1").price("100").fee("160").feeIn("INR").rate("80"),
                                        aFill().sell("1").price("110").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades[0].charges.total(), dec("2"));
    }

    void thirdCurrencyNeedsARateOfTheDay() {
        MatchingDesk desk;
        const std::vector<Fill> fills = {
            aFill().buy("1").price("100").fee("2").feeIn("EUR").on("2026-03-02T10:00:00Z"),
            aFill().sell("1").price("110").fee("1").on("2026-03-03T10:00:00Z")};
        QVERIFY(desk.match(fills)[0].costsIncomplete);
        QCOMPARE(desk.match(fills)[0].charges.total(), dec("1"));
        desk.rates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-03-03"), dec("9"));
        QVERIFY(desk.match(fills)[0].costsIncomplete); // a later rate is not known on the day
        desk.rates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-02-27"), dec("1.1"));
        QVERIFY(!desk.match(fills)[0].costsIncomplete);
        QCOMPARE(desk.match(fills)[0].netPnl, dec("6.8"));
    }

    void rebatesAreNegativeCosts() {
        const auto trades = MatchingDesk().match(
            {aFill().buy("1").fee("-0.25"), aFill().sell("1").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades[0].netPnl, dec("0.25"));
    }

    void costsKeepTheirKinds() {
        const auto trades =
            MatchingDesk().match({aFill().buy("1").fee("1").taxes("0.5"),
                                  aFill().sell("1").taxes("0.25").on("2026-03-03T10:00:00Z")});
        QCOMPARE(trades[0].charges[ChargeKind::Commission], dec("1"));
        QCOMPARE(trades[0].charges[ChargeKind::Taxes], dec("0.75"));
        QCOMPARE(trades[0].parts[1].realisedCosts, trades[0].charges);
    }

    void ratesOfMissingDaysAreTheLatestEarlierOnes() {
        FxRates rates;
        rates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-01-05"), dec("1.1"));
        rates.set(QStringLiteral("EUR"), QStringLiteral("USD"), day("2026-01-07"), dec("1.2"));
        const auto rate = [&](const char* iso) {
            return rates.rate(QStringLiteral("EUR"), QStringLiteral("USD"), day(iso));
        };
        QVERIFY(!rate("2026-01-04"));
        QCOMPARE(*rate("2026-01-05"), dec("1.1"));
        QCOMPARE(*rate("2026-01-06"), dec("1.1"));
        QCOMPARE(*rate("2030-01-01"), dec("1.2"));
        QCOMPARE(*rates.rate(QStringLiteral("JPY"), QStringLiteral("JPY"), day("2026-01-01")), dec("1"));
    }

    void aRateServesTheOtherWayRound() {
        FxRates rates;
        rates.set(QStringLiteral("USD"), QStringLiteral("INR"), day("2026-01-05"), dec("80"));
        const auto back = [&](const char* iso) {
            return rates.rate(QStringLiteral("INR"), QStringLiteral("USD"), day(iso));
        };
        QVERIFY(!back("2026-01-04"));
        QCOMPARE(*back("2026-01-05"), dec("0.0125"));
        rates.set(QStringLiteral("USD"), QStringLiteral("INR"), day("2026-01-06"), dec("83"));
        QCOMPARE(*back("2026-01-09"), dec("0.01204819")); // half to even at 8 places
        rates.set(QStringLiteral("INR"), QStringLiteral("USD"), day("2026-01-07"), dec("0.013"));
        QCOMPARE(*back("2026-01-06"), dec("0.01204819"));
        QCOMPARE(*back("2026-01-09"), dec("0.013")); // what was told goes before what follows from it
        QVERIFY(!rates.rate(QStringLiteral("INR"), QStringLiteral("EUR"), day("2026-01-09")));
    }

    void aRateWhoseInverseDoesNotFitServesOneWayOnly() {
        FxRates rates;
        rates.set(QStringLiteral("A"), QStringLiteral("B"), day("2026-01-05"), dec("0.00000001"));
        QCOMPARE(*rates.rate(QStringLiteral("B"), QStringLiteral("A"), day("2026-01-05")), dec("100000000"));
        rates.set(QStringLiteral("A"), QStringLiteral("B"), day("2026-01-06"), Decimal());
        QVERIFY(!rates.rate(QStringLiteral("B"), QStringLiteral("A"), day("2026-01-06")));
    }
};

TJ_TEST(TradeCostsTest)
#include "trade_costs_test.moc"
