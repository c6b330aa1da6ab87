// Bytes as a CSV table and as the rows of an HTML report: limits hold, walking twice gives the same rows, and
// a mapping that was guessed reads or refuses the table.
#include "core/import/csv_reader.h"
#include "core/import/generic_columns.h"
#include "core/import/html_table_reader.h"

#include <cstdlib>

namespace {

void require(bool fact) {
    if (!fact) {
        std::abort();
    }
}

void walkCsv(const QByteArray& text) {
    core::CsvReader csv(text);
    const auto start = csv.position();
    int rows = 0;
    int line = 0;
    qsizetype cells = 0;
    while (csv.next()) {
        ++rows;
        require(csv.line() > line && csv.size() > 0 && csv.size() <= core::CsvReader::kMostCells);
        line = csv.line();
        cells += csv.size();
        require(csv.raw(csv.size() - 1).size() <= core::CsvReader::kLargestCell);
        require(csv.raw(-1).isEmpty() && csv.raw(csv.size()).isEmpty());
    }
    csv.seek(start);
    while (csv.next()) {
        --rows;
        cells -= csv.size();
    }
    require(rows == 0 && cells == 0);
}

void walkHtml(const QByteArray& text) {
    int number = 0;
    (void)core::readHtmlRows(text, [&](const core::HtmlRow& row) {
        require(row.number > number && row.cells.size() <= core::HtmlRow::MaxCells);
        number = row.number;
        return true;
    });
}

void readMapped(const QByteArray& text) {
    const auto table = core::tableHead(text);
    if (!table) {
        return;
    }
    const core::ColumnMapping guess = core::guessMapping(table->header, table->rows);
    const auto again = core::columnMappingFrom(core::toJson(guess));
    require(again && *again == guess);
    core::ReadOptions options;
    options.date = core::Day();
    (void)core::readWithMapping({QStringLiteral("fuzz"), text, QStringLiteral("UTF-8")}, guess, options);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const QByteArray text(reinterpret_cast<const char*>(bytes), qsizetype(size));
    walkCsv(text);
    walkHtml(text);
    readMapped(text);
    return 0;
}
