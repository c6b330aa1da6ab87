#pragma once

#include "server/stores/tenant_scope.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace server {

/// What is known of an Idempotency-Key of this user.
struct KeptReply {
    QByteArray requestHash;
    std::optional<int> status; ///< unset: the first request has not ended, or died after its change
    QByteArray contentType;
    QByteArray location;
    QByteArray entityTag;
    QByteArray body;
};

/// Replies kept for a day, so that a client that missed one may ask again. Keys are stored by
/// TenantScope::makeOnce.
class IdempotencyStore {
public:
    explicit IdempotencyStore(TenantScope& scope) : m_scope(scope) {}

    core::Result<std::optional<KeptReply>> find(const QString& key);
    core::Result<void> keep(const QString& key, const KeptReply& reply);

private:
    TenantScope& m_scope;
};

} // namespace server
