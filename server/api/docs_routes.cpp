#include "server/api/docs_routes.h"

#include "server/api/endpoint.h"
#include "server/auth/secrets.h"

#include <QFile>

namespace server {
namespace {

/// One file of resources/api, compiled in.
struct Asset {
    const char* path;
    const char* file;
    const char* contentType;
    const char* policy = nullptr;
};

/// The page reads from here and from nowhere else: what the renderer would fetch from its maker (a logo) is
/// refused. The two hashes are the styles it writes itself, the first one being an empty element that it
/// fills rule by rule; its search runs in a worker that it makes of a blob.
constexpr const char* kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' "
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' "
    "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='; "
    "img-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

QByteArray contentOf(const char* name) {
    QFile file(QStringLiteral(":/api/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("the page of the API is not compiled in: %s", name);
    }
    return file.readAll();
}

Route assetRoute(const ApiContext& context, const Asset& asset) {
    const QByteArray content = contentOf(asset.file);
    const QByteArray tag = '"' + sha256(content).toHex().first(32) + '"';
    const auto run = [asset, content, tag](const ApiContext&, const Request& request) -> Outcome<Reply> {
        // Compressed on the way, the tag comes back as W/"…": the same file.
        const bool isKnown = request.header("if-none-match").contains(tag);
        Reply reply = isKnown ? Reply{.status = 304} : Reply::text(200, asset.contentType, content);
        reply = std::move(reply).with("ETag", tag).with("Cache-Control", "no-cache");
        if (asset.policy != nullptr) {
            reply = std::move(reply).with("Content-Security-Policy", asset.policy);
        }
        return reply;
    };
    return openRoute(context, Method::Get, asset.path, {}, run);
}

} // namespace

std::vector<Route> docsRoutes(const ApiContext& context) {
    const Asset assets[] = {
        {"/openapi.yaml", "openapi.yaml", "application/yaml"},
        {"/docs", "docs.html", "text/html; charset=utf-8", kPagePolicy},
        {"/docs/docs.css", "docs.css", "text/css; charset=utf-8"},
        {"/docs/redoc.js", "redoc.standalone.js", "text/javascript; charset=utf-8"},
    };
    std::vector<Route> routes;
    for (const Asset& asset : assets) {
        routes.push_back(assetRoute(context, asset));
    }
    return routes;
}

} // namespace server
