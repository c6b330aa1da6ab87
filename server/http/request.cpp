#include "server/http/request.h"

#include <QByteArrayList>

#include <algorithm>
#include <stdexcept>

namespace server {

namespace {

const Header* findHeader(const std::vector<Header>& headers, QByteArrayView name) {
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? nullptr : &*found;
}

} // namespace

const char* methodName(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    }
    throw std::logic_error("a method outside its enum");
}

QByteArray Request::header(QByteArrayView name) const {
    const Header* found = findHeader(headers, name);
    return found ? found->value : QByteArray();
}

bool Request::hasHeader(QByteArrayView name) const {
    return findHeader(headers, name) != nullptr;
}

QString Request::pathValue(QStringView name) const {
    for (const auto& [key, value] : pathValues) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

std::optional<QByteArray> Request::cookie(QByteArrayView name) const {
    // HTTP/1.1 clients send one Cookie header; a proxy may have taken it apart.
    for (const Header& header : headers) {
        if (header.name.compare("cookie", Qt::CaseInsensitive) != 0) {
            continue;
        }
        for (const QByteArray& pair : header.value.split(';')) {
            const QByteArray trimmed = pair.trimmed();
            const qsizetype equals = trimmed.indexOf('=');
            if (equals > 0 && QByteArrayView(trimmed).first(equals) == name) {
                return trimmed.mid(equals + 1);
            }
        }
    }
    return std::nullopt;
}

} // namespace server
