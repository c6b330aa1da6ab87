#include "app/text/error_text.h"

#include "app/text/remark_words.h"

#include <QCoreApplication>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

using enum core::ErrorCode;

/// Of what only a server answers.
QString answerSentence(core::ErrorCode code) {
    if (code == Unauthenticated) {
        return Words::tr("Sign in again to go on");
    }
    if (code == Forbidden) {
        return Words::tr("Your role in this workspace does not allow this");
    }
    return code == ChangedMeanwhile ? Words::tr("Somebody else has changed this meanwhile; look at it again")
                                    : Words::tr("This was carried out already");
}

QString sentence(core::ErrorCode code) {
    switch (code) {
    case InvalidValue:
        return Words::tr("This value is not possible");
    case NumberTooLarge:
        return Words::tr("This number is larger than the journal can hold exactly");
    case NotFound:
        return Words::tr("This is not in the journal any more");
    case AlreadyExists:
        return Words::tr("There is one with this name already");
    case SharedFill:
        return Words::tr("One of the fills belongs to two trades");
    case UseFills:
        return Words::tr("This trade has several fills; change the fills themselves");
    case MissingMultiplier:
        return Words::tr("The contract size is not known; enter it once for this contract");
    case UnknownFormat:
        return Words::tr("No known broker format fits this file");
    case MalformedFile:
        return Words::tr("The file cannot be read to its end");
    case AmbiguousValue:
        return Words::tr("A value can be read in two ways; please choose one");
    case FileNotFound:
        return Words::tr("The file does not exist");
    case FileUnreadable:
        return Words::tr("The file cannot be read");
    case FileUnwritable:
        return Words::tr("The file cannot be written");
    case FileTooLarge:
        return Words::tr("The file is too large");
    case JournalLocked:
        return Words::tr("Another program is writing to the journal; please try again in a moment");
    case JournalReadOnly:
        return Words::tr("The journal may only be read; allow changes to its file and folder, or move it");
    case JournalNewer:
        return Words::tr("The journal was written by a newer version of this program; please update");
    case JournalCorrupt:
        return Words::tr("The journal file is damaged; restore a backup in Settings");
    case NotAJournal:
        return Words::tr("This file is not a trading journal");
    case DiskFull:
        return Words::tr("The disk is full and nothing was changed; make room and try again");
    case StorageFailed:
        return Words::tr("The journal could not be read or written");
    case NothingToUndo:
        return Words::tr("There is nothing to undo");
    case NothingToRedo:
        return Words::tr("There is nothing to redo");
    case UndoRefused:
        return Words::tr("This cannot be taken back, because later changes depend on it");
    case Cancelled:
        return Words::tr("Cancelled; nothing was changed");
    case Unauthenticated:
    case Forbidden:
    case ChangedMeanwhile:
    case RequestRepeated:
        return answerSentence(code);
    }
    return {};
}

/// Of these the detail says the same again, and names the one journal that is open.
bool saysAll(core::ErrorCode code) {
    return code == JournalLocked || code == JournalReadOnly || code == JournalNewer ||
           code == JournalCorrupt || code == NotAJournal || code == DiskFull;
}

} // namespace

QString errorText(const core::Error& error) {
    const QString words = sentence(error.code);
    return error.detail.isEmpty() || saysAll(error.code)
               ? words + u'.'
               : Words::tr("%1: %2").arg(words, remarkInWords(error.detail));
}

} // namespace app
