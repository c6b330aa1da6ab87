#pragma once

#include <QString>
#include <QtGlobal>

#include <span>

namespace core {

/// The kinds of records a journal holds and syncs.
enum class RecordKind : quint8 {
    Account,
    CashMovement,
    Instrument,
    CorporateAction,
    Fill,
    Annotation,
    AnnotationTag,
    RuleCheck,
    Tag,
    TagGroup,
    Playbook,
    PlaybookRule,
    Note,
    Attachment,
    ImportBatch,
    SavedView,
    Goal,
    Setting,
    FxRate,
};
inline constexpr int kRecordKinds = int(RecordKind::FxRate) + 1;

enum class FieldType : quint8 {
    Text,    ///< UTF-8, at most `limit` characters
    Decimal, ///< integer of 1e-8 in SQL, a JSON number with exact digits on the wire
    Integer,
    Flag,
    Instant, ///< UTC milliseconds in SQL, RFC 3339 on the wire
    Day,     ///< days since 1970 in SQL, YYYY-MM-DD on the wire
    Id,      ///< 16 bytes in SQL, UUID text on the wire
    Json,    ///< JSON text
};

/// One field: a new one is one line here and one migration on each side.
struct RecordField {
    const char* name;   ///< wire name, camelCase
    const char* column; ///< SQL column, snake_case
    FieldType type;
    const char* group; ///< two people who edit one group at once are in conflict
    int limit = 0;     ///< characters of a Text
    bool nullable = false;
};

/// The group of `deletedAt`, which every kind has.
inline constexpr const char* kLifeGroup = "life";

struct RecordSchema {
    RecordKind kind;
    const char* name;                    ///< wire name of the kind
    const char* table;                   ///< SQL table
    std::span<const RecordField> fields; ///< without id and deletedAt, which every kind has
};

const RecordSchema& schemaOf(RecordKind kind);
std::span<const RecordSchema> allSchemas();

} // namespace core
