#pragma once

#include "core/base/result.h"
#include "core/domain/instrument.h"

#include <QString>

#include <optional>

namespace core {

struct ThinkorswimContract {
    Instrument instrument;
    std::optional<Decimal> multiplier; ///< unset for futures and shares: the file does not print it
};

/// What the columns Symbol, Exp, Strike and Type of a trade name. An option on a future prints its size as a
/// fraction:
/// "/NQM22 1/20 APR 22 (Wednesday) (Wk5)" is worth 20 per point; its symbol is the option code,
/// "/Q4CJ22P13070". InvalidValue with `field` naming the column.
Result<ThinkorswimContract> readThinkorswimContract(const QString& symbol, const QString& expiry,
                                                    const QString& strike, const QString& type);

/// "SPY 100 (Weeklys) 19 JAN 24 480 CALL", as cash descriptions spell an option of a share or an index.
Result<ThinkorswimContract> readThinkorswimOption(const QString& text);

} // namespace core
