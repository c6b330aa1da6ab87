#pragma once

#include "core/import/csv_reader.h"

#include <QByteArrayView>
#include <QString>

namespace core {

/// The first value right of a cell called `name` ("Client ID", "UCC") in the rows that begin before `end`;
/// empty when there is none.
QString preambleValue(QByteArrayView utf8, CsvReader::Position end, const char* name);

} // namespace core
