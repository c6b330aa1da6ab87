#include "server/http/listener.h"

#include "server/http/exchange.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_future.hpp>

#include <algorithm>

namespace server {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

core::Error cannotListen(const QString& where, const error_code& error) {
    return core::Error{
        core::ErrorCode::InvalidValue,
        QStringLiteral("cannot listen on %1: %2").arg(where, QString::fromStdString(error.message())),
        QStringLiteral("port")};
}

bool isOutOfDescriptors(const error_code& error) {
    return error == asio::error::no_descriptors || error == asio::error::no_memory ||
           error == asio::error::no_buffer_space ||
           error == boost::system::errc::too_many_files_open_in_system;
}

/// Tells a client that is one too many why, without waiting for it: the answer fits the empty send buffer.
void refuse(tcp::socket socket, Front& front, const QString& peer, const Problem& problem) {
    const WireReply reply = Exchange(front, peer).refuse(problem);
    const QByteArray bytes = reply.head + reply.body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(bytes.constData(), size_t(bytes.size())), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

Problem problemOf(RefusedConnection why) {
    switch (why) {
    case RefusedConnection::TooManyOfClient:
        return {
            ProblemKind::TooManyRequests, QStringLiteral("Too many connections from your address."), {}, 1};
    case RefusedConnection::TooMany:
    case RefusedConnection::NoDescriptors:
        break;
    }
    return {ProblemKind::Unavailable, QStringLiteral("The server is busy: try again shortly."), {}, 1};
}

} // namespace

Listener::Listener(asio::io_context& io, Front& front)
    : m_io(io), m_front(front), m_strand(asio::make_strand(io)), m_acceptor(m_strand), m_pause(m_strand) {}

core::Result<std::shared_ptr<Listener>> Listener::open(asio::io_context& io, Front& front) {
    const HttpSettings& settings = front.settings;
    const QString where = QStringLiteral("%1 port %2").arg(settings.address).arg(settings.port);
    error_code error;
    const auto address = asio::ip::make_address(settings.address.toStdString(), error);
    if (error) {
        return cannotListen(where, error);
    }
    const std::shared_ptr<Listener> listener(new Listener(io, front));
    const tcp::endpoint endpoint(address, settings.port);
    tcp::acceptor& acceptor = listener->m_acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return cannotListen(where, error);
    }
    listener->m_port = acceptor.local_endpoint().port();
    return listener;
}

void Listener::start() {
    asio::dispatch(m_strand, [self = shared_from_this()] { self->accept(); });
}

void Listener::accept() {
    m_acceptor.async_accept(asio::make_strand(m_io),
                            [self = shared_from_this()](error_code error, tcp::socket socket) {
                                if (self->m_isStopped) {
                                    return;
                                }
                                if (isOutOfDescriptors(error)) {
                                    self->pause();
                                    return;
                                }
                                if (!error) {
                                    self->admit(std::move(socket));
                                }
                                self->accept();
                            });
}

/// Without a pause the waiting connection would wake the accept at once again, for ever.
void Listener::pause() {
    m_front.observer.connectionRefused(RefusedConnection::NoDescriptors);
    m_pause.expires_after(m_front.settings.acceptPause);
    m_pause.async_wait([self = shared_from_this()](error_code error) {
        if (!error && !self->m_isStopped) {
            self->accept();
        }
    });
}

void Listener::admit(tcp::socket socket) {
    error_code error;
    const tcp::endpoint endpoint = socket.remote_endpoint(error);
    if (error) {
        return; // gone already
    }
    socket.set_option(tcp::no_delay(true), error);
    const QString text = QString::fromStdString(endpoint.address().to_string());
    const QString peer = plainAddress(text).value_or(text);
    const QString counted = m_front.trustedProxies.contains(peer) ? QString() : clientNetwork(peer);
    auto place = m_front.counts.enter(counted);
    if (!place) {
        m_front.observer.connectionRefused(place.error());
        refuse(std::move(socket), m_front, peer, problemOf(place.error()));
        return;
    }
    remember(serveConnection(std::move(socket), m_front, *std::move(place), peer));
}

void Listener::remember(const std::shared_ptr<Connection>& connection) {
    if (m_connections.size() >= m_sweepAt) {
        std::erase_if(m_connections, [](const auto& known) { return known.expired(); });
        m_sweepAt = std::max<size_t>(64, m_connections.size() * 2);
    }
    m_connections.push_back(connection);
}

void Listener::stop() {
    asio::dispatch(m_strand, asio::use_future([self = shared_from_this()] {
                       self->m_isStopped = true;
                       error_code ignored;
                       self->m_acceptor.close(ignored);
                       self->m_pause.cancel();
                       for (const auto& known : self->m_connections) {
                           if (const auto connection = known.lock()) {
                               connection->finish();
                           }
                       }
                   }))
        .wait();
}

void Listener::closeConnections() {
    asio::dispatch(m_strand, asio::use_future([self = shared_from_this()] {
                       for (const auto& known : self->m_connections) {
                           if (const auto connection = known.lock()) {
                               connection->close();
                           }
                       }
                   }))
        .wait();
}

} // namespace server
