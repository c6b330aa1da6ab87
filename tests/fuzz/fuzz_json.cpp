// Arbitrary bytes as JSON, as a journal's export and as a saved column mapping: no crash, no hang, and what
// is read is written and read again equal.
#include "core/export/json_restore.h"
#include "core/import/column_mapping.h"
#include "core/wire/json.h"
#include "core/wire/record_json.h"

#include <cstdlib>

namespace {

void require(bool fact) {
    if (!fact) {
        std::abort();
    }
}

void restore(const QByteArray& text) {
    const auto content = core::readJsonExport(text);
    if (!content) {
        return;
    }
    for (const core::Record& record : content->records) {
        core::JsonWriter json;
        core::writeRecord(json, record);
        const auto document = core::parseJson(json.take());
        require(document.ok());
        const auto again = core::readRecord(record.kind, *document);
        require(again && again->record == record);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const QByteArray text(reinterpret_cast<const char*>(bytes), qsizetype(size));
    if (const auto document = core::parseJson(text)) {
        core::JsonWriter json;
        json.value(*document);
        const auto again = core::parseJson(json.take());
        require(again && *again == *document);
    }
    restore(text);
    if (const auto mapping = core::columnMappingFrom(text)) {
        const auto again = core::columnMappingFrom(core::toJson(*mapping));
        require(again && *again == *mapping);
    }
    return 0;
}
