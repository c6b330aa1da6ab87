#pragma once

#include "core/base/result.h"
#include "server/http/http_observer.h"
#include "server/http/http_settings.h"
#include "server/http/router.h"

#include <chrono>
#include <memory>

namespace server {

/// The HTTP/1.1 front: sockets on a few I/O threads, routes on a bounded pool of workers.
class HttpServer {
public:
    /// Listens and serves at once. `clock` and `observer` outlive the server. InvalidValue for a setting
    /// that makes no sense, StorageFailed when the port cannot be had.
    static core::Result<std::unique_ptr<HttpServer>> open(const HttpSettings& settings, Router router,
                                                          const core::Clock& clock, HttpObserver& observer);
    ~HttpServer();

    quint16 port() const;
    int openConnections() const;
    int waitingRequests() const;

    /// From now on isStopping(): /ready says no, every reply closes its connection. Serves on, so that a load
    /// balancer has time to notice.
    void announceStop();
    bool isStopping() const;
    /// Stops accepting, closes idle connections, lets running requests finish for `patience`, then closes
    /// what is left. Returns when no route runs any more.
    void stop(std::chrono::milliseconds patience);

private:
    struct Parts;
    explicit HttpServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace server
