#include "server/api/endpoint.h"

#include "server/auth/secrets.h"
#include "server/http/client_address.h"
#include "server/http/conditional.h"
#include "server/http/error_reply.h"
#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/stores/idempotency_store.h"

#include <algorithm>
#include <array>

namespace server {
namespace {

int wholeSeconds(std::chrono::milliseconds time) {
    return int((time.count() + 999) / 1000);
}

std::array<std::pair<QByteArray, QByteArray>, 3> limitHeaders(const RateVerdict& verdict) {
    return {{{"RateLimit-Limit", QByteArray::number(verdict.limit)},
             {"RateLimit-Remaining", QByteArray::number(verdict.remaining)},
             {"RateLimit-Reset", QByteArray::number(wholeSeconds(verdict.untilFull))}}};
}

/// Every answer tells of one limit: the one that refused, else the one nearest to the caller.
Outcome<Reply> withLimit(Outcome<Reply> outcome, const RateVerdict& verdict) {
    const auto headers = limitHeaders(verdict);
    if (!outcome) {
        Problem problem = outcome.error();
        if (problem.headers.empty()) {
            problem.headers.assign(headers.begin(), headers.end());
        }
        return problem;
    }
    if (!outcome->hasHeader(headers.front().first)) {
        for (const auto& [name, value] : headers) {
            outcome->headers.push_back({name, value});
        }
    }
    return outcome;
}

/// What a database that is away or slow means to the client; anything else is a bug and goes on as it is.
template <typename Work>
Outcome<Reply> guarded(Work&& work) {
    try {
        return work();
    } catch (const DatabaseFailure& failure) {
        switch (failure.reason()) {
        case DatabaseFailure::Reason::Unavailable:
            return Problem{
                ProblemKind::Unavailable, QStringLiteral("The database is away: try again"), {}, 5};
        case DatabaseFailure::Reason::Timeout:
            return Problem{ProblemKind::Timeout, QStringLiteral("This took too long and was not done")};
        case DatabaseFailure::Reason::Conflict:
            return Problem{
                ProblemKind::Unavailable, QStringLiteral("Others are changing the same: try again"), {}, 1};
        default:
            throw;
        }
    }
}

Outcome<RateVerdict> passLimit(const ApiContext& context, const char* name, const QByteArray& key,
                               const RateLimit& limit) {
    const RateVerdict verdict = context.limiter.take(key, limit, WithoutRedis::LetThrough);
    if (!verdict.allowed) {
        context.metrics.add(Count::RateLimited, {name});
        return tooMany(verdict);
    }
    return verdict;
}

/// The most pressing of the limits that a signed-in caller must pass.
Outcome<RateVerdict> passUserLimits(const ApiContext& context, const Caller& caller, bool analytics) {
    const QByteArray user = caller.user().uuid().toByteArray(QUuid::WithoutBraces);
    const auto verdict = passLimit(context, "user", "user:" + user, context.settings.perUser);
    if (!verdict || !analytics) {
        return verdict;
    }
    const auto own = passLimit(context, "analytics", "analytics:" + user, context.settings.analytics);
    return !own || own->remaining < verdict->remaining ? own : verdict;
}

QByteArray hashOf(const Request& request) {
    return sha256(QByteArray(methodName(request.method)) + ' ' + request.path.toUtf8() + '\n' + request.body);
}

Outcome<Reply> replayed(const KeptReply& kept, const QByteArray& hash) {
    if (kept.requestHash != hash) {
        return Problem{ProblemKind::IdempotencyMismatch,
                       QStringLiteral("This Idempotency-Key was used with another request")};
    }
    if (!kept.status) {
        return Problem{
            ProblemKind::IdempotencyRunning,
            QStringLiteral("The first request with this Idempotency-Key was carried out or still runs")};
    }
    Reply reply = Reply::text(*kept.status, kept.contentType, kept.body).with("Idempotency-Replayed", "true");
    if (!kept.location.isEmpty()) {
        reply = std::move(reply).with("Location", kept.location);
    }
    if (!kept.entityTag.isEmpty()) {
        reply = std::move(reply).with("ETag", kept.entityTag);
    }
    return reply;
}

QByteArray headerOf(const Reply& reply, const char* name) {
    const auto found = std::find_if(reply.headers.begin(), reply.headers.end(),
                                    [name](const Header& header) { return header.name == name; });
    return found == reply.headers.end() ? QByteArray() : found->value;
}

/// Not of what is about a person whatever tenant their token is for, which may be one that they have left.
/// And replies below /auth hold tokens and codes, which are nowhere kept as they are.
bool keepsReply(const Request& request) {
    return request.method == Method::Post && !request.route.startsWith(u"/auth/") &&
           request.route != u"/tenants" && request.route != u"/invitations/accept";
}

Outcome<Reply> runOnce(const ApiContext& context, const Request& request, TenantScope& scope,
                       const TenantEndpoint& run) {
    const auto key =
        keepsReply(request) ? idempotencyKey(request) : Outcome<std::optional<QString>>(std::nullopt);
    if (!key) {
        return key.error();
    }
    if (!*key) {
        return run(context, request, scope);
    }
    IdempotencyStore store(scope);
    const QByteArray hash = hashOf(request);
    const auto kept = store.find(**key);
    if (!kept) {
        return problemFrom(kept.error());
    }
    if (*kept) {
        return replayed(**kept, hash);
    }
    scope.makeOnce(**key, hash);
    auto reply = run(context, request, scope);
    // A refused request changed nothing and may be sent again, mended, with the same key.
    if (reply) {
        (void)store.keep(**key, {hash, reply->status, reply->contentType, headerOf(*reply, "Location"),
                                 headerOf(*reply, "ETag"), reply->body});
    }
    return reply;
}

} // namespace

Problem tooMany(const RateVerdict& verdict) {
    Problem problem{ProblemKind::TooManyRequests,
                    QStringLiteral("The limit of %1 requests is reached").arg(verdict.limit),
                    {},
                    std::max(1, wholeSeconds(verdict.retryAfter))};
    const auto headers = limitHeaders(verdict);
    problem.headers.assign(headers.begin(), headers.end());
    return problem;
}

Origin originOf(const Request& request) {
    constexpr qsizetype kLongestAgent = 400;
    return {request.client, QString::fromLatin1(request.header("user-agent")).left(kLongestAgent)};
}

QByteArray clientKey(const char* limit, const Request& request) {
    return QByteArray(limit) + ':' + clientNetwork(request.client).toLatin1();
}

Deadline deadlineOf(const Request& request, const core::Clock& clock) {
    const auto left = request.deadline ? *request.deadline - clock.now() : std::chrono::milliseconds(10'000);
    return deadlineIn(std::max(left, std::chrono::milliseconds(1)));
}

Route openRoute(const ApiContext& context, Method method, const char* path, const EndpointRules& rules,
                OpenEndpoint run) {
    return {method,
            path,
            rules.bodyLimit,
            rules.budget,
            [&context, run = std::move(run)](const Request& request) -> Outcome<Reply> {
                const auto verdict =
                    passLimit(context, "ip", clientKey("ip", request), context.settings.perIp);
                if (!verdict) {
                    return verdict.error();
                }
                return withLimit(guarded([&] { return run(context, request); }), *verdict);
            },
            rules.lane};
}

Route tenantRoute(const ApiContext& context, Method method, const char* path, const EndpointRules& rules,
                  TenantEndpoint run) {
    const bool analytics = rules.analytics;
    return openRoute(
        context, method, path, rules,
        [analytics, run = std::move(run)](const ApiContext& context,
                                          const Request& request) -> Outcome<Reply> {
            const auto caller = context.authenticator.callerOf(request.header("authorization"));
            if (!caller) {
                return problemFrom(caller.error());
            }
            const auto verdict = passUserLimits(context, *caller, analytics);
            if (!verdict) {
                return verdict.error();
            }
            const LogScope fields({{"tenantId", caller->tenant()}, {"userId", caller->user()}});
            TenantScope scope(*caller, analytics ? context.readPool : context.appPool,
                              deadlineOf(request, context.clock), originOf(request));
            auto reply = withLimit(guarded([&] { return runOnce(context, request, scope, run); }), *verdict);
            Reply answer = reply ? *std::move(reply) : errorReply(reply.error(), request.requestId);
            answer.logged.emplace_back("tenantId", caller->tenant().toString());
            answer.logged.emplace_back("userId", caller->user().toString());
            return answer;
        });
}

} // namespace server
