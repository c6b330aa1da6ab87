#pragma once

#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/record_schema.h"
#include "server/stores/tenant_scope.h"
#include "server/stores/trade_projection.h"

#include <optional>
#include <vector>

namespace server {

/// Writes fills and what people noted on them, in one change, with its history; finish() brings the trades
/// up to date.
class FillStore {
public:
    FillStore(TenantChange& change, core::Instant now) : m_change(change), m_now(now), m_projection(change) {}

    struct Stored {
        core::Fill fill;
        qint64 version = 0;
    };
    /// Not one in the trash.
    std::optional<Stored> find(core::FillId id);
    void add(const core::Fill& fill);
    void edit(const core::Fill& before, const core::Fill& after);
    void remove(const core::Fill& fill);
    /// Brings back what was sent to the trash together with this fill, and its account and instrument;
    /// NotFound when it is in no trash.
    core::Result<void> restoreWith(core::FillId id);

    /// With its tags; an empty one when there is none yet.
    core::Annotation annotation(core::FillId fill);
    /// Whole, with its tags.
    void putAnnotation(const core::Annotation& annotation);

    /// Matches anew what was touched. As TradeProjection::run().
    core::Result<void> finish() { return m_projection.run(); }

private:
    void restore(core::RecordKind kind, const QUuid& id);
    void putTags(core::FillId fill, const std::vector<core::TagId>& tags);

    TenantChange& m_change;
    core::Instant m_now;
    TradeProjection m_projection;
};

} // namespace server
