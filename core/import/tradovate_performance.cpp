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

/// The report tells parts of executions, and further parts of one that closes later stand in a later report:
/// a part is known by both fill ids, so that reports that overlap or follow each other add up to every
/// contract.
FillDraft readLeg(RowReading& row, const Leg& leg, const Leg& other, const FillDraft& shared) {
    FillDraft fill = shared;
    fill.side = leg.side;
    if (row.isEmpty(leg.id)) {
        row.fail(leg.id, QStringLiteral("no fill id"));
    }
    fill.externalId = row.text(leg.id) + u'/' + row.text(other.id);
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
    Pair pair{readLeg(row, columns.bought, columns.sold, shared),
              readLeg(row, columns.sold, columns.bought, shared), row.number(kNumbers, columns.pnl)};
    pair.bought.remark = row.remark();
    return pair;
}

/// The executions met so far: every part of one has its symbol and price.
class Executions {
public:
    /// What contradicts the execution as an earlier row told it; empty: nothing.
    QString contradiction(const QString& id, const FillDraft& part) const {
        const auto known = m_executions.constFind({int(part.side), id});
        if (known == m_executions.constEnd() ||
            (known->symbol == part.instrument.symbol && known->price == part.price)) {
            return {};
        }
        return QStringLiteral("fill %1 is in row %2 with another %3")
            .arg(id, QString::number(known->row),
                 known->price == part.price ? QStringLiteral("symbol") : QStringLiteral("price"));
    }
    void add(const QString& id, const FillDraft& part, int row) {
        m_executions.insert({int(part.side), id}, {row, part.instrument.symbol, part.price});
    }

private:
    struct Execution {
        int row = 0;
        QString symbol;
        Decimal price;
    };
    QHash<std::pair<int, QString>, Execution> m_executions;
};

StatementRow placePair(Pair pair, RowReading& row, const Columns& columns, Executions& executions) {
    const std::initializer_list<std::pair<const FillDraft*, int>> parts = {{&pair.bought, columns.bought.id},
                                                                           {&pair.sold, columns.sold.id}};
    for (const auto& [part, idColumn] : parts) {
        if (const QString reason = executions.contradiction(row.text(idColumn), *part); !reason.isEmpty()) {
            row.fail(idColumn, reason);
        }
    }
    if (row.failed()) {
        return row.rejected();
    }
    for (const auto& [part, idColumn] : parts) {
        executions.add(row.text(idColumn), *part, row.line());
    }
    StatementRow result;
    result.row = row.line();
    result.fills = {std::move(pair.bought), std::move(pair.sold)};
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
    Executions executions;
    QHash<QString, ContractSize> sizes;
    DecimalSum pnl;
    const auto read = readRows(csv, *header, options, statement, [&](RowReading& row) {
        const Pair pair = readPair(row, columns);
        StatementRow placed = placePair(pair, row, columns, executions);
        if (placed.kind != StatementRow::Kind::Rejected) {
            pnl += pair.pnl;
            sizes[pair.bought.instrument.symbol].see(pair.bought.price, pair.sold.price, pair.bought.quantity,
                                                     pair.pnl);
        }
        return placed;
    });
    if (!read) {
        return read.error();
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
