#pragma once

#include "core/import/broker_format.h"
#include "core/import/column_mapping.h"

#include <QStringList>

#include <vector>

namespace core {

/// The header row of a table below its preamble and the first rows under it: what the column mapper shows.
struct TableHead {
    QStringList header;
    std::vector<QStringList> rows;
    int headerLine = 0;
};

/// Finds the row that reads most like a header, else the widest. MalformedFile when the text is no table.
Result<TableHead> tableHead(const QByteArray& text);

/// Reads any table by a mapping. InvalidValue naming a column that the file lacks or a field that is not
/// mapped.
Result<Statement> readWithMapping(const SourceFile& file, const ColumnMapping& mapping,
                                  const ReadOptions& options);

/// True when a row near the file's beginning has every column of the mapping, so that it can be read by it.
bool hasColumnsOf(const SourceFile& file, const ColumnMapping& mapping);

/// Any table whose column names tell what they are.
extern const BrokerFormat kGenericColumns;

} // namespace core
