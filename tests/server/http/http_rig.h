#pragma once

#include "server/http/http_server.h"
#include "tests/server/http/raw_client.h"

#include <QElapsedTimer>
#include <QTest>

#include <condition_variable>
#include <mutex>

namespace test {

/// Remembers what the server told it.
class RecordingObserver final : public server::HttpObserver {
public:
    void requestFinished(const server::FinishedRequest& request) override {
        const std::lock_guard lock(m_mutex);
        m_finished.push_back(request);
    }
    void connectionRefused(server::RefusedConnection why) override {
        const std::lock_guard lock(m_mutex);
        m_refused.push_back(why);
    }
    std::vector<server::FinishedRequest> finished() const {
        const std::lock_guard lock(m_mutex);
        return m_finished;
    }
    std::vector<server::RefusedConnection> refused() const {
        const std::lock_guard lock(m_mutex);
        return m_refused;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<server::FinishedRequest> m_finished;
    std::vector<server::RefusedConnection> m_refused;
};

/// Holds routes until it is opened, and tells how many wait at it.
class Gate {
public:
    void pass() {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        // Not for ever: a test that fails before it opens the gate must end too.
        m_changed.wait_for(lock, std::chrono::milliseconds(2 * kPatienceMs), [this] { return m_isOpen; });
        --m_waiting;
    }
    void open() {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }
    bool waitFor(int count) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(kPatienceMs),
                                  [&] { return m_waiting >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_waiting = 0;
    bool m_isOpen = false;
};

/// A running server with an echo of what it understood of a request at /v1/echo, and further routes.
class HttpRig {
public:
    explicit HttpRig(server::HttpSettings settings = {}, const std::vector<server::Route>& more = {}) {
        using server::Method;
        server::Router router;
        std::vector<server::Route> routes{
            {Method::Get, "/echo", 0, std::chrono::seconds(30), echo},
            {Method::Post, "/echo", 1024, std::chrono::seconds(30), echo},
            {Method::Put, "/items/{id}", 1024 * 1024, std::chrono::seconds(30), echo},
        };
        routes.insert(routes.end(), more.begin(), more.end());
        router.mount({QStringLiteral("/v1"), QStringLiteral("/api/v1")}, routes);
        auto opened = server::HttpServer::open(settings, std::move(router), m_clock, m_observer);
        if (!opened) {
            qFatal("%s", qPrintable(opened.error().detail));
        }
        m_server = *std::move(opened);
    }

    server::HttpServer& server() { return *m_server; }
    quint16 port() const { return m_server->port(); }
    RecordingObserver& observer() { return m_observer; }

    /// One request on a connection of its own.
    RawReply ask(const QByteArray& request) {
        RawClient client(port());
        return client.send(request).reply();
    }

private:
    /// "GET /v1/echo a=1;b=2 [body]"
    static server::Reply echo(const server::Request& request) {
        QStringList query;
        for (const auto& [name, value] : request.query) {
            query << name + u'=' + value;
        }
        const QString text =
            QStringLiteral("%1 %2 %3 [")
                .arg(QLatin1String(methodName(request.method)), request.path, query.join(u';'));
        return server::Reply::text(200, "text/plain; charset=utf-8", text.toUtf8() + request.body + ']');
    }

    core::SystemClock m_clock;
    RecordingObserver m_observer;
    std::unique_ptr<server::HttpServer> m_server;
};

inline QByteArray get(const QByteArray& target, const QByteArray& headers = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

inline QByteArray post(const QByteArray& target, const QByteArray& body, const QByteArray& headers = {}) {
    return "POST " + target +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

} // namespace test
