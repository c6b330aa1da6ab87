#include "server/http/error_reply.h"

#include "core/base/error_text.h"
#include "core/wire/json.h"

namespace server {

namespace {

constexpr const char* kTypePrefix = "https://api.tradingjournal.com/errors/";

/// `core`'s errors about files and journals cannot be a client's fault: they become Internal.
ProblemKind kindOf(core::ErrorCode code) {
    using core::ErrorCode;
    switch (code) {
    case ErrorCode::InvalidValue:
    case ErrorCode::NumberTooLarge:
    case ErrorCode::MissingMultiplier:
    case ErrorCode::AmbiguousValue:
    case ErrorCode::UnknownFormat:
        return ProblemKind::Validation;
    case ErrorCode::MalformedFile:
        return ProblemKind::MalformedRequest;
    case ErrorCode::FileTooLarge:
        return ProblemKind::TooLarge;
    case ErrorCode::NotFound:
        return ProblemKind::NotFound;
    case ErrorCode::AlreadyExists:
    case ErrorCode::NothingToUndo:
    case ErrorCode::NothingToRedo:
    case ErrorCode::UndoRefused:
        return ProblemKind::Conflict;
    case ErrorCode::Unauthenticated:
        return ProblemKind::Unauthenticated;
    case ErrorCode::Forbidden:
        return ProblemKind::Forbidden;
    case ErrorCode::ChangedMeanwhile:
        return ProblemKind::PreconditionFailed;
    case ErrorCode::RequestRepeated:
        return ProblemKind::IdempotencyRunning;
    case ErrorCode::SharedFill:
        return ProblemKind::SharedFill;
    case ErrorCode::UseFills:
        return ProblemKind::UseFills;
    case ErrorCode::JournalLocked:
    case ErrorCode::Cancelled:
        return ProblemKind::Unavailable;
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
    case ErrorCode::JournalReadOnly:
    case ErrorCode::JournalNewer:
    case ErrorCode::JournalCorrupt:
    case ErrorCode::NotAJournal:
    case ErrorCode::DiskFull:
    case ErrorCode::StorageFailed:
        return ProblemKind::Internal;
    }
    return ProblemKind::Internal;
}

QByteArray document(const Problem& problem, const QString& requestId) {
    core::JsonWriter json;
    json.beginObject();
    json.key("type").string(QLatin1String(kTypePrefix) + QLatin1String(problemSlug(problem.kind)));
    json.key("title").string(QLatin1String(problemTitle(problem.kind)));
    json.key("status").integer(problemStatus(problem.kind));
    if (!problem.detail.isEmpty()) {
        json.key("detail").string(problem.detail);
    }
    if (!problem.errors.empty()) {
        json.key("errors").beginArray();
        for (const FieldError& error : problem.errors) {
            json.beginObject();
            json.key("field").string(error.field).key("message").string(error.message);
            json.endObject();
        }
        json.endArray();
    }
    for (const auto& [name, text] : problem.members) {
        json.key(QLatin1String(name)).string(text);
    }
    json.key("requestId").string(requestId);
    json.endObject();
    return json.take();
}

} // namespace

Reply errorReply(const Problem& problem, const QString& requestId) {
    Reply reply =
        Reply::text(problemStatus(problem.kind), "application/problem+json", document(problem, requestId));
    if (problem.retryAfterSeconds) {
        reply.headers.push_back({"Retry-After", QByteArray::number(*problem.retryAfterSeconds)});
    }
    for (const auto& [name, value] : problem.headers) {
        reply.headers.push_back({name, value});
    }
    // RFC 9110: a 401 names the scheme that would help.
    if (reply.status == 401) {
        reply.headers.push_back({"WWW-Authenticate", "Bearer"});
    }
    return reply;
}

Problem problemFrom(const core::Error& error) {
    const ProblemKind kind = kindOf(error.code);
    if (kind == ProblemKind::Internal) {
        return Problem{kind, QStringLiteral("The server could not do this.")};
    }
    Problem problem{kind, core::errorText(error)};
    if (kind == ProblemKind::Validation) {
        problem.errors.push_back({error.field, error.detail.isEmpty() ? problem.detail : error.detail});
    }
    return problem;
}

} // namespace server
