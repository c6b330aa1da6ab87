#pragma once

#include "core/base/result.h"
#include "server/http/connection.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <vector>

namespace server {

/// Accepts connections up to the caps, and knows those that are open so that it can end them.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    /// Listens on the settings' address and port.
    static core::Result<std::shared_ptr<Listener>> open(boost::asio::io_context& io, Front& front);

    quint16 port() const { return m_port; }
    void start();
    /// Accepts no more, lets every connection end after the reply it is about to give. Returns when that is
    /// ordered.
    void stop();
    void closeConnections();

private:
    Listener(boost::asio::io_context& io, Front& front);

    void accept();
    void admit(boost::asio::ip::tcp::socket socket);
    void pause();
    void remember(const std::shared_ptr<Connection>& connection);

    boost::asio::io_context& m_io;
    Front& m_front;
    boost::asio::strand<boost::asio::io_context::executor_type> m_strand; ///< guards all below
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    std::vector<std::weak_ptr<Connection>> m_connections;
    size_t m_sweepAt = 64; ///< forgets the ended ones when there are so many
    bool m_isStopped = false;
    quint16 m_port = 0;
};

} // namespace server
