#pragma once

#include "core/domain/record.h"
#include "server/http/body_fields.h"

#include <span>

namespace server {

/// Reads what the body says of a record's fields into it: missing leaves a field as it is, null gives it the
/// value in `blank`. Fields in `fixed` are not read. `normalise`, if any, and core::validate then see the
/// record; every wrong field is noted in the body, each once.
void readRecordFields(BodyFields& body, const core::Record& blank, std::span<const char* const> fixed,
                      void (*normalise)(BodyFields&, core::Record&), core::Record& record);

} // namespace server
