#include "core/statistics/sample.h"

#include <cmath>

namespace core {
namespace {

double asDouble(double value) {
    return value;
}
double asDouble(Decimal value) {
    return value.toDouble();
}

/// NaNs are left out of `n` and of the deviation.
template <typename Value>
double deviationAround(std::span<const Value> values, double mean, int n) {
    double squares = 0;
    double largest = 0;
    for (const Value& value : values) {
        const double each = asDouble(value);
        const double fromMean = std::isnan(each) ? 0 : each - mean;
        squares += fromMean * fromMean;
        largest = std::abs(each) > largest ? std::abs(each) : largest;
    }
    const double deviation = n < 2 ? 0 : std::sqrt(squares / (n - 1));
    return deviation < 1e-12 * largest ? 0 : deviation;
}

} // namespace

Sample sampleOf(std::span<const double> values) {
    double sum = 0;
    int n = 0;
    for (const double value : values) {
        const bool isThere = !std::isnan(value);
        sum += isThere ? value : 0;
        n += isThere ? 1 : 0;
    }
    if (n == 0) {
        return {};
    }
    const double mean = sum / n;
    return {n, mean, deviationAround(values, mean, n)};
}

Sample sampleOf(std::span<const Decimal> values) {
    if (values.empty()) {
        return {};
    }
    DecimalSum sum;
    for (const Decimal& value : values) {
        sum += value;
    }
    const int n = int(values.size());
    const double mean = sum.toDouble() / n;
    return {n, mean, deviationAround(values, mean, n)};
}

Number meanOverDeviation(const Sample& sample) {
    if (sample.n == 0) {
        return Number::undefined(Undefinedness::NoClosedTrades);
    }
    if (sample.n < 2) {
        return Number::undefined(Undefinedness::TooFew, sample.n);
    }
    if (sample.deviation == 0) {
        return Number::undefined(Undefinedness::NoDeviation, sample.n);
    }
    return Number::finite(sample.mean / sample.deviation, sample.n);
}

} // namespace core
