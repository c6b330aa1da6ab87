#include "server/http/field_errors.h"

namespace server {

Outcome<void> FieldErrors::outcome(const QString& detail) const {
    if (m_errors.empty()) {
        return core::Done{};
    }
    return Problem{ProblemKind::Validation, detail, m_errors};
}

} // namespace server
