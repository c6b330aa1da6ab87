#include "core/statistics/monte_carlo.h"

#include "core/statistics/closed_trades.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <random>

namespace core {
namespace {

constexpr std::size_t kFewestTrades = 20;
constexpr int kMostRuns = 100'000;
constexpr qint64 kMostDraws = 200'000'000;
constexpr int kMostPoints = 400;

Error refused(const QString& detail, const QString& field = {}) {
    return {ErrorCode::InvalidValue, detail, field};
}

/// What runs are drawn from.
std::vector<double> results(const ClosedTrades& closed, bool inR) {
    std::vector<double> found;
    if (inR) {
        std::copy_if(closed.rMultiples.begin(), closed.rMultiples.end(), std::back_inserter(found),
                     [](double r) { return !std::isnan(r); });
    } else {
        std::transform(closed.pnl().begin(), closed.pnl().end(), std::back_inserter(found),
                       [](Decimal pnl) { return pnl.toDouble(); });
    }
    return found;
}

std::optional<Error> refusal(const ClosedTrades& closed, const MonteCarloOptions& options, std::size_t trades,
                             int length) {
    if (trades < kFewestTrades) {
        return refused(QStringLiteral("a simulation needs at least %1 closed trades%2, the selection has %3")
                           .arg(QString::number(kFewestTrades),
                                options.inR ? QStringLiteral(" with a stop") : QString(),
                                QString::number(trades)));
    }
    if (!options.inR && closed.moneyReason != Undefinedness::None) {
        return refused(QStringLiteral("no simulation: %1").arg(reasonText(closed.moneyReason)));
    }
    if (options.runs < 1 || options.runs > kMostRuns) {
        return refused(QStringLiteral("runs must be 1 to %1").arg(kMostRuns), QStringLiteral("runs"));
    }
    if (length < 1 || qint64(length) * options.runs > kMostDraws) {
        return refused(QStringLiteral("runs × trades must be 1 to %1").arg(kMostDraws),
                       QStringLiteral("trades"));
    }
    return std::nullopt;
}

std::vector<int> pointsOf(int length) {
    const int count = std::min(length, kMostPoints);
    std::vector<int> points;
    for (int i = 1; i <= count; ++i) {
        points.push_back(int(qint64(length) * i / count));
    }
    return points;
}

/// Nearest rank.
double percentile(const std::vector<double>& sorted, int percent) {
    const auto rank = (sorted.size() * std::size_t(percent) + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

} // namespace

Result<MonteCarlo> monteCarlo(const TradeBook& book, const TradeSelection& selection,
                              const MonteCarloOptions& options) {
    const ClosedTrades closed(book, selection);
    const std::vector<double> pnl = results(closed, options.inR);
    const int length = options.trades == 0 ? int(pnl.size()) : options.trades;
    if (const std::optional<Error> error = refusal(closed, options, pnl.size(), length)) {
        return *error;
    }
    MonteCarlo result;
    result.options = options;
    result.tradeNumbers = pointsOf(length);
    const std::size_t runs = std::size_t(options.runs);
    std::vector<std::vector<double>> reached(result.tradeNumbers.size(), std::vector<double>(runs));
    std::mt19937_64 random(options.seed); // the standard fixes its numbers; its distributions it does not
    int fellBelow = 0;
    int ruined = 0;
    for (std::size_t run = 0; run < runs; ++run) {
        double sum = 0;
        double peak = 0;
        double deepest = 0;
        double lowest = 0;
        std::size_t point = 0;
        for (int trade = 1; trade <= length; ++trade) {
            sum += pnl[std::size_t(random() % pnl.size())];
            peak = std::max(peak, sum);
            deepest = std::max(deepest, peak - sum);
            lowest = std::min(lowest, sum);
            if (trade == result.tradeNumbers[point]) {
                reached[point++][run] = sum;
            }
        }
        fellBelow += deepest > options.drawdownThreshold ? 1 : 0;
        ruined += options.startingEquity + lowest <= options.ruinLevel ? 1 : 0;
    }
    for (std::vector<double>& values : reached) {
        std::sort(values.begin(), values.end());
        std::array<double, 5> row{};
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = percentile(values, MonteCarlo::Percentiles[i]);
        }
        result.fan.push_back(row);
    }
    result.chanceOfDrawdown = double(fellBelow) / options.runs;
    result.chanceOfRuin = double(ruined) / options.runs;
    return result;
}

} // namespace core
