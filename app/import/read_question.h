#pragma once

#include "core/base/result.h"
#include "core/import/generic_columns.h"

#include <QString>

#include <optional>

namespace app {

/// What a file leaves open and a person can tell.
struct ReadQuestion {
    enum class About : quint8 {
        Number,    ///< "1.205"
        Date,      ///< "03/04/2026"
        Either,    ///< one of both: the file is no plain table in which the cell could be found
        DayOfTimes ///< the file prints only times
    };
    About about = About::Either;
    QString column; ///< as the file prints it; empty with DayOfTimes
    QString cell;   ///< the doubtful text; empty with Either and DayOfTimes
};

/// The question behind a failed reading, if a choice would answer it. `table`: the file's beginning, or null.
std::optional<ReadQuestion> questionOf(const core::Error& error, const core::TableHead* table);

} // namespace app
