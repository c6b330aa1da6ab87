#include "core/statistics/closed_trades.h"

#include "core/statistics/breakdown.h"
#include "core/statistics/concentration.h"
#include "core/statistics/distribution.h"
#include "core/statistics/money_sums.h"
#include "core/statistics/sample.h"
#include "core/statistics/streaks.h"
#include "tests/core/statistics/random_book.h"
#include "tests/support/test_registry.h"

#include <QDate>
#include <QtTest>

#include <cmath>
#include <limits>
#include <map>
#include <numeric>

using core::BreakdownBy;
using core::Decimal;
using core::Outcome;
using core::Trade;
using core::TradeBook;

namespace {

QDate dateOf(core::Day day) {
    return QDate(1970, 1, 1).addDays(core::dayNumber(day));
}

QString entryHour(const Trade& trade) {
    return trade.entryMinute < 0 ? QString() : QTime(0, 0).addSecs(trade.entryMinute * 60).toString(u"HH");
}

/// The keys a trade counts under, from the trade itself.
QStringList keysOf(const TradeBook& book, const Trade& trade, BreakdownBy by) {
    switch (by) {
    case BreakdownBy::Symbol:
        return {book.instrumentOf(trade).symbol};
    case BreakdownBy::Tag: {
        QStringList names;
        for (const qint32 tag : book.tagsOf(trade)) {
            names += book.tags[std::size_t(tag)].name;
        }
        return names.isEmpty() ? QStringList{QString()} : names;
    }
    case BreakdownBy::Weekday:
        return {QString::number(dateOf(trade.entryDay).dayOfWeek())};
    case BreakdownBy::Hour:
        return {entryHour(trade)};
    case BreakdownBy::Month:
        return {dateOf(trade.exitDay).toString(u"yyyy-MM")};
    case BreakdownBy::Side:
        return {trade.side == core::Direction::Long ? QStringLiteral("long") : QStringLiteral("short")};
    case BreakdownBy::Account:
        return {book.accountOf(trade).name};
    case BreakdownBy::Playbook:
        return {trade.playbook < 0 ? QString() : book.playbooks[std::size_t(trade.playbook)].name};
    }
    return {};
}

struct SlowRow {
    int trades = 0;
    int wins = 0;
    Decimal gross, net, profit, loss;
    std::vector<double> rs;
};

std::map<QString, SlowRow> slowRows(const TradeBook& book, BreakdownBy by) {
    std::map<QString, SlowRow> rows;
    for (const Trade& trade : book.trades) {
        for (const QString& key : keysOf(book, trade, by)) {
            SlowRow& row = rows[key];
            ++row.trades;
            row.wins += trade.netPnl.isPositive() ? 1 : 0;
            row.gross += trade.grossPnl;
            row.net += trade.netPnl;
            (trade.netPnl.isPositive() ? row.profit : row.loss) += trade.netPnl.abs();
            if (trade.initialRisk) {
                row.rs.push_back(trade.netPnl.toDouble() / trade.initialRisk->toDouble());
            }
        }
    }
    return rows;
}

Decimal randomAmount(std::mt19937_64& random) {
    const int bits = 1 + int(random() % 63);
    const auto magnitude = std::int64_t(random() >> (64 - bits));
    return Decimal::fromUnits(random() % 2 == 0 ? magnitude : -magnitude);
}

/// Runs counted by writing them down as text.
core::Streaks slowStreaks(const QString& outcomes) {
    core::Streaks found;
    found.wins = int(outcomes.count(u'W'));
    found.losses = int(outcomes.count(u'L'));
    found.breakEvens = int(outcomes.count(u'B'));
    for (int length = 1; length <= outcomes.size(); ++length) {
        for (const auto& [letter, longest] :
             {std::pair(u'W', &found.longestWinning), std::pair(u'L', &found.longestLosing)}) {
            const auto first = outcomes.indexOf(QString(length, letter));
            if (first >= 0) {
                *longest = {int(first), length};
            }
        }
    }
    const QString decided = QString(outcomes).remove(u'B');
    for (int i = 0; i < decided.size(); ++i) {
        found.runs += i == 0 || decided[i] != decided[i - 1] ? 1 : 0;
    }
    return found;
}

} // namespace

