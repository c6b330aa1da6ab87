#include "core/journal/outbox.h"

#include <QStringList>

namespace core {

namespace {

constexpr std::string_view kNote = R"(
    insert into outbox (kind, id, operation, field_groups, at) values (?, ?, ?, ?, ?)
    on conflict (kind, id) do update
        set operation = excluded.operation, field_groups = excluded.field_groups, at = excluded.at)";
constexpr std::string_view kKnownGroups = "select field_groups from outbox where kind = ? and id = ?";
constexpr std::string_view kIsUnsentImport =
    "select count(*) from outbox where kind = ? and id = ? and operation = 'import'";
constexpr std::string_view kForget = "delete from outbox where kind = ? and id = ?";

constexpr std::string_view kChangedAt = "select at from outbox where kind = ? and id = ?";

QStringList changedGroups(const RecordImage& image) {
    QStringList groups;
    const auto fields = schemaOf(image.kind).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString group = QString::fromLatin1(fields[i].group);
        if (!groups.contains(group) && (!image.before || image.before->fields[i] != image.after->fields[i])) {
            groups.append(group);
        }
    }
    if (image.before && image.before->deletedAt != image.after->deletedAt) {
        groups.append(QStringLiteral("life"));
    }
    return groups;
}

} // namespace

std::optional<Instant> Outbox::changedAt(SqliteConnection& connection, RecordKind kind, const QUuid& id) {
    SqliteStatement statement = connection.prepare(kChangedAt, int(kind), id);
    return statement.step() ? std::optional(statement.instant(0)) : std::nullopt;
}

void Outbox::note(RecordKind kind, const QUuid& id, const char* operation, const QString& groups) {
    m_connection.run(kNote, int(kind), id, QString::fromLatin1(operation), groups, m_editedAt);
}

void Outbox::noteChanges(const std::vector<RecordImage>& images, const QUuid& ownBatch) {
    for (const RecordImage& image : images) {
        if (image.id != ownBatch && image.before != image.after) {
            noteChange(image);
        }
    }
}

void Outbox::noteChange(const RecordImage& image) {
    if (!image.after) {
        note(image.kind, image.id, "erase", QString());
        return;
    }
    if (image.after->deletedAt) {
        note(image.kind, image.id, "delete", QString());
        return;
    }
    QStringList groups = changedGroups(image);
    SqliteStatement known = m_connection.prepare(kKnownGroups, int(image.kind), image.id);
    if (known.step()) {
        groups += known.text(0).split(u' ', Qt::SkipEmptyParts);
        groups.removeDuplicates();
    }
    groups.sort();
    note(image.kind, image.id, "set", groups.join(u' '));
}

void Outbox::noteImport(const QUuid& batch) {
    note(RecordKind::ImportBatch, batch, "import", QString());
}

void Outbox::noteImportUndone(const QUuid& batch, bool someStay) {
    const int kind = int(RecordKind::ImportBatch);
    if (m_connection.number(kIsUnsentImport, kind, batch) == 0) {
        note(RecordKind::ImportBatch, batch, "undo-import", QString());
    } else if (!someStay) {
        m_connection.run(kForget, kind, batch);
    }
}

} // namespace core
