#include "core/import/zerodha_tradebook.h"

#include "core/domain/symbols.h"
#include "core/import/indian_instrument.h"
#include "core/import/per_text.h"
#include "core/import/preamble.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"

#include <array>

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

IndianSegment segmentOf(const QString& word) {
    if (word.isEmpty()) {
        return IndianSegment::Unknown;
    }
    const bool isCash = word == QLatin1String("EQ") || word == QLatin1String("MF");
    return isCash ? IndianSegment::Cash : IndianSegment::Derivatives;
}

Instrument instrumentNamed(const QString& symbol, IndianSegment segment) {
    if (auto instrument = indianInstrument(symbol, segment)) {
        return *instrument;
    }
    // The segment vouches for a contract whose symbol is not of the usual spelling.
    Instrument contract = indianInstrument(symbol, IndianSegment::Cash).value();
    contract.assetClass = AssetClass::Future;
    return contract;
}

/// What the rows say over and over: a year's file names each symbol hundreds of times.
class Repeated {
public:
    std::optional<Side> side(QByteArrayView cell) {
        return m_sides.of(cell, [](QByteArrayView text) { return sideOf(QString::fromUtf8(text)); });
    }
    QString upper(QByteArrayView cell) {
        return m_uppers.of(cell, [](QByteArrayView text) { return QString::fromUtf8(text).toUpper(); });
    }
    QString text(QByteArrayView cell) {
        return m_texts.of(cell, [](QByteArrayView text) { return QString::fromUtf8(text); });
    }
    Instrument instrument(QByteArrayView symbol, QByteArrayView segmentWord) {
        const IndianSegment segment = segmentOf(upper(segmentWord));
        return m_instruments[std::size_t(segment)].of(symbol, [segment](QByteArrayView text) {
            return instrumentNamed(QString::fromUtf8(text), segment);
        });
    }

private:
    PerText<std::optional<Side>> m_sides;
    PerText<QString> m_uppers;
    PerText<QString> m_texts;
    std::array<PerText<Instrument>, 3> m_instruments; ///< by segment
};

/// A spreadsheet turns long ids into 2.04E+08: such an id may stand for several fills and is no id.
QString externalIdOf(const QString& printed) {
    const bool mangled = printed.contains(u'+') || printed.contains(QLatin1String("E"), Qt::CaseInsensitive);
    return mangled && printed.contains(u'.') ? QString() : printed;
}

StatementRow readRow(RowReading& row, const Columns& columns, const Styles& styles, Repeated& repeated) {
    FillDraft fill;
    fill.instrument = repeated.instrument(row.raw(columns.symbol), row.raw(columns.segment));
    if (!row.isEmpty(columns.expiry) && fill.instrument.assetClass != AssetClass::Stock) {
        fill.instrument.expiry = row.time(styles.expiry, columns.expiry).day;
    }
    if (fill.instrument.symbol.isEmpty()) {
        row.fail(columns.symbol, QStringLiteral("no symbol"));
    }
    if (const auto side = repeated.side(row.raw(columns.side))) {
        fill.side = *side;
    } else {
        row.fail(columns.side, QStringLiteral("neither buy nor sell"));
    }
    fill.quantity = row.number(styles.number, columns.quantity).abs();
    fill.price = row.number(styles.number, columns.price);
    fill.time =
        row.isEmpty(columns.time) ? row.time(styles.date, columns.date) : row.time(styles.time, columns.time);
    fill.product = repeated.text(row.raw(columns.product));
    fill.venue = repeated.upper(row.raw(columns.exchange));
    fill.externalId = externalIdOf(row.text(columns.tradeId));
    if (row.raw(columns.auction).compare("true", Qt::CaseInsensitive) == 0) {
        addRemark(fill.remark, QStringLiteral("auction"));
    }
    return row.finished(std::move(fill));
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
    statement.accountNumber = preambleValue(file.text, csv.position(), "Client ID");
    statement.accountCurrency = QStringLiteral("INR");
    const Columns columns(*header);
    Styles styles(options);
    const auto firstRow = csv.position();
    while (csv.next()) {
        styles.date.see(csv.raw(columns.date), csv.line());
        styles.time.see(csv.raw(columns.time), csv.line());
        styles.expiry.see(csv.raw(columns.expiry), csv.line());
    }
    csv.seek(firstRow);
    Repeated repeated;
    const auto read = readRows(csv, *header, options, statement,
                               [&](RowReading& row) { return readRow(row, columns, styles, repeated); });
    if (!read) {
        return read.error();
    }
    return statement;
}

} // namespace

const BrokerFormat kZerodhaTradebook = {"zerodha-tradebook", "Zerodha tradebook", "zerodha",
                                        "Zerodha",           "Asia/Kolkata",      "INR",
                                        recogniseTradebook,  readTradebook};

} // namespace core
