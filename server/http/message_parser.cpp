#include "server/http/message_parser.h"

#include "server/http/head_guard.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <functional>
#include <limits>
#include <optional>

namespace server {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

/// What a body may carry beside its data: an unfinished chunk header or trailer at one time …
constexpr size_t kMostPending = 4 * 1024;
/// … and chunk extensions in all. Nobody honest sends any.
constexpr size_t kMostExtensions = 1024;
/// "0\r\n\r\n": what is still to come of a chunked body, at the least.
constexpr size_t kShortestRest = 5;

const Problem kTooLarge{ProblemKind::TooLarge, QStringLiteral("The body is larger than this route takes.")};

Problem malformed(const QString& why) {
    return Problem{ProblemKind::MalformedRequest, why};
}

QByteArray bytesOf(boost::beast::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

std::optional<Method> methodOf(http::verb verb) {
    // Not a switch: the verbs of HTTP are many and not ours.
    if (verb == http::verb::get || verb == http::verb::head) {
        return Method::Get;
    }
    if (verb == http::verb::post) {
        return Method::Post;
    }
    if (verb == http::verb::put) {
        return Method::Put;
    }
    if (verb == http::verb::patch) {
        return Method::Patch;
    }
    return verb == http::verb::delete_ ? std::optional(Method::Delete) : std::nullopt;
}

} // namespace

struct MessageParser::Parts {
    http::request_parser<http::string_body> parser;
    std::uint64_t limit = 0;
    size_t extensions = 0;
    std::function<void(std::uint64_t, boost::beast::string_view, error_code&)> onChunk;
};

MessageParser::MessageParser() : m_parts(std::make_unique<Parts>()) {
    Parts& parts = *m_parts;
    parts.parser.header_limit(std::numeric_limits<std::uint32_t>::max()); // the caller limits heads
    parts.parser.body_limit(boost::none);                                 // the route is not known yet
    parts.onChunk = [&parts](std::uint64_t, boost::beast::string_view extensions, error_code& error) {
        parts.extensions += extensions.size();
        if (parts.extensions > kMostExtensions) {
            error = http::error::bad_chunk_extension;
        }
    };
    parts.parser.on_chunk_header(parts.onChunk);
}

MessageParser::~MessageParser() = default;

size_t MessageParser::headSize(std::string_view bytes) {
    constexpr std::string_view kEnd = "\r\n\r\n";
    const size_t end = bytes.find(kEnd);
    return end == std::string_view::npos ? 0 : end + kEnd.size();
}

Outcome<MessageHead> MessageParser::readHead(std::string_view head, int mostLines) {
    if (const Outcome<void> guarded = guardHead(head, mostLines); !guarded) {
        return guarded.error();
    }
    auto& parser = m_parts->parser;
    error_code error;
    const size_t taken = parser.put(boost::asio::buffer(head.data(), head.size()), error);
    if (error || !parser.is_header_done() || taken != head.size()) {
        return malformed(
            QStringLiteral("The request cannot be read: %1").arg(QString::fromStdString(error.message())));
    }
    const auto& message = parser.get();
    MessageHead read;
    read.method = methodOf(message.method());
    read.isHead = message.method() == http::verb::head;
    read.target = bytesOf(message.target());
    // HTTP/1.0 has no pipelining and chunks to keep a connection for.
    read.keepAlive = message.version() == 11 && parser.keep_alive();
    read.isChunked = parser.chunked();
    read.length = qsizetype(parser.content_length().value_or(0));
    read.expectsContinue = message.version() == 11 && message.find(http::field::expect) != message.end();
    for (const auto& field : message) {
        read.headers.push_back({bytesOf(field.name_string()), bytesOf(field.value())});
    }
    return read;
}

void MessageParser::limitBody(qsizetype bytes) {
    m_parts->limit = std::uint64_t(bytes);
    m_parts->parser.body_limit(m_parts->limit);
}

Outcome<size_t> MessageParser::readBody(std::string_view bytes) {
    auto& parser = m_parts->parser;
    parser.eager(true);
    // Beast compares a Content-Length with the limit it had when it read the head, and makes room for all of
    // it.
    if (parser.content_length().value_or(0) > m_parts->limit) {
        return kTooLarge;
    }
    // Chunks go in by pieces of one size, so that the same body is refused however it arrives.
    const size_t most = parser.chunked() ? kMostPending : bytes.size();
    size_t taken = 0;
    while (!parser.is_done() && taken < bytes.size()) {
        const std::string_view piece = bytes.substr(taken, most);
        // Beast 1.81 asserts when the last chunk comes in too small pieces.
        if (parser.chunked() && piece.size() < kShortestRest) {
            break;
        }
        error_code error;
        const size_t read = parser.put(boost::asio::buffer(piece.data(), piece.size()), error);
        taken += read;
        if (error == http::error::body_limit || error == http::error::buffer_overflow) {
            return kTooLarge;
        }
        if ((error && error != http::error::need_more) || (read == 0 && piece.size() == kMostPending)) {
            return malformed(QStringLiteral("The body's chunks cannot be read."));
        }
        if (read == 0) {
            break;
        }
    }
    return taken;
}

bool MessageParser::isDone() const {
    return m_parts->parser.is_done();
}

QByteArray MessageParser::takeBody() {
    const std::string& body = m_parts->parser.get().body();
    return QByteArray(body.data(), qsizetype(body.size()));
}

} // namespace server
