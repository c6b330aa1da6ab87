#include "server/stores/record_fields.h"

#include <algorithm>
#include <stdexcept>

namespace server {
namespace {

std::size_t placeOf(core::RecordKind kind, std::string_view name) {
    const auto fields = core::schemaOf(kind).fields;
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const core::RecordField& known) { return name == known.name; });
    if (found == fields.end()) {
        throw std::logic_error("no such field: " + std::string(name));
    }
    return std::size_t(found - fields.begin());
}

} // namespace

core::FieldValue& field(core::Record& record, std::string_view name) {
    return record.fields[placeOf(record.kind, name)];
}

const core::FieldValue& field(const core::Record& record, std::string_view name) {
    return record.fields[placeOf(record.kind, name)];
}

const core::RecordField& fieldNamed(core::RecordKind kind, std::string_view name) {
    return core::schemaOf(kind).fields[placeOf(kind, name)];
}

QString textOf(const core::Record& record, std::string_view name) {
    const QString* text = std::get_if<QString>(&field(record, name));
    return text == nullptr ? QString() : *text;
}

QUuid idOf(const core::Record& record, std::string_view name) {
    const QUuid* id = std::get_if<QUuid>(&field(record, name));
    return id == nullptr ? QUuid() : *id;
}

} // namespace server
