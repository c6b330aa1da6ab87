#pragma once

#include <QByteArray>
#include <QString>

namespace server {

/// The client's X-Request-Id when it is 1 to 64 letters, digits, '.', '_' and '-' (it goes into logs and
/// headers); otherwise a new one, "req_" and 20 random letters.
QString requestIdFrom(const QByteArray& header);

} // namespace server
