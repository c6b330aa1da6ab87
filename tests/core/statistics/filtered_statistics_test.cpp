#include "core/statistics/summary.h"
#include "tests/core/statistics/all_figures.h"
#include "tests/core/statistics/random_book.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QtTest>

#include <chrono>
#include <cmath>

using core::Outcome;
using core::Trade;
using core::TradeBook;
using core::TradeFilter;

namespace {

QDateTime utc(core::Instant instant) {
    return QDateTime::fromMSecsSinceEpoch(core::toMs(instant), Qt::UTC);
}

bool anyTagFits(const TradeBook& book, const Trade& trade, const QStringList& wanted) {
    if (book.tagsOf(trade).empty() && wanted.contains(QString())) {
        return true;
    }
    for (const qint32 tag : book.tagsOf(trade)) {
        if (wanted.contains(book.tags[std::size_t(tag)].name)) {
            return true;
        }
    }
    return false;
}

bool entryFits(const Trade& trade, const TradeFilter& filter) {
    const QDateTime entry = utc(trade.entryAt); // the books' days are cut in UTC
    const auto has = [](const std::vector<int>& list, int value) {
        return list.empty() || std::count(list.begin(), list.end(), value) > 0;
    };
    const int hour = trade.entryPrecision == core::TimePrecision::Day ? 99 : entry.time().hour();
    return has(filter.weekdays, entry.date().dayOfWeek()) && has(filter.entryHours, hour);
}

/// The filter again, word by word and trade by trade, for books of closed trades without tolerances.
bool passes(const TradeBook& book, const Trade& trade, const TradeFilter& filter) {
    const core::Decimal pnl = filter.basis == core::Basis::Net ? trade.netPnl : trade.grossPnl;
    const Outcome outcome = pnl.isZero()       ? Outcome::BreakEven
                            : pnl.isPositive() ? Outcome::Win
                                               : Outcome::Loss;
    const double r =
        trade.initialRisk ? trade.netPnl.toDouble() / trade.initialRisk->toDouble() : std::nan("");
    return (filter.symbols.isEmpty() || filter.symbols.contains(book.instrumentOf(trade).symbol)) &&
           (filter.accounts.isEmpty() || filter.accounts.contains(book.accountOf(trade).name)) &&
           (filter.tags.isEmpty() || anyTagFits(book, trade, filter.tags)) &&
           (!filter.from || trade.exitDay >= *filter.from) && (!filter.to || trade.exitDay <= *filter.to) &&
           (!filter.side || trade.side == *filter.side) && (!filter.outcome || outcome == *filter.outcome) &&
           (!filter.fromR || r >= *filter.fromR) && (!filter.toR || r < *filter.toR) &&
           entryFits(trade, filter);
}

/// One to three questions at once, the same for the same seed.
TradeFilter randomFilter(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return int(random() % unsigned(limit)); };
    TradeFilter filter;
    filter.basis = below(2) == 0 ? core::Basis::Net : core::Basis::Gross;
    for (int i = 0; i <= below(3); ++i) {
        switch (below(9)) {
        case 0:
            filter.from = test::day("2025-04-01") + std::chrono::days(below(60));
            break;
        case 1:
            filter.to = test::day("2025-09-01") - std::chrono::days(below(60));
            break;
        case 2:
            filter.symbols = {QStringLiteral("INFY"), QStringLiteral("TSLA")};
            break;
        case 3:
            filter.tags = {below(2) == 0 ? QStringLiteral("news") : QString()};
            break;
        case 4:
            filter.accounts = {below(2) == 0 ? QStringLiteral("Main") : QStringLiteral("Second")};
            break;
        case 5:
            filter.side = below(2) == 0 ? core::Direction::Long : core::Direction::Short;
            break;
        case 6:
            filter.outcome = Outcome(below(3));
            break;
        case 7:
            filter.weekdays = {1 + below(7), 1 + below(7), 3};
            filter.entryHours = {9, 10, 11, 12, below(24), below(24)};
            break;
        default:
            filter.fromR = below(3) - 1.5;
            filter.toR = *filter.fromR + 1 + below(3);
        }
    }
    return filter;
}

} // namespace

