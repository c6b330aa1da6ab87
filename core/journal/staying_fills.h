#pragma once

#include "core/journal/action_table.h"

#include <QSet>

namespace core {

/// The fills of an import that stay when it is taken back, because a person has put work into them since.
struct StayingFills {
    QSet<qint64> keys; ///< of the table fills; those in the trash too
    QSet<QUuid> ids;
    int inTrades = 0; ///< of them: not in the trash
};

/// What was annotated or edited by hand, by a later import too, stays, and with it every fill of its trades:
/// a trade is never torn, also not where a fill that reverses a position ends one trade and opens the next.
/// What was deleted stays in the trash. Reads the trades as they were before the import leaves. Throws
/// SqliteFailure.
StayingFills stayingFills(SqliteConnection& connection, const Action& import);

} // namespace core
