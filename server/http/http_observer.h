#pragma once

#include "server/http/request.h"

#include <chrono>

namespace server {

/// A request that has its reply, refused ones included.
struct FinishedRequest {
    const char* method = ""; ///< "GET", "HEAD"; "other" for one this server does not know
    QString route;           ///< "/trades/{id}", or "unmatched"
    int status = 0;
    std::chrono::microseconds duration{0}; ///< from the end of its head until the reply was ready to be sent
    qsizetype bytesIn = 0;                 ///< body
    qsizetype bytesOut = 0;                ///< body as sent, after compression
    QString client;
    QString requestId;
    QByteArray traceparent;
    std::vector<std::pair<const char*, QString>> logged; ///< as the route noted it in its reply
    QString failure;                                     ///< what a route threw; empty in good times
};

enum class RefusedConnection : quint8 { TooMany, TooManyOfClient, NoDescriptors };

/// Told of every request; connected by the composition to metrics and logs. Called on the server's threads,
/// several at a time: must be thread-safe, quick, and must not throw.
class HttpObserver {
public:
    virtual ~HttpObserver() = default;
    virtual void requestFinished(const FinishedRequest& request) = 0;
    virtual void connectionRefused(RefusedConnection why) = 0;
};

} // namespace server
