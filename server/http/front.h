#pragma once

#include "server/http/client_address.h"
#include "server/http/connection_counts.h"
#include "server/http/http_observer.h"
#include "server/http/http_settings.h"
#include "server/http/router.h"
#include "server/http/worker_pool.h"

#include <atomic>

namespace server {

/// What all connections of a server share. Outlives them.
struct Front {
    Front(const HttpSettings& httpSettings, TrustedProxies proxies, Router routes,
          const core::Clock& serverClock, HttpObserver& httpObserver)
        : settings(httpSettings), trustedProxies(std::move(proxies)), router(std::move(routes)),
          clock(serverClock), observer(httpObserver),
          counts(settings.connections, settings.connectionsPerClient),
          quickWorkers(settings.workers, settings.queued),
          heavyWorkers(settings.heavyWorkers, settings.heavyQueued) {}

    WorkerPool& workersOf(Lane lane) { return lane == Lane::Heavy ? heavyWorkers : quickWorkers; }

    const HttpSettings settings;
    const TrustedProxies trustedProxies;
    const Router router;
    const core::Clock& clock;
    HttpObserver& observer;
    std::atomic<bool> isStopping = false; ///< every reply closes its connection
    ConnectionCounts counts;
    WorkerPool quickWorkers; ///< last, like the next: their jobs use all above
    WorkerPool heavyWorkers;
};

} // namespace server
