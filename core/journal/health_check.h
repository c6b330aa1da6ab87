#pragma once

#include "core/journal/journal.h"

#include <QString>

#include <vector>

namespace core {

enum class HealthProblem {
    DamagedFile,       ///< pages of the file are broken
    StaleTrades,       ///< stored trades differ from what the fills say
    InvalidRecord,     ///< a record breaks a rule of its kind
    FillWithoutParent, ///< its account or instrument is missing or deleted: it is in no trade
    LinkWithoutParent, ///< a tag link or rule check to something that is not there
    UnknownZone,
};

struct HealthFinding {
    HealthProblem problem;
    QString sentence; ///< plain English: what is wrong
    QString advice;   ///< and what to do
    bool fixable = false;
    std::vector<QUuid> records;
};

/// Looks at everything; nothing is changed, and a journal opened for reading is looked at in a copy. An empty
/// list is a healthy journal. A journal of 100,000 trades takes a few seconds.
Result<std::vector<HealthFinding>> checkHealth(const Journal& journal);

/// Repairs what is safe to repair: derives the trades anew, takes out links that lead nowhere. How many
/// findings it met.
Result<int> fixHealth(Journal& journal, const std::vector<HealthFinding>& findings);

} // namespace core
