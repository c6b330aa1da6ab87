#pragma once

#include "server/http/problem.h"
#include "server/http/request.h"

#include <QStringList>

namespace server {

/// A request target, decoded. Splitting comes before decoding.
struct Target {
    QString path; ///< as sent, without the query
    QStringList segments;
    QueryValues query;
};

/// MalformedRequest for wrong percent escapes, text that is no UTF-8, control characters and encoded slashes
/// or dots that would walk up.
Outcome<Target> readTarget(const QByteArray& target);

} // namespace server
