#include "core/statistics/sample.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

double asDouble(double value) {
    return value;
}
double asDouble(Decimal value) {
    return value.toDouble();
}

template <typename Value>
double deviationAround(std::span<const Value> values, double mean) {
    double squares = 0;
    double largest = 0;
    for (const Value& value : values) {
        const double each = asDouble(value);
        squares += (each - mean) * (each - mean);
        largest = std::max(largest, std::abs(each));
    }
    const double deviation = values.size() < 2 ? 0 : std::sqrt(squares / double(values.size() - 1));
    return deviation < 1e-12 * largest ? 0 : deviation;
}

} // namespace

Sample sampleOf(std::span<const double> values) {
    if (values.empty()) {
        return {};
    }
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    const double mean = sum / double(values.size());
    return {int(values.size()), mean, deviationAround(values, mean)};
}

Sample sampleOf(std::span<const Decimal> values) {
    if (values.empty()) {
        return {};
    }
    DecimalSum sum;
    for (const Decimal& value : values) {
        sum += value;
    }
    const double mean = sum.toDouble() / double(values.size());
    return {int(values.size()), mean, deviationAround(values, mean)};
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
