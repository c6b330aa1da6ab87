#pragma once

#include "core/base/result.h"
#include "core/domain/instrument.h"
#include "core/import/date_reader.h"

#include <QString>

#include <optional>

namespace core {

/// What the cells of one row of any table tell about the thing traded.
struct OptionCells {
    QString symbol;
    QString assetClass;
    QString right;
    QString description;
    std::optional<Decimal> strike;
    std::optional<Day> expiry;
};

struct TableOption {
    Instrument instrument;       ///< without currency
    std::optional<Decimal> size; ///< of one contract as the exchange publishes it
};

/// The option a row names, by its columns, its symbol or its description; nullopt for a row of anything else.
/// InvalidValue or AmbiguousValue: an option, but the row does not tell which.
Result<std::optional<TableOption>> optionIn(const OptionCells& cells, const DateColumn& dates);

/// What the prices of a table's options are of, learnt over all rows from the cash they moved.
class OptionPricing {
public:
    enum class Unit : quint8 { Unknown, OneShare, OneContract };

    struct Row {
        Decimal quantity;
        Decimal price;
        Decimal costs;
        Decimal amount;
        Decimal size; ///< of one contract
    };
    void see(const Row& row);
    /// Unknown when no row decided or when they contradict each other.
    Unit unit() const;
    /// The row's cash agrees with its quantity × price read in that unit.
    static bool agrees(const Row& row, Unit unit);

private:
    bool m_sawShare = false;
    bool m_sawContract = false;
};

} // namespace core
