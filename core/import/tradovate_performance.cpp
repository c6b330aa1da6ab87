#include "core/import/tradovate_performance.h"

#include "core/domain/symbols.h"
#include "core/import/contract_size.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"

#include <QHash>

namespace core {
namespace {

constexpr std::initializer_list<const char*> kRequired = {"symbol", "buyFillId",       "sellFillId",
                                                          "qty",    "buyPrice",        "sellPrice",
                                                          "pnl",    "boughtTimestamp", "soldTimestamp"};

const NumberColumn kNumbers(DecimalPoint::Point);
const DateColumn kDates(DateColumn::Order::MonthFirst);

struct Leg {
    int id, price, time;
    Side side;
};

struct Columns {
    explicit Columns(const HeaderMap& header)
        : symbol(header.column("symbol")), tick(header.column("_tickSize")), quantity(header.column("qty")),
          pnl(header.column("pnl")), bought{header.column("buyFillId"), header.column("buyPrice"),
                                            header.column("boughtTimestamp"), Side::Buy},
          sold{header.column("sellFillId"), header.column("sellPrice"), header.column("soldTimestamp"),
               Side::Sell} {}

    int symbol, tick, quantity, pnl;
    Leg bought, sold;
};

struct Pair {
    FillDraft bought;
    FillDraft sold;
    Decimal pnl;
};

FillDraft readLeg(RowReading& row, const Leg& leg, const FillDraft& shared) {
    FillDraft fill = shared;
    fill.side = leg.side;
    fill.externalId = row.text(leg.id);
    if (fill.externalId.isEmpty()) {
        row.fail(leg.id, QStringLiteral("no fill id"));
    }
    fill.price = row.number(kNumbers, leg.price);
    fill.time = row.time(kDates, leg.time);
    return fill;
}

Pair readPair(RowReading& row, const Columns& columns) {
    FillDraft shared;
    shared.instrument.symbol = canonicalSymbol(row.text(columns.symbol));
    shared.instrument.assetClass = AssetClass::Future;
    shared.instrument.currency = QStringLiteral("USD");
    shared.instrument.tick = row.numberIfAny(kNumbers, columns.tick);
    if (shared.instrument.symbol.isEmpty()) {
        row.fail(columns.symbol, QStringLiteral("no symbol"));
    }
    shared.quantity = row.number(kNumbers, columns.quantity);
    if (!row.failed() && !shared.quantity.isPositive()) {
        row.fail(columns.quantity, QStringLiteral("not a positive quantity"));
    }
    Pair pair{readLeg(row, columns.bought, shared), readLeg(row, columns.sold, shared),
              row.number(kNumbers, columns.pnl)};
    pair.bought.remark = row.remark();
    return pair;
}

/// The executions met so far, by side and id.
class Executions {
public:
    explicit Executions(std::vector<StatementRow>& rows) : m_rows(rows) {}

    /// What contradicts the execution of that id as an earlier row told it; empty: nothing.
    QString contradiction(const FillDraft& part) const {
        const FillDraft* known = find(part);
        if (known == nullptr) {
            return {};
        }
        const QString where = QStringLiteral("fill %1 is in row %2 with another %3")
                                  .arg(part.externalId, QString::number(rowOf(part)));
        if (known->instrument.symbol != part.instrument.symbol) {
            return where.arg(QStringLiteral("symbol"));
        }
        if (known->price != part.price) {
            return where.arg(QStringLiteral("price"));
        }
        if (!decimalSum(known->quantity, part.quantity)) {
            return where.arg(QStringLiteral("quantity, too large to add"));
        }
        return {};
    }

    /// Adds the part to its execution; true when this row is its first and carries it.
    bool add(const FillDraft& part, StatementRow& row) {
        if (FillDraft* known = find(part)) {
            known->quantity = *decimalSum(known->quantity, part.quantity);
            return false;
        }
        m_places.insert({int(part.side), part.externalId}, {m_rows.size(), row.fills.size(), row.row});
        row.fills.push_back(part);
        return true;
    }
    int rowOf(const FillDraft& part) const { return m_places.value({int(part.side), part.externalId}).line; }

private:
    struct Place {
        std::size_t row = 0;
        std::size_t fill = 0;
        int line = 0;
    };
    static std::optional<Decimal> decimalSum(Decimal a, Decimal b) {
        DecimalSum sum;
        sum += a;
        sum += b;
        return sum.value();
    }
    FillDraft* find(const FillDraft& part) const {
        const auto found = m_places.constFind({int(part.side), part.externalId});
        return found == m_places.constEnd() ? nullptr : &m_rows[found->row].fills[found->fill];
    }

