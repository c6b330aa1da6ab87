#pragma once

#include <QByteArray>

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace server {

/// What is counted. The label values go in the order named here; `metrics.cpp` holds the one table of names.
enum class Count {
    HttpRequests,       ///< http_requests_total{method, route, status}; route is the template or "unmatched"
    RedisCommands,      ///< redis_commands_total{command}
    RedisFailures,      ///< redis_failures_total{command}
    JobFailures,        ///< job_failures_total{job_type}
    SubscriptionEvents, ///< subscription_events_total{event_type}
    DatabaseFailures,   ///< database_failures_total{reason}
    SlowStatements,     ///< database_slow_statements_total{}
    CacheLookups,       ///< analytics_cache_lookups_total{outcome}
    RateLimited,        ///< rate_limited_requests_total{limit}
    SignIns,            ///< sign_ins_total{outcome}
    Registrations,      ///< registrations_total{}
    TradesCreated,      ///< trades_created_total{}
    MailsSent,          ///< mails_sent_total{outcome}
    RecordsPurged,      ///< records_purged_total{kind}: gone for good, from the trash
};
/// What is timed, in seconds.
enum class Duration {
    HttpRequest,       ///< http_request_duration_seconds{method, route}
    JobProcessing,     ///< job_processing_duration_seconds{job_type}
    DatabaseWait,      ///< database_connection_wait_seconds{}
    DatabaseRoundTrip, ///< database_round_trip_seconds{}
    PasswordHash       ///< password_hash_seconds{}
};
/// What goes up and down.
enum class Gauge {
    DatabaseConnections, ///< database_connections{state}: idle, busy
    HttpConnections,     ///< http_connections{state}
    JobsWaiting,         ///< jobs_waiting{job_type}
};

/// The numbers of this process, in the text form that Prometheus reads. Any thread. A label never holds an
/// id, an address or a path that a client chose.
class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    using Labels = std::initializer_list<std::string_view>;
    void add(Count what, Labels labels = {}, double amount = 1);
    void observe(Duration what, std::chrono::nanoseconds time, Labels labels = {});
    void set(Gauge what, double value, Labels labels = {});
    /// For what several places hold a part of: the pools of several roles.
    void change(Gauge what, double by, Labels labels = {});

    /// The body of GET /metrics.
    QByteArray text() const;
    static constexpr const char* kContentType = "text/plain; version=0.0.4; charset=utf-8";

private:
    struct Families;
    std::unique_ptr<Families> m_families;
};

} // namespace server
