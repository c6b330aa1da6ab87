#include "tests/core/statistics/reference_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace {

using Values = std::vector<double>;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double sum(const Values& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}
double mean(const Values& values) {
    return values.empty() ? kNone : sum(values) / double(values.size());
}

double median(Values values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.empty()           ? kNone
           : values.size() % 2 == 1 ? values[half]
                                    : (values[half - 1] + values[half]) / 2;
}

/// By the pairwise differences of all values: Σ(a − b)² / (2n(n − 1)).
double deviation(const Values& values) {
    const double n = double(values.size());
    double squares = 0;
    for (const double a : values) {
        for (const double b : values) {
            squares += (a - b) * (a - b);
        }
    }
    return n < 2 ? kNone : std::sqrt(squares / (2 * n * (n - 1)));
}

std::vector<const core::Trade*> inExitOrder(const core::TradeBook& book) {
    std::vector<const core::Trade*> trades;
    for (const core::Trade& trade : book.trades) {
        if (trade.isClosed()) {
            trades.push_back(&trade);
        }
    }
    std::sort(trades.begin(), trades.end(), [](const core::Trade* a, const core::Trade* b) {
        return std::tuple(a->exitAt, a->entryAt, a->id) < std::tuple(b->exitAt, b->entryAt, b->id);
    });
    return trades;
}

double cashUntil(const core::TradeBook& book, core::Day day) {
    double cash = 0;
    for (const core::CashMovement& movement : book.cashMovements) {
        cash += movement.date <= day ? movement.amount.toDouble() : 0;
    }
    return cash;
}

double startingEquity(const core::TradeBook& book) {
    double equity = 0;
    for (const core::Account& account : book.accounts) {
        equity += account.startingEquity.value_or(core::Decimal()).toDouble();
    }
    return equity;
}

/// One-sided tail of Student's t by Simpson's rule on the density.
double studentTail(double t, int freedom) {
    const double v = freedom;
    const double scale =
        std::exp(std::lgamma((v + 1) / 2) - std::lgamma(v / 2)) / std::sqrt(v * std::acos(-1.0));
    const auto density = [&](double x) { return scale * std::pow(1 + x * x / v, -(v + 1) / 2); };
    const int steps = 20000;
    const double width = std::abs(t) / steps;
    double area = density(0) + density(std::abs(t));
    for (int i = 1; i < steps; ++i) {
        area += density(i * width) * (i % 2 == 1 ? 4 : 2);
    }
    area *= width / 3;
    return t >= 0 ? 0.5 - area : 0.5 + area;
}

void addDrawdown(ReferenceStatistics& found, const core::TradeBook& book,
                 const std::vector<const core::Trade*>& trades, core::Day first) {
    // Equity without cash for peaks: a movement lifts equity and peak alike. Every pair of moments is looked
    // at.
    Values net{0};
    for (const core::Trade* trade : trades) {
        net.push_back(net.back() + trade->netPnl.toDouble());
    }
    const double start = startingEquity(book) + cashUntil(book, first - std::chrono::days(1));
    found.drawdownMoney = found.drawdownPercent = 0;
    for (std::size_t later = 1; later < net.size(); ++later) {
        const double cash =
            cashUntil(book, trades[later - 1]->exitDay) - cashUntil(book, first - std::chrono::days(1));
        for (std::size_t peak = 0; peak < later; ++peak) {
            const double fall = net[peak] - net[later];
            found.drawdownMoney = std::max(found.drawdownMoney, fall);
            found.drawdownPercent = std::max(found.drawdownPercent, 100 * fall / (start + cash + net[peak]));
        }
    }
    found.recovery = net.back() / found.drawdownMoney;
}

