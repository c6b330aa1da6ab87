#pragma once

#include "core/import/broker_format.h"
#include "core/import/html_table_reader.h"

namespace core {

/// Shows every row of an HTML report to a `Reading`, `see(const HtmlRow&)`, and returns what it made of them,
/// `finished()`. Cancelled; errors of readHtmlRows().
template <typename Reading>
Result<Statement> readMetaTraderFile(const SourceFile& file, const ReadOptions& options) {
    Reading reading;
    const auto read = readHtmlRows(file.text, [&](const HtmlRow& row) {
        reading.see(row);
        return !options.isCancelled();
    });
    if (!read) {
        return read.error();
    }
    if (options.isCancelled()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    Statement statement = reading.finished();
    if (!file.text.right(1024).contains("</html>")) {
        statement.remarks.append(
            QStringLiteral("the file has no end: it may have been cut off while saving"));
    }
    return statement;
}

} // namespace core
