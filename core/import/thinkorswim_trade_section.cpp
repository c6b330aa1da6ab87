#include "core/import/thinkorswim_trade_section.h"

#include "core/import/statement_rows.h"
#include "core/import/thinkorswim_contract.h"

namespace core {
namespace {

const NumberColumn kNumbers(DecimalPoint::Point);
const DateColumn kDates(DateColumn::Order::MonthFirst);

/// The size of one contract as the cash row paid for it.
std::optional<Decimal> paidMultiplier(const FillDraft& fill, const CashTrade& cash) {
    const auto value = multiplied(fill.price, fill.quantity);
    return cash.amount && value ? divided(cash.amount->abs(), value->abs()) : std::nullopt;
}

Effect effectOf(const QString& printed) {
    return printed == QLatin1String("TO OPEN")    ? Effect::Open
           : printed == QLatin1String("TO CLOSE") ? Effect::Close
                                                  : Effect::Unknown;
}

} // namespace

Result<void> ThinkorswimTradeSection::begin(const HeaderMap& header) {
    const QStringList missing = header.missing({"Exec Time", "Side", "Qty", "Symbol", "Type", "Price"});
    if (!missing.isEmpty()) {
        return Error{ErrorCode::MalformedFile,
                     QStringLiteral("Account Trade History lacks the column %1")
                         .arg(missing.join(QStringLiteral(", "))),
                     missing.constFirst()};
    }
    m_columns = {header.column("Exec Time"),  header.column("Side"),   header.column("Qty"),
                 header.column("Pos Effect"), header.column("Symbol"), header.column("Exp"),
                 header.column("Strike"),     header.column("Type"),   header.column("Price"),
                 header.column("Net Price")};
    return {};
}

void ThinkorswimTradeSection::readContract(RowReading& row, FillDraft& fill) {
    const auto contract = readThinkorswimContract(row.text(m_columns.symbol), row.text(m_columns.expiry),
                                                  row.text(m_columns.strike), row.text(m_columns.type));
    if (contract) {
        fill.instrument = contract->instrument;
        fill.multiplier = contract->multiplier;
        return;
    }
    const QString& field = contract.error().field;
    row.fail(field == QLatin1String("Exp")      ? m_columns.expiry
             : field == QLatin1String("Strike") ? m_columns.strike
             : field == QLatin1String("Type")   ? m_columns.type
                                                : m_columns.symbol,
             contract.error().detail);
}

void ThinkorswimTradeSection::beginOrder(RowReading& row, const FillDraft& fill) {
    Order order;
    order.time = row.time(kDates, m_columns.time);
    order.hasTime = kDates.read(row.text(m_columns.time).toUtf8()).ok();
    if (const auto net = kNumbers.read(row.text(m_columns.netPrice))) {
        order.netPrice = net->value;
    }
    order.search.wallTime =
        order.time.day.time_since_epoch() + order.time.sinceMidnight.value_or(std::chrono::milliseconds(0));
    order.search.side = fill.side;
    order.search.quantity = fill.quantity;
    order.search.price = order.netPrice.value_or(fill.price);
    order.search.words.append(row.text(m_columns.symbol).toUpper().section(u' ', 0, 0));
    m_orders.push_back(std::move(order));
}

void ThinkorswimTradeSection::readRow(const CsvReader& csv, const HeaderMap& header) {
    RowReading row(csv, header);
    FillDraft fill;
    readContract(row, fill);
    if (const auto side = sideOf(row.text(m_columns.side))) {
        fill.side = *side;
    } else {
        row.fail(m_columns.side, QStringLiteral("neither BUY nor SELL"));
    }
    fill.quantity = row.number(kNumbers, m_columns.quantity).abs();
    if (!row.failed() && fill.quantity.isZero()) {
        row.fail(m_columns.quantity, QStringLiteral("no quantity"));
    }
    fill.price = row.number(kNumbers, m_columns.price);
    if (csv.raw(m_columns.price).contains('\'')) { // "110'165" is no 110,165
        row.fail(m_columns.price, QStringLiteral("a price in fractions of a point"));
    }
    fill.effect = effectOf(row.text(m_columns.effect));
    if (!row.isEmpty(m_columns.time)) {
        beginOrder(row, fill);
    } else if (m_orders.empty() || !m_orders.back().hasTime) {
        row.fail(m_columns.time, QStringLiteral("a leg without the first row of its spread"));
    }
    fill.remark = row.remark();
    if (row.failed()) {
        m_statement.rows.push_back(row.rejected());
        return;
    }
    Order& order = m_orders.back();
    fill.time = order.time;
    order.legs.push_back(m_statement.rows.size());
    if (fill.instrument.assetClass == AssetClass::Option && order.legs.size() == 1) {
        order.search.words << row.text(m_columns.strike) << row.text(m_columns.type).toUpper();
    }
    StatementRow result;
    result.row = csv.line();
    result.fills.push_back(std::move(fill));
    m_statement.rows.push_back(std::move(result));
}

void ThinkorswimTradeSection::join(Order& order, const CashTrade& cash) {
    order.paid = true;
    StatementRow& cashRow = m_statement.rows[cash.row];
    cashRow.reason = QStringLiteral("cash side of a trade listed below");
    cashRow.value.clear();
    DecimalSum contracts;
    for (const std::size_t leg : order.legs) {
        contracts += fillOf(leg).quantity;
    }
    Charges left = cash.charges;
    for (const std::size_t leg : order.legs) {
        FillDraft& fill = fillOf(leg);
        const auto whole = contracts.value();
        fill.charges =
            leg == order.legs.back() || !whole ? left : proRata(cash.charges, fill.quantity, *whole);
        left -= fill.charges;
    }
    FillDraft& first = fillOf(order.legs.front());
    const auto paid = order.legs.size() == 1 ? paidMultiplier(first, cash) : std::nullopt;
    if (paid && first.multiplier && *paid != *first.multiplier) {
        addRemark(first.remark,
                  QStringLiteral("the cash row paid for a contract size of %1, the symbol prints %2")
                      .arg(paid->toString(), first.multiplier->toString()));
    }
}

int ThinkorswimTradeSection::joinCosts(ThinkorswimCash& cash) {
    std::erase_if(m_orders, [](const Order& order) { return order.legs.empty(); });
    for (Order& order : m_orders) {
        if (order.legs.size() > 1) {
            // The description of a spread names its contracts in a way of its own.
            order.search.words = order.search.words.first(1);
        } else if (order.netPrice) {
            fillOf(order.legs.front()).price = *order.netPrice;
        }
    }
    for (const auto time : {ThinkorswimCash::Time::Same, ThinkorswimCash::Time::Nearest}) {
        for (Order& order : m_orders) {
            const CashTrade* found = order.paid ? nullptr : cash.take(order.search, time);
            if (found != nullptr) {
                join(order, *found);
            }
        }
    }
    int unpaid = 0;
    for (const Order& order : m_orders) {
        if (!order.paid) {
            ++unpaid;
            addRemark(fillOf(order.legs.front()).remark, QStringLiteral("no cash row tells its costs"));
        }
    }
    return unpaid;
}

} // namespace core