void addDays(ReferenceStatistics& found, const core::TradeBook& book,
             const std::vector<const core::Trade*>& trades, core::Day first, core::Day last) {
    Values returns;
    Values falls{0};
    Values ends{0};
    double logGrowth = 0;
    for (core::Day day = first; day <= last; day += std::chrono::days(1)) {
        double before = 0;
        double today = 0;
        bool any = false;
        for (const core::Trade* trade : trades) {
            before += trade->exitDay < day ? trade->netPnl.toDouble() : 0;
            today += trade->exitDay == day ? trade->netPnl.toDouble() : 0;
            any = any || trade->exitDay == day;
        }
        if (core::isoWeekday(day) > 5 && !any) {
            continue;
        }
        const double atStart = startingEquity(book) + cashUntil(book, day) + before;
        returns.push_back(today / atStart);
        logGrowth += std::log1p(today / atStart);
        ends.push_back(before + today);
        const double best =
            *std::max_element(ends.begin(), ends.end()); // best net so far, the start included
        falls.push_back(100 * (before + today - best) / (startingEquity(book) + cashUntil(book, day) + best));
    }
    const double days = double((last - first).count() + 1);
    found.sharpe = mean(returns) / deviation(returns) * std::sqrt(252.0);
    found.volatility = 100 * deviation(returns) * std::sqrt(252.0);
    double below = 0;
    for (const double r : returns) {
        below += r < 0 ? r * r : 0;
    }
    found.sortino = mean(returns) / std::sqrt(below / double(returns.size())) * std::sqrt(252.0);
    found.cagr = days < 365 ? kNone : 100 * std::expm1(logGrowth * 365.25 / days);
    double squares = 0;
    for (const double fall : falls) {
        squares += fall * fall;
    }
    found.ulcer = std::sqrt(squares / double(falls.size()));
}

void addSignificance(ReferenceStatistics& found, const Values& pnl, const Values& net) {
    const double n = double(pnl.size());
    found.meanOverDeviation = mean(pnl) / deviation(pnl);
    found.t = found.meanOverDeviation * std::sqrt(n);
    found.luck = studentTail(found.t, int(n) - 1);
    // slope / its standard error is r √((n − 2) / (1 − r²)).
    Values number;
    Values cumulative;
    for (std::size_t i = 0; i < net.size(); ++i) {
        number.push_back(double(i));
        cumulative.push_back(net[i] + (i == 0 ? 0 : cumulative.back()));
    }
    double products = 0;
    for (std::size_t i = 0; i < net.size(); ++i) {
        products += (number[i] - mean(number)) * (cumulative[i] - mean(cumulative));
    }
    const double r = products / (n - 1) / deviation(number) / deviation(cumulative);
    found.kRatio = r * std::sqrt((n - 2) / (1 - r * r)) / std::sqrt(n);
}

void addRuns(ReferenceStatistics& found, const Values& pnl) {
    std::string letters;
    for (const double each : pnl) {
        letters += each > 0 ? 'W' : each < 0 ? 'L' : '0';
    }
    found.longestWin = found.longestLoss = 0;
    while (letters.find(std::string(std::size_t(found.longestWin) + 1, 'W')) != std::string::npos) {
        ++found.longestWin;
    }
    while (letters.find(std::string(std::size_t(found.longestLoss) + 1, 'L')) != std::string::npos) {
        ++found.longestLoss;
    }
    letters.erase(std::remove(letters.begin(), letters.end(), '0'), letters.end());
    const double n = double(letters.size());
    const double wins = double(std::count(letters.begin(), letters.end(), 'W'));
    const double pairs = 2 * wins * (n - wins);
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    found.runsZ = (n * (double(letters.size()) - 1) - pairs) / std::sqrt(pairs * (pairs - n) / (n - 1));
}

void addTimes(ReferenceStatistics& found, const std::vector<const core::Trade*>& trades, core::Basis basis) {
    Values seconds, ofWins, ofLosses, ofBreakEvens;
    std::vector<std::pair<qint64, qint64>> spans;
    core::Day first = trades.front()->exitDay;
    core::Day last = first;
    bool any = false;
    for (const core::Trade* trade : trades) {
        if (trade->holdingKnown) {
            seconds.push_back(double((trade->exitAt - trade->entryAt).count()) / 1000);
            const int sign = trade->pnl(basis).sign();
            (sign > 0 ? ofWins : sign < 0 ? ofLosses : ofBreakEvens).push_back(seconds.back());
            spans.emplace_back(core::toMs(trade->entryAt), core::toMs(trade->exitAt));
            first = any ? std::min(first, trade->entryDay) : trade->entryDay;
            last = any ? std::max(last, trade->exitDay) : trade->exitDay;
            any = true;
        }
    }
    found.averageHolding = mean(seconds);
    found.averageOfWins = mean(ofWins);
    found.averageOfLosses = mean(ofLosses);
    found.averageOfBreakEvens = mean(ofBreakEvens);
    found.medianHolding = median(seconds);
    found.medianOfWins = median(ofWins);
    found.medianOfLosses = median(ofLosses);
    found.medianOfBreakEvens = median(ofBreakEvens);
    std::sort(spans.begin(), spans.end());
    qint64 covered = 0;
    qint64 until = std::numeric_limits<qint64>::min();
    for (const auto& [from, to] : spans) {
        covered += std::max<qint64>(0, to - std::max(from, until));
        until = std::max(until, to);
    }
    found.exposure = 100.0 * double(covered) / (86'400'000.0 * double((last - first).count() + 1));
}

