#pragma once

#include "core/base/clock.h"
#include "core/domain/record.h"

#include <QIODevice>

#include <functional>
#include <vector>

namespace core {

/// The records of a kind, deleted ones included; asked once per kind, so that a journal is never in memory
/// whole.
using RecordSource = std::function<Result<std::vector<Record>>(RecordKind)>;

/// Writes everything a journal holds with its ids: `{"format": "trading-journal", "version", "exportedAt",
/// "account":
/// [...], "fill": [...] …}`, a list per kind by its wire name, one record a line. readJsonExport() gives the
/// same records back.
Result<void> writeJsonExport(QIODevice& out, const RecordSource& records, Instant exportedAt);

} // namespace core
