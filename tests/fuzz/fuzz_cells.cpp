// The lines of a text as the cells of one column: numbers, dates, times of day and names of options. What is
// decided over the column holds for each of its cells, and what is read prints to a text that reads back
// equal.
#include "core/import/clock_reader.h"
#include "core/import/date_reader.h"
#include "core/import/number_reader.h"
#include "core/import/option_text.h"
#include "core/import/table_option.h"

#include <QByteArrayList>

#include <cstdlib>

namespace {

void require(bool fact) {
    if (!fact) {
        std::abort();
    }
}

void readNumbers(const QByteArrayList& cells) {
    core::NumberColumn column;
    for (const QByteArray& cell : cells) {
        column.see(cell);
    }
    for (const QByteArray& cell : cells) {
        if (const auto number = column.read(cell)) {
            const QString plain = number->value.toString();
            require(core::NumberColumn(core::DecimalPoint::Point).read(QStringView(plain))->value ==
                    number->value);
        }
    }
}

void readDates(const QByteArrayList& cells) {
    core::DateColumn column;
    int row = 0;
    for (const QByteArray& cell : cells) {
        column.see(cell, ++row);
    }
    for (const QByteArray& cell : cells) {
        if (const auto date = column.read(cell)) {
            require(core::parseDay(core::dayText(date->time.day)) == date->time.day);
            require(date->time.sinceMidnight.value_or(std::chrono::milliseconds(0)) < std::chrono::hours(24));
        }
        if (const auto clock = core::readClock(cell)) {
            require(clock->sinceMidnight.count() >= 0 && clock->sinceMidnight < std::chrono::hours(24));
        }
    }
}

void readOptions(const QByteArrayList& cells) {
    for (const QByteArray& cell : cells) {
        core::OptionCells row;
        row.symbol = row.description = QString::fromUtf8(cell);
        const auto option = core::optionIn(row, core::DateColumn(core::DateColumn::Order::MonthFirst));
        if (option && *option) {
            require((*option)->instrument.assetClass == core::AssetClass::Option);
            require((*option)->instrument.right != core::OptionRight::None);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const QByteArrayList cells =
        QByteArray(reinterpret_cast<const char*>(bytes), qsizetype(size)).split('\n');
    readNumbers(cells);
    readDates(cells);
    readOptions(cells);
    return 0;
}
