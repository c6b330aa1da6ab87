#include "core/import/tradervue_generic.h"

#include "core/domain/symbols.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"
#include "core/import/table_words.h"

#include <QRegularExpression>

namespace core {
namespace {

constexpr std::initializer_list<const char*> kRequired = {"Date",     "Time",  "Symbol",
                                                          "Quantity", "Price", "Side"};
constexpr std::initializer_list<const char*> kCosts = {"Commission", "TransFee", "ECNFee"};

const NumberColumn kNumbers(DecimalPoint::Point);

struct Columns {
    explicit Columns(const HeaderMap& header)
        : date(header.column("Date")), time(header.column("Time")), symbol(header.column("Symbol")),
          quantity(header.column("Quantity")), price(header.column("Price")), side(header.column("Side")),
          option(header.column("Option")), commission(header.column("Commission")),
          transFee(header.column("TransFee")), ecnFee(header.column("ECNFee")),
          currency(header.column("Currency")) {}

    int date, time, symbol, quantity, price, side, option, commission, transFee, ecnFee, currency;
};

Decimal contractsOfHundred() {
    return Decimal::fromUnits(100 * Decimal::One);
}

/// "JAN 12 125 CALL" is January 2012, strike 125; "JAN 20 12 125 CALL" names the day as well. Without a day
/// the expiry stays unset: it was a Saturday until 2015 and is a Friday since.
bool readOption(const QString& text, Instrument& instrument) {
    static const QRegularExpression kOption(
        QStringLiteral("^([A-Z]{3}) +(?:(\\d{1,2}) +)?(\\d{2}|\\d{4}) +([0-9.]+) +(CALL|PUT)$"));
    const auto match = kOption.match(text.toUpper().simplified());
    const auto strike = Decimal::parse(match.captured(4));
    if (!match.hasMatch() || !strike) {
        return false;
    }
    if (!match.captured(2).isEmpty()) {
        const QString day =
            QStringLiteral("%1 %2 %3").arg(match.captured(2), match.captured(1), match.captured(3));
        const auto expiry = DateColumn(DateColumn::Order::DayFirst).read(day.toUtf8());
        if (!expiry) {
            return false;
        }
        instrument.expiry = expiry->time.day;
    }
    instrument.symbol += u' ' + text.toUpper().simplified();
    instrument.assetClass = AssetClass::Option;
    instrument.strike = *strike;
    instrument.right = match.captured(5) == QLatin1String("CALL") ? OptionRight::Call : OptionRight::Put;
    return true;
}

void readInstrument(RowReading& row, const Columns& columns, FillDraft& fill) {
    Instrument& instrument = fill.instrument;
    instrument.symbol = canonicalSymbol(row.text(columns.symbol));
    instrument.currency =
        row.isEmpty(columns.currency) ? QStringLiteral("USD") : row.text(columns.currency).toUpper();
    if (instrument.symbol.isEmpty()) {
        row.fail(columns.symbol, QStringLiteral("no symbol"));
    } else if (!row.isEmpty(columns.option)) {
        if (!readOption(row.text(columns.option), instrument)) {
            row.fail(columns.option, QStringLiteral("no option like 'JAN 12 125 CALL'"));
        }
        fill.multiplier = contractsOfHundred();
    } else if (const auto option = readOccSymbol(instrument.symbol)) {
        instrument.assetClass = AssetClass::Option;
        instrument.expiry = option->expiry;
        instrument.strike = option->strike;
        instrument.right = option->right;
        fill.multiplier = contractsOfHundred();
    } else {
        readClassOfSymbol(instrument);
        instrument.assetClass =
            instrument.symbol.startsWith(u'/') ? AssetClass::Future : instrument.assetClass;
    }
}

void readSide(RowReading& row, const Columns& columns, FillDraft& fill) {
    const QString word = row.text(columns.side);
    const auto side = sideOf(word);
    if (!side) {
        row.fail(columns.side, QStringLiteral("none of buy, sell, short and cover"));
        return;
    }
    fill.side = *side;
    fill.effect = effectOfSide(word);
}

StatementRow readRow(RowReading& row, const Columns& columns, const DateColumn& dates) {
    FillDraft fill;
    readInstrument(row, columns, fill);
    readSide(row, columns, fill);
    fill.quantity = row.number(kNumbers, columns.quantity).abs();
    if (!row.failed() && !fill.quantity.isPositive()) {
        row.fail(columns.quantity, QStringLiteral("not a positive quantity"));
    }
    fill.price = row.number(kNumbers, columns.price);
    fill.time = row.time(dates, columns.date, columns.time);
    fill.charges[ChargeKind::Commission] = row.numberIfAny(kNumbers, columns.commission).value_or(Decimal());
    fill.charges[ChargeKind::Regulatory] = row.numberIfAny(kNumbers, columns.transFee).value_or(Decimal());
    fill.charges[ChargeKind::Exchange] = row.numberIfAny(kNumbers, columns.ecnFee).value_or(Decimal());
    return row.finished(std::move(fill));
}

int recogniseGeneric(const QByteArray& head) {
    CsvReader csv(head);
    const auto header = findHeader(csv, kRequired);
    return header && header->hasAll(kCosts) ? 90 : 0;
}

Result<Statement> readGeneric(const SourceFile& file, const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = findHeader(csv, kRequired);
    if (!header) {
        return header.error();
    }
    Statement statement;
    const Columns columns(*header);
    const DateColumn dates(options.dateOrder == DateColumn::Order::Detect ? DateColumn::Order::MonthFirst
                                                                          : options.dateOrder);
    const auto read = readRows(csv, *header, options, statement,
                               [&](RowReading& row) { return readRow(row, columns, dates); });
    if (!read) {
        return read.error();
    }
    return statement;
}

} // namespace

const BrokerFormat kTradervueGeneric = {"tradervue-generic", "Tradervue generic", "", "", "", "",
                                        recogniseGeneric,    readGeneric};

} // namespace core
