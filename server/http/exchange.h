#pragma once

#include "server/http/front.h"
#include "server/http/message_parser.h"
#include "server/http/wire_reply.h"

#include <atomic>
#include <chrono>

namespace server {

/// One request from its head to its reply. Used by one thread at a time, but that the deadline may claim and
/// refuse it while a worker runs it.
class Exchange {
public:
    Exchange(Front& front, QString peer);

    /// Reads target, client, ids and route out of the head. A reply when the request ends here: no such
    /// route, a body longer than its route takes.
    std::optional<Reply> open(MessageHead head);
    /// The body has come: from now on the route's budget runs.
    void begin(QByteArray body);

    /// The connection ends after this reply, whatever the client wishes.
    void closeAfterwards() { m_keepsAlive = false; }

    /// Runs the route, on a worker. nullopt when the deadline answered first.
    std::optional<WireReply> run();
    WireReply refuse(const Problem& problem);
    WireReply answer(Reply reply) { return answer(std::move(reply), {}); }

    /// True for the first caller only: the reply is theirs to give. A worker and the deadline race for it.
    bool claim() { return !m_isClaimed.exchange(true); }

    const Route& route() const { return *m_route; } ///< only when open() let the request through

private:
    Reply runRoute(QString& failure) const;
    WireReply answer(Reply reply, QString failure);
    ReplyFraming framing() const;

    Front& m_front;
    Request m_request;
    const Route* m_route = nullptr;
    const char* m_methodName = "other";
    bool m_isHead = false;
    bool m_keepsAlive = false; ///< until the head is known to be sound
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::atomic<bool> m_isClaimed = false;
};

} // namespace server
