#include "core/import/dhan_gtr.h"

#include "core/import/indian_instrument.h"
#include "core/import/preamble.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"

#include <array>
#include <utility>

namespace core {
namespace {

constexpr std::initializer_list<const char*> kRequired = {
    "Date",      "Scrip Name", "Buy Qty.", "Buy Value", "Sell Qty.",  "Sell Value",
    "Brokerage", "GST",        "STT",      "SEBI Fees", "Stamp Duty", "Txn. Charges"};

/// Who bears a charge that the row prints for both sides together.
enum class Bearer : quint8 { Both, Buyer };

struct ChargeColumn {
    const char* name;
    ChargeKind kind;
    Bearer bearer;
};

/// Stamp duty on securities is the buyer's by law (Indian Stamp Act 1899, section 9A).
constexpr std::array<ChargeColumn, 7> kCharges = {{{"Brokerage", ChargeKind::Commission, Bearer::Both},
                                                   {"GST", ChargeKind::Taxes, Bearer::Both},
                                                   {"STT", ChargeKind::Taxes, Bearer::Both},
                                                   {"SEBI Fees", ChargeKind::Regulatory, Bearer::Both},
                                                   {"Stamp Duty", ChargeKind::Taxes, Bearer::Buyer},
                                                   {"Txn. Charges", ChargeKind::Exchange, Bearer::Both},
                                                   {"Oth. Charges", ChargeKind::Other, Bearer::Both}}};

/// A billion rupees: sums of a row's charges below it cannot overflow.
const Decimal kLargestCharge = Decimal::fromUnits(1'000'000'000 * Decimal::One);
const NumberColumn kNumbers(DecimalPoint::Point);
const DateColumn kDates(DateColumn::Order::DayFirst);

struct Columns {
    explicit Columns(const HeaderMap& header)
        : date(header.column("Date")), scrip(header.column("Scrip Name")),
          exchange(header.column("Exchange")), buyQuantity(header.column("Buy Qty.")),
          buyValue(header.column("Buy Value")), sellQuantity(header.column("Sell Qty.")),
          sellValue(header.column("Sell Value")), grossAmount(header.column("Gross Amount")) {
        for (std::size_t i = 0; i < kCharges.size(); ++i) {
            charges[i] = header.column(kCharges[i].name);
        }
    }

    int date, scrip, exchange, buyQuantity, buyValue, sellQuantity, sellValue, grossAmount;
    std::array<int, kCharges.size()> charges{};
};

struct SideSum {
    Decimal quantity;
    Decimal value;
};

SideSum readSide(RowReading& row, int quantityColumn, int valueColumn) {
    SideSum sum{row.number(kNumbers, quantityColumn), row.number(kNumbers, valueColumn)};
    if (sum.quantity.isNegative()) {
        row.fail(quantityColumn, QStringLiteral("a negative quantity"));
    }
    if (sum.value.isNegative() || (sum.quantity.isZero() && !sum.value.isZero())) {
        row.fail(valueColumn, QStringLiteral("a value without a quantity"));
    }
    return sum;
}

struct SplitCharges {
    Charges buy;
    Charges sell;
    DecimalSum total;
};

/// What both sides bear is split by their value; the sale, being the last part, gets the remainder.
SplitCharges readCharges(RowReading& row, const Columns& columns, const SideSum& bought,
                         const SideSum& sold) {
    SplitCharges split;
    const auto turnover = [&] {
        DecimalSum sum;
        sum += bought.value;
        sum += sold.value;
        return sum.value().value_or(Decimal());
    }();
    for (std::size_t i = 0; i < kCharges.size(); ++i) {
        const ChargeColumn& column = kCharges[i];
        const Decimal amount = row.numberIfAny(kNumbers, columns.charges[i]).value_or(Decimal());
        if (amount.abs() > kLargestCharge) {
            row.fail(columns.charges[i], QStringLiteral("no plausible charge"));
            break;
        }
        Decimal buyers;
        if (sold.quantity.isZero() || (column.bearer == Bearer::Buyer && !bought.quantity.isZero())) {
            buyers = amount;
        } else if (!bought.quantity.isZero() && !turnover.isZero()) {
            buyers = proRata(amount, bought.value, turnover).rounded(2);
        }
        split.buy[column.kind] += buyers;
        split.sell[column.kind] += amount - buyers;
        split.total += amount;
    }
    return split;
}

/// The row's own arithmetic: sold − bought − charges, printed as "Gross Amount". A word where it is not so.
QString amountRemark(RowReading& row, const Columns& columns, const SideSum& bought, const SideSum& sold,
                     const SplitCharges& charges) {
    const auto printed = row.numberIfAny(kNumbers, columns.grossAmount);
    DecimalSum ours;
    ours += sold.value;
    ours.subtract(bought.value);
    ours.subtract(charges.total.value().value_or(Decimal()));
    const auto amount = ours.value();
    static const Decimal kRounding = Decimal::fromUnits(2 * Decimal::One / 100);
    if (printed && amount && (*printed - *amount).abs() > kRounding) {
        return QStringLiteral("values and charges give %1, the row prints %2")
            .arg(amount->toString(2), printed->toString(2));
    }
    return {};
}

std::optional<FillDraft> fillOf(const FillDraft& shared, Side side, const SideSum& sum,
                                const Charges& charges) {
    if (sum.quantity.isZero()) {
        return std::nullopt;
    }
    FillDraft fill = shared;
    fill.side = side;
    fill.quantity = sum.quantity;
    fill.price = divided(sum.value, sum.quantity).value_or(Decimal());
    if (multiplied(fill.price, fill.quantity) != sum.value) {
        addRemark(fill.remark, QStringLiteral("average price rounded to 8 decimals"));
    }
    fill.charges = charges;
    return fill;
}

StatementRow readRow(RowReading& row, const Columns& columns, DecimalSum& allCharges) {
    FillDraft shared;
    const QString scrip = row.text(columns.scrip);
    if (scrip.isEmpty()) {
        row.fail(columns.scrip, QStringLiteral("no scrip"));
    }
    shared.instrument = indianInstrument(scrip, IndianSegment::Unknown).value_or(Instrument());
    shared.multiplier = Decimal::fromUnits(Decimal::One);
    shared.venue = row.text(columns.exchange).toUpper();
    shared.time = row.time(kDates, columns.date);
    // The clock is always midnight: only the day is told.
    shared.time.sinceMidnight.reset();
    shared.time.precision = TimePrecision::Day;
    const SideSum bought = readSide(row, columns.buyQuantity, columns.buyValue);
    const SideSum sold = readSide(row, columns.sellQuantity, columns.sellValue);
    if (!row.failed() && bought.quantity.isZero() && sold.quantity.isZero()) {
        row.fail(columns.buyQuantity, QStringLiteral("nothing bought and nothing sold"));
    }
    const SplitCharges charges = readCharges(row, columns, bought, sold);
    shared.remark = row.remark();
    addRemark(shared.remark, amountRemark(row, columns, bought, sold, charges));
    if (row.failed()) {
        return row.rejected();
    }
    allCharges += charges.total;
    StatementRow result;
    result.row = row.line();
    for (auto& fill :
         {fillOf(shared, Side::Buy, bought, charges.buy), fillOf(shared, Side::Sell, sold, charges.sell)}) {
        if (fill) {
            result.fills.push_back(*fill);
        }
    }
    return result;
}

/// "Net P&L,-40.12,Brokerage,4.02,Gross P&L,-8.01,Total Charges,32.11" below the rows.
bool readFooter(const CsvReader& csv, Statement& statement) {
    static constexpr std::array<std::pair<const char*, BrokerTotal::Meaning>, 3> kTotals = {
        {{"Gross P&L", BrokerTotal::Meaning::GrossPnl},
         {"Total Charges", BrokerTotal::Meaning::Fees},
         {"Net P&L", BrokerTotal::Meaning::NetPnl}}};
    const qsizetype before = statement.totals.size();
    for (const auto& [name, meaning] : kTotals) {
        for (int i = 0; i + 1 < csv.size(); ++i) {
            if (csv.raw(i) != QByteArrayView(name)) {
                continue;
            }
            if (const auto printed = kNumbers.read(csv.raw(i + 1))) {
                statement.totals.push_back(
                    {csv.text(i), meaning, printed->value, statement.accountCurrency, {}, false});
            }
        }
    }
    return qsizetype(statement.totals.size()) > before;
}

bool isNote(const CsvReader& csv) {
    return csv.text(0).startsWith(QLatin1String("NOTE"), Qt::CaseInsensitive) && csv.raw(1).isEmpty();
}

int recogniseReport(const QByteArray& head) {
    CsvReader csv(head);
    return findHeader(csv, kRequired).ok() ? 95 : 0;
}

Result<Statement> readReport(const SourceFile& file, const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = findHeader(csv, kRequired);
    if (!header) {
        return header.error();
    }
    Statement statement;
    statement.accountNumber = preambleValue(file.text, csv.position(), "UCC");
    statement.accountCurrency = QStringLiteral("INR");
    const Columns columns(*header);
    DecimalSum allCharges;
    const auto read = readRows(csv, *header, options, statement, [&](RowReading& row) {
        if (readFooter(csv, statement)) {
            return ignoredRow(row.line(), QStringLiteral("printed totals"));
        }
        return isNote(csv) ? ignoredRow(row.line(), QStringLiteral("note below the report"))
                           : readRow(row, columns, allCharges);
    });
    if (!read) {
        return read.error();
    }
    for (BrokerTotal& total : statement.totals) {
        const auto sum = allCharges.value();
        if (total.meaning == BrokerTotal::Meaning::Fees && sum) {
            total.rowSum = *sum;
            total.hasRowSum = true;
        }
    }
    return statement;
}

} // namespace

const BrokerFormat kDhanGtr = {
    "dhan-gtr", "Dhan global transaction report", "dhan", "Dhan", "Asia/Kolkata", "INR", recogniseReport,
    readReport};

} // namespace core
