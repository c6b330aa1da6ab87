#include "core/base/error_text.h"

namespace core {

namespace {

// NOLINTNEXTLINE(readability-function-size): two lines a code, nothing to divide
QString words(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidValue:
        return QStringLiteral("wrong value");
    case ErrorCode::NumberTooLarge:
        return QStringLiteral("the number is too large to be kept exactly");
    case ErrorCode::NotFound:
        return QStringLiteral("not found");
    case ErrorCode::AlreadyExists:
        return QStringLiteral("already there");
    case ErrorCode::SharedFill:
        return QStringLiteral("a fill belongs to two trades");
    case ErrorCode::UseFills:
        return QStringLiteral("the trade has several fills");
    case ErrorCode::MissingMultiplier:
        return QStringLiteral("the contract size is not known");
    case ErrorCode::UnknownFormat:
        return QStringLiteral("no known broker format");
    case ErrorCode::MalformedFile:
        return QStringLiteral("the file cannot be read to its end");
    case ErrorCode::AmbiguousValue:
        return QStringLiteral("a value can be read in more than one way");
    case ErrorCode::FileNotFound:
        return QStringLiteral("no such file");
    case ErrorCode::FileUnreadable:
        return QStringLiteral("the file cannot be read");
    case ErrorCode::FileUnwritable:
        return QStringLiteral("the file cannot be written");
    case ErrorCode::FileTooLarge:
        return QStringLiteral("the file is too large");
    case ErrorCode::JournalLocked:
        return QStringLiteral("another program is writing to the journal; try again");
    case ErrorCode::JournalReadOnly:
        return QStringLiteral("the journal is read-only");
    case ErrorCode::JournalNewer:
        return QStringLiteral("written by a newer version of this program");
    case ErrorCode::JournalCorrupt:
        return QStringLiteral("the journal file is damaged; restore a backup");
    case ErrorCode::NotAJournal:
        return QStringLiteral("the file is no trading journal");
    case ErrorCode::DiskFull:
        return QStringLiteral("the disk is full");
    case ErrorCode::StorageFailed:
        return QStringLiteral("the journal could not be stored");
    case ErrorCode::NothingToUndo:
        return QStringLiteral("there is nothing to undo");
    case ErrorCode::NothingToRedo:
        return QStringLiteral("there is nothing to redo");
    case ErrorCode::UndoRefused:
        return QStringLiteral("this cannot be undone any more");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::Unauthenticated:
        return QStringLiteral("nobody is signed in");
    case ErrorCode::Forbidden:
        return QStringLiteral("not allowed");
    case ErrorCode::ChangedMeanwhile:
        return QStringLiteral("somebody else has changed it meanwhile");
    case ErrorCode::RequestRepeated:
        return QStringLiteral("already carried out");
    }
    return QStringLiteral("failed");
}

/// Whether the detail is a sentence that the words of its code would only say again.
bool saysEverything(const Error& error) {
    using enum ErrorCode;
    return error.code == JournalLocked || error.code == JournalCorrupt || error.code == DiskFull ||
           error.detail.startsWith(u"there is no ");
}

} // namespace

QString errorText(const Error& error) {
    const QString what = words(error.code);
    if (error.detail.isEmpty()) {
        return what;
    }
    if (saysEverything(error)) {
        return error.detail;
    }
    const bool namesField = error.field.isEmpty() || error.code != ErrorCode::InvalidValue ||
                            error.detail.contains(error.field, Qt::CaseInsensitive);
    const QString detail = namesField ? error.detail : error.field + QStringLiteral(": ") + error.detail;
    return detail.contains(what) ? detail : what + QStringLiteral(": ") + detail;
}

} // namespace core
