#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace core {

/// What went wrong, for code to branch on. Words for people are made in one place
/// (`core/base/error_text.h` for the plain English of `tj` and logs, `app/text` for translated ones).
enum class ErrorCode {
    InvalidValue,      ///< a field breaks a rule of its kind; `field` names it
    NumberTooLarge,    ///< beyond what Decimal holds exactly
    NotFound,          ///< no such record
    AlreadyExists,     ///< a record with that name or id is there
    SharedFill,        ///< the change would cut a fill that belongs to two trades
    UseFills,          ///< the trade has several fills: edit those
    MissingMultiplier, ///< a future or option whose contract size nobody has told
    UnknownFormat,     ///< no broker format recognises the file
    MalformedFile,     ///< recognised, but not readable to its end
    AmbiguousValue,    ///< "1.205", "03/04/2026": more than one reading, somebody must choose
    FileNotFound,
    FileUnreadable,
    FileUnwritable,
    FileTooLarge,
    JournalLocked, ///< another program holds it longer than the patience of five seconds
    JournalReadOnly,
    JournalNewer, ///< written by a newer program
    JournalCorrupt,
    NotAJournal,
    DiskFull,
    StorageFailed, ///< any other complaint of SQLite, its text in `detail`
    NothingToUndo,
    NothingToRedo,
    UndoRefused, ///< something later depends on what the undo would take back
    Cancelled,
    Unauthenticated,  ///< nobody is signed in, or not any more
    Forbidden,        ///< the role of whoever is signed in does not allow it
    ChangedMeanwhile, ///< somebody else has changed it since it was read
    RequestRepeated,  ///< the server has carried out the same request already
};

/// An expected failure. `detail` says what, where and why in plain English; `field` names the wrong field or
/// is empty.
struct Error {
    ErrorCode code = ErrorCode::InvalidValue;
    QString detail;
    QString field;

    friend bool operator==(const Error&, const Error&) = default;
};

/// A value or the reason why there is none. Never both, never neither. The reason is an Error but on the
/// server, whose requests fail with a problem document.
template <typename T, typename Reason = Error>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Reason reason) : m_content(std::in_place_index<1>, std::move(reason)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when ok(); otherwise throws std::bad_variant_access, which is a bug of the caller.
    const T& value() const& { return std::get<0>(m_content); }
    T& value() & { return std::get<0>(m_content); }
    T&& value() && { return std::get<0>(std::move(m_content)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::get<0>(std::move(m_content)); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    const Reason& error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Reason> m_content;
};

/// Success without a value: `return Done{};` or the reason why not.
struct Done {};

template <typename Reason>
class [[nodiscard]] Result<void, Reason> {
public:
    Result(Done = {}) {}
    Result(Reason reason) : m_error(std::move(reason)), m_failed(true) {}

    bool ok() const { return !m_failed; }
    explicit operator bool() const { return ok(); }
    const Reason& error() const { return m_error; }

private:
    Reason m_error;
    bool m_failed = false;
};

} // namespace core
