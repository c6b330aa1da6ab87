#include "core/export/csv_row.h"

#include "core/wire/journal_csv_columns.h"

#include <QLocale>

#include <utility>

namespace core {

void CsvRow::append(const QByteArray& utf8) {
    if (!m_first) {
        m_out += ',';
    }
    m_first = false;
    // A cell with outer spaces is quoted too: readers that trim bare cells keep it then.
    const bool quoted = utf8.contains(',') || utf8.contains('"') || utf8.contains('\n') ||
                        utf8.contains('\r') || utf8.startsWith(' ') || utf8.endsWith(' ');
    if (!quoted) {
        m_out += utf8;
        return;
    }
    QByteArray doubled = utf8;
    doubled.replace('"', "\"\"");
    m_out += '"' + doubled + '"';
}

CsvRow& CsvRow::text(const QString& text) {
    append(defused(text).toUtf8());
    return *this;
}

CsvRow& CsvRow::word(QStringView word) {
    append(word.toUtf8());
    return *this;
}

CsvRow& CsvRow::number(Decimal value, int minPlaces) {
    append(value.toString(minPlaces).toLatin1());
    return *this;
}

CsvRow& CsvRow::number(const std::optional<Decimal>& value, int minPlaces) {
    return value.has_value() ? number(*value, minPlaces) : empty();
}

CsvRow& CsvRow::integer(qint64 value) {
    append(QByteArray::number(value));
    return *this;
}

CsvRow& CsvRow::ratio(std::optional<double> value) {
    append(value.has_value() ? QByteArray::number(*value, 'g', QLocale::FloatingPointShortest)
                             : QByteArray());
    return *this;
}

CsvRow& CsvRow::flag(bool value) {
    append(value ? QByteArrayLiteral("true") : QByteArray());
    return *this;
}

CsvRow& CsvRow::day(const std::optional<Day>& day) {
    append(day.has_value() ? dayText(*day).toLatin1() : QByteArray());
    return *this;
}

CsvRow& CsvRow::instant(const std::optional<Instant>& instant) {
    append(instant.has_value() ? instantText(*instant).toLatin1() : QByteArray());
    return *this;
}

CsvRow& CsvRow::empty() {
    append({});
    return *this;
}

void CsvRow::endRow() {
    m_out += "\r\n";
    m_first = true;
}

QByteArray CsvRow::take() {
    return std::exchange(m_out, QByteArray());
}

Result<void> CsvRow::flush(QIODevice& out) {
    const QByteArray bytes = take();
    if (out.write(bytes) != bytes.size()) {
        return Error{ErrorCode::FileUnwritable, out.errorString(), {}};
    }
    return Done{};
}

} // namespace core
