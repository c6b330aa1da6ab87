#include "server/stores/stats_cache.h"

#include <cmath>

namespace server {
namespace {

constexpr Sql kRead = R"(-- kept figures
    select c.date_window, c.figures
      from stats_cache c join tenant_sync s on s.tenant_id = c.tenant_id and s.version = c.version
     where c.tenant_id = $1
     order by c.date_window)";
constexpr Sql kKeep = R"(-- keep figures
    insert into stats_cache (tenant_id, id, date_window, version, total_trades, winning_trades, losing_trades,
                             win_rate, avg_return, total_pnl, max_drawdown, figures, last_updated)
    select $1, id, date_window, $2, total_trades, winning_trades, losing_trades, win_rate, avg_return, total_pnl,
           max_drawdown, figures::json, $3
      from unnest($4::uuid[], $5::text[], $6::integer[], $7::integer[], $8::integer[], $9::bigint[],
                  $10::bigint[], $11::bigint[], $12::bigint[], $13::text[])
        as w (id, date_window, total_trades, winning_trades, losing_trades, win_rate, avg_return, total_pnl,
              max_drawdown, figures)
    on conflict (tenant_id, date_window) do update
       set version = excluded.version, total_trades = excluded.total_trades,
           winning_trades = excluded.winning_trades, losing_trades = excluded.losing_trades,
           win_rate = excluded.win_rate, avg_return = excluded.avg_return, total_pnl = excluded.total_pnl,
           max_drawdown = excluded.max_drawdown, figures = excluded.figures,
           last_updated = excluded.last_updated
     where stats_cache.version <= excluded.version)";

/// For a column that people read.
std::optional<core::Decimal> rounded(const core::Number& ratio) {
    constexpr double kMost = 1e10;
    if (!ratio.isFinite() || std::abs(ratio.value) > kMost) {
        return std::nullopt;
    }
    return core::Decimal::fromUnits(std::llround(ratio.value * double(core::Decimal::One)));
}

} // namespace

core::Result<std::optional<std::vector<KeptFigures>>> StatsCache::read() {
    const auto rows = m_scope.read(Act::ReadJournal, kRead, m_scope.tenant());
    if (!rows) {
        return rows.error();
    }
    if (rows->isEmpty()) {
        return std::optional<std::vector<KeptFigures>>();
    }
    std::vector<KeptFigures> kept;
    for (const Row row : *rows) {
        kept.push_back({row.text(0), row.utf8(1)});
    }
    return std::optional(std::move(kept));
}

core::Result<void> StatsCache::keep(qint64 version, const std::vector<WindowFigures>& windows,
                                    core::Instant now) {
    std::vector<QUuid> ids;
    std::vector<QString> names;
    std::vector<int> totals;
    std::vector<int> wins;
    std::vector<int> losses;
    std::vector<std::optional<core::Decimal>> winRates;
    std::vector<std::optional<core::Decimal>> returns;
    std::vector<std::optional<core::Decimal>> pnls;
    std::vector<std::optional<core::Decimal>> drawdowns;
    std::vector<QString> figures;
    for (const WindowFigures& window : windows) {
        const core::Summary& summary = window.summary;
        ids.push_back(core::newUuid());
        names.push_back(window.window);
        totals.push_back(summary.totalTrades);
        wins.push_back(summary.winningTrades);
        losses.push_back(summary.losingTrades);
        winRates.push_back(rounded(summary.winRate));
        returns.push_back(rounded(summary.avgReturn));
        pnls.push_back(summary.totalPnL.value);
        drawdowns.push_back(rounded(summary.maxDrawdown));
        figures.push_back(QString::fromUtf8(window.json));
    }
    return m_scope.writeUnsynced(kKeep, m_scope.tenant(), version, now, ids, names, totals, wins, losses,
                                 winRates, returns, pnls, drawdowns, figures);
}

} // namespace server
