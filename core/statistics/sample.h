#pragma once

#include "core/base/decimal.h"
#include "core/statistics/number.h"

#include <span>

namespace core {

/// Mean and standard deviation (n − 1) of a row of values, summed in its order. A deviation that is nothing
/// but rounding (below 1e-12 of the largest value) counts as none, so that equal returns have no Sharpe ratio
/// of 1e16.
struct Sample {
    int n = 0;
    double mean = 0;
    double deviation = 0;
};

/// NaN stands for a value that is not there and is left out.
Sample sampleOf(std::span<const double> values);
/// The mean from the exact sum.
Sample sampleOf(std::span<const Decimal> values);

/// mean / deviation; TooFew below two values, NoDeviation when all are equal.
Number meanOverDeviation(const Sample& sample);

} // namespace core
