#include "server/http/exchange.h"

#include "server/http/error_reply.h"
#include "server/http/gzip.h"
#include "server/http/request_id.h"
#include "server/http/target.h"

#include <stdexcept>

namespace server {

namespace {

const Problem kBroken{ProblemKind::Internal,
                      QStringLiteral("Something went wrong on our side. Tell us the requestId.")};

} // namespace

Exchange::Exchange(Front& front, QString peer) : m_front(front) {
    m_request.client = std::move(peer);
    m_request.route = QStringLiteral("unmatched");
}

std::optional<Reply> Exchange::open(MessageHead head) {
    m_isHead = head.isHead;
    m_methodName = head.isHead ? "HEAD" : head.method ? methodName(*head.method) : "other";
    m_request.method = head.method.value_or(Method::Get);
    m_request.headers = std::move(head.headers);
    m_request.requestId = requestIdFrom(m_request.header("x-request-id"));
    m_request.traceparent = m_request.header("traceparent");
    QByteArray forwarded;
    for (const Header& header : m_request.headers) {
        if (header.name.compare("x-forwarded-for", Qt::CaseInsensitive) == 0) {
            forwarded = header.value; // the last one, should there be several
        }
    }
    m_request.client = m_front.trustedProxies.clientOf(m_request.client, forwarded);

    Outcome<Target> target = readTarget(head.target);
    if (!target) {
        return errorReply(target.error(), m_request.requestId);
    }
    m_request.path = target->path;
    m_request.query = std::move(target->query);
    RouteMatch match = m_front.router.match(head.method, target->segments);
    // A refused request's body is not read, so that its connection cannot go on.
    m_keepsAlive = head.keepAlive && !head.hasBody();
    if (match.route == nullptr) {
        if (match.allow.isEmpty()) {
            return errorReply({ProblemKind::NotFound, QStringLiteral("There is nothing at this path.")},
                              m_request.requestId);
        }
        return errorReply({ProblemKind::MethodNotAllowed,
                           QStringLiteral("This path takes: %1.").arg(QLatin1String(match.allow))},
                          m_request.requestId)
            .with("Allow", match.allow);
    }
    m_route = match.route;
    m_request.route = QLatin1String(m_route->path);
    m_request.pathValues = std::move(match.values);
    if (head.length > m_route->bodyLimit || (head.isChunked && m_route->bodyLimit == 0)) {
        return errorReply({ProblemKind::TooLarge,
                           QStringLiteral("The body may have at most %1 bytes.").arg(m_route->bodyLimit)},
                          m_request.requestId);
    }
    m_keepsAlive = head.keepAlive;
    return std::nullopt;
}

void Exchange::begin(QByteArray body) {
    m_request.body = std::move(body);
    m_request.deadline = m_front.clock.now() + m_route->budget;
}

std::optional<WireReply> Exchange::run() {
    QString failure;
    Reply reply;
    if (!m_isClaimed) { // it may have waited for a worker beyond its deadline
        reply = runRoute(failure);
    }
    return claim() ? std::optional(answer(std::move(reply), std::move(failure))) : std::nullopt;
}

Reply Exchange::runRoute(QString& failure) const {
    try {
        Outcome<Reply> outcome = m_route->run(m_request);
        return outcome ? *std::move(outcome) : errorReply(outcome.error(), m_request.requestId);
    } catch (const std::exception& exception) {
        failure = QString::fromUtf8(exception.what());
    } catch (...) {
        failure = QStringLiteral("an exception that is no std::exception");
    }
    return errorReply(kBroken, m_request.requestId);
}

WireReply Exchange::refuse(const Problem& problem) {
    if (m_request.requestId.isEmpty()) { // refused before its head was read
        m_request.requestId = requestIdFrom({});
    }
    return answer(errorReply(problem, m_request.requestId));
}

WireReply Exchange::answer(Reply reply, QString failure) {
    FinishedRequest finished;
    finished.logged = std::move(reply.logged);
    finished.status = reply.status;
    WireReply wire;
    try {
        wire = wireReply(std::move(reply), framing());
    } catch (const std::logic_error& error) {
        failure = QString::fromUtf8(error.what());
        finished.status = problemStatus(kBroken.kind);
        wire = wireReply(errorReply(kBroken, m_request.requestId), framing());
    }
    finished.method = m_methodName;
    finished.route = m_request.route;
    finished.duration =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_started);
    finished.bytesIn = m_request.body.size();
    finished.bytesOut = wire.body.size();
    finished.client = m_request.client;
    finished.requestId = m_request.requestId;
    finished.traceparent = m_request.traceparent;
    finished.failure = failure;
    m_front.observer.requestFinished(finished);
    return wire;
}

ReplyFraming Exchange::framing() const {
    return {.requestId = m_request.requestId,
            .now = m_front.clock.now(),
            .isHead = m_isHead,
            .closes = !m_keepsAlive || m_front.isStopping,
            .mayCompress = acceptsGzip(m_request.header("accept-encoding")),
            .compressFrom = m_front.settings.compressFrom};
}

} // namespace server
