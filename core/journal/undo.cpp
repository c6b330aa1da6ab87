#include "core/journal/undo.h"

#include "core/domain/fill.h"

#include <QSet>

namespace core {

namespace {

// Everything that refers to an account, an instrument, a tag or a playbook.
constexpr std::string_view kUsed = R"(
    select account from fills union select instrument from fills
    union select account from cash_movements union select instrument from corporate_actions
    union select tag from annotation_tags union select playbook from annotations where playbook is not null)";

QSet<QUuid> usedRecords(SqliteConnection& connection) {
    QSet<QUuid> used;
    SqliteStatement statement = connection.prepare(kUsed);
    while (statement.step()) {
        used.insert(statement.uuid(0));
    }
    return used;
}

/// Kinds that others lean on, and that an action may create in passing.
bool isSurrounding(RecordKind kind) {
    return kind == RecordKind::Account || kind == RecordKind::Instrument || kind == RecordKind::Tag ||
           kind == RecordKind::Playbook;
}

Error changedSince(const RecordImage& image) {
    return {ErrorCode::UndoRefused,
            QStringLiteral("the %1 %2 has been changed since")
                .arg(QString::fromLatin1(schemaOf(image.kind).name), image.id.toString(QUuid::WithoutBraces)),
            {}};
}

Result<void> turn(SqliteConnection& connection, RecordWriter& writer, const RecordImage& image,
                  const std::optional<Record>& from, const std::optional<Record>& to) {
    const auto row = RecordTable(connection, image.kind).find(image.id);
    const auto current = row ? std::optional(row->record) : std::nullopt;
    if (current == to) {
        return Done{};
    }
    if (current != from) {
        return changedSince(image);
    }
    if (to) {
        writer.put(*to);
    } else {
        writer.erase(image.kind, image.id);
    }
    return Done{};
}

} // namespace

bool isImportedFill(const RecordImage& image, const QUuid& batch) {
    return !batch.isNull() && image.kind == RecordKind::Fill && !image.before &&
           fillFrom(*image.after).batch.uuid() == batch;
}

Result<void> revert(SqliteConnection& connection, RecordWriter& writer,
                    const std::vector<RecordImage>& images) {
    std::vector<const RecordImage*> created;
    for (auto at = images.rbegin(); at != images.rend(); ++at) {
        const RecordImage& image = *at;
        if (isSurrounding(image.kind) && !image.before) {
            created.push_back(&image);
        } else if (auto turned = turn(connection, writer, image, image.after, image.before); !turned) {
            return turned;
        }
    }
    const QSet<QUuid> used = created.empty() ? QSet<QUuid>() : usedRecords(connection);
    for (const RecordImage* image : created) {
        if (used.contains(image->id)) {
            continue;
        }
        if (auto turned = turn(connection, writer, *image, image->after, std::nullopt); !turned) {
            return turned;
        }
    }
    return Done{};
}

Result<void> apply(SqliteConnection& connection, RecordWriter& writer,
                   const std::vector<RecordImage>& images) {
    for (const RecordImage& image : images) {
        // Kept when the action was undone, because something else used it.
        const bool stayed =
            isSurrounding(image.kind) && !image.before && RecordTable(connection, image.kind).find(image.id);
        if (stayed) {
            continue;
        }
        if (auto turned = turn(connection, writer, image, image.before, image.after); !turned) {
            return turned;
        }
    }
    return Done{};
}

Result<void> checkUntouchedSince(SqliteConnection& connection, const Action& import) {
    for (const Action& later : ActionTable(connection).doneAfter(import.number)) {
        int edited = 0;
        for (const RecordImage& image : later.images) {
            const bool isOfImport = image.kind == RecordKind::Fill && image.before &&
                                    fillFrom(*image.before).batch.uuid() == import.batch;
            edited += isOfImport ? 1 : 0;
        }
        if (edited > 0) {
            return Error{ErrorCode::UndoRefused,
                         QStringLiteral("\"%1\" has later changed %2 fill(s) of this import; undo that first")
                             .arg(later.title)
                             .arg(edited),
                         {}};
        }
    }
    return Done{};
}

} // namespace core
