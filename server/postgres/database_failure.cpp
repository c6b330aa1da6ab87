#include "server/postgres/database_failure.h"

#include "server/postgres/sql.h"

#include <libpq-fe.h>

#include <array>

namespace server {

namespace {

using Reason = DatabaseFailure::Reason;

struct StateMeaning {
    std::string_view prefix; ///< of the SQLSTATE; the first that matches counts
    Reason reason;
};

/// https://www.postgresql.org/docs/15/errcodes-appendix.html
constexpr std::array<StateMeaning, 15> kMeanings = {{
    {"23505", Reason::UniqueViolation},
    {"23503", Reason::ForeignKeyViolation},
    {"23514", Reason::CheckViolation},
    {"23502", Reason::NotNullViolation},
    {"22", Reason::InvalidValue},
    {"42501", Reason::Forbidden},
    {"40", Reason::Conflict},
    {"55P03", Reason::Conflict}, // lock not available
    {"26000", Reason::Conflict}, // the server no longer knows a prepared statement
    {"57014", Reason::Timeout},
    {"57P", Reason::Unavailable},
    {"08", Reason::Unavailable},
    {"53300", Reason::Unavailable}, // too many connections
    {"28", Reason::Unavailable},    // the role may not sign in
    {"3D", Reason::Unavailable},    // no such database
}};

Reason reasonOf(std::string_view sqlState) {
    for (const StateMeaning& meaning : kMeanings) {
        if (sqlState.starts_with(meaning.prefix)) {
            return meaning.reason;
        }
    }
    return Reason::Other;
}

std::string fieldOf(const pg_result* result, int field) {
    const char* text = PQresultErrorField(result, field);
    return text == nullptr ? std::string() : std::string(text);
}

} // namespace

std::string_view reasonText(DatabaseFailure::Reason reason) {
    switch (reason) {
    case Reason::UniqueViolation:
        return "unique violation";
    case Reason::ForeignKeyViolation:
        return "foreign key violation";
    case Reason::CheckViolation:
        return "check violation";
    case Reason::NotNullViolation:
        return "not-null violation";
    case Reason::InvalidValue:
        return "invalid value";
    case Reason::Forbidden:
        return "forbidden";
    case Reason::Conflict:
        return "conflict";
    case Reason::Timeout:
        return "timeout";
    case Reason::Unavailable:
        return "unavailable";
    case Reason::Other:
        return "other";
    }
    return "other";
}

DatabaseFailure::DatabaseFailure(Reason reason, Complaint complaint)
    : m_reason(reason), m_complaint(std::move(complaint)), m_text("database: ") {
    m_text += reasonText(reason);
    for (const auto& [name, value] :
         {std::pair(" ", &m_complaint.sqlState), std::pair(" of ", &m_complaint.constraint),
          std::pair(" in: ", &m_complaint.statement)}) {
        if (!value->empty()) {
            m_text += name + *value;
        }
    }
}

DatabaseFailure DatabaseFailure::of(const pg_result* result, std::string_view sql) {
    Complaint complaint;
    complaint.sqlState = fieldOf(result, PG_DIAG_SQLSTATE);
    complaint.message = fieldOf(result, PG_DIAG_MESSAGE_PRIMARY);
    complaint.constraint = fieldOf(result, PG_DIAG_CONSTRAINT_NAME);
    complaint.table = fieldOf(result, PG_DIAG_TABLE_NAME);
    complaint.column = fieldOf(result, PG_DIAG_COLUMN_NAME);
    complaint.statement = statementName(sql);
    const Reason reason = reasonOf(complaint.sqlState);
    return DatabaseFailure(reason, std::move(complaint));
}

DatabaseFailure DatabaseFailure::timeout(std::string_view sql) {
    Complaint complaint;
    complaint.message = "the deadline passed";
    complaint.statement = statementName(sql);
    return DatabaseFailure(Reason::Timeout, std::move(complaint));
}

DatabaseFailure DatabaseFailure::unavailable(std::string why) {
    Complaint complaint;
    complaint.message = std::move(why);
    return DatabaseFailure(Reason::Unavailable, std::move(complaint));
}

bool DatabaseFailure::violates(std::string_view constraint) const {
    return m_complaint.sqlState.starts_with("23") && m_complaint.constraint == constraint;
}

DatabaseFailure& DatabaseFailure::duringCommit() {
    m_mayHaveCommitted = true;
    m_text += " (the commit may have happened)";
    return *this;
}

} // namespace server
