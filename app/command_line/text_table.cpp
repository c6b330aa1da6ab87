#include "app/command_line/text_table.h"

namespace app {

void TextTable::addColumn(const QString& title, Align align) {
    m_columns.push_back({title, align, title.size()});
}

void TextTable::addRow(const QStringList& cells) {
    for (qsizetype i = 0; i < cells.size() && i < qsizetype(m_columns.size()); ++i) {
        Column& column = m_columns[std::size_t(i)];
        column.width = qMax(column.width, cells[i].size());
    }
    m_rows.push_back(cells);
}

QString TextTable::line(const QStringList& cells) const {
    QString text;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QString cell = cells.value(qsizetype(i));
        const Column& column = m_columns[i];
        text += column.align == Align::Right ? cell.rightJustified(column.width)
                                             : cell.leftJustified(column.width);
        text += QStringLiteral("  ");
    }
    while (text.endsWith(u' ')) {
        text.chop(1);
    }
    return text + u'\n';
}

QString TextTable::text() const {
    QString text;
    QStringList titles;
    for (const Column& column : m_columns) {
        titles.append(column.title);
    }
    if (!titles.join(QString()).isEmpty()) {
        text += line(titles);
    }
    for (const QStringList& row : m_rows) {
        text += line(row);
    }
    return text;
}

} // namespace app
