#pragma once

#include "tests/support/private_process.h"

#include <string>

namespace test {

class PrivatePostgres;

/// A pgbouncer in transaction mode before a PrivatePostgres, with fewer server connections than a test has
/// clients.
class PrivatePgbouncer {
public:
    PrivatePgbouncer(const PrivatePostgres& postgres, int serverConnections);

    std::string url(const QString& database, const QString& role) const;

private:
    PrivateProcess m_process;
    quint16 m_port;
};

} // namespace test
