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

Error refusal(const RecordImage& image) {
    return {ErrorCode::UndoRefused,
            QStringLiteral("the %1 %2 has been changed since")
                .arg(QString::fromLatin1(schemaOf(image.kind).name), image.id.toString(QUuid::WithoutBraces)),
            {}};
}

struct Turn {
    const RecordImage& image;
    const std::optional<Record>& from;
    const std::optional<Record>& to;
};

Result<void> carryOut(SqliteConnection& connection, RecordWriter& writer, const Turn& turn,
                      ChangedSince changedSince) {
    const auto row = RecordTable(connection, turn.image.kind).find(turn.image.id);
    const auto current = row ? std::optional(row->record) : std::nullopt;
    if (current == turn.to) {
        return Done{};
    }
    if (current != turn.from) {
        return changedSince == ChangedSince::Leave ? Result<void>() : refusal(turn.image);
    }
    if (turn.to) {
        writer.put(*turn.to);
    } else {
        writer.erase(turn.image.kind, turn.image.id);
    }
    return Done{};
}

/// Whether an import brought it with fills that stay: its batch, and what the file said about them.
bool belongsTo(const StayingFills& fills, const RecordImage& image) {
    if (image.kind == RecordKind::ImportBatch) {
        return fills.inTrades > 0;
    }
    if (image.kind == RecordKind::AnnotationTag) {
        return image.after && fills.ids.contains(std::get<QUuid>(image.after->fields[0]));
    }
    return image.kind == RecordKind::Annotation && fills.ids.contains(image.id);
}

} // namespace

bool isImportedFill(const RecordImage& image, const QUuid& batch) {
    return !batch.isNull() && image.kind == RecordKind::Fill && !image.before &&
           fillFrom(*image.after).batch.uuid() == batch;
}

Result<void> revert(SqliteConnection& connection, RecordWriter& writer,
                    const std::vector<RecordImage>& images, ChangedSince changedSince,
                    const StayingFills& staying) {
    std::vector<const RecordImage*> created;
    for (auto at = images.rbegin(); at != images.rend(); ++at) {
        const RecordImage& image = *at;
        if (belongsTo(staying, image)) {
            continue;
        }
        if (isSurrounding(image.kind) && !image.before) {
            created.push_back(&image);
        } else if (auto turned =
                       carryOut(connection, writer, {image, image.after, image.before}, changedSince);
                   !turned) {
            return turned;
        }
    }
    const QSet<QUuid> used = created.empty() ? QSet<QUuid>() : usedRecords(connection);
    for (const RecordImage* image : created) {
        if (used.contains(image->id)) {
            continue;
        }
        if (auto turned = carryOut(connection, writer, {*image, image->after, image->before}, changedSince);
            !turned) {
            return turned;
        }
    }
    return Done{};
}

Result<void> apply(SqliteConnection& connection, RecordWriter& writer, const std::vector<RecordImage>& images,
                   ChangedSince changedSince) {
    for (const RecordImage& image : images) {
        // Kept when the action was undone, because something else used it.
        const bool stayed =
            isSurrounding(image.kind) && !image.before && RecordTable(connection, image.kind).find(image.id);
        if (stayed) {
            continue;
        }
        if (auto turned = carryOut(connection, writer, {image, image.before, image.after}, changedSince);
            !turned) {
            return turned;
        }
    }
    return Done{};
}

} // namespace core
