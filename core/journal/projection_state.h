#pragma once

#include "core/journal/sqlite.h"
#include "core/journal/zones.h"

namespace core {

/// Raised whenever matching or projection give other results than before: journals then derive their trades
/// anew.
inline constexpr int kProjectionEdition = 2;

/// Whether the stored trades were derived by this edition and in the journal's effective zone.
bool isProjectionCurrent(SqliteConnection& connection);
/// Derives all trades anew; inside the caller's transaction.
void rebuildProjection(SqliteConnection& connection, Zones& zones);
/// Remembers the zone in which the trades' days are cut.
void noteProjectionZone(SqliteConnection& connection);
/// The zone in which the stored days were cut.
QString projectionZone(SqliteConnection& connection);

} // namespace core
