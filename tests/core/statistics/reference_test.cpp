#include "core/statistics/summary.h"
#include "tests/core/statistics/random_book.h"
#include "tests/core/statistics/reference_statistics.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>

using core::MoneyFigure;
using core::Number;
using core::Summary;

namespace {

void equal(const char* name, const Number& ours, double reference, unsigned seed) {
    const bool same = std::isnan(reference)
                          ? !ours.isFinite()
                          : ours.isFinite() &&
                                std::abs(ours.value - reference) <= 1e-8 * std::max(1.0, std::abs(reference));
    QVERIFY2(same, qPrintable(QStringLiteral("%1 of book %2: %3, reference %4")
                                  .arg(QString::fromLatin1(name))
                                  .arg(seed)
                                  .arg(ours.value, 0, 'g', 15)
                                  .arg(reference, 0, 'g', 15)));
}

void equal(const char* name, const MoneyFigure& ours, double reference, unsigned seed) {
    equal(name, ours.value ? Number::finite(ours.value->toDouble(), 0) : Number(), reference, seed);
}

void equal(const char* name, int ours, int reference, unsigned seed) {
    equal(name, Number::finite(ours, 0), reference, seed);
}

} // namespace

class ReferenceTest : public QObject {
    Q_OBJECT
private slots:
    void everyFigureEqualsTheSlowReferenceOnRandomBooks_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("onGross");
        for (unsigned seed = 1; seed <= 12; ++seed) {
            QTest::addRow("book %u", seed) << seed << (seed % 3 == 0);
        }
    }
    void everyFigureEqualsTheSlowReferenceOnRandomBooks() {
        QFETCH(unsigned, seed);
        QFETCH(bool, onGross);
        const core::TradeBook book = randomBook(seed, 20 + int(seed) * 30).build();
        core::TradeFilter filter;
        filter.basis = onGross ? core::Basis::Gross : core::Basis::Net;
        const Summary ours = core::summarise(book, core::select(book, filter));
        const ReferenceStatistics reference = referenceStatistics(book, filter.basis);
        equal("winRate", ours.winRate, reference.winRate, seed);
        equal("totalNetPnL", ours.totalNetPnL, reference.totalNet, seed);
        equal("grossProfit", ours.grossProfit, reference.grossProfit, seed);
        equal("grossLoss", ours.grossLoss, reference.grossLoss, seed);
        equal("profitFactor", ours.profitFactor, reference.profitFactor, seed);
        equal("payoffRatio", ours.payoffRatio, reference.payoff, seed);
        equal("expectancy", ours.expectancy, reference.expectancy, seed);
        equal("averageR", ours.averageR, reference.averageR, seed);
        equal("sqn", ours.sqn, reference.sqn, seed);
        equal("avgReturn", ours.avgReturn, reference.averageReturn, seed);
        equal("pnlMeanOverDeviation", ours.pnlMeanOverDeviation, reference.meanOverDeviation, seed);
        equal("sharpeRatio", ours.sharpeRatio, reference.sharpe, seed);
        equal("sortinoRatio", ours.sortinoRatio, reference.sortino, seed);
        equal("volatility", ours.volatility, reference.volatility, seed);
        equal("maxDrawdownMoney", ours.maxDrawdownMoney, -reference.drawdownMoney, seed);
        equal("maxDrawdown", ours.maxDrawdown, -reference.drawdownPercent, seed);
        equal("recoveryFactor", ours.recoveryFactor, reference.recovery, seed);
        equal("cagr", ours.cagr, reference.cagr, seed);
        equal("ulcerIndex", ours.ulcerIndex, reference.ulcer, seed);
        equal("kelly", ours.kelly, reference.kelly, seed);
        equal("kRatio1996", ours.kRatio1996, reference.kRatio, seed);
        equal("runsZ", ours.runsZ, reference.runsZ, seed);
        equal("tStatistic", ours.tStatistic, reference.t, seed);
        equal("chanceOfLuck", ours.chanceOfLuck, reference.luck, seed);
        equal("averageHoldingSeconds", ours.averageHoldingSeconds, reference.averageHolding, seed);
        equal("medianHoldingSeconds", ours.medianHoldingSeconds, reference.medianHolding, seed);
        equal("averageOfWins", ours.averageHoldingSecondsOfWins, reference.averageOfWins, seed);
        equal("averageOfLosses", ours.averageHoldingSecondsOfLosses, reference.averageOfLosses, seed);
        equal("averageOfBreakEvens", ours.averageHoldingSecondsOfBreakEvens, reference.averageOfBreakEvens,
              seed);
        equal("medianOfWins", ours.medianHoldingSecondsOfWins, reference.medianOfWins, seed);
        equal("medianOfLosses", ours.medianHoldingSecondsOfLosses, reference.medianOfLosses, seed);
        equal("medianOfBreakEvens", ours.medianHoldingSecondsOfBreakEvens, reference.medianOfBreakEvens,
              seed);
        equal("exposure", ours.exposure, reference.exposure, seed);
        equal("bestTradeShare", ours.bestTradeShare, reference.bestTradeShare, seed);
        equal("bestTenPercentShare", ours.bestTenPercentShare, reference.bestTenPercentShare, seed);
        equal("bestDayShare", ours.bestDayShare, reference.bestDayShare, seed);
        equal("averageMae", ours.averageMae, reference.averageMae, seed);
        equal("averageMfe", ours.averageMfe, reference.averageMfe, seed);
        equal("averageMaeR", ours.averageMaeR, reference.averageMaeR, seed);
        equal("averageMfeR", ours.averageMfeR, reference.averageMfeR, seed);
        equal("exitEfficiency", ours.exitEfficiency, reference.exitEfficiency, seed);
        equal("costsPercentOfGrossProfit", ours.costsPercentOfGrossProfit, reference.costsPercent, seed);
        equal("costsPerTrade", ours.costsPerTrade, reference.costsPerTrade, seed);
        equal("costsPerUnit", ours.costsPerUnit, reference.costsPerUnit, seed);
        equal("longestWinningRun", ours.longestWinningRun, reference.longestWin, seed);
        equal("longestLosingRun", ours.longestLosingRun, reference.longestLoss, seed);
    }

    void theBooksAreWorthComparing() {
        const core::TradeBook book = randomBook(12, 380).build();
        const Summary summary = core::summarise(book, core::select(book, {}));
        QVERIFY2(summary.cagr.isFinite(), "the longest book must span a year, or CAGR is never compared");
        QVERIFY(summary.breakEvenTrades > 0 && summary.tradesWithRisk < summary.totalTrades);
        QVERIFY(summary.averageMaeR.n > 0 && summary.averageMaeR.n < summary.tradesWithMae);
        QVERIFY(summary.averageHoldingSeconds.n < summary.totalTrades && summary.longestWinningRun > 2);
    }
};

TJ_TEST(ReferenceTest)
#include "reference_test.moc"
