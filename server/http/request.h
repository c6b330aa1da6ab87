#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>
#include <vector>

namespace server {

enum class Method : quint8 { Get, Post, Put, Patch, Delete };
inline constexpr int kMethods = int(Method::Delete) + 1;
const char* methodName(Method method);

struct Header {
    QByteArray name;
    QByteArray value; ///< no control characters

    friend bool operator==(const Header&, const Header&) = default;
};

/// Name and decoded value, in the order of the request.
using NamedTexts = std::vector<std::pair<QString, QString>>;
using PathValues = NamedTexts;
using QueryValues = NamedTexts;

/// A request whose head and body passed every guard. HEAD arrives as Get; its body is dropped on the way out.
struct Request {
    Method method = Method::Get;
    QString path;  ///< as sent, without the query
    QString route; ///< the matched template, "/trades/{id}"
    PathValues pathValues = {};
    QueryValues query = {};
    std::vector<Header> headers = {};
    QByteArray body = {};
    /// The peer's address, or the last hop of X-Forwarded-For behind a trusted proxy.
    QString client = {};
    QString requestId = {};
    QByteArray traceparent = {};                ///< the header as sent, not checked; empty without
    std::optional<core::Instant> deadline = {}; ///< afterwards nobody waits for the reply

    /// The first header of that name, in any case; empty without one.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;
    /// The value in braces of the route; empty when the route has none of that name.
    QString pathValue(QStringView name) const;
    /// The first cookie of that name; nullopt without one.
    std::optional<QByteArray> cookie(QByteArrayView name) const;
};

} // namespace server
