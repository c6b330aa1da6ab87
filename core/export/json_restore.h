#pragma once

#include "core/domain/record.h"

#include <QByteArray>

#include <vector>

namespace core {

inline constexpr const char* kJsonExportFormat = "trading-journal";
inline constexpr int kJsonExportVersion = 1;

/// Whether the head of a file (4 KiB are enough) is that of our JSON export.
bool looksLikeJsonExport(const QByteArray& head);

/// Every record of an export, in the order of the kinds it was written in. All or nothing: MalformedFile with
/// line and column, InvalidValue naming list, number in the list and field; a newer version is refused.
Result<std::vector<Record>> readJsonExport(const QByteArray& json);

} // namespace core
