#pragma once

#include <QtGlobal>

namespace core {

/// Which parts of the journal a change touched; pages refresh by it. Names journal parts, never screens.
enum class JournalPart : quint32 {
    None = 0,
    Trades = 1 << 0, ///< fills and what is derived from them
    Annotations = 1 << 1,
    Tags = 1 << 2,
    Playbooks = 1 << 3,
    Notes = 1 << 4,
    Accounts = 1 << 5, ///< accounts and cash movements
    Instruments = 1 << 6,
    Settings = 1 << 7, ///< journal settings and rates
    Imports = 1 << 8,
    Views = 1 << 9,
};
Q_DECLARE_FLAGS(Changes, JournalPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(Changes)

} // namespace core
