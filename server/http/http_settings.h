#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace server {

/// What a client may cost. The defaults fit a server behind nginx.
struct HttpSettings {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: any free one
    int ioThreads = 1;
    int workers = 8;      ///< requests that run at a time
    int queued = 256;     ///< requests that wait for a worker; beyond, 503
    int heavyWorkers = 2; ///< the same for routes of the heavy lane
    int heavyQueued = 32;
    /// Networks ("10.0.0.0/8", "::1") whose X-Forwarded-For is believed, its last hop only.
    QStringList trustedProxies;

    int connections = 10'000;
    int connectionsPerClient = 100; ///< an IPv6 client is its /64; trusted proxies are not counted
    int requestsPerConnection = 10'000;
    int headBytes = 8 * 1024;
    int headLines = 100;
    qsizetype compressFrom = 1024; ///< bytes of a body

    std::chrono::milliseconds headTime{10'000}; ///< from the first byte to the empty line
    std::chrono::milliseconds idleTime{75'000}; ///< between requests; above nginx's 60 s
    std::chrono::milliseconds transferTime{
        10'000}; ///< for a body in or out, plus its size at the slowest rate
    qsizetype slowestBytesPerSecond = 16 * 1024;
    std::chrono::milliseconds drainTime{2'000}; ///< what a refused client may still send before the close
    std::chrono::milliseconds acceptPause{100}; ///< after the machine ran out of descriptors
};

} // namespace server
