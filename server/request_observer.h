#pragma once

#include "server/http/http_observer.h"

namespace server {

class Metrics;

/// One log line and the document's metrics for every request.
class RequestObserver final : public HttpObserver {
public:
    explicit RequestObserver(Metrics& metrics) : m_metrics(metrics) {}
    void requestFinished(const FinishedRequest& request) override;
    void connectionRefused(RefusedConnection why) override;

private:
    Metrics& m_metrics;
};

} // namespace server