class ClosedTradesTest : public QObject {
    Q_OBJECT
private slots:
    void columnsSayWhatTheTradesSay() {
        const TradeBook book = randomBook(7, 200).build();
        const core::TradeSelection selection = core::select(book, {});
        const core::ClosedTrades closed(book, selection);
        QCOMPARE(closed.size(), std::size_t(200));
        for (std::size_t i = 0; i < closed.size(); ++i) {
            const Trade& trade = closed.trade(i);
            QCOMPARE(closed.net[i], trade.netPnl);
            QCOMPARE(closed.gross[i], trade.grossPnl);
            QCOMPARE(std::isnan(closed.rMultiples[i]), !trade.initialRisk.has_value());
            QCOMPARE(core::dayFromNumber(closed.exitDays[i]), trade.exitDay);
            QCOMPARE(int(closed.entryWeekdays[i]), dateOf(trade.entryDay).dayOfWeek());
            QCOMPARE(int(closed.entryHours[i]), trade.entryMinute < 0 ? -1 : trade.entryMinute / 60);
            QCOMPARE(closed.held[i].from == core::ClosedTrades::Held::Unknown, !trade.holdingKnown);
        }
    }

    void breakdownsEqualSlowOnesToTheLastDigit() {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const TradeBook book = randomBook(seed, 300).build();
            for (int by = 0; by <= int(BreakdownBy::Playbook); ++by) {
                const auto expected = slowRows(book, BreakdownBy(by));
                const auto rows = core::breakdown(book, core::select(book, {}), BreakdownBy(by));
                QCOMPARE(rows.size(), expected.size());
                auto slow = expected.begin();
                for (const core::BreakdownRow& row : rows) {
                    const auto& [key, sums] = *slow++;
                    QCOMPARE(row.key, key);
                    QCOMPARE(row.totalTrades, sums.trades);
                    QCOMPARE(*row.totalPnL.value, sums.gross);
                    QCOMPARE(*row.totalNetPnL.value, sums.net);
                    QCOMPARE(row.winRate.value, 100.0 * sums.wins / sums.trades);
                    QCOMPARE(*row.expectancy.value, *core::divided(sums.net, Decimal::fromInt(sums.trades)));
                    if (sums.loss.isPositive()) {
                        QCOMPARE(row.profitFactor.value, sums.profit.toDouble() / sums.loss.toDouble());
                    }
                    QCOMPARE(row.averageR.n, int(sums.rs.size()));
                    const double sum = std::accumulate(sums.rs.begin(), sums.rs.end(), 0.0);
                    QVERIFY(sums.rs.empty() ? row.averageR.reason == core::Undefinedness::NoStops
                                            : std::abs(row.averageR.value - sum / double(sums.rs.size())) <
                                                  1e-12 * (1 + std::abs(sum)));
                }
            }
        }
    }

    void splitSumsAreExactAtEverySize() {
        std::mt19937_64 random(11);
        for (int round = 0; round < 50; ++round) {
            core::SplitSum fast, other;
            core::DecimalSum exact;
            for (int i = 0; i < 400; ++i) {
                const Decimal amount = randomAmount(random);
                (i % 3 == 0 ? other : fast) += amount;
                exact += amount;
            }
            QVERIFY(core::DecimalSum(fast += other).units() == exact.units());
        }
        core::SplitSum edges;
        for (const std::int64_t units : {std::numeric_limits<std::int64_t>::min(), std::int64_t(-1),
                                         std::numeric_limits<std::int64_t>::max(), std::int64_t(1)}) {
            edges += Decimal::fromUnits(units);
        }
        QVERIFY(core::DecimalSum(edges).units() == -1);
    }

    void streaksEqualThoseReadFromTheText() {
        std::mt19937 random(5);
        for (int round = 0; round < 60; ++round) {
            QString letters;
            std::vector<Outcome> outcomes;
            for (int i = 0; i < round; ++i) {
                const int which = int(random() % 5);
                outcomes.push_back(which < 2 ? Outcome::Win : which < 4 ? Outcome::Loss : Outcome::BreakEven);
                letters += which < 2 ? u'W' : which < 4 ? u'L' : u'B';
            }
            const core::Streaks ours = core::streaksOf(outcomes), slow = slowStreaks(letters);
            const auto facts = [](const core::Streaks& s) {
                return std::vector<int>{s.wins,
                                        s.losses,
                                        s.breakEvens,
                                        s.runs,
                                        s.longestWinning.length,
                                        s.longestWinning.first,
                                        s.longestLosing.length,
                                        s.longestLosing.first};
            };
            QVERIFY2(facts(ours) == facts(slow), qPrintable(letters));
        }
    }

    void rBinsAreClosedBelowAndOpenAbove() {
        BookBuilder builder;
        for (const char* net :
             {"-50", "-50.00000001", "0", "49.99999999", "50", "-1000000", "1000000", "549.9"}) {
            builder.add(test::aTrade().net(net).risk("100"));
        }
        const TradeBook book = builder.build();
        const auto bins = core::rDistribution(book, core::select(book, {}));
        const auto at = [&](int r) { return bins[std::size_t(r + 5)].trades; };
        QCOMPARE(at(0), 3);  // −0.5, zero and just below +0.5
        QCOMPARE(at(-1), 1); // just below −0.5
        QCOMPARE(at(1), 1);
        QCOMPARE(at(-5), 1);
        QCOMPARE(at(5), 2);
    }

    void theBestTenPercentAreThoseOfASortedList() {
        for (int count : {1, 9, 10, 11, 95, 200}) {
            const TradeBook book = randomBook(unsigned(count), count).build();
            const core::TradeSelection selection = core::select(book, {});
            const core::ClosedTrades closed(book, selection);
            std::vector<Decimal> sorted = closed.net;
            std::sort(sorted.rbegin(), sorted.rend());
            Decimal best, profit;
            for (std::size_t i = 0; i < sorted.size() && sorted[i].isPositive(); ++i) {
                profit += sorted[i];
                best += i < std::size_t((count + 9) / 10) ? sorted[i] : Decimal();
            }
            core::DecimalSum sum;
            const core::Concentration found = core::concentrationOf(closed, sum += profit);
            if (profit.isZero()) {
                QCOMPARE(found.bestTenPercent.reason, core::Undefinedness::NoGrossProfit);
                continue;
            }
            QCOMPARE(found.bestTenPercent.value, best.toDouble() / profit.toDouble());
            QCOMPARE(found.bestTrade.value, sorted.front().toDouble() / profit.toDouble());
        }
    }

    void samplesLeaveOutWhatIsNotThere() {
        const double no = std::nan("");
        const std::vector<double> with{no, 2, no, 4, 4, 4, 5, 5, 7, 9, no}, without{2, 4, 4, 4, 5, 5, 7, 9};
        const core::Sample a = core::sampleOf(std::span<const double>(with));
        const core::Sample b = core::sampleOf(std::span<const double>(without));
        QCOMPARE(a.n, 8);
        QCOMPARE(a.mean, 5.0);
        QCOMPARE(a.deviation, b.deviation);
        QVERIFY(std::abs(a.deviation - std::sqrt(32.0 / 7)) < 1e-15);
        const std::vector<double> none{no, no};
        QCOMPARE(core::sampleOf(std::span<const double>(none)).n, 0);
    }

private:
    using BookBuilder = test::BookBuilder;
};

TJ_TEST(ClosedTradesTest)
#include "closed_trades_test.moc"
