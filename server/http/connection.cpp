#include "server/http/connection.h"

#include "server/http/exchange.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <array>

namespace server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using beast::error_code;
using std::chrono::milliseconds;

constexpr size_t kHeadPiece = 4 * 1024; ///< read at a time
constexpr size_t kBodyPiece = 32 * 1024;
constexpr size_t kIdleBuffer = 16 * 1024; ///< a larger one is given back between requests
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(asio::ip::tcp::socket socket, Front& front, std::unique_ptr<ConnectionCounts::Place> place,
                   const QString& peer)
        : m_stream(std::move(socket)), m_budget(m_stream.get_executor()), m_front(front),
          m_place(std::move(place)), m_peer(peer) {}

    void start();
    void finish() override;
    void close() override;

private:
    using Step = void (HttpConnection::*)();

    void awaitRequest();
    void readHead();
    void openRequest(size_t headSize);
    void askForBody();
    void readBody();
    void beginRequest();
    void runRequest(Exchange& exchange);
    void startBudget();
    void send(WireReply reply);
    void afterReply();
    void drain();
    void closeNow();

    void receive(size_t piece, Step next);
    std::string_view received() const;
    milliseconds transferTime(qsizetype bytes) const;

    beast::tcp_stream m_stream;
    asio::steady_timer m_budget;
    Front& m_front;
    std::unique_ptr<ConnectionCounts::Place> m_place;
    const QString m_peer;

    beast::flat_buffer
        m_in; ///< what came and was not yet taken: the next requests of a pipelining client too
    int m_requests = 0;
    bool m_isIdle = true; ///< no byte of the next request has come
    bool m_finishes = false;
    std::unique_ptr<MessageParser> m_parser;
    std::shared_ptr<Exchange> m_exchange;
    WireReply m_out; ///< being sent
};

void HttpConnection::start() {
    asio::dispatch(m_stream.get_executor(), [self = shared_from_this()] { self->awaitRequest(); });
}

void HttpConnection::finish() {
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        self->m_finishes = true;
        if (self->m_isIdle) {
            self->closeNow();
        }
    });
}

void HttpConnection::close() {
    asio::post(m_stream.get_executor(), [self = shared_from_this()] { self->closeNow(); });
}

std::string_view HttpConnection::received() const {
    const auto bytes = m_in.cdata();
    return {static_cast<const char*>(bytes.data()), bytes.size()};
}

milliseconds HttpConnection::transferTime(qsizetype bytes) const {
    const HttpSettings& settings = m_front.settings;
    return settings.transferTime + milliseconds(bytes * 1000 / settings.slowestBytesPerSecond);
}

/// Reads some bytes, then goes on with `next`. The phase's deadline is set by whoever begins the phase, once:
/// a client that sends a byte now and then gains nothing.
void HttpConnection::receive(size_t piece, Step next) {
    m_stream.async_read_some(m_in.prepare(piece),
                             [self = shared_from_this(), next](error_code error, size_t bytes) {
                                 if (error) {
                                     self->closeNow();
                                     return;
                                 }
                                 self->m_in.commit(bytes);
                                 ((*self).*next)();
                             });
}

void HttpConnection::awaitRequest() {
    m_isIdle = received().empty();
    if (m_isIdle && m_finishes) {
        closeNow();
        return;
    }
    if (m_isIdle && m_in.capacity() > kIdleBuffer) {
        m_in.shrink_to_fit();
    }
    // A new connection has no idle time: it has come to ask something.
    m_stream.expires_after(m_isIdle && m_requests > 0 ? m_front.settings.idleTime
                                                      : m_front.settings.headTime);
    readHead();
}

void HttpConnection::readHead() {
    if (m_isIdle && !received().empty()) {
        m_isIdle = false;
        m_stream.expires_after(m_front.settings.headTime);
    }
    if (received().starts_with("\r\n")) {
        m_in.consume(2); // RFC 9112, 2.2: some clients end a body with one more line
    }
    const size_t headSize = MessageParser::headSize(received());
    const auto most = size_t(m_front.settings.headBytes);
    if (headSize > most || (headSize == 0 && received().size() >= most)) {
        m_exchange = std::make_shared<Exchange>(m_front, m_peer);
        send(m_exchange->refuse(
            {ProblemKind::HeaderTooLarge,
             QStringLiteral("The request's header may have at most %1 bytes.").arg(most)}));
        return;
    }
    if (headSize == 0) {
        receive(kHeadPiece, &HttpConnection::readHead);
        return;
    }
    openRequest(headSize);
}

