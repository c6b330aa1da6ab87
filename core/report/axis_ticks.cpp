#include "core/report/axis_ticks.h"

#include <algorithm>
#include <cmath>

namespace core {

std::vector<double> axisTicks(double from, double to, int count) {
    if (to <= from) {
        const double room = from == 0 ? 1 : std::abs(from) / 10;
        from -= room;
        to += room;
    }
    const double rough = (to - from) / std::max(count - 1, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (rough <= factor * power * 1.0000001) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> ticks;
    const double first = std::floor(from / step + 1e-9);
    const double last = std::ceil(to / step - 1e-9);
    for (double i = first; i <= last; ++i) {
        ticks.push_back(i * step);
    }
    return ticks;
}

} // namespace core
