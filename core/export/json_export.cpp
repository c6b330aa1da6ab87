#include "core/export/json_export.h"

#include "core/export/json_restore.h"
#include "core/wire/record_json.h"

namespace core {

namespace {

constexpr qsizetype kFlushAt = 256 * 1024;

Result<void> flush(JsonWriter& json, QIODevice& out) {
    const QByteArray bytes = json.take();
    if (out.write(bytes) != bytes.size()) {
        return Error{ErrorCode::FileUnwritable, out.errorString(), {}};
    }
    return Done{};
}

} // namespace

Result<void> writeJsonExport(QIODevice& out, const RecordSource& records, Instant exportedAt) {
    JsonWriter json;
    json.beginObject().key("format").string(kJsonExportFormat).key("version").integer(kJsonExportVersion);
    json.key("exportedAt").string(instantText(exportedAt));
    for (const RecordSchema& schema : allSchemas()) {
        const Result<std::vector<Record>> ofKind = records(schema.kind);
        if (!ofKind.ok()) {
            return ofKind.error();
        }
        json.lineBreak().key(schema.name).beginArray();
        for (const Record& record : *ofKind) {
            json.lineBreak();
            writeRecord(json, record);
            if (json.size() >= kFlushAt) {
                if (const Result<void> flushed = flush(json, out); !flushed.ok()) {
                    return flushed;
                }
            }
        }
        json.endArray();
    }
    json.endObject().lineBreak();
    return flush(json, out);
}

} // namespace core