    std::vector<StatementRow>& m_rows;
    QHash<std::pair<int, QString>, Place> m_places;
};

StatementRow placePair(const Pair& pair, RowReading& row, int line, const Columns& columns,
                       Executions& executions) {
    for (const auto& [part, leg] :
         {std::pair(&pair.bought, columns.bought), std::pair(&pair.sold, columns.sold)}) {
        if (const QString reason = executions.contradiction(*part); !reason.isEmpty()) {
            row.fail(leg.id, reason);
        }
    }
    if (row.failed()) {
        return row.rejected();
    }
    StatementRow result;
    result.row = line;
    const int boughtIn = executions.rowOf(pair.bought);
    const int soldIn = executions.rowOf(pair.sold);
    const bool newBuy = executions.add(pair.bought, result);
    const bool newSale = executions.add(pair.sold, result);
    if (!newBuy && !newSale) {
        return ignoredRow(line, QStringLiteral("adds %1 to the fills of rows %2 and %3")
                                    .arg(pair.bought.quantity.toString())
                                    .arg(boughtIn)
                                    .arg(soldIn));
    }
    return result;
}

/// What a symbol's printed P&L implies, and a word where the exchange says otherwise.
struct ImpliedSize {
    std::optional<Decimal> multiplier;
    QString remark;
};

ImpliedSize impliedSize(const QString& symbol, const ContractSize& size) {
    ImpliedSize implied{size.implied(), {}};
    const auto spec = contractSpec(futureRoot(symbol), AssetClass::Future);
    if (implied.multiplier && spec && spec->multiplier != *implied.multiplier) {
        implied.remark = QStringLiteral("the printed P&L implies a contract size of %1, the exchange's is %2")
                             .arg(implied.multiplier->toString(), spec->multiplier.toString());
    }
    return implied;
}

void setMultipliers(Statement& statement, const QHash<QString, ContractSize>& sizes) {
    QHash<QString, ImpliedSize> implied;
    for (auto size = sizes.constBegin(); size != sizes.constEnd(); ++size) {
        implied.insert(size.key(), impliedSize(size.key(), size.value()));
    }
    for (StatementRow& row : statement.rows) {
        for (FillDraft& fill : row.fills) {
            const ImpliedSize& size = implied[fill.instrument.symbol];
            fill.multiplier = size.multiplier;
            addRemark(fill.remark, size.remark);
        }
    }
}

void addTotal(Statement& statement, const DecimalSum& pnl) {
    if (const auto sum = pnl.value()) {
        statement.totals.push_back(
            {QStringLiteral("pnl"), BrokerTotal::Meaning::GrossPnl, *sum, QStringLiteral("USD"), *sum, true});
    }
}

int recognisePerformance(const QByteArray& head) {
    CsvReader csv(head);
    return findHeader(csv, kRequired).ok() ? 95 : 0;
}

Result<Statement> readPerformance(const SourceFile& file, const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = findHeader(csv, kRequired);
    if (!header) {
        return header.error();
    }
    Statement statement;
    const Columns columns(*header);
    Executions executions(statement.rows);
    QHash<QString, ContractSize> sizes;
    DecimalSum pnl;
    while (csv.next()) {
        if (options.isCancelled()) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        RowReading row(csv, *header);
        const Pair pair = readPair(row, columns);
        StatementRow placed = placePair(pair, row, csv.line(), columns, executions);
        if (placed.kind != StatementRow::Kind::Rejected) {
            pnl += pair.pnl;
            sizes[pair.bought.instrument.symbol].see(pair.bought.price, pair.sold.price, pair.bought.quantity,
                                                     pair.pnl);
        }
        statement.rows.push_back(std::move(placed));
    }
    setMultipliers(statement, sizes);
    addTotal(statement, pnl);
    return statement;
}

} // namespace

const BrokerFormat kTradovatePerformance = {"tradovate-performance",
                                            "Tradovate performance report",
                                            "tradovate",
                                            "Tradovate",
                                            "",
                                            "USD",
                                            recognisePerformance,
                                            readPerformance};

} // namespace core