void addOwnFields(ReferenceStatistics& found, const std::vector<const core::Trade*>& trades,
                  core::Basis basis) {
    Values rs, returns, mae, mfe, maeR, mfeR, efficiency, costs, profits, quantities;
    for (const core::Trade* trade : trades) {
        if (trade->initialRisk) {
            rs.push_back(trade->netPnl.toDouble() / trade->initialRisk->toDouble());
            if (trade->mae && trade->mfe) {
                maeR.push_back(trade->mae->toDouble() / trade->initialRisk->toDouble());
                mfeR.push_back(trade->mfe->toDouble() / trade->initialRisk->toDouble());
            }
        }
        costs.push_back((trade->grossPnl - trade->netPnl).toDouble());
        profits.push_back(std::max(0.0, trade->pnl(basis).toDouble()));
        quantities.push_back(trade->quantity.toDouble());
        returns.push_back(100 * trade->netPnl.toDouble() / trade->notional->toDouble());
        if (trade->mae) {
            mae.push_back(trade->mae->toDouble());
            mfe.push_back(trade->mfe->toDouble());
        }
        if (trade->mfe && trade->mfe->isPositive()) {
            efficiency.push_back(100 * trade->pnl(basis).toDouble() / trade->mfe->toDouble());
        }
    }
    found.averageR = mean(rs);
    found.sqn = std::sqrt(double(rs.size())) * mean(rs) / deviation(rs);
    found.averageReturn = mean(returns);
    found.averageMae = mean(mae);
    found.averageMfe = mean(mfe);
    found.averageMaeR = mean(maeR);
    found.averageMfeR = mean(mfeR);
    found.costsPercent = 100 * mean(costs) / mean(profits);
    found.costsPerTrade = mean(costs);
    found.costsPerUnit = mean(costs) / mean(quantities);
    found.exitEfficiency = mean(efficiency);
}

void addProfits(ReferenceStatistics& found, const std::vector<const core::Trade*>& trades, const Values& pnl,
                core::Basis basis) {
    Values wins, losses;
    for (const double each : pnl) {
        if (each != 0) {
            (each > 0 ? wins : losses).push_back(std::abs(each));
        }
    }
    const double n = double(pnl.size());
    found.winRate = 100 * double(wins.size()) / n;
    found.grossProfit = sum(wins);
    found.grossLoss = sum(losses);
    found.profitFactor = sum(wins) / sum(losses);
    found.payoff = mean(wins) / mean(losses);
    found.expectancy = mean(pnl);
    const double p = double(wins.size()) / double(wins.size() + losses.size());
    found.kelly = p - (1 - p) / found.payoff;
    std::sort(wins.rbegin(), wins.rend());
    found.bestTradeShare = wins.front() / sum(wins);
    const std::size_t tenth = std::min(wins.size(), std::size_t(std::ceil(n / 10)));
    found.bestTenPercentShare = sum(Values(wins.begin(), wins.begin() + std::ptrdiff_t(tenth))) / sum(wins);
    std::map<core::Day, double> byDay;
    for (const core::Trade* trade : trades) {
        byDay[trade->exitDay] += trade->pnl(basis).toDouble();
    }
    double best = -std::numeric_limits<double>::infinity();
    for (const auto& [day, total] : byDay) {
        best = std::max(best, total);
    }
    found.bestDayShare = best / sum(wins);
}

} // namespace

ReferenceStatistics referenceStatistics(const core::TradeBook& book, core::Basis basis) {
    const std::vector<const core::Trade*> trades = inExitOrder(book);
    Values pnl, net;
    core::Day first = trades.front()->exitDay;
    core::Day last = first;
    for (const core::Trade* trade : trades) {
        pnl.push_back(trade->pnl(basis).toDouble());
        net.push_back(trade->netPnl.toDouble());
        first = std::min(first, trade->exitDay);
        last = std::max(last, trade->exitDay);
    }
    ReferenceStatistics found{};
    found.totalNet = sum(net);
    addProfits(found, trades, pnl, basis);
    addOwnFields(found, trades, basis);
    addSignificance(found, pnl, net);
    addRuns(found, pnl);
    addTimes(found, trades, basis);
    addDrawdown(found, book, trades, first);
    addDays(found, book, trades, first, last);
    return found;
}
