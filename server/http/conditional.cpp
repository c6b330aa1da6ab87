#include "server/http/conditional.h"

#include <QByteArrayList>

#include <algorithm>

namespace server {

namespace {

constexpr qsizetype kLongestKey = 128;

/// Whether the list of entity tags holds this one. Our tags name a version of the resource, whatever its
/// encoding: a proxy that compresses and marks the tag weak (W/) must not make every If-Match fail.
bool names(const QByteArray& list, const QByteArray& tag) {
    for (const QByteArray& item : list.split(',')) {
        QByteArray name = item.trimmed();
        if (name.startsWith("W/")) {
            name = name.mid(2);
        }
        if (name == "*" || name == tag) {
            return true;
        }
    }
    return false;
}

} // namespace

QByteArray entityTag(qint64 version) {
    return "\"v" + QByteArray::number(version) + '"';
}

Outcome<void> requireMatch(const Request& request, qint64 version) {
    if (!request.hasHeader("if-match") || names(request.header("if-match"), entityTag(version))) {
        return core::Done{};
    }
    return Problem{ProblemKind::PreconditionFailed,
                   QStringLiteral("Somebody changed this meanwhile: read it again, then decide.")};
}

bool isUnmodified(const Request& request, qint64 version) {
    return request.hasHeader("if-none-match") && names(request.header("if-none-match"), entityTag(version));
}

Outcome<std::optional<QString>> idempotencyKey(const Request& request) {
    const auto given =
        std::count_if(request.headers.begin(), request.headers.end(), [](const Header& header) {
            return header.name.compare("idempotency-key", Qt::CaseInsensitive) == 0;
        });
    if (given == 0) {
        return std::optional<QString>();
    }
    QByteArray key = request.header("idempotency-key");
    // The draft has a quoted string, most clients send it bare: both name the same key.
    if (key.size() >= 2 && key.startsWith('"') && key.endsWith('"')) {
        key = key.mid(1, key.size() - 2);
    }
    const bool isPlain = std::all_of(key.begin(), key.end(),
                                     [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
    if (given > 1 || key.isEmpty() || key.size() > kLongestKey || !isPlain) {
        return Problem{ProblemKind::MalformedRequest,
                       QStringLiteral("Idempotency-Key must be given once, as 1 to 128 visible ASCII "
                                      "characters without quotes and backslashes.")};
    }
    return std::optional(QString::fromLatin1(key));
}

} // namespace server
