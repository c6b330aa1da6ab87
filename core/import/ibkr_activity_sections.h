#pragma once

#include "core/import/header_map.h"
#include "core/import/ibkr_codes.h"
#include "core/import/row_reading.h"

#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace core {

/// A row of an activity statement below the header of its section.
struct ActivityRow {
    const CsvReader& csv;
    const HeaderMap& header; ///< of the section, at the row's place
    QString section;         ///< "Trades"
    QString kind;            ///< "Data", "SubTotal", "Total"

    QString value(const char* column) const { return csv.text(header.column(column)); }
    bool isTrade() const { return section == u"Trades" && kind == u"Data"; }
    /// The order's commission, whose header may be "Comm/Fee" or "Comm in USD"; -1 if none.
    int commissionColumn() const;
    /// The currency in "Comm in USD", which is the base currency; empty when costs are in the row's.
    QString commissionCurrency() const;
    /// Some statements leave the names of Basis and Realized P/L blank.
    int realisedColumn() const;
};

/// Visits all rows but headers; false when `options` cancelled it.
bool visitActivityRows(const QByteArray& csv, const ReadOptions& options,
                       const std::function<void(const ActivityRow&)>& visit);

/// What has to be known of the whole statement before its first trade can be read.
class ActivitySurvey {
public:
    explicit ActivitySurvey(const ReadOptions& options) : dates(options.dateOrder) {}
    void see(const ActivityRow& row);

    /// From "Financial Instrument Information"; nullptr when the statement does not describe the symbol.
    struct Contract {
        std::optional<Decimal> multiplier;
        QString expiry;
        QString strike;
        QString right;
    };
    const Contract* contract(const QString& category, const QString& symbol) const;

    QString accountNumber;
    QString baseCurrency;
    bool hasOrders = false;
    DateColumn dates;
    IbkrCancellations cancellations;

private:
    void seeContract(const ActivityRow& row);

    QHash<QString, Contract> m_contracts; ///< by asset class|symbol
};

} // namespace core
