#pragma once

#include <exception>
#include <string>
#include <string_view>

struct pg_result;

namespace server {

/// A complaint of PostgreSQL or of the way to it. Thrown inside the server only: a store catches what a
/// client can cause (violations) and makes a Result of it; api/ answers Unavailable with 503 and Timeout with
/// 504; all else is a bug or a broken machine and ends as a 500 at the worker's door.
class DatabaseFailure : public std::exception {
public:
    enum class Reason {
        UniqueViolation,
        ForeignKeyViolation,
        CheckViolation,
        NotNullViolation,
        InvalidValue, ///< class 22: out of range, a NUL in a text, not JSON
        Forbidden,    ///< row-level security or a missing grant: a slip of ours
        Conflict, ///< serialization failure, deadlock or a changed plan: the whole transaction may be tried
                  ///< again
        Timeout,  ///< the deadline passed; the connection is closed
        Unavailable, ///< no connection to be had, or lost on the way
        Other,
    };
    struct Complaint {
        std::string sqlState; ///< five characters; empty when it did not come from PostgreSQL
        std::string message;  ///< of PostgreSQL: may hold values, not for logs and clients
        std::string constraint;
        std::string table;
        std::string column;
        std::string statement; ///< statementName() of the culprit
    };

    DatabaseFailure(Reason reason, Complaint complaint);
    /// Of a failed result.
    static DatabaseFailure of(const pg_result* result, std::string_view sql);
    static DatabaseFailure timeout(std::string_view sql);
    static DatabaseFailure unavailable(std::string why);

    Reason reason() const { return m_reason; }
    const Complaint& complaint() const { return m_complaint; }
    /// A unique, foreign key or check violation of that constraint.
    bool violates(std::string_view constraint) const;
    /// The connection went away while COMMIT was under way: the work may be done or not.
    bool mayHaveCommitted() const { return m_mayHaveCommitted; }
    DatabaseFailure& duringCommit();

    /// Reason, SQLSTATE, constraint and statement; never PostgreSQL's message, which quotes values.
    const char* what() const noexcept override { return m_text.c_str(); }

private:
    Reason m_reason;
    Complaint m_complaint;
    bool m_mayHaveCommitted = false;
    std::string m_text;
};

/// "unique violation", for logs and metrics.
std::string_view reasonText(DatabaseFailure::Reason reason);

} // namespace server
