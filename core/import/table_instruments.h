#pragma once

#include "core/import/date_reader.h"
#include "core/import/mapped_cells.h"
#include "core/import/round_trip_sizes.h"
#include "core/import/table_option.h"

namespace core {

/// What the rows of a mapped table trade, and what its prices and quantities are of: of one share or of a
/// whole contract, of units or of lots. Where the printed cash does not prove it, it is asked for.
class TableInstruments {
public:
    /// `cells` must outlive it.
    TableInstruments(const MappedCells& cells, DateColumn::Order order);

    void see();
    /// Once every row was seen, with the order of the other dates.
    void decide(DateColumn::Order datesOrder);
    /// False: no row tells the cash a fill moved or a round trip earned, weigh() is not needed.
    bool isWeighed() const { return printsAmounts() || printsProfits(); }
    /// Call for every row that is a trade, with its side where it has one.
    void weigh(std::optional<Side> side);

    /// Instrument and multiplier of the row; corrects the price where the row prints another unit's. Quantity
    /// and price of the fill are read already.
    void read(RowReading& row, FillDraft& fill) const;

private:
    bool printsAmounts() const;
    bool printsProfits() const;
    OptionCells optionCells() const;
    OptionPricing::Row pricingRow(Decimal size) const;
    void weighRoundTrip(const QString& symbol, Side side);
    void readOption(RowReading& row, const TableOption& option, FillDraft& fill) const;
    void readPricing(RowReading& row, Decimal size, FillDraft& fill) const;
    void readOther(RowReading& row, FillDraft& fill) const;
    void readSize(FillDraft& fill) const;
    void checkAmount(RowReading& row, FillDraft& fill) const;

    const MappedCells& m_cells;
    DateColumn m_expiry;
    OptionPricing m_pricing;
    RoundTripSizes m_sizes;
};

} // namespace core
