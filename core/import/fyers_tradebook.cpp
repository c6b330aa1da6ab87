#include "core/import/fyers_tradebook.h"

#include "core/import/indian_instrument.h"
#include "core/import/preamble.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"

namespace core {
namespace {

constexpr std::initializer_list<const char*> kRequired = {"Symbol name",  "Date & time", "Side",
                                                          "Product type", "Qty",         "Traded price"};

struct Columns {
    explicit Columns(const HeaderMap& header)
        : symbol(header.column("Symbol name")), time(header.column("Date & time")),
          side(header.column("Side")), product(header.column("Product type")), quantity(header.column("Qty")),
          price(header.column("Traded price")), value(header.column("Total value")),
          segment(header.column("Segment")), orderId(header.column("Exchange order ID")) {}

    int symbol, time, side, product, quantity, price, value, segment, orderId;
};

/// Fyers repeats a day's executions as opposite rows at midnight, without product and under an NDIR number.
bool isMirrorRow(const RowReading& row, const Columns& columns) {
    return row.text(columns.product) == QLatin1String("-") &&
           (columns.orderId < 0 || row.text(columns.orderId).startsWith(QLatin1String("NDIR")));
}

IndianSegment segmentOf(const QString& printed) {
    const QString key = HeaderMap::normalised(printed);
    if (key.isEmpty()) {
        return IndianSegment::Unknown;
    }
    return key.startsWith(QLatin1String("deriv")) || key == QLatin1String("fo") ? IndianSegment::Derivatives
           : key.startsWith(QLatin1String("equit")) || key.startsWith(QLatin1String("capital"))
               ? IndianSegment::Cash
               : IndianSegment::Unknown;
}

/// "NSE:SBIN-EQ" is SBIN on the NSE.
void readSymbol(RowReading& row, const Columns& columns, FillDraft& fill) {
    QString symbol = row.text(columns.symbol).toUpper();
    if (const auto colon = symbol.indexOf(u':'); colon > 0) {
        fill.venue = symbol.left(colon);
        symbol = symbol.mid(colon + 1);
    }
    if (symbol.endsWith(QLatin1String("-EQ"))) {
        symbol.chop(3);
    }
    if (symbol.isEmpty()) {
        row.fail(columns.symbol, QStringLiteral("no symbol"));
    } else if (const auto instrument = indianInstrument(symbol, segmentOf(row.text(columns.segment)))) {
        fill.instrument = *instrument;
    } else {
        row.fail(columns.symbol, QStringLiteral("neither an option nor a future, in the segment '%1'")
                                     .arg(row.text(columns.segment)));
    }
}

/// Quantity × price, give or take the rounding of both: the quantity counts units.
bool isValueOf(Decimal value, const FillDraft& fill) {
    const auto units = multiplied(fill.quantity, fill.price);
    const auto ratio = units ? divided(value, *units) : std::nullopt;
    static const Decimal kTwo = Decimal::fromInt(2);
    return !ratio || (*ratio<kTwo&& * ratio> Decimal());
}

StatementRow readRow(RowReading& row, const Columns& columns) {
    if (isMirrorRow(row, columns) && !row.failed()) {
        return ignoredRow(row.line(),
                          QStringLiteral("mirror row of the day's executions (NDIR), no execution"));
    }
    static const NumberColumn kNumbers(DecimalPoint::Point);
    static const DateColumn kDates(DateColumn::Order::DayFirst);
    FillDraft fill;
    readSymbol(row, columns, fill);
    if (const auto side = sideOf(row.text(columns.side))) {
        fill.side = *side;
    } else {
        row.fail(columns.side, QStringLiteral("neither buy nor sell"));
    }
    fill.quantity = row.number(kNumbers, columns.quantity);
    if (!row.failed() && !fill.quantity.isPositive()) {
        row.fail(columns.quantity, QStringLiteral("not a positive quantity"));
    }
    fill.price = row.number(kNumbers, columns.price);
    fill.time = row.time(kDates, columns.time);
    fill.product = row.text(columns.product);
    const auto printed = row.numberIfAny(kNumbers, columns.value);
    if (!printed || isValueOf(*printed, fill)) {
        fill.multiplier = Decimal::fromUnits(Decimal::One);
    } // else lots of a commodity or a currency, whose size is asked for
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
    const auto read =
        readRows(csv, *header, options, statement, [&](RowReading& row) { return readRow(row, columns); });
    if (!read) {
        return read.error();
    }
    return statement;
}

} // namespace

const BrokerFormat kFyersTradebook = {
    "fyers-tradebook",  "Fyers tradebook", "fyers", "Fyers", "Asia/Kolkata", "INR",
    recogniseTradebook, readTradebook};

} // namespace core
