#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace server {

/// Why a request failed; each has one status, one title and one type in the problem document.
enum class ProblemKind : quint8 {
    Validation,          ///< 400, fields in `errors`
    MalformedRequest,    ///< 400, not HTTP or JSON as this server speaks it
    Unauthenticated,     ///< 401
    MfaRequired,         ///< 401, member `challenge`
    Forbidden,           ///< 403
    PlanLimit,           ///< 403, member `upgradeUrl`
    NotFound,            ///< 404
    MethodNotAllowed,    ///< 405
    Conflict,            ///< 409
    UseFills,            ///< 409, the trade has several fills: edit those
    SharedFill,          ///< 409, the fill belongs to two trades
    AddressInUse,        ///< 409, the mail address has an account
    IdempotencyMismatch, ///< 409, the key was used with another request
    IdempotencyRunning,  ///< 409, the first request with this key has not ended
    PreconditionFailed,  ///< 412, If-Match lost a race
    TooLarge,            ///< 413
    UnsupportedMedia,    ///< 415
    TooManyRequests,     ///< 429
    HeaderTooLarge,      ///< 431
    Internal,            ///< 500
    Unavailable,         ///< 503
    Timeout,             ///< 504
};
inline constexpr int kProblemKinds = int(ProblemKind::Timeout) + 1;

struct FieldError {
    QString field; ///< "entryPrice", "trades[2].symbol"; empty for the request as a whole
    QString message;

    friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// An expected failure of a request. Everything in it is shown to the client: no SQL, no secrets.
struct Problem {
    ProblemKind kind = ProblemKind::Internal;
    QString detail;
    std::vector<FieldError> errors = {};
    std::optional<int> retryAfterSeconds = {};
    /// Further members of the document, name and text: challenge, upgradeUrl.
    std::vector<std::pair<QByteArray, QString>> members = {};
    /// Sent with the document: RateLimit-Limit.
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};

    friend bool operator==(const Problem&, const Problem&) = default;
};

template <typename T>
using Outcome = core::Result<T, Problem>;

/// One wrong field.
Problem wrongField(const QString& field, const QString& message);

int problemStatus(ProblemKind kind);
/// "idempotency-mismatch": the end of the document's type.
const char* problemSlug(ProblemKind kind);
const char* problemTitle(ProblemKind kind);

} // namespace server
