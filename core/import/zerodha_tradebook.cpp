#include "core/import/zerodha_tradebook.h"

#include "core/domain/symbols.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"

namespace core {
namespace {

constexpr std::initializer_list<const char*> kRequired = {"symbol",   "isin",  "exchange",  "trade_type",
                                                          "quantity", "price", "trade_date"};

struct Columns {
    explicit Columns(const HeaderMap& header)
        : symbol(header.column("symbol")), exchange(header.column("exchange")),
          segment(header.column("segment")), side(header.column("trade_type")),
          quantity(header.column("quantity")), price(header.column("price")),
          date(header.column("trade_date")), time(header.column("order_execution_time")),
          tradeId(header.column("trade_id")), product(header.column("product")),
          auction(header.column("auction")), expiry(header.column("expiry_date")) {}

    int symbol, exchange, segment, side, quantity, price, date, time, tradeId, product, auction, expiry;
};

/// The columns whose style is decided over all rows. Numbers have a decimal point whatever the machine.
struct Styles {
    explicit Styles(const ReadOptions& options)
        : date(options.dateOrder), time(options.dateOrder), expiry(options.dateOrder) {}

    NumberColumn number{DecimalPoint::Point};
    DateColumn date;
    DateColumn time;
    DateColumn expiry;
};

/// "Client ID,AB1234" in the rows above the header.
QString clientId(CsvReader csv, CsvReader::Position headerEnd) {
    while (csv.next() && csv.position().offset < headerEnd.offset) {
        for (int i = 0; i + 1 < csv.size(); ++i) {
            if (HeaderMap::normalised(csv.text(i)) == QLatin1String("clientid")) {
                return csv.text(i + 1);
            }
        }
    }
    return {};
}

AssetClass assetClassOf(const QString& segment, const QString& symbol) {
    if (segment == QLatin1String("EQ") || segment == QLatin1String("MF")) {
        return AssetClass::Stock;
    }
    if (readIndianOption(symbol)) {
        return AssetClass::Option;
    }
    return !segment.isEmpty() || isIndianFuture(symbol) ? AssetClass::Future : AssetClass::Stock;
}

Instrument instrumentOf(RowReading& row, const Columns& columns, const Styles& styles) {
    Instrument instrument;
    instrument.symbol = canonicalSymbol(row.text(columns.symbol));
    instrument.assetClass = assetClassOf(row.text(columns.segment).toUpper(), instrument.symbol);
    instrument.currency = QStringLiteral("INR");
    if (const auto option = readIndianOption(instrument.symbol);
        option && instrument.assetClass == AssetClass::Option) {
        instrument.expiry = option->expiry;
        instrument.strike = option->strike;
        instrument.right = option->right;
    }
    if (!row.isEmpty(columns.expiry) && instrument.assetClass != AssetClass::Stock) {
        instrument.expiry = row.time(styles.expiry, columns.expiry).day;
    }
    return instrument;
}

/// A spreadsheet turns long ids into 2.04E+08: such an id may stand for several fills and is no id.
QString externalIdOf(const QString& printed) {
    const bool mangled = printed.contains(u'+') || printed.contains(QLatin1String("E"), Qt::CaseInsensitive);
    return mangled && printed.contains(u'.') ? QString() : printed;
}

StatementRow readRow(RowReading& row, int line, const Columns& columns, const Styles& styles) {
    StatementRow result;
    result.row = line;
    FillDraft fill;
    fill.instrument = instrumentOf(row, columns, styles);
    if (fill.instrument.symbol.isEmpty()) {
        row.fail(columns.symbol, QStringLiteral("no symbol"));
    }
    if (const auto side = sideOf(row.text(columns.side))) {
        fill.side = *side;
    } else {
        row.fail(columns.side, QStringLiteral("neither buy nor sell"));
    }
    fill.quantity = row.number(styles.number, columns.quantity).abs();
    fill.price = row.number(styles.number, columns.price);
    fill.time =
        row.isEmpty(columns.time) ? row.time(styles.date, columns.date) : row.time(styles.time, columns.time);
    fill.product = row.text(columns.product);
    fill.venue = row.text(columns.exchange).toUpper();
    fill.externalId = externalIdOf(row.text(columns.tradeId));
    fill.remark = row.remark();
    if (row.text(columns.auction).compare(QLatin1String("true"), Qt::CaseInsensitive) == 0) {
        addRemark(fill.remark, QStringLiteral("auction"));
    }
    if (row.failed()) {
        return row.rejected();
    }
    result.fills.push_back(std::move(fill));
    return result;
}

int recogniseTradebook(const QByteArray& head) {
    CsvReader csv(head);
    return findHeader(csv, kRequired).ok() ? 95 : 0;
}

Result<Statement> readTradebook(const SourceFile& file, const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = findHeader(csv, kRequired);
    if (!header) {
        return header.error();
    }
    Statement statement;
    statement.accountNumber = clientId(CsvReader(file.text), csv.position());
    statement.accountCurrency = QStringLiteral("INR");
    const Columns columns(*header);
    Styles styles(options);
    const auto firstRow = csv.position();
    while (csv.next()) {
        styles.date.see(csv.raw(columns.date));
        styles.time.see(csv.raw(columns.time));
        styles.expiry.see(csv.raw(columns.expiry));
    }
    csv.seek(firstRow);
    while (csv.next()) {
        if (options.cancelled != nullptr && options.cancelled->load(std::memory_order_relaxed)) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        RowReading row(csv, *header);
        statement.rows.push_back(readRow(row, csv.line(), columns, styles));
        if (row.isAmbiguous()) {
            return row.ambiguity();
        }
    }
    return statement;
}

} // namespace

const BrokerFormat kZerodhaTradebook = {"zerodha-tradebook", "Zerodha tradebook", "zerodha",
                                        "Zerodha",           "Asia/Kolkata",      "INR",
                                        recogniseTradebook,  readTradebook};

} // namespace core
