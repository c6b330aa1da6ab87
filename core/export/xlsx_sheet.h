#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"

#include <QString>
#include <QTimeZone>

#include <optional>
#include <span>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace core {

/// The cell formats of a workbook, which owns them.
struct XlsxFormats {
    explicit XlsxFormats(lxw_workbook* workbook);
    lxw_format* title;
    lxw_format* header;
    lxw_format* money;
    lxw_format* ratio;
    lxw_format* time;
    lxw_format* day;
};

/// One sheet written cell by cell, row by row from the top (the workbook keeps only the current row in
/// memory).
class XlsxSheet {
public:
    XlsxSheet(lxw_workbook* workbook, const char* name, const XlsxFormats& formats);

    struct Column {
        const char16_t* title;
        double width;
    };
    /// A bold row that stays in view, with filter buttons over `rows` rows below it.
    void header(std::span<const Column> columns, qsizetype rows);

    XlsxSheet& title(const QString& text);
    XlsxSheet& text(const QString& text);
    XlsxSheet& number(const std::optional<Decimal>& value);
    XlsxSheet& money(const std::optional<Decimal>& value);
    XlsxSheet& ratio(std::optional<double> value);
    XlsxSheet& time(const std::optional<Instant>& instant, TimePrecision precision, const QTimeZone& zone);
    XlsxSheet& day(const std::optional<Day>& day);
    void endRow();

private:
    lxw_worksheet* m_sheet;
    const XlsxFormats& m_formats;
    quint32 m_row = 0;
    quint16 m_column = 0;
};

} // namespace core
