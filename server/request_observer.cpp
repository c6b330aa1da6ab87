#include "server/request_observer.h"

#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/observe/trace_context.h"

namespace server {
namespace {

QString noted(const FinishedRequest& request, const char* name) {
    for (const auto& [key, value] : request.logged) {
        if (qstrcmp(key, name) == 0) {
            return value;
        }
    }
    return {};
}

} // namespace

void RequestObserver::requestFinished(const FinishedRequest& request) {
    const std::string route = request.route.toStdString();
    m_metrics.add(Count::HttpRequests, {request.method, route, std::to_string(request.status)});
    m_metrics.observe(Duration::HttpRequest, request.duration, {request.method, route});
    const auto trace = parseTraceparent(request.traceparent);
    const QByteArray traceId = trace ? traceIdText(*trace) : QByteArray();
    log(request.status >= 500 ? LogLevel::Error : LogLevel::Information, "request",
        {{"requestId", Plain(request.requestId)},
         {"traceId", Plain(traceId)},
         {"method", Plain(std::string_view(request.method))},
         {"route", Plain(request.route)},
         {"status", request.status},
         {"duration", request.duration},
         {"bytesIn", request.bytesIn},
         {"bytesOut", request.bytesOut},
         {"client", Plain(request.client)},
         {"tenantId", Plain(noted(request, "tenantId"))},
         {"userId", Plain(noted(request, "userId"))},
         {"failure", Plain(request.failure)}});
}

void RequestObserver::connectionRefused(RefusedConnection why) {
    switch (why) {
    case RefusedConnection::TooMany:
        return logWarning("connection refused: too many");
    case RefusedConnection::TooManyOfClient:
        return logWarning("connection refused: too many of one client");
    case RefusedConnection::NoDescriptors:
        return logError("connection refused: the machine is out of descriptors");
    }
}

} // namespace server