class FilteredStatisticsTest : public QObject {
    Q_OBJECT
private slots:
    void aFilterLeavesWhatItsWordsSay() {
        int kept = 0, dropped = 0;
        for (unsigned seed = 1; seed <= 60; ++seed) {
            const TradeBook book = randomBook(seed % 5 + 1, 250).build();
            const TradeFilter filter = randomFilter(seed);
            std::vector<quint32> expected;
            for (std::size_t i = 0; i < book.trades.size(); ++i) {
                if (passes(book, book.trades[i], filter)) {
                    expected.push_back(quint32(i));
                }
            }
            const auto& found = core::select(book, filter).closed;
            QVERIFY2(found == expected, qPrintable(QStringLiteral("filter %1").arg(seed)));
            kept += int(expected.size());
            dropped += int(book.trades.size() - expected.size());
        }
        QVERIFY2(kept > 1000 && dropped > 1000, "the filters must both keep and drop trades");
    }

    /// A trade that the filter leaves out changes no figure but through the equity before the range.
    void filteredFiguresAreThoseOfABookOfTheRemainingTrades() {
        for (unsigned seed = 1; seed <= 40; ++seed) {
            const TradeBook book = randomBook(seed % 5 + 1, 250).build();
            const TradeFilter filter = randomFilter(seed);
            TradeBook rest = book;
            rest.trades.clear();
            for (const Trade& trade : book.trades) {
                if (passes(book, trade, filter)) {
                    rest.trades.push_back(trade);
                }
            }
            TradeFilter all;
            all.basis = filter.basis;
            const bool sameStart = !filter.from && filter.accounts.isEmpty();
            const auto without = sameStart ? std::nullopt : std::optional(core::FigureGroup::Equity);
            const QString filtered = allFigures(core::summarise(book, core::select(book, filter)), without);
            QCOMPARE(filtered, allFigures(core::summarise(rest, core::select(rest, all)), without));
        }
    }

    void theThreeOutcomesSplitTheBook() {
        for (const core::Basis basis : {core::Basis::Net, core::Basis::Gross}) {
            const TradeBook book = randomBook(4, 300).build();
            TradeFilter filter;
            filter.basis = basis;
            const core::Summary whole = core::summarise(book, core::select(book, filter));
            const auto of = [&](Outcome outcome) {
                TradeFilter only = filter;
                only.outcome = outcome;
                return core::summarise(book, core::select(book, only));
            };
            const core::Summary wins = of(Outcome::Win), losses = of(Outcome::Loss),
                                evens = of(Outcome::BreakEven);
            QCOMPARE(wins.totalTrades, whole.winningTrades);
            QCOMPARE(losses.totalTrades, whole.losingTrades);
            QCOMPARE(evens.totalTrades, whole.breakEvenTrades);
            QCOMPARE(*wins.grossProfit.value, *whole.grossProfit.value);
            QCOMPARE(*losses.grossLoss.value, *whole.grossLoss.value);
            QCOMPARE(*wins.totalFees.value + *losses.totalFees.value + *evens.totalFees.value,
                     *whole.totalFees.value);
            QCOMPARE(wins.winRate.value, 100.0);
            QVERIFY(wins.profitFactor.isInfinite() && losses.profitFactor.value == 0.0);
        }
    }

    void basisMovesOnlyTheFiguresOfP() {
        const TradeBook book = randomBook(2, 300).build();
        TradeFilter gross;
        gross.basis = core::Basis::Gross;
        const core::Summary a = core::summarise(book, core::select(book, {}));
        const core::Summary b = core::summarise(book, core::select(book, gross));
        for (const char* key : {"totalPnL", "totalNetPnL", "totalFees", "averageR", "sqn", "avgReturn",
                                "sharpeRatio", "sortinoRatio", "volatility", "maxDrawdown", "ulcerIndex",
                                "maxDrawdownMoney", "recoveryFactor", "kRatio1996"}) {
            const auto* figure = core::figureNamed(QString::fromLatin1(key));
            const FigureText text{QLocale::c()};
            QCOMPARE(core::textOf(*figure, b, text), core::textOf(*figure, a, text));
        }
        QVERIFY(*a.grossProfit.value < *b.grossProfit.value && a.profitFactor.value < b.profitFactor.value);
        QVERIFY(*a.expectancy.value < *b.expectancy.value && a.kelly.value < b.kelly.value);
    }

private:
    using FigureText = core::FigureText;
};

TJ_TEST(FilteredStatisticsTest)
#include "filtered_statistics_test.moc"
