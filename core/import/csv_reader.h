#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace core {

/// Walks the rows of a CSV text (RFC 4180, tolerant of stray quotes) without remembering them: linear time,
/// memory of one row. Rows whose cells are all empty are passed over. The text must outlive the reader; it is
/// cheap to walk it twice: once to decide number and date styles, once to read.
class CsvReader {
public:
    static constexpr int kMostCells = 4096;
    static constexpr qsizetype kLargestCell = 4 * 1024 * 1024;

    /// The delimiter is detected (comma, semicolon, tab, pipe; a first line "sep=;" is obeyed) unless given.
    explicit CsvReader(QByteArrayView utf8, char delimiter = '\0');

    /// Moves to the next row with any content; false at the end.
    bool next();

    /// 1-based line of the file on which the row begins.
    int line() const { return m_rowLine; }
    /// Number of cells, at most kMostCells.
    int size() const { return int(m_cells.size()); }
    /// More cells than kMostCells or a cell larger than kLargestCell: reject the row, its rest is not
    /// remembered.
    bool isTooLarge() const { return m_tooLarge; }
    /// Empty lines stood between the row before and this one.
    bool isAfterBlankLine() const { return m_afterBlank; }

    /// A cell without its quotes; empty beyond the row's end and for a negative column. Valid until next().
    QByteArrayView exact(int column) const {
        return column >= 0 && column < size() ? m_cells[std::size_t(column)] : QByteArrayView();
    }
    /// The same without surrounding white space.
    QByteArrayView raw(int column) const;
    QString text(int column) const { return QString::fromUtf8(raw(column)); }
    /// The whole row as printed, for messages; at most 200 characters.
    QString rowText() const;

    char delimiter() const { return m_delimiter; }

    /// A place between two rows to come back to.
    struct Position {
        qsizetype offset = 0;
        int line = 1;
    };
    Position position() const { return {m_offset, m_line}; }
    void seek(Position position);

    static char detectDelimiter(QByteArrayView utf8);

private:
    bool readRow();
    void readPlainCell();
    bool readQuotedCell();
    void addCell(QByteArrayView cell);
    bool atRowEnd() const;
    void passLineBreak();

    QByteArrayView m_text;
    char m_delimiter;
    qsizetype m_offset = 0;
    qsizetype m_rowStart = 0;
    // No quote opened between these two offsets is ever closed.
    qsizetype m_unclosedFrom = 0;
    qsizetype m_unclosedBefore = 0;
    int m_line = 1;
    int m_rowLine = 0;
    bool m_tooLarge = false;
    bool m_afterBlank = false;
    bool m_hasContent = false;
    std::vector<QByteArrayView> m_cells;
    std::vector<QByteArray> m_unescaped; ///< backs the cells that held doubled quotes
};

} // namespace core
