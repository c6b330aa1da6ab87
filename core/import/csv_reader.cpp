#include "core/import/csv_reader.h"

#include <algorithm>
#include <array>
#include <map>

namespace core {
namespace {

constexpr std::array<char, 4> kDelimiters = {'\t', ';', '|', ','};
constexpr qsizetype kDetectionHead = 64 * 1024;

/// Occurrences of each candidate per line, outside quotes.
using DelimiterCounts = std::array<int, kDelimiters.size()>;

std::vector<DelimiterCounts> countPerLine(QByteArrayView head) {
    std::vector<DelimiterCounts> lines(1);
    bool quoted = false;
    for (const char c : head) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\n' || c == '\r') {
            // An unpaired quote must not blind the rest of the head.
            quoted = false;
            lines.emplace_back();
        } else if (!quoted) {
            const auto* found = std::find(kDelimiters.begin(), kDelimiters.end(), c);
            if (found != kDelimiters.end()) {
                ++lines.back()[std::size_t(found - kDelimiters.begin())];
            }
        }
    }
    return lines;
}

bool isSpace(char c) {
    return c == ' ' || c == '\t';
}

QByteArrayView withoutSpace(QByteArrayView cell) {
    while (!cell.isEmpty() && isSpace(cell.front())) {
        cell = cell.sliced(1);
    }
    while (!cell.isEmpty() && isSpace(cell.back())) {
        cell.chop(1);
    }
    return cell;
}

QByteArrayView firstLine(QByteArrayView text) {
    qsizetype end = 0;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') {
        ++end;
    }
    return text.first(end);
}

} // namespace

CsvReader::CsvReader(QByteArrayView utf8, char delimiter)
    : m_text(utf8), m_delimiter(delimiter != '\0' ? delimiter : detectDelimiter(utf8)) {
    // Excel's own hint is no row.
    const QByteArrayView first = firstLine(utf8);
    if (first.size() == 5 && first.startsWith("sep=")) {
        m_offset = first.size();
        passLineBreak();
    }
}

char CsvReader::detectDelimiter(QByteArrayView utf8) {
    const QByteArrayView first = firstLine(utf8);
    if (first.size() == 5 && first.startsWith("sep=")) {
        return first.back();
    }
    const auto lines = countPerLine(utf8.first(qMin(utf8.size(), kDetectionHead)));
    // The delimiter is what appears equally often on most lines; preambles and notes do not outweigh that.
    char best = ',';
    qint64 bestScore = 0;
    for (std::size_t candidate = 0; candidate < kDelimiters.size(); ++candidate) {
        std::map<int, qint64> linesWith;
        for (const DelimiterCounts& counts : lines) {
            ++linesWith[counts[candidate]];
        }
        for (const auto& [count, number] : linesWith) {
            if (count * number > bestScore) {
                bestScore = count * number;
                best = kDelimiters[candidate];
            }
        }
    }
    return best;
}

void CsvReader::seek(Position position) {
    m_offset = position.offset;
    m_line = position.line;
    m_cells.clear();
    m_unescaped.clear();
}

bool CsvReader::next() {
    m_afterBlank = false;
    while (m_offset < m_text.size()) {
        if (readRow()) {
            return true;
        }
        m_afterBlank = true;
    }
    m_cells.clear();
    return false;
}

QByteArrayView CsvReader::raw(int column) const {
    return withoutSpace(exact(column));
}

QString CsvReader::rowText() const {
    constexpr qsizetype kShown = 200;
    const qsizetype length = qMin(m_offset - m_rowStart, kShown * 4);
    return QString::fromUtf8(m_text.sliced(m_rowStart, length)).trimmed().left(kShown);
}

bool CsvReader::atRowEnd() const {
    return m_offset >= m_text.size() || m_text[m_offset] == '\n' || m_text[m_offset] == '\r';
}

void CsvReader::passLineBreak() {
    if (m_offset >= m_text.size()) {
        return;
    }
    const bool carriageReturn = m_text[m_offset++] == '\r';
    if (carriageReturn && m_offset < m_text.size() && m_text[m_offset] == '\n') {
        ++m_offset;
    }
    ++m_line;
}

/// Reads one row; false when all its cells are empty.
bool CsvReader::readRow() {
    m_cells.clear();
    m_unescaped.clear();
    m_tooLarge = false;
    m_hasContent = false;
    m_rowLine = m_line;
    m_rowStart = m_offset;
    for (;;) {
        // A tab may itself be the delimiter: only blanks are white space before an opening quote.
        qsizetype start = m_offset;
        while (start < m_text.size() && m_text[start] == ' ') {
            ++start;
        }
        bool quoted = false;
        const bool isUnclosed = start >= m_unclosedFrom && start < m_unclosedBefore;
        if (start < m_text.size() && m_text[start] == '"' && !isUnclosed) {
            const qsizetype cellStart = m_offset;
            m_offset = start;
            quoted = readQuotedCell();
            m_offset = quoted ? m_offset : cellStart;
        }
        if (!quoted) {
            readPlainCell();
        }
        if (atRowEnd()) {
            passLineBreak();
            return m_hasContent;
        }
        ++m_offset;
    }
}

void CsvReader::readPlainCell() {
    const qsizetype start = m_offset;
    while (m_offset < m_text.size()) {
        const char c = m_text[m_offset];
        if (c == m_delimiter || c == '\n' || c == '\r') {
            break;
        }
        ++m_offset;
    }
    addCell(m_text.sliced(start, m_offset - start));
}

/// Reads a cell that begins with a quote. A quote followed by neither another one nor the cell's end is text.
/// False, with nothing read, when no closing quote comes: the opening one is then text too.
bool CsvReader::readQuotedCell() {
    const qsizetype start = m_offset + 1;
    qsizetype at = start;
    int lines = 0;
    bool hasDoubled = false;
    for (; at < m_text.size() && at - start <= kLargestCell; ++at) {
        const char c = m_text[at];
        if (c == '\n' || (c == '\r' && (at + 1 >= m_text.size() || m_text[at + 1] != '\n'))) {
            ++lines;
        }
        if (c != '"') {
            continue;
        }
        qsizetype after = at + 1;
        if (after < m_text.size() && m_text[after] == '"') {
            hasDoubled = true;
            ++at;
            continue;
        }
        while (after < m_text.size() && m_text[after] == ' ' && m_delimiter != ' ') {
            ++after;
        }
        if (after >= m_text.size() || m_text[after] == m_delimiter || m_text[after] == '\n' ||
            m_text[after] == '\r') {
            QByteArrayView cell = m_text.sliced(start, at - start);
            if (hasDoubled) {
                m_unescaped.push_back(cell.toByteArray().replace("\"\"", "\""));
                cell = m_unescaped.back();
            }
            m_offset = after;
            m_line += lines;
            addCell(cell);
            return true;
        }
    }
    m_unclosedFrom = m_offset;
    m_unclosedBefore = at;
    return false;
}

void CsvReader::addCell(QByteArrayView cell) {
    m_hasContent = m_hasContent || !withoutSpace(cell).isEmpty();
    if (m_cells.size() >= std::size_t(kMostCells) || cell.size() > kLargestCell) {
        m_tooLarge = true;
        return;
    }
    m_cells.push_back(cell);
}

} // namespace core
