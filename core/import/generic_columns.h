#pragma once

#include "core/import/broker_format.h"
#include "core/import/column_mapping.h"
#include "core/import/table_head.h"

namespace core {

/// Reads any table by a mapping. InvalidValue naming a column that the file lacks or a field that is not
/// mapped.
Result<Statement> readWithMapping(const SourceFile& file, const ColumnMapping& mapping,
                                  const ReadOptions& options);

/// True when a row near the file's beginning has every column of the mapping, so that it can be read by it.
bool hasColumnsOf(const SourceFile& file, const ColumnMapping& mapping);

/// Any table whose column names tell what they are.
extern const BrokerFormat kGenericColumns;

} // namespace core
