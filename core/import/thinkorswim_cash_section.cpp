#include "core/import/thinkorswim_cash_section.h"

#include "core/domain/symbols.h"
#include "core/import/statement_rows.h"
#include "core/import/thinkorswim_contract.h"

#include <QRegularExpression>

namespace core {
namespace {

const NumberColumn kNumbers(DecimalPoint::Point);
const DateColumn kDates(DateColumn::Order::MonthFirst);

/// The name of the zone the platform was set to; in summer it prints the winter's name too.
QString zoneOf(const QString& abbreviation) {
    static const QHash<QString, QString> kZones = {
        {QStringLiteral("CST"), QStringLiteral("America/Chicago")},
        {QStringLiteral("CDT"), QStringLiteral("America/Chicago")},
        {QStringLiteral("EST"), QStringLiteral("America/New_York")},
        {QStringLiteral("EDT"), QStringLiteral("America/New_York")},
        {QStringLiteral("MST"), QStringLiteral("America/Denver")},
        {QStringLiteral("MDT"), QStringLiteral("America/Denver")},
        {QStringLiteral("PST"), QStringLiteral("America/Los_Angeles")},
        {QStringLiteral("PDT"), QStringLiteral("America/Los_Angeles")},
    };
    return kZones.value(abbreviation);
}

} // namespace

Result<void> ThinkorswimCashSection::begin(const HeaderMap& header) {
    m_columns = {header.firstOf({"Exec Date", "Date"}),
                 header.firstOf({"Exec Time", "Time"}),
                 header.column("Type"),
                 header.column("Description"),
                 header.column("Misc Fees"),
                 header.column("Commissions & Fees"),
                 header.column("Amount")};
    const QStringList missing = header.missing({"Type", "Description", "Commissions & Fees", "Amount"});
    if (!missing.isEmpty() || m_columns.date < 0 || m_columns.time < 0) {
        return Error{
            ErrorCode::MalformedFile,
            QStringLiteral("the cash section lacks the column %1")
                .arg(missing.isEmpty() ? QStringLiteral("Date, Time") : missing.join(QStringLiteral(", "))),
            {}};
    }
    return {};
}

void ThinkorswimCashSection::readRow(const CsvReader& csv, const HeaderMap& header) {
    static const QRegularExpression kRemoval(
        QStringLiteral(
            "^REMOVAL OF OPTION DUE TO (?:EXPIRATION|EXERCISE|ASSIGNMENT)\\s*([+-]?[0-9.,]+)\\s+(.+)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kDelivery(
        QStringLiteral("^(BOT|SOLD)\\s+([+-]?[0-9.,]+)\\s+(\\S+)\\s+UPON\\s"),
        QRegularExpression::CaseInsensitiveOption);
    RowReading row(csv, header);
    const QString type = row.text(m_columns.type);
    const QString description = row.text(m_columns.description);
    if (const auto removal = kRemoval.match(description); removal.hasMatch()) {
        readRemoval(row, csv.line(), removal.captured(1), removal.captured(2));
    } else if (const auto delivery = kDelivery.match(description); delivery.hasMatch()) {
        readDelivery(row, csv.line(),
                     delivery.captured(1).compare(QLatin1String("BOT"), Qt::CaseInsensitive) == 0,
                     delivery.captured(2), delivery.captured(3));
    } else if (type == QLatin1String("TRD")) {
        readTrade(row, csv.line());
    } else if (type.isEmpty() && description == QLatin1String("TOTAL")) {
        readTotal(row, csv.line());
    } else {
        readZone(description);
        m_statement.rows.push_back(
            ignoredRow(csv.line(), type == QLatin1String("BAL")
                                       ? QStringLiteral("opening balance")
                                       : QStringLiteral("cash entry %1, no execution").arg(type)));
    }
}

Decimal ThinkorswimCashSection::amountIn(RowReading& row, int column) {
    return row.text(column) == QLatin1String("--") ? Decimal()
                                                   : row.numberIfAny(kNumbers, column).value_or(Decimal());
}

/// Fees are printed as what they do to the cash: a cost is negative.
Charges ThinkorswimCashSection::chargesOf(RowReading& row, bool ofFuture) {
    Charges charges;
    charges[ofFuture ? ChargeKind::Exchange : ChargeKind::Regulatory] = -amountIn(row, m_columns.miscFees);
    charges[ChargeKind::Commission] = -amountIn(row, m_columns.commissions);
    return charges;
}

void ThinkorswimCashSection::readTrade(RowReading& row, int line) {
    auto trade = readCashTrade(row.text(m_columns.description));
    if (!trade) {
        row.fail(m_columns.description, QStringLiteral("no trade like 'BOT +100 AAPL @150.00'"));
        m_statement.rows.push_back(row.rejected());
        return;
    }
    const PrintedTime time = row.time(kDates, m_columns.date, m_columns.time);
    trade->wallTime = time.day.time_since_epoch() + time.sinceMidnight.value_or(std::chrono::milliseconds(0));
    trade->charges = chargesOf(row, trade->words.constFirst().startsWith(u'/'));
    const Decimal amount = amountIn(row, m_columns.amount);
    if (!amount.isZero()) {
        trade->amount = amount;
    }
    if (row.failed()) {
        m_statement.rows.push_back(row.rejected());
        return;
    }
    m_fees += trade->charges[ChargeKind::Exchange];
    m_fees += trade->charges[ChargeKind::Regulatory];
    m_fees += trade->charges[ChargeKind::Commission];
    trade->row = m_statement.rows.size();
    m_trades.add(std::move(*trade));
    // Its value stays beside it for the case that no trade claims the row.
    StatementRow placeholder = ignoredRow(line, QStringLiteral("cash side of a trade"));
    placeholder.value = row.text(m_columns.description);
    m_statement.rows.push_back(std::move(placeholder));
}

/// "REMOVAL OF OPTION DUE TO EXPIRATION -2.0 SPX 100 16 SEP 22 3900 PUT": minus takes a long option away.
void ThinkorswimCashSection::readRemoval(RowReading& row, int line, const QString& quantity,
                                         const QString& contract) {
    const auto option = readThinkorswimOption(contract);
    const auto count = kNumbers.read(quantity);
    if (!option || !count || count->value.isZero()) {
        row.fail(m_columns.description, option ? QStringLiteral("no quantity") : option.error().detail);
        m_statement.rows.push_back(row.rejected());
        return;
    }
    FillDraft fill;
    fill.instrument = option->instrument;
    fill.multiplier = option->multiplier;
    fill.side = count->value.isNegative() ? Side::Sell : Side::Buy;
    fill.quantity = count->value.abs();
    fill.effect = Effect::Close;
    fill.time = row.time(kDates, m_columns.date, m_columns.time);
    // The row is booked in the night after; the option ended with its last day at the latest.
    fill.time.day = std::min(fill.time.day, fill.instrument.expiry.value_or(fill.time.day));
    fill.time.sinceMidnight.reset();
    fill.time.precision = TimePrecision::Day;
    fill.time.endOfDay = true;
    finishFill(row, line, std::move(fill));
}

/// "SOLD -100 SPY UPON OPTION ASSIGNMENT": the price is only in the amount.
void ThinkorswimCashSection::readDelivery(RowReading& row, int line, bool bought, const QString& quantity,
                                          const QString& symbol) {
    const auto count = kNumbers.read(quantity);
    const auto price =
        count ? divided(amountIn(row, m_columns.amount).abs(), count->value.abs()) : std::nullopt;
    if (!price) {
        row.fail(m_columns.amount, QStringLiteral("amount and quantity give no price"));
    }
    FillDraft fill;
    fill.instrument.symbol = canonicalSymbol(symbol);
    fill.instrument.currency = QStringLiteral("USD");
    fill.side = bought ? Side::Buy : Side::Sell;
    fill.quantity = count ? count->value.abs() : Decimal();
    fill.price = price.value_or(Decimal());
    fill.time = row.time(kDates, m_columns.date, m_columns.time);
    finishFill(row, line, std::move(fill));
}

void ThinkorswimCashSection::finishFill(RowReading& row, int line, FillDraft fill) {
    fill.charges = chargesOf(row, false);
    fill.remark = row.remark();
    if (row.failed()) {
        m_statement.rows.push_back(row.rejected());
        return;
    }
    m_fees += fill.charges[ChargeKind::Regulatory];
    m_fees += fill.charges[ChargeKind::Commission];
    StatementRow result;
    result.row = line;
    result.fills.push_back(std::move(fill));
    m_statement.rows.push_back(std::move(result));
}

void ThinkorswimCashSection::readTotal(RowReading& row, int line) {
    m_printedFees.subtract(amountIn(row, m_columns.miscFees));
    m_printedFees.subtract(amountIn(row, m_columns.commissions));
    m_printsFees = m_printsFees || !row.failed();
    m_statement.rows.push_back(ignoredRow(line, QStringLiteral("printed totals")));
}

void ThinkorswimCashSection::readZone(const QString& description) {
    static const QRegularExpression kZone(
        QStringLiteral("start of (?:the )?business day \\S+ ([A-Z]{3})\\b"));
    const QString zone = zoneOf(kZone.match(description).captured(1));
    if (m_statement.printedZone.isEmpty()) {
        m_statement.printedZone = zone;
    }
}

void ThinkorswimCashSection::rejectRowsLeft() {
    for (const std::size_t index : m_trades.rowsLeft()) {
        StatementRow& row = m_statement.rows[index];
        row = rejectedRow(row.row, QStringLiteral("DESCRIPTION"), row.value,
                          QStringLiteral("no row of Account Trade History tells this trade"));
    }
}

void ThinkorswimCashSection::addFeeTotal() {
    const auto printed = m_printedFees.value();
    const auto sum = m_fees.value();
    if (m_printsFees && printed && sum) {
        m_statement.totals.push_back({QStringLiteral("TOTAL of Misc Fees and Commissions & Fees"),
                                      BrokerTotal::Meaning::Fees, *printed, QStringLiteral("USD"), *sum,
                                      true});
    }
}

} // namespace core
