#pragma once

#include "core/domain/record.h"
#include "core/journal/health_check.h"
#include "core/journal/journal.h"
#include "tests/support/temp_journal.h"

#include <algorithm>
#include <vector>

namespace test {

/// All records of all kinds, the trash included, in an order that does not depend on when they came.
inline std::vector<core::Record> contentsOf(const core::Journal& journal) {
    std::vector<core::Record> contents;
    for (const core::RecordSchema& schema : core::allSchemas()) {
        auto records = must(journal.records(schema.kind, true));
        std::sort(records.begin(), records.end(), [](const core::Record& a, const core::Record& b) {
            return a.id.toString() < b.id.toString();
        });
        contents.insert(contents.end(), records.begin(), records.end());
    }
    return contents;
}

/// Whether the stored trades are what matching all fills from scratch gives.
inline bool tradesAreCurrent(const core::Journal& journal) {
    for (const core::HealthFinding& finding : must(core::checkHealth(journal))) {
        if (finding.problem == core::HealthProblem::StaleTrades) {
            return false;
        }
    }
    return true;
}

} // namespace test
