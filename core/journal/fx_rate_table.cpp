#include "core/journal/fx_rate_table.h"

namespace core {

namespace {

constexpr std::string_view kRates =
    "select from_currency, to_currency, date, rate from fx_rates where deleted_at is null";

} // namespace

FxRates readFxRates(SqliteConnection& connection) {
    FxRates rates;
    SqliteStatement statement = connection.prepare(kRates);
    while (statement.step()) {
        rates.set(statement.text(0), statement.text(1), statement.day(2), statement.decimal(3));
    }
    return rates;
}

} // namespace core
