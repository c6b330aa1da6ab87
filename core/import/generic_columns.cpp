#include "core/import/generic_columns.h"

#include "core/import/mapped_table.h"

#include <algorithm>

namespace core {
namespace {

/// A file that prints only times waits for its date.
bool hasOnlyTimes(const ColumnMapping& mapping) {
    return !mapping.has(ColumnField::Date) && mapping.has(ColumnField::Time);
}

Result<void> checkColumns(const ColumnMapping& mapping, const HeaderMap& header) {
    for (const ColumnField field : missingFields(mapping)) {
        if (field == ColumnField::Date && hasOnlyTimes(mapping)) {
            continue;
        }
        const QString name = QString::fromLatin1(columnFieldName(field));
        return Error{ErrorCode::InvalidValue, QStringLiteral("no column is named for: %1").arg(name), name};
    }
    for (const auto& [field, name] : mapping.columns) {
        if (!header.has(name.toUtf8().constData())) {
            return Error{ErrorCode::InvalidValue, QStringLiteral("the file has no column '%1'").arg(name),
                         QString::fromLatin1(columnFieldName(field))};
        }
    }
    return Done{};
}

/// Moves the reader behind the header: the first row that has all mapped columns.
Result<HeaderMap> headerFor(CsvReader& csv, const ColumnMapping& mapping) {
    std::optional<HeaderMap> closest;
    for (int rows = 0; rows < kHeaderRows && csv.next(); ++rows) {
        HeaderMap header(csv);
        if (checkColumns(mapping, header)) {
            return header;
        }
        const auto present = [&](const HeaderMap& candidate) {
            return std::count_if(mapping.columns.begin(), mapping.columns.end(), [&](const auto& column) {
                return candidate.has(column.second.toUtf8().constData());
            });
        };
        if (!closest || present(header) > present(*closest)) {
            closest = std::move(header);
        }
    }
    return closest ? checkColumns(mapping, *closest).error()
                   : Error{ErrorCode::MalformedFile, QStringLiteral("the file has no rows"), {}};
}

int recogniseTable(const QByteArray& head) {
    const auto table = tableHead(head);
    if (!table) {
        return 0;
    }
    const ColumnMapping guess = guessMapping(table->header, table->rows);
    const auto missing = missingFields(guess);
    const bool readable =
        missing.empty() || (missing == std::vector{ColumnField::Date} && hasOnlyTimes(guess));
    return readable ? 20 : 0;
}

Result<Statement> readGuessed(const SourceFile& file, const ReadOptions& options) {
    const auto table = tableHead(file.text);
    if (!table) {
        return table.error();
    }
    return readWithMapping(file, guessMapping(table->header, table->rows), options);
}

} // namespace

bool hasColumnsOf(const SourceFile& file, const ColumnMapping& mapping) {
    CsvReader csv(file.text);
    return headerFor(csv, mapping).ok();
}

Result<Statement> readWithMapping(const SourceFile& file, const ColumnMapping& mapping,
                                  const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = headerFor(csv, mapping);
    if (!header) {
        return header.error();
    }
    if (hasOnlyTimes(mapping) && !options.date) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("the file prints only times: tell its date with --date"),
                     QStringLiteral("date")};
    }
    MappedTable table(csv, *header, mapping, options);
    const auto firstRow = csv.position();
    while (csv.next()) {
        table.see();
    }
    table.decide();
    if (const auto hidden = table.hiddenSides()) {
        return *hidden;
    }
    csv.seek(firstRow);
    while (table.isWeighed() && csv.next()) {
        table.weigh();
    }
    csv.seek(firstRow);
    Statement statement;
    statement.printedZone = mapping.zone;
    if (table.hasUselessIds()) {
        statement.remarks.append(
            QStringLiteral("the ids of the file repeat or are row numbers and were not used"));
    }
    if (const QStringList unread = table.unreadColumns(); !unread.isEmpty()) {
        statement.remarks.append(QStringLiteral("columns that were not read: %1")
                                     .arg(unread.join(QStringLiteral(", ")).left(300)));
    }
    const auto read =
        readRows(csv, *header, options, statement, [&](RowReading& row) { return table.read(row); });
    if (!read) {
        return read.error();
    }
    if (auto total = table.profitTotal()) {
        statement.totals.push_back(std::move(*total));
    }
    return statement;
}

const BrokerFormat kGenericColumns = {"generic",  "Table with named columns", "", "", "", "", recogniseTable,
                                      readGuessed};

} // namespace core
