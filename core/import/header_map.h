#pragma once

#include "core/base/result.h"
#include "core/import/csv_reader.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace core {

/// The columns of a header row by name. Names match whatever their case, spaces and punctuation: "Trade ID",
/// "trade_id" and "TradeID" are one.
class HeaderMap {
public:
    HeaderMap() = default;
    /// Of the row the reader stands on.
    explicit HeaderMap(const CsvReader& csv);
    explicit HeaderMap(const QStringList& names);

    /// Index of the column with any of these names, or -1. `occurrence` counts columns of the same name from
    /// 0.
    int column(const char* name, int occurrence = 0) const;
    int firstOf(std::initializer_list<const char*> names) const;
    bool has(const char* name) const { return column(name) >= 0; }
    bool hasAll(std::initializer_list<const char*> names) const;
    /// The names of `names` that the header does not have.
    QStringList missing(std::initializer_list<const char*> names) const;

    /// As the file prints it; "column 7" when blank.
    QString name(int column) const;
    const QStringList& names() const { return m_names; }
    int size() const { return int(m_names.size()); }

    /// Letters and digits only, lower case.
    static QString normalised(QStringView name);

private:
    void index();

    QStringList m_names;
    QHash<QString, std::vector<int>> m_columns;
};

/// Moves the reader behind the first row that has all these columns, at most `mostRows` rows down. Otherwise
/// MalformedFile naming what the best row lacks, the reader being at its end.
Result<HeaderMap> findHeader(CsvReader& csv, std::initializer_list<const char*> required, int mostRows = 200);

} // namespace core
