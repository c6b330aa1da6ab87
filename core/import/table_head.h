#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace core {

inline constexpr int kHeaderRows = 60; ///< a preamble is shorter

/// The header row of a table below its preamble and the first rows under it: what the column mapper shows.
struct TableHead {
    QStringList header;
    std::vector<QStringList> rows;
    int headerLine = 0;
};

/// Finds the row that reads most like a header, else the widest. MalformedFile when the text is no table.
Result<TableHead> tableHead(const QByteArray& text);

} // namespace core
