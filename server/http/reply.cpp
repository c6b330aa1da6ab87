#include "server/http/reply.h"

#include <algorithm>

namespace server {

Reply Reply::json(int status, QByteArray body) {
    return text(status, "application/json", std::move(body));
}

Reply Reply::noContent() {
    return Reply{.status = 204};
}

Reply Reply::text(int status, QByteArray contentType, QByteArray body) {
    return Reply{.status = status, .contentType = std::move(contentType), .body = std::move(body)};
}

Reply Reply::with(QByteArray name, QByteArray value) && {
    headers.push_back({std::move(name), std::move(value)});
    return std::move(*this);
}

bool Reply::hasHeader(QByteArrayView name) const {
    return std::any_of(headers.begin(), headers.end(), [&](const Header& header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace server
