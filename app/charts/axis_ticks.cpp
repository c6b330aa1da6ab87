#include "app/charts/axis_ticks.h"

#include <algorithm>
#include <cmath>

namespace app {

std::vector<double> roundTicks(double low, double high, int wanted) {
    if (!(high > low)) {
        high = low + std::max(1.0, std::abs(low));
    }
    const double rough = (high - low) / std::max(1, wanted);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double candidate : {1.0, 2.0, 2.5, 5.0}) {
        if (candidate * power >= rough) {
            step = candidate * power;
            break;
        }
    }
    std::vector<double> ticks;
    const double first = std::floor(low / step + 1e-9);
    const double last = std::ceil(high / step - 1e-9);
    for (double k = first; k <= last; ++k) {
        ticks.push_back(k * step);
    }
    return ticks;
}

namespace {

std::vector<core::Day> monthStarts(core::Day first, core::Day last, int everyMonths) {
    using namespace std::chrono;
    std::vector<core::Day> starts;
    const year_month_day begin(first);
    year_month month(begin.year(), std::chrono::month(1));
    for (; core::Day(month / 1) <= last; month += months(everyMonths)) {
        if (core::Day(month / 1) >= first) {
            starts.push_back(core::Day(month / 1));
        }
    }
    return starts;
}

} // namespace

std::vector<core::Day> dayTicks(core::Day first, core::Day last, int wanted) {
    const int span = int((last - first).count());
    wanted = std::max(2, wanted);
    if (span <= 75) {
        std::vector<core::Day> days;
        const int step = std::max(1, (span + wanted - 1) / wanted);
        for (core::Day day = first; day <= last; day += std::chrono::days(step)) {
            days.push_back(day);
        }
        return days;
    }
    for (const int everyMonths : {1, 2, 3, 6, 12, 24, 60}) {
        std::vector<core::Day> starts = monthStarts(first, last, everyMonths);
        if (int(starts.size()) <= wanted) {
            return starts;
        }
    }
    return {first, last};
}

} // namespace app
