#pragma once

#include "server/http/front.h"

#include <boost/asio/ip/tcp.hpp>

namespace server {

/// One client's connection: reads requests one after the other, answers them in order. Kept alive by what it
/// waits for. The functions may be called from any thread.
class Connection {
public:
    virtual ~Connection() = default;
    /// Closes at once when no request is on its way, else after its reply.
    virtual void finish() = 0;
    virtual void close() = 0;
};

/// Serves the socket, whose executor is a strand of its own.
std::shared_ptr<Connection> serveConnection(boost::asio::ip::tcp::socket socket, Front& front,
                                            std::unique_ptr<ConnectionCounts::Place> place,
                                            const QString& peer);

} // namespace server
