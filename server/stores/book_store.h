#pragma once

#include "core/domain/trade_book.h"
#include "server/stores/tenant_scope.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace server {

/// Names one state of a tenant's journal: "6b0cf1d2.48211", the head of its epoch and its version. Another
/// write, or a restored database, is another name.
core::Result<QByteArray> readJournalState(TenantScope& scope);

/// A tenant's journal as core's statistics read it, of one moment.
struct TenantBook {
    std::shared_ptr<const core::TradeBook> book;
    QByteArray state;
    qint64 version = 0;
};

/// From the projection, only what a book holds, in one round trip. With `words`, only trades that have them
/// in a note.
core::Result<TenantBook> readBook(TenantScope& scope, const std::optional<QString>& words = {});

} // namespace server
