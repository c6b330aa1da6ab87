#pragma once

#include "server/http/request.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace server {

/// What a route answers. The front adds Content-Length, Date, X-Request-Id, the security headers and
/// `Cache-Control: no-store` where the reply sets no Cache-Control of its own; compresses where it pays.
struct Reply {
    int status = 200;
    QByteArray contentType = {};
    QByteArray body = {};
    std::vector<Header> headers = {};
    /// For the log alone, never sent: tenantId, userId.
    std::vector<std::pair<const char*, QString>> logged = {};

    static Reply json(int status, QByteArray body);
    static Reply noContent();
    static Reply text(int status, QByteArray contentType, QByteArray body);

    Reply with(QByteArray name, QByteArray value) &&;
    bool hasHeader(QByteArrayView name) const;
};

} // namespace server
