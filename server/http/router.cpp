#include "server/http/router.h"

#include <algorithm>
#include <stdexcept>

namespace server {

/// One segment of the mounted paths.
struct Router::Node {
    QHash<QString, std::shared_ptr<Node>> literals;
    std::unique_ptr<Node> value; ///< any segment
    struct Mounted {
        std::shared_ptr<const Route> route;
        QStringList names; ///< of the values, in the path's order
    };
    std::array<std::optional<Mounted>, kMethods> routes;

    bool hasRoutes() const {
        return std::any_of(routes.begin(), routes.end(), [](const auto& route) { return route.has_value(); });
    }
    QByteArray allow() const {
        QByteArrayList names;
        for (int i = 0; i < kMethods; ++i) {
            if (routes[size_t(i)]) {
                names << methodName(Method(i));
                if (Method(i) == Method::Get) {
                    names << "HEAD";
                }
            }
        }
        return names.join(", ");
    }
};

Router::Router() : m_root(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::mount(const QStringList& prefixes, const std::vector<Route>& routes) {
    for (const Route& route : routes) {
        const auto shared = std::make_shared<const Route>(route);
        for (const QString& prefix : prefixes) {
            add(prefix, shared);
        }
    }
}

void Router::add(const QString& prefix, const std::shared_ptr<const Route>& route) {
    Node* node = m_root.get();
    QStringList names;
    const QString path = prefix + QLatin1String(route->path);
    for (const QString& segment : path.split(u'/', Qt::SkipEmptyParts)) {
        if (segment.startsWith(u'{') && segment.endsWith(u'}')) {
            names << segment.mid(1, segment.size() - 2);
            if (!node->value) {
                node->value = std::make_unique<Node>();
            }
            node = node->value.get();
        } else {
            std::shared_ptr<Node>& next = node->literals[segment];
            if (!next) {
                next = std::make_shared<Node>();
            }
            node = next.get();
        }
    }
    auto& place = node->routes[size_t(route->method)];
    if (place) {
        throw std::logic_error("a route is mounted twice: " + path.toStdString());
    }
    place = Node::Mounted{route, names};
}

RouteMatch Router::match(std::optional<Method> method, const QStringList& segments) const {
    const Node* node = m_root.get();
    QStringList values;
    for (const QString& segment : segments) {
        if (const auto literal = node->literals.constFind(segment); literal != node->literals.cend()) {
            node = literal->get();
        } else if (node->value && !segment.isEmpty()) {
            values << segment;
            node = node->value.get();
        } else {
            return {};
        }
    }
    if (!node->hasRoutes()) {
        return {};
    }
    RouteMatch match;
    const Node::Mounted* mounted =
        method && node->routes[size_t(*method)] ? &*node->routes[size_t(*method)] : nullptr;
    if (!mounted) {
        match.allow = node->allow();
        return match;
    }
    match.route = mounted->route.get();
    for (qsizetype i = 0; i < values.size(); ++i) {
        match.values.emplace_back(mounted->names[i], values[i]);
    }
    return match;
}

} // namespace server
