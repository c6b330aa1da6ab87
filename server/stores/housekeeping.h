#pragma once

#include "core/base/clock.h"
#include "server/postgres/pool.h"
#include "server/postgres/session.h"

#include <chrono>

namespace server {

class Metrics;

/// What goes by its age, tenant by tenant: records 90 days in the trash (each leaves a tombstone, by which
/// devices learn of it), replies kept for a repeated Idempotency-Key after a day, mails after thirty, the
/// audit log after a year (three on the enterprise plan), and a deleted tenant with all it has after 30 days.
/// Every step may be repeated, and several workers do no harm.
class Housekeeping {
public:
    Housekeeping(Pool& workerPool, const core::Clock& clock, Metrics& metrics)
        : m_pool(workerPool), m_clock(clock), m_metrics(metrics) {}

    /// Looks after the next tenants; false when there are none left and the next call begins anew. Throws
    /// DatabaseFailure, and then goes on behind the tenant that failed.
    bool tendSome();

    static constexpr std::chrono::days kTrashLife{90};
    static constexpr std::chrono::days kReplyLife{1};
    static constexpr std::chrono::days kMailLife{30};    ///< sent or given up
    static constexpr std::chrono::days kTenantGrace{30}; ///< doors.erase_tenant keeps to it

private:
    void tend(Session& session, const TenantId& tenant);
    void emptyTrash(Session& session, const TenantId& tenant);

    Pool& m_pool;
    const core::Clock& m_clock;
    Metrics& m_metrics;
    TenantId m_last; ///< null: a new round
};

} // namespace server
