#pragma once

#include "core/domain/record.h"
#include "core/wire/json.h"

#include <optional>

namespace core {

/// A record as the API, the export and sync carry it: `{"id", "deletedAt"?, fields by their wire names}`.
/// Decimals are JSON numbers with their exact digits, instants RFC 3339 UTC with milliseconds, days
/// YYYY-MM-DD, ids UUID text, a Json field is embedded as JSON. A null field is left out.
void writeRecord(JsonWriter& json, const Record& record);

/// The fields of one group alone, as an object; the group "life" is `{"deletedAt"?}`. Null fields are written
/// as null, so that before and after can be compared.
void writeGroup(JsonWriter& json, const Record& record, const char* group);

/// What to do with members the schema does not know: a newer program's fields are kept by sync, refused by a
/// restore.
enum class UnknownFields : quint8 { Refuse, Keep };

struct ReadRecord {
    Record record;
    JsonValue::Members unknown; ///< only with UnknownFields::Keep
};

/// InvalidValue naming kind and field. A member that is missing or null is the null value; types and the
/// kind's rules are checked (core::validate).
Result<ReadRecord> readRecord(RecordKind kind, const JsonValue& json,
                              UnknownFields unknown = UnknownFields::Refuse);

/// The kind of that wire name ("fill"); nullopt when there is none.
std::optional<RecordKind> recordKindByName(QStringView name);

} // namespace core
