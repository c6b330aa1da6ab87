#pragma once

#include "core/import/date_reader.h"
#include "core/import/number_reader.h"
#include "core/import/statement.h"

#include <QString>

#include <optional>

namespace core {

/// What RowReading is for CSV rows, for rows of named fields (XML attributes, HTML cells): reads values and
/// remembers the first that cannot be read. Numbers have a decimal point, as reports made for machines print
/// them.
class FieldReading {
public:
    explicit FieldReading(int row) : m_row(row) {}

    Decimal number(const QString& field, const QString& value);
    /// Zero for an empty value.
    Decimal numberOrZero(const QString& field, const QString& value);
    /// Fails beyond ±limit: sums of such numbers always fit a Decimal.
    Decimal numberWithin(const Decimal& limit, const QString& field, const QString& value);
    PrintedTime time(const DateColumn& style, const QString& field, const QString& value);
    void fail(const QString& field, const QString& value, const QString& reason);

    int row() const { return m_row; }
    bool failed() const { return m_failure.has_value(); }
    bool isAmbiguous() const { return m_ambiguous; }
    StatementRow rejected() const { return *m_failure; }
    /// The row of one fill, or the rejected row.
    StatementRow finished(FillDraft fill) const;

private:
    void failWith(const QString& field, const QString& value, const Error& error);

    int m_row;
    bool m_ambiguous = false;
    QString m_remark;
    std::optional<StatementRow> m_failure;
};

} // namespace core
