#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

namespace core {

/// One table row of an HTML report.
struct HtmlRow {
    static constexpr int MaxCells = 256;
    static constexpr int MaxCellBytes = 64 * 1024;

    int number = 0; ///< ordinal of the <tr> in the file, from 1
    QStringList
        cells; ///< texts of the visible cells, white space (no-break spaces too) collapsed; colspan ignored
    bool oversized = false; ///< more cells or a longer cell than the limits: what is beyond them is not here

    QString cell(int index) const { return cells.value(index); }
    /// Texts of the cells that have one.
    QStringList words() const;
};

/// Reads the rows of all tables in document order, as a browser would: unclosed and misnested tags do no
/// harm, cells of class "hidden" are skipped. `utf8` is UTF-8 whatever its <meta> says. `visit` returns false
/// to stop reading. Works in constant memory. MalformedFile when elements nest deeper than any report's.
Result<void> readHtmlRows(const QByteArray& utf8, const std::function<bool(const HtmlRow&)>& visit);

} // namespace core
