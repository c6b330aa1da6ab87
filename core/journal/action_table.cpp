#include "core/journal/action_table.h"

namespace core {

namespace {

constexpr std::string_view kAdd =
    "insert into actions (title, at, changes, batch, undone, images) values (?, ?, ?, ?, 0, ?)";
constexpr std::string_view kForgetUndone = "delete from actions where undone > 0";
constexpr std::string_view kForgetOld = R"(
    delete from actions
    where batch is null and number <= (select number from actions order by number desc limit 1 offset ?))";
// Only the newest 100 can be undone one after the other.
constexpr std::string_view kLastDone = R"(
    select number, title, at, changes, batch, undone, images
    from (select * from actions order by number desc limit ?)
    where undone = 0 order by number desc limit 1)";
constexpr std::string_view kLastUndone = R"(
    select number, title, at, changes, batch, undone, images from actions
    where undone > 0 order by undone desc limit 1)";
constexpr std::string_view kOfBatch = R"(
    select number, title, at, changes, batch, undone, images from actions where batch = ?)";
constexpr std::string_view kDone = R"(
    select number, title, at, changes, batch, undone, images from actions where undone = 0 order by number)";
constexpr std::string_view kNewest = R"(
    select number, title, at, changes, batch, undone from actions order by number desc limit ?)";
// The order in which actions were undone is the order, backwards, in which they are redone.
constexpr std::string_view kSetUndone = R"(
    update actions set undone = case when ? then (select max(undone) + 1 from actions) else 0 end, images = ?
    where number = ?)";

Action readAction(SqliteStatement& statement, bool withImages) {
    Action action;
    action.number = statement.integer(0);
    action.title = statement.text(1);
    action.at = statement.instant(2);
    action.changes = Changes::fromInt(quint32(statement.integer(3)));
    action.batch = statement.uuid(4);
    action.undone = statement.integer(5) != 0;
    if (withImages) {
        action.images = unpackImages(statement.blob(6));
    }
    return action;
}

std::optional<Action> first(SqliteStatement statement) {
    return statement.step() ? std::optional(readAction(statement, true)) : std::nullopt;
}

} // namespace

qint64 ActionTable::add(const Action& action) {
    m_connection.run(kForgetUndone);
    m_connection.run(kAdd, action.title, action.at, qint64(action.changes.toInt()), action.batch,
                     packImages(action.images));
    const qint64 number = m_connection.lastInsertKey();
    m_connection.run(kForgetOld, kUndoable);
    return number;
}

std::optional<Action> ActionTable::lastDone() const {
    return first(m_connection.prepare(kLastDone, kUndoable));
}

std::optional<Action> ActionTable::lastUndone() const {
    return first(m_connection.prepare(kLastUndone));
}

std::optional<Action> ActionTable::ofBatch(const QUuid& batch) const {
    return first(m_connection.prepare(kOfBatch, batch));
}

std::vector<Action> ActionTable::done() const {
    std::vector<Action> actions;
    SqliteStatement statement = m_connection.prepare(kDone);
    while (statement.step()) {
        actions.push_back(readAction(statement, true));
    }
    return actions;
}

void ActionTable::setUndone(const Action& action, bool undone) {
    m_connection.run(kSetUndone, undone, packImages(action.images), action.number);
}

std::vector<Action> ActionTable::newest() const {
    std::vector<Action> actions;
    SqliteStatement statement = m_connection.prepare(kNewest, kUndoable);
    while (statement.step()) {
        actions.push_back(readAction(statement, false));
    }
    return actions;
}

} // namespace core
