#pragma once

#include "server/http/reply.h"

namespace server {

/// How a reply goes out on its connection.
struct ReplyFraming {
    QString requestId;
    core::Instant now;
    bool isHead = false; ///< the body is counted but not sent
    bool closes = false;
    bool mayCompress = false; ///< the client accepts gzip
    qsizetype compressFrom = 1024;
};

/// A reply as it goes over the wire.
struct WireReply {
    QByteArray head;
    QByteArray body;
    bool closes = false;
};

/// Writes status line and headers, adds what every reply has, compresses where it pays. Throws
/// std::logic_error for a header with a line break, which would let its author write a second reply.
WireReply wireReply(Reply reply, const ReplyFraming& framing);

} // namespace server
