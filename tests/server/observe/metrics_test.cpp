#include "server/observe/metrics.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <thread>

using namespace server;

class MetricsTest : public QObject {
    Q_OBJECT

private slots:
    void countsByItsLabelsInTheirOrder() {
        Metrics metrics;
        metrics.add(Count::HttpRequests, {"GET", "/trades/{id}", "200"});
        metrics.add(Count::HttpRequests, {"GET", "/trades/{id}", "200"});
        metrics.add(Count::HttpRequests, {"POST", "unmatched", "404"});
        const QByteArray text = metrics.text();
        QVERIFY2(text.contains("http_requests_total{method=\"GET\",route=\"/trades/{id}\",status=\"200\"} 2"),
                 text);
        QVERIFY2(text.contains("http_requests_total{method=\"POST\",route=\"unmatched\",status=\"404\"} 1"),
                 text);
        QVERIFY(text.contains("# TYPE http_requests_total counter"));
    }

    void putsADurationIntoItsBuckets() {
        Metrics metrics;
        metrics.observe(Duration::HttpRequest, std::chrono::milliseconds(3), {"GET", "/me"});
        metrics.observe(Duration::HttpRequest, std::chrono::milliseconds(300), {"GET", "/me"});
        const QByteArray text = metrics.text();
        QVERIFY2(text.contains("http_request_duration_seconds_count{method=\"GET\",route=\"/me\"} 2"), text);
        QVERIFY2(text.contains("_bucket{method=\"GET\",route=\"/me\",le=\"0.0025\"} 0"), text);
        QVERIFY2(text.contains("_bucket{method=\"GET\",route=\"/me\",le=\"0.005\"} 1"), text);
        QVERIFY2(text.contains("_bucket{method=\"GET\",route=\"/me\",le=\"0.5\"} 2"), text);
    }

    void aGaugeKeepsItsLastValue() {
        Metrics metrics;
        metrics.set(Gauge::DatabaseConnections, 5, {"idle"});
        metrics.set(Gauge::DatabaseConnections, 3, {"idle"});
        QVERIFY(metrics.text().contains("database_connections{state=\"idle\"} 3"));
    }

    void refusesAWrongNumberOfLabels() {
        Metrics metrics;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.add(Count::HttpRequests, {"GET"}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, metrics.add(Count::TradesCreated, {"tenant"}));
    }

    void knowsEveryNameOfTheDesignDocument() {
        Metrics metrics;
        metrics.add(Count::HttpRequests, {"GET", "/me", "200"});
        metrics.observe(Duration::HttpRequest, std::chrono::milliseconds(1), {"GET", "/me"});
        metrics.set(Gauge::DatabaseConnections, 1, {"busy"});
        metrics.add(Count::RedisCommands, {"evalsha"});
        metrics.observe(Duration::JobProcessing, std::chrono::milliseconds(1), {"import"});
        metrics.add(Count::JobFailures, {"import"});
        metrics.add(Count::SubscriptionEvents, {"charged"});
        const QByteArray text = metrics.text();
        for (const char* name :
             {"http_requests_total{", "http_request_duration_seconds_bucket{", "database_connections{state=",
              "redis_commands_total{command=", "job_processing_duration_seconds_bucket{job_type=",
              "job_failures_total{job_type=", "subscription_events_total{event_type="}) {
            QVERIFY2(text.contains(name), name);
        }
    }

    void countsEveryHitOfManyThreads() {
        Metrics metrics;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&metrics] {
                for (int j = 0; j < 1000; ++j) {
                    metrics.add(Count::RedisCommands, {"get"});
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QVERIFY(metrics.text().contains("redis_commands_total{command=\"get\"} 8000"));
    }
};

TJ_TEST(MetricsTest)
#include "metrics_test.moc"
