#pragma once

#include "core/domain/record.h"

#include <string_view>

namespace server {

/// A record's field by its wire name, which must be one of its kind's: anything else throws std::logic_error.
core::FieldValue& field(core::Record& record, std::string_view name);
const core::FieldValue& field(const core::Record& record, std::string_view name);
const core::RecordField& fieldNamed(core::RecordKind kind, std::string_view name);

/// The field's text; empty when it is none.
QString textOf(const core::Record& record, std::string_view name);
/// The field's id; null when it is none.
QUuid idOf(const core::Record& record, std::string_view name);

} // namespace server
