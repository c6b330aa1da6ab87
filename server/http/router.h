#pragma once

#include "server/http/problem.h"
#include "server/http/reply.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace server {

/// Which threads run a request. What computes long and needs much memory (passwords) has a few of its own, so
/// that it never keeps the others waiting.
enum class Lane : quint8 { Quick, Heavy };

/// One endpoint. `run` is called on a worker thread, for several requests at a time.
struct Route {
    Method method = Method::Get;
    const char* path = nullptr;               ///< "/trades/{id}", lives as long as the program
    qsizetype bodyLimit = 0;                  ///< bytes; a longer body is answered 413 before it is read
    std::chrono::milliseconds budget{10'000}; ///< from the request's last byte; afterwards 504
    std::function<Outcome<Reply>(const Request&)> run;
    Lane lane = Lane::Quick;
};

/// The route of a request: none and no `allow` means there is no such path, none and `allow` that the path
/// has other methods.
struct RouteMatch {
    const Route* route = nullptr;
    PathValues values;
    QByteArray allow; ///< "GET, HEAD, PUT"
};

/// Finds routes by path. A literal segment goes before a value: /trades/bulk is never /trades/{id}.
/// Unchangeable once a server runs with it.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// Mounts the routes under each prefix: {"/v1", "/api/v1"}, {""}. Throws std::logic_error for a route
    /// mounted twice.
    void mount(const QStringList& prefixes, const std::vector<Route>& routes);

    /// `segments` are decoded. `method` is nullopt for one this server does not know.
    RouteMatch match(std::optional<Method> method, const QStringList& segments) const;

private:
    struct Node;
    void add(const QString& prefix, const std::shared_ptr<const Route>& route);

    std::unique_ptr<Node> m_root;
};

} // namespace server
