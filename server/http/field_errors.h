#pragma once

#include "server/http/problem.h"

namespace server {

/// Collects every wrong field of one request, so that a client hears of all at once.
class FieldErrors {
public:
    void add(const QString& field, const QString& message) { m_errors.push_back({field, message}); }
    bool isEmpty() const { return m_errors.empty(); }
    /// A Validation problem of all of them; success when there were none.
    Outcome<void> outcome(const QString& detail) const;

private:
    std::vector<FieldError> m_errors;
};

} // namespace server
