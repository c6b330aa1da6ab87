#include "core/export/xlsx_sheet.h"

#include <QDateTime>

#include <xlsxwriter.h>

namespace core {

namespace {

/// What a cell of the format holds; the library refuses longer text.
constexpr qsizetype kMaxCellText = 32'767;

/// The double nearest to the exact value (units ÷ 10^8 would round twice).
double nearestDouble(Decimal value) {
    return value.toString().toDouble();
}

lxw_format* numberFormat(lxw_workbook* workbook, const char* pattern) {
    lxw_format* format = workbook_add_format(workbook);
    format_set_num_format(format, pattern);
    return format;
}

} // namespace

XlsxFormats::XlsxFormats(lxw_workbook* workbook)
    : title(workbook_add_format(workbook)), header(workbook_add_format(workbook)),
      money(numberFormat(workbook, "#,##0.00;[Red]-#,##0.00")), ratio(numberFormat(workbook, "0.00####")),
      time(numberFormat(workbook, "yyyy-mm-dd hh:mm:ss")), day(numberFormat(workbook, "yyyy-mm-dd")) {
    format_set_bold(title);
    format_set_font_size(title, 14);
    format_set_bold(header);
    format_set_bottom(header, LXW_BORDER_THIN);
}

XlsxSheet::XlsxSheet(lxw_workbook* workbook, const char* name, const XlsxFormats& formats)
    : m_sheet(workbook_add_worksheet(workbook, name)), m_formats(formats) {}

void XlsxSheet::header(std::span<const Column> columns, qsizetype rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto column = lxw_col_t(i);
        worksheet_set_column(m_sheet, column, column, columns[i].width, nullptr);
        worksheet_write_string(m_sheet, m_row, column,
                               QString::fromUtf16(columns[i].title).toUtf8().constData(), m_formats.header);
    }
    worksheet_freeze_panes(m_sheet, m_row + 1, 0);
    worksheet_autofilter(m_sheet, m_row, 0, m_row + lxw_row_t(rows), lxw_col_t(columns.size() - 1));
    endRow();
}

XlsxSheet& XlsxSheet::title(const QString& text) {
    worksheet_write_string(m_sheet, m_row, m_column++, text.toUtf8().constData(), m_formats.title);
    return *this;
}

XlsxSheet& XlsxSheet::text(const QString& text) {
    if (!text.isEmpty()) {
        worksheet_write_string(m_sheet, m_row, m_column, text.left(kMaxCellText).toUtf8().constData(),
                               nullptr);
    }
    ++m_column;
    return *this;
}

XlsxSheet& XlsxSheet::number(const std::optional<Decimal>& value) {
    if (value.has_value()) {
        worksheet_write_number(m_sheet, m_row, m_column, nearestDouble(*value), nullptr);
    }
    ++m_column;
    return *this;
}

XlsxSheet& XlsxSheet::money(const std::optional<Decimal>& value) {
    if (value.has_value()) {
        worksheet_write_number(m_sheet, m_row, m_column, nearestDouble(*value), m_formats.money);
    }
    ++m_column;
    return *this;
}

XlsxSheet& XlsxSheet::ratio(std::optional<double> value) {
    if (value.has_value()) {
        worksheet_write_number(m_sheet, m_row, m_column, *value, m_formats.ratio);
    }
    ++m_column;
    return *this;
}

XlsxSheet& XlsxSheet::time(const std::optional<Instant>& instant, TimePrecision precision,
                           const QTimeZone& zone) {
    if (instant.has_value() && precision == TimePrecision::Day) {
        return day(std::chrono::floor<std::chrono::days>(*instant));
    }
    if (instant.has_value()) {
        const QDateTime wall = QDateTime::fromMSecsSinceEpoch(toMs(*instant), zone);
        const QDate date = wall.date();
        const QTime time = wall.time();
        lxw_datetime cell{date.year(), date.month(),  date.day(),
                          time.hour(), time.minute(), time.second() + time.msec() / 1000.0};
        worksheet_write_datetime(m_sheet, m_row, m_column, &cell, m_formats.time);
    }
    ++m_column;
    return *this;
}

XlsxSheet& XlsxSheet::day(const std::optional<Day>& day) {
    if (day.has_value()) {
        const std::chrono::year_month_day date(*day);
        lxw_datetime cell{int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())), 0, 0, 0};
        worksheet_write_datetime(m_sheet, m_row, m_column, &cell, m_formats.day);
    }
    ++m_column;
    return *this;
}

void XlsxSheet::endRow() {
    ++m_row;
    m_column = 0;
}

} // namespace core
