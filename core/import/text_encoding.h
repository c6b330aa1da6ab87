#pragma once

#include "core/base/result.h"
#include "core/import/broker_format.h"

#include <QByteArray>
#include <QString>

namespace core {

/// Larger files are refused: no broker writes them, and a journal of that size has millions of fills.
inline constexpr qint64 kLargestSourceFile = qint64(512) * 1024 * 1024;

/// The bytes of a file as UTF-8 without BOM: UTF-8, UTF-16 LE and BE with or without BOM, else Windows-1252.
/// Workbooks, archives, PDF and pictures are UnknownFormat with a detail that says what to save instead.
Result<SourceFile> decodeSource(const QByteArray& bytes, const QString& name);

/// Reads and decodes a file. FileNotFound, FileUnreadable, FileTooLarge, UnknownFormat.
Result<SourceFile> readSourceFile(const QString& path);

} // namespace core
