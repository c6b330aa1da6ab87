#include "server/http/problem.h"

#include <stdexcept>

namespace server {

namespace {

struct Words {
    int status;
    const char* slug;
    const char* title;
};

Words wordsOf(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Validation:
        return {400, "validation", "Validation Error"};
    case ProblemKind::MalformedRequest:
        return {400, "malformed-request", "Malformed Request"};
    case ProblemKind::Unauthenticated:
        return {401, "unauthenticated", "Sign-in Required"};
    case ProblemKind::MfaRequired:
        return {401, "mfa-required", "Second Factor Required"};
    case ProblemKind::Forbidden:
        return {403, "forbidden", "Not Allowed"};
    case ProblemKind::PlanLimit:
        return {403, "plan-limit", "Plan Limit Reached"};
    case ProblemKind::NotFound:
        return {404, "not-found", "Not Found"};
    case ProblemKind::MethodNotAllowed:
        return {405, "method-not-allowed", "Method Not Allowed"};
    case ProblemKind::Conflict:
        return {409, "conflict", "Conflict"};
    case ProblemKind::UseFills:
        return {409, "use-fills", "Trade Of Several Fills"};
    case ProblemKind::SharedFill:
        return {409, "shared-fill", "Fill Shared By Two Trades"};
    case ProblemKind::AddressInUse:
        return {409, "address-in-use", "Address In Use"};
    case ProblemKind::IdempotencyMismatch:
        return {409, "idempotency-mismatch", "Idempotency Key Of Another Request"};
    case ProblemKind::IdempotencyRunning:
        return {409, "idempotency-running", "First Request Still Running"};
    case ProblemKind::PreconditionFailed:
        return {412, "precondition-failed", "Changed Meanwhile"};
    case ProblemKind::TooLarge:
        return {413, "too-large", "Request Too Large"};
    case ProblemKind::UnsupportedMedia:
        return {415, "unsupported-media", "Unsupported Media Type"};
    case ProblemKind::TooManyRequests:
        return {429, "too-many-requests", "Too Many Requests"};
    case ProblemKind::HeaderTooLarge:
        return {431, "header-too-large", "Request Header Too Large"};
    case ProblemKind::Internal:
        return {500, "internal", "Internal Error"};
    case ProblemKind::Unavailable:
        return {503, "unavailable", "Service Unavailable"};
    case ProblemKind::Timeout:
        return {504, "timeout", "Took Too Long"};
    }
    throw std::logic_error("a problem kind outside its enum");
}

} // namespace

Problem wrongField(const QString& field, const QString& message) {
    return Problem{ProblemKind::Validation, message, {{field, message}}};
}

int problemStatus(ProblemKind kind) {
    return wordsOf(kind).status;
}

const char* problemSlug(ProblemKind kind) {
    return wordsOf(kind).slug;
}

const char* problemTitle(ProblemKind kind) {
    return wordsOf(kind).title;
}

} // namespace server
