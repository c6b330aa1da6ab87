#include "core/journal/projection_state.h"

#include "core/journal/rematch.h"

namespace core {

namespace {

constexpr std::string_view kState = "select edition, zone from projection";
constexpr std::string_view kNoteState =
    "insert or replace into projection (one, edition, zone) values (1, ?, ?)";

} // namespace

bool isProjectionCurrent(SqliteConnection& connection) {
    SqliteStatement state = connection.prepare(kState);
    return state.step() && state.integer(0) == kProjectionEdition &&
           state.text(1) == Zones::journalZone(connection);
}

void rebuildProjection(SqliteConnection& connection, Zones& zones) {
    Rematch rematch(connection, zones);
    rematch.touchEverything();
    rematch.run();
    noteProjectionZone(connection);
}

void noteProjectionZone(SqliteConnection& connection) {
    connection.run(kNoteState, kProjectionEdition, Zones::journalZone(connection));
}

QString projectionZone(SqliteConnection& connection) {
    SqliteStatement state = connection.prepare(kState);
    return state.step() ? state.text(1) : Zones::journalZone(connection);
}

} // namespace core
