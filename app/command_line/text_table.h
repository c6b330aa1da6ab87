#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace app {

/// Columns as wide as their widest cell, for terminals: plain text, the same in every locale.
class TextTable {
public:
    enum class Align { Left, Right };
    void addColumn(const QString& title, Align align = Align::Left);
    void addRow(const QStringList& cells);
    bool isEmpty() const { return m_rows.empty(); }
    /// With a header line unless every title is empty; no white space at the ends of lines.
    QString text() const;

private:
    QString line(const QStringList& cells) const;
    struct Column {
        QString title;
        Align align;
        qsizetype width;
    };
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace app
