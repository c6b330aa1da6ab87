#include "server/observe/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>
#include <stdexcept>

namespace server {

namespace {

template <typename What>
struct Entry {
    What what;
    const char* name;
    const char* help;
    std::vector<std::string> labels;
};

const std::vector<Entry<Count>>& counts() {
    static const std::vector<Entry<Count>> table = {
        {Count::HttpRequests, "http_requests_total", "Requests answered", {"method", "route", "status"}},
        {Count::RedisCommands, "redis_commands_total", "Commands sent to Redis", {"command"}},
        {Count::RedisFailures, "redis_failures_total", "Commands that Redis did not answer", {"command"}},
        {Count::JobFailures, "job_failures_total", "Attempts of jobs that failed", {"job_type"}},
        {Count::SubscriptionEvents, "subscription_events_total", "Billing events applied", {"event_type"}},
        {Count::DatabaseFailures, "database_failures_total", "Statements that failed", {"reason"}},
        {Count::SlowStatements, "database_slow_statements_total", "Statements of more than a second", {}},
        {Count::CacheLookups, "analytics_cache_lookups_total", "Looks into the analytics cache", {"outcome"}},
        {Count::RateLimited, "rate_limited_requests_total", "Requests refused by a limit", {"limit"}},
        {Count::SignIns, "sign_ins_total", "Attempts to sign in", {"outcome"}},
        {Count::Registrations, "registrations_total", "Accounts registered", {}},
        {Count::TradesCreated, "trades_created_total", "Trades recorded", {}},
        {Count::MailsSent, "mails_sent_total", "Mails handed to the mail server", {"outcome"}},
        {Count::RecordsPurged, "records_purged_total", "Records gone for good from the trash", {"kind"}},
    };
    return table;
}

const std::vector<Entry<Duration>>& durations() {
    static const std::vector<Entry<Duration>> table = {
        {Duration::HttpRequest,
         "http_request_duration_seconds",
         "From the header read to the answer written",
         {"method", "route"}},
        {Duration::JobProcessing, "job_processing_duration_seconds", "One attempt of a job", {"job_type"}},
        {Duration::DatabaseWait, "database_connection_wait_seconds", "Waiting for a free connection", {}},
        {Duration::DatabaseRoundTrip,
         "database_round_trip_seconds",
         "From the first statement sent to the last answer read",
         {}},
        {Duration::PasswordHash, "password_hash_seconds", "One password hashed or compared", {}},
    };
    return table;
}

const std::vector<Entry<Gauge>>& gauges() {
    static const std::vector<Entry<Gauge>> table = {
        {Gauge::DatabaseConnections, "database_connections", "Connections to PostgreSQL", {"state"}},
        {Gauge::HttpConnections, "http_connections", "Connections of clients", {"state"}},
        {Gauge::JobsWaiting, "jobs_waiting", "Jobs due and not yet claimed", {"job_type"}},
    };
    return table;
}

/// From half a millisecond to ten seconds: the targets are 50 ms and 500 ms.
prometheus::Histogram::BucketBoundaries buckets() {
    return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

template <typename What>
const Entry<What>& entryOf(const std::vector<Entry<What>>& table, What what) {
    for (const Entry<What>& entry : table) {
        if (entry.what == what) {
            return entry;
        }
    }
    throw std::logic_error("a metric without a line in the table");
}

prometheus::Labels labelsOf(const std::vector<std::string>& names, Metrics::Labels values) {
    if (names.size() != values.size()) {
        throw std::logic_error("a metric with more or fewer labels than its table says");
    }
    prometheus::Labels labels;
    auto name = names.begin();
    for (const std::string_view value : values) {
        labels.emplace(*name++, value);
    }
    return labels;
}

} // namespace

struct Metrics::Families {
    prometheus::Registry registry;
    std::map<Count, prometheus::Family<prometheus::Counter>*> counters;
    std::map<Duration, prometheus::Family<prometheus::Histogram>*> histograms;
    std::map<Gauge, prometheus::Family<prometheus::Gauge>*> gauges;
};

Metrics::Metrics() : m_families(std::make_unique<Families>()) {
    prometheus::Registry& registry = m_families->registry;
    for (const Entry<Count>& entry : counts()) {
        m_families->counters[entry.what] =
            &prometheus::BuildCounter().Name(entry.name).Help(entry.help).Register(registry);
    }
    for (const Entry<Duration>& entry : durations()) {
        m_families->histograms[entry.what] =
            &prometheus::BuildHistogram().Name(entry.name).Help(entry.help).Register(registry);
    }
    for (const Entry<Gauge>& entry : gauges()) {
        m_families->gauges[entry.what] =
            &prometheus::BuildGauge().Name(entry.name).Help(entry.help).Register(registry);
    }
}

Metrics::~Metrics() = default;

void Metrics::add(Count what, Labels labels, double amount) {
    m_families->counters.at(what)->Add(labelsOf(entryOf(counts(), what).labels, labels)).Increment(amount);
}

void Metrics::observe(Duration what, std::chrono::nanoseconds time, Labels labels) {
    m_families->histograms.at(what)
        ->Add(labelsOf(entryOf(durations(), what).labels, labels), buckets())
        .Observe(std::chrono::duration<double>(time).count());
}

void Metrics::set(Gauge what, double value, Labels labels) {
    m_families->gauges.at(what)->Add(labelsOf(entryOf(gauges(), what).labels, labels)).Set(value);
}

void Metrics::change(Gauge what, double by, Labels labels) {
    m_families->gauges.at(what)->Add(labelsOf(entryOf(gauges(), what).labels, labels)).Increment(by);
}

QByteArray Metrics::text() const {
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_families->registry.Collect()));
}

} // namespace server
