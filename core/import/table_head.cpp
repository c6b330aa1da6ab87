#include "core/import/table_head.h"

#include "core/import/column_mapping.h"
#include "core/import/csv_reader.h"

#include <algorithm>

namespace core {
namespace {

// A statement may list dozens of dividends before its first sale.
constexpr int kSampleRows = 500;
constexpr qsizetype kSampleSize = 512 * 1024;

QStringList cellsOf(const CsvReader& csv) {
    QStringList cells;
    for (int i = 0; i < csv.size(); ++i) {
        cells.append(csv.text(i).simplified());
    }
    return cells;
}

bool isNarrower(const QStringList& row, const QStringList& than) {
    return row.size() < than.size();
}

} // namespace

Result<TableHead> tableHead(const QByteArray& text) {
    CsvReader csv(text);
    std::vector<QStringList> rows;
    std::vector<int> lines;
    while (int(rows.size()) < kHeaderRows + kSampleRows && csv.position().offset < kSampleSize &&
           csv.next()) {
        rows.push_back(csv.isTooLarge() ? QStringList() : cellsOf(csv));
        lines.push_back(csv.line());
    }
    std::size_t best = 0;
    std::size_t mostFields = 0;
    for (std::size_t i = 0; i < std::min(rows.size(), std::size_t(kHeaderRows)); ++i) {
        const std::size_t last = std::min(rows.size(), i + 1 + kSampleRows);
        const ColumnMapping guess =
            guessMapping(rows[i], {rows.begin() + qsizetype(i) + 1, rows.begin() + qsizetype(last)});
        // A row that could be read beats one that merely has more of the words.
        const std::size_t score = guess.columns.size() + (missingFields(guess).empty() ? kColumnFields : 0);
        if (score > mostFields) {
            mostFields = score;
            best = i;
        }
    }
    if (mostFields == 0 && !rows.empty()) {
        // No name is known: above its table a statement has narrower rows of words.
        best = std::size_t(std::max_element(rows.begin(), rows.end(), isNarrower) - rows.begin());
    }
    if (rows.empty() || rows[best].size() < 2) {
        return Error{ErrorCode::MalformedFile, QStringLiteral("the file holds no table"), {}};
    }
    TableHead head{rows[best], {}, lines[best]};
    head.rows.assign(rows.begin() + qsizetype(best) + 1, rows.end());
    return head;
}

} // namespace core
