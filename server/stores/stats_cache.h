#pragma once

#include "core/statistics/summary.h"
#include "server/stores/tenant_scope.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace server {

/// The figures of a window of days: a month ("2026-09") or "all".
struct WindowFigures {
    QString window;
    core::Summary summary;
    QByteArray json; ///< the summary as replies tell it
};

struct KeptFigures {
    QString window;
    QByteArray json;
};

/// Month figures kept beside the journal, which cost too much to make for every reader and survive without
/// Redis.
class StatsCache {
public:
    explicit StatsCache(TenantScope& scope) : m_scope(scope) {}

    /// By window, "all" last. nullopt: none of the journal as it is now.
    core::Result<std::optional<std::vector<KeptFigures>>> read();
    /// Those of the journal's `version`. Never replaces a later one's.
    core::Result<void> keep(qint64 version, const std::vector<WindowFigures>& windows, core::Instant now);

private:
    TenantScope& m_scope;
};

} // namespace server