void HttpConnection::openRequest(size_t headSize) {
    ++m_requests;
    m_exchange = std::make_shared<Exchange>(m_front, m_peer);
    m_parser = std::make_unique<MessageParser>();
    Outcome<MessageHead> head =
        m_parser->readHead(received().substr(0, headSize), m_front.settings.headLines);
    m_in.consume(headSize);
    if (!head) {
        send(m_exchange->refuse(head.error()));
        return;
    }
    const qsizetype length = head->length;
    const bool asks = head->expectsContinue && head->hasBody();
    std::optional<Reply> refusal = m_exchange->open(*std::move(head));
    if (m_requests >= m_front.settings.requestsPerConnection) {
        m_exchange->closeAfterwards();
    }
    if (refusal) {
        send(m_exchange->answer(*std::move(refusal)));
        return;
    }
    const qsizetype limit = m_exchange->route().bodyLimit;
    m_parser->limitBody(limit);
    m_stream.expires_after(transferTime(length > 0 ? length : limit));
    if (asks && received().empty()) {
        askForBody();
    } else {
        readBody();
    }
}

void HttpConnection::askForBody() {
    asio::async_write(m_stream, asio::buffer(kContinue.data(), kContinue.size()),
                      [self = shared_from_this()](error_code error, size_t) {
                          if (error) {
                              self->closeNow();
                          } else {
                              self->readBody();
                          }
                      });
}

void HttpConnection::readBody() {
    const Outcome<size_t> taken = m_parser->readBody(received());
    if (!taken) {
        m_exchange->closeAfterwards();
        send(m_exchange->refuse(taken.error()));
        return;
    }
    m_in.consume(*taken);
    if (m_parser->isDone()) {
        beginRequest();
    } else {
        receive(kBodyPiece, &HttpConnection::readBody);
    }
}

void HttpConnection::beginRequest() {
    m_exchange->begin(m_parser->takeBody());
    m_parser.reset();
    m_stream.expires_never();
    startBudget();
    const bool isQueued =
        m_front.workersOf(m_exchange->route().lane)
            .tryRun([self = shared_from_this(), exchange = m_exchange] { self->runRequest(*exchange); });
    if (!isQueued && m_exchange->claim()) {
        send(m_exchange->refuse(
            {ProblemKind::Unavailable, QStringLiteral("The server is busy: try again shortly."), {}, 1}));
    }
}

/// On a worker: touches nothing of the connection but its executor.
void HttpConnection::runRequest(Exchange& exchange) {
    if (std::optional<WireReply> reply = exchange.run()) {
        asio::post(m_stream.get_executor(), [self = shared_from_this(), out = *std::move(reply)]() mutable {
            self->send(std::move(out));
        });
    }
}

void HttpConnection::startBudget() {
    m_budget.expires_after(m_exchange->route().budget);
    m_budget.async_wait([self = shared_from_this(), exchange = m_exchange](error_code error) {
        if (!error && exchange->claim()) {
            // The route may still run: nothing more is read from a client that would only wait again.
            exchange->closeAfterwards();
            self->send(exchange->refuse(
                {ProblemKind::Timeout, QStringLiteral("The server could not answer in time.")}));
        }
    });
}

void HttpConnection::send(WireReply reply) {
    m_budget.cancel();
    m_exchange.reset();
    m_parser.reset();
    m_out = std::move(reply);
    m_stream.expires_after(transferTime(m_out.body.size()));
    const std::array<asio::const_buffer, 2> parts{
        asio::buffer(m_out.head.constData(), size_t(m_out.head.size())),
        asio::buffer(m_out.body.constData(), size_t(m_out.body.size()))};
    asio::async_write(m_stream, parts, [self = shared_from_this()](error_code error, size_t) {
        if (error) {
            self->closeNow();
        } else {
            self->afterReply();
        }
    });
}

void HttpConnection::afterReply() {
    const bool closes = m_out.closes;
    m_out = {};
    if (!closes) {
        awaitRequest();
        return;
    }
    // A close with unread bytes makes the kernel send a reset, which can take the reply from the client
    // again: say that no more comes, then read until the client closes too.
    error_code ignored;
    m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    m_stream.expires_after(m_front.settings.drainTime);
    drain();
}

void HttpConnection::drain() {
    m_in.clear();
    receive(kBodyPiece, &HttpConnection::drain);
}

void HttpConnection::closeNow() {
    m_budget.cancel();
    m_stream.close();
}

} // namespace

std::shared_ptr<Connection> serveConnection(asio::ip::tcp::socket socket, Front& front,
                                            std::unique_ptr<ConnectionCounts::Place> place,
                                            const QString& peer) {
    auto connection = std::make_shared<HttpConnection>(std::move(socket), front, std::move(place), peer);
    connection->start();
    return connection;
}

} // namespace server
