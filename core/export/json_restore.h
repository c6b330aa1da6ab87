#pragma once

#include "core/domain/record.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace core {

inline constexpr const char* kJsonExportFormat = "trading-journal";
inline constexpr int kJsonExportVersion = 1;

/// Whether the head of a file (4 KiB are enough) is that of our JSON export.
bool looksLikeJsonExport(const QByteArray& head);

struct JsonExport {
    std::optional<Instant> exportedAt; ///< unset when the file does not say
    std::vector<Record> records;       ///< in the order of the kinds they were written in
};

/// All or nothing: MalformedFile with line and column, InvalidValue naming list, number in the list and
/// field; a newer version is refused.
Result<JsonExport> readJsonExport(const QByteArray& json);

} // namespace core
