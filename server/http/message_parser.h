#pragma once

#include "server/http/problem.h"
#include "server/http/request.h"

#include <memory>
#include <string_view>

namespace server {

struct MessageHead {
    std::optional<Method> method; ///< nullopt for one this server does not know; HEAD is Get with isHead
    bool isHead = false;
    QByteArray target;
    std::vector<Header> headers;
    bool keepAlive = false;
    bool expectsContinue = false;
    bool isChunked = false;
    qsizetype length = 0; ///< Content-Length

    bool hasBody() const { return isChunked || length > 0; }
};

/// Reads one HTTP/1 request from bytes as they come; knows no socket. First the head as a whole, then the
/// body.
class MessageParser {
public:
    MessageParser();
    ~MessageParser();

    /// Where the head ends: the size through its empty line, or 0 while that has not come.
    static size_t headSize(std::string_view bytes);
    /// `head` is exactly the head. MalformedRequest or HeaderTooLarge.
    Outcome<MessageHead> readHead(std::string_view head, int mostLines);

    void limitBody(qsizetype bytes);
    /// Takes what it can of the bytes that came and have not been taken; tells how many that was. TooLarge
    /// beyond the limit, MalformedRequest for broken chunks. Trailers are read and dropped.
    Outcome<size_t> readBody(std::string_view bytes);
    bool isDone() const;
    /// Once, when done.
    QByteArray takeBody();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace server
