#pragma once

#include "core/import/broker_format.h"

namespace core {

/// The journal offered at the first start, compiled in (:/sample-journal/sample-journal.csv) and imported
/// like any file.
SourceFile sampleJournal();

/// The zone its trader lives in; the file itself is in UTC.
inline constexpr const char* kSampleJournalZone = "Asia/Kolkata";

} // namespace core
