#pragma once

#include "core/import/broker_format.h"
#include "core/import/csv_reader.h"
#include "core/import/date_reader.h"
#include "core/import/header_map.h"
#include "core/import/number_reader.h"
#include "core/import/statement.h"

#include <QString>

#include <optional>

namespace core {

/// Reads the cells of the row a CsvReader stands on and remembers the first that cannot be read, so that a
/// format asks once at the end whether the row failed. What was odd but readable gathers in remark().
class RowReading {
public:
    RowReading(const CsvReader& csv, const HeaderMap& header);

    int line() const { return m_csv.line(); }
    QByteArrayView raw(int column) const { return m_csv.raw(column); }
    QString text(int column) const { return m_csv.text(column); }
    bool isEmpty(int column) const { return m_csv.raw(column).isEmpty(); }
    Decimal number(const NumberColumn& style, int column);
    /// nullopt for a cell that is empty or a dash, which is no failure.
    std::optional<Decimal> numberIfAny(const NumberColumn& style, int column);
    PrintedTime time(const DateColumn& style, int dateColumn, int clockColumn = -1);
    void fail(int column, const QString& reason);
    void fail(int column, const Error& error);

    bool failed() const { return m_failure.has_value(); }
    StatementRow rejected() const;
    /// The row of one fill, with what was odd about it, or the rejected row.
    StatementRow finished(FillDraft fill) const;
    /// The failure was a value with two readings: the whole file waits for a person's answer.
    bool isAmbiguous() const { return m_failure && m_failure->code == ErrorCode::AmbiguousValue; }
    /// Says line, column and value.
    Error ambiguity() const;
    const QString& remark() const { return m_remark; }

private:
    const CsvReader& m_csv;
    const HeaderMap& m_header;
    std::optional<Error> m_failure;
    int m_failedColumn = -1;
    QString m_remark;
};

/// Makes a StatementRow of every row below the one the reader stands on: `read(RowReading&)`. Cancelled,
/// AmbiguousValue.
template <typename Read>
Result<void> readRows(CsvReader& csv, const HeaderMap& header, const ReadOptions& options,
                      Statement& statement, Read read) {
    while (csv.next()) {
        if (options.isCancelled()) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        RowReading row(csv, header);
        statement.rows.push_back(read(row));
        if (row.isAmbiguous()) {
            return row.ambiguity();
        }
    }
    return Done{};
}

/// "buy", "B", "Bought", "sell", "S", "Sold", "SS", "Short", "BTO" … nullopt for other words.
std::optional<Side> sideOf(const QString& word);
/// What such a word says beyond the side: "BTO" opens, "Cover" closes, "Short" sells what is not held.
Effect effectOfSide(const QString& sideWord);

} // namespace core
