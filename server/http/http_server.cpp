#include "server/http/http_server.h"

#include "server/http/listener.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <thread>
#include <utility>

namespace server {

namespace {

namespace asio = boost::asio;

/// The first setting that makes no sense, or nothing.
QString unusable(const HttpSettings& settings) {
    const std::pair<const char*, qint64> least[] = {
        {"ioThreads", settings.ioThreads},
        {"workers", settings.workers},
        {"queued", settings.queued},
        {"heavyWorkers", settings.heavyWorkers},
        {"heavyQueued", settings.heavyQueued},
        {"connections", settings.connections},
        {"connectionsPerClient", settings.connectionsPerClient},
        {"requestsPerConnection", settings.requestsPerConnection},
        {"headBytes", settings.headBytes},
        {"headLines", settings.headLines},
        {"slowestBytesPerSecond", settings.slowestBytesPerSecond},
    };
    for (const auto& [name, value] : least) {
        if (value < 1) {
            return QLatin1String(name);
        }
    }
    return {};
}

} // namespace

struct HttpServer::Parts {
    Parts(const HttpSettings& settings, TrustedProxies proxies, Router router, const core::Clock& clock,
          HttpObserver& observer)
        : front(settings, std::move(proxies), std::move(router), clock, observer), io(settings.ioThreads),
          work(io.get_executor()) {}

    // The order of destruction matters: what waits in `io` holds connections, and they use `front`.
    Front front;
    asio::io_context io;
    asio::executor_work_guard<asio::io_context::executor_type> work;
    std::shared_ptr<Listener> listener;
    std::vector<std::thread> threads;
    bool isStopped = false;
};

core::Result<std::unique_ptr<HttpServer>> HttpServer::open(const HttpSettings& settings, Router router,
                                                           const core::Clock& clock, HttpObserver& observer) {
    if (const QString name = unusable(settings); !name.isEmpty()) {
        return core::Error{core::ErrorCode::InvalidValue, QStringLiteral("must be 1 or more"), name};
    }
    core::Result<TrustedProxies> proxies = TrustedProxies::parse(settings.trustedProxies);
    if (!proxies) {
        return proxies.error();
    }
    auto parts = std::make_unique<Parts>(settings, *std::move(proxies), std::move(router), clock, observer);
    core::Result<std::shared_ptr<Listener>> listener = Listener::open(parts->io, parts->front);
    if (!listener) {
        return listener.error();
    }
    parts->listener = *std::move(listener);
    parts->listener->start();
    for (int i = 0; i < settings.ioThreads; ++i) {
        parts->threads.emplace_back([&io = parts->io] { io.run(); });
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

HttpServer::~HttpServer() {
    stop(std::chrono::milliseconds(0));
}

quint16 HttpServer::port() const {
    return m_parts->listener->port();
}

int HttpServer::openConnections() const {
    return m_parts->front.counts.open();
}

int HttpServer::waitingRequests() const {
    return m_parts->front.quickWorkers.waiting() + m_parts->front.heavyWorkers.waiting();
}

void HttpServer::announceStop() {
    m_parts->front.isStopping = true;
}

bool HttpServer::isStopping() const {
    return m_parts->front.isStopping;
}

void HttpServer::stop(std::chrono::milliseconds patience) {
    Parts& parts = *m_parts;
    if (std::exchange(parts.isStopped, true)) {
        return;
    }
    announceStop();
    parts.listener->stop();
    parts.front.counts.waitUntilEmpty(patience);
    parts.front.quickWorkers.stop();
    parts.front.heavyWorkers.stop();
    parts.listener->closeConnections();
    parts.work.reset();
    for (std::thread& thread : parts.threads) {
        thread.join();
    }
}

} // namespace server
