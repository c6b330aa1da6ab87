#include "core/statistics/significance.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <vector>

namespace core {

Number tStatistic(const Sample& pnl) {
    const Number perTrade = meanOverDeviation(pnl);
    return perTrade.isFinite() ? Number::finite(perTrade.value * std::sqrt(double(pnl.n)), pnl.n) : perTrade;
}

Number chanceOfLuck(const Number& tStatistic) {
    if (!tStatistic.isFinite()) {
        return tStatistic;
    }
    const boost::math::students_t distribution(tStatistic.n - 1);
    return Number::finite(boost::math::cdf(boost::math::complement(distribution, tStatistic.value)),
                          tStatistic.n);
}

Number kRatio1996(std::span<const Decimal> net) {
    const int n = int(net.size());
    if (n == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (n < 3) {
        return Number::undefined(Undefinedness::TooFew, n);
    }
    std::vector<double> cumulative;
    cumulative.reserve(net.size());
    DecimalSum sum;
    double mean = 0;
    for (const Decimal& each : net) {
        sum += each;
        cumulative.push_back(sum.toDouble());
        mean += cumulative.back();
    }
    mean /= n;
    const double middle = (double(n) + 1) / 2; // trade numbers 1 … n
    const double squaresX = double(n) * (double(n) * double(n) - 1) / 12;
    double products = 0;
    double squaresY = 0;
    for (int i = 0; i < n; ++i) {
        const double fromMean = cumulative[std::size_t(i)] - mean;
        products += (i + 1 - middle) * fromMean;
        squaresY += fromMean * fromMean;
    }
    const double slope = products / squaresX;
    double residuals = 0;
    for (int i = 0; i < n; ++i) {
        const double residual = cumulative[std::size_t(i)] - mean - slope * (i + 1 - middle);
        residuals += residual * residual;
    }
    if (residuals <= 1e-24 * squaresY || squaresY == 0) { // a straight line but for rounding
        return Number::undefined(Undefinedness::NoDeviation, n);
    }
    const double standardError = std::sqrt(residuals / (n - 2) / squaresX);
    return Number::finite(slope / (standardError * std::sqrt(double(n))), n);
}

Number kelly(const Streaks& counts, const Number& payoffRatio) {
    if (!payoffRatio.isFinite()) {
        return payoffRatio;
    }
    const int n = counts.wins + counts.losses;
    const double p = double(counts.wins) / n;
    return Number::finite(p - (1 - p) / payoffRatio.value, n);
}

} // namespace core
