#include "core/import/mt4_statement.h"

#include "core/import/field_reading.h"
#include "core/import/header_map.h"
#include "core/import/metatrader_contracts.h"
#include "core/import/metatrader_file.h"
#include "core/import/statement_rows.h"

namespace core {

namespace {

enum class Section : quint8 { None, Closed, Open, Working };

/// A row of the closed or open trades.
struct Mt4Trade {
    Mt4Trade(int number, bool closedOne) : reading(number), isClosed(closedOne) {}

    FieldReading reading;
    bool isClosed;
    bool isShort = false;
    QString ticket;
    QString symbol;
    Decimal lots, openPrice, closePrice;
    PrintedTime openTime, closeTime;
    Decimal commission, taxes, swap, profit; ///< as printed: costs negative

    MetaTraderClosing closing() const {
        const Decimal move = isShort ? openPrice - closePrice : closePrice - openPrice;
        return {symbol, multiplied(move, lots).value_or(Decimal()), closePrice, profit};
    }
};

Mt4Trade readTrade(const HtmlRow& row, const HeaderMap& header, bool closed) {
    static const DateColumn dates(DateColumn::Order::YearFirst);
    Mt4Trade trade(row.number, closed);
    FieldReading& reading = trade.reading;
    const auto text = [&](const char* name, int occurrence = 0) {
        return row.cell(header.column(name, occurrence));
    };
    const auto price = [&](int occurrence) {
        return reading.numberWithin(kHighestPrice, QStringLiteral("Price"), text("Price", occurrence));
    };
    if (row.oversized) {
        reading.fail(QStringLiteral("row"), {}, QStringLiteral("more or longer cells than a statement has"));
    }
    trade.ticket = text("Ticket");
    trade.isShort = text("Type").compare(u"sell", Qt::CaseInsensitive) == 0;
    trade.symbol = text("Item");
    trade.lots = reading.numberWithin(kMostLots, QStringLiteral("Size"), text("Size"));
    trade.openPrice = price(0);
    trade.closePrice = price(1);
    trade.openTime = reading.time(dates, QStringLiteral("Open Time"), text("Open Time"));
    if (closed) {
        trade.closeTime = reading.time(dates, QStringLiteral("Close Time"), text("Close Time"));
    }
    trade.commission = reading.numberOrZero(QStringLiteral("Commission"), text("Commission"));
    trade.taxes = reading.numberOrZero(QStringLiteral("Taxes"), text("Taxes"));
    trade.swap = reading.numberOrZero(QStringLiteral("Swap"), text("Swap"));
    trade.profit = reading.number(QStringLiteral("Profit"), text("Profit"));
    if (trade.symbol.isEmpty()) {
        reading.fail(QStringLiteral("Item"), {}, QStringLiteral("no symbol"));
    }
    if (!trade.lots.isPositive()) {
        reading.fail(QStringLiteral("Size"), text("Size"), QStringLiteral("not a size"));
    }
    return trade;
}

/// Gathers what the statement prints, row by row, and turns it into fills when the profits of all rows are
/// known.
class Mt4Reading {
public:
    void see(const HtmlRow& row) {
        const QStringList words = row.words();
        if (words.isEmpty()) {
            return;
        }
        if (words.first().startsWith(u"Account:")) {
            readAccount(words);
        } else if (words.size() == 1 && words.first().endsWith(u':')) {
            enter(words.first());
        } else if (words.first() == u"Ticket") {
            m_header = HeaderMap(row.cells);
        } else if (m_section != Section::None && m_header.size() > 0) {
            readRow(row, words);
        }
    }

    Statement finished();

private:
    void readAccount(const QStringList& words) {
        for (const QString& word : words) {
            const QString value = word.section(u':', 1).trimmed();
            if (word.startsWith(u"Account:")) {
                m_statement.accountNumber = value;
            } else if (word.startsWith(u"Currency:")) {
                m_statement.accountCurrency = value.toUpper();
            }
        }
    }

    void enter(const QString& title) {
        m_header = {};
        m_section = title.startsWith(u"Closed Transactions") ? Section::Closed
                    : title.startsWith(u"Open Trades")       ? Section::Open
                    : title.startsWith(u"Working Orders")    ? Section::Working
                                                             : Section::None;
    }

    void ignore(int row, const QString& reason) { m_statement.rows.push_back(ignoredRow(row, reason)); }

    void readRow(const HtmlRow& row, const QStringList& words) {
        const QString type = row.cell(m_header.column("Type")).toLower();
        if (words.first() == u"Closed P/L:") {
            FieldReading total(row.number);
            m_printedNet = total.number(words.first(), words.last());
            m_hasPrintedNet = !total.failed();
        }
        if (row.cell(m_header.column("Ticket")).isEmpty() || words.first().endsWith(u':')) {
            ignore(row.number, QStringLiteral("total"));
        } else if (m_section == Section::Working) {
            ignore(row.number, QStringLiteral("working order: not executed"));
        } else if (type == u"buy" || type == u"sell") {
            m_trades.push_back(readTrade(row, m_header, m_section == Section::Closed));
            m_statement.rows.emplace_back().row = row.number;
        } else if (type == u"balance" || type == u"credit") {
            ignore(row.number, QStringLiteral("%1: %2").arg(type, words.mid(3).join(u' ')));
        } else if (type.startsWith(u"buy ") || type.startsWith(u"sell ")) {
            ignore(row.number, QStringLiteral("pending order that was not executed"));
        } else {
            m_statement.rows.push_back(rejectedRow(row.number, QStringLiteral("Type"), type,
                                                   QStringLiteral("not a type that is known")));
        }
    }

    void addTotals(DecimalSum profits, DecimalSum costs) {
        if (!m_hasPrintedNet) {
            return;
        }
        BrokerTotal total;
        total.name = QStringLiteral("Closed P/L");
        total.meaning = BrokerTotal::Meaning::NetPnl;
        total.printed = m_printedNet;
        total.currency = m_statement.accountCurrency;
        DecimalSum sum = profits;
        sum += costs;
        total.rowSum = sum.value().value_or(Decimal());
        total.hasRowSum = true;
        m_statement.totals.push_back(total);
    }

    Statement m_statement;
    Section m_section = Section::None;
    HeaderMap m_header;
    std::vector<Mt4Trade> m_trades;
    Decimal m_printedNet;
    bool m_hasPrintedNet = false;
};

FillDraft fillOf(const Mt4Trade& trade, const MetaTraderContracts& contracts,
                 const QString& accountCurrency) {
    FillDraft fill;
    fill.instrument = contracts.instrument(trade.symbol);
    fill.multiplier = contracts.multiplier(trade.symbol);
    fill.quantity = trade.lots;
    fill.position = trade.ticket;
    fill.costCurrency = accountCurrency == fill.instrument.currency ? QString() : accountCurrency;
    return fill;
}

FillDraft openingOf(const Mt4Trade& trade, const MetaTraderContracts& contracts,
                    const QString& accountCurrency) {
    FillDraft fill = fillOf(trade, contracts, accountCurrency);
    fill.side = trade.isShort ? Side::Sell : Side::Buy;
    fill.effect = Effect::Open;
    fill.price = trade.openPrice;
    fill.time = trade.openTime;
    fill.externalId = trade.ticket + QStringLiteral(":1");
    fill.charges[ChargeKind::Commission] = -trade.commission;
    return fill;
}

FillDraft closingOf(const Mt4Trade& trade, const MetaTraderContracts& contracts,
                    const QString& accountCurrency) {
    FillDraft fill = fillOf(trade, contracts, accountCurrency);
    fill.side = trade.isShort ? Side::Buy : Side::Sell;
    fill.effect = Effect::Close;
    fill.price = trade.closePrice;
    fill.time = trade.closeTime;
    fill.externalId = trade.ticket + QStringLiteral(":2");
    fill.accountRate = contracts.rate(trade.closing());
    fill.charges[ChargeKind::Taxes] = -trade.taxes;
    // Swap of an open trade still changes, so that it belongs to the closing.
    fill.charges[ChargeKind::Funding] = -trade.swap;
    return fill;
}

Statement Mt4Reading::finished() {
    const QString currency = m_statement.accountCurrency;
    MetaTraderContracts contracts(currency);
    DecimalSum profits;
    DecimalSum costs;
    for (const Mt4Trade& trade : m_trades) {
        if (!trade.reading.failed()) {
            contracts.see(trade.closing());
        }
    }
    auto row = m_statement.rows.begin();
    for (const Mt4Trade& trade : m_trades) {
        row = std::find_if(row, m_statement.rows.end(),
                           [&](const StatementRow& r) { return r.row == trade.reading.row(); });
        if (trade.reading.failed()) {
            *row = trade.reading.rejected();
            continue;
        }
        *row = trade.reading.finished(openingOf(trade, contracts, currency));
        if (trade.isClosed) {
            row->fills.push_back(closingOf(trade, contracts, currency));
            profits += trade.profit;
            costs += trade.commission;
            costs += trade.taxes;
            costs += trade.swap;
        }
    }
    addTotals(profits, costs);
    return std::move(m_statement);
}

int recogniseStatement(const QByteArray& head) {
    const bool ours = head.contains("MetaQuotes") && head.contains("Closed Transactions:");
    return ours ? 95 : 0;
}

} // namespace

const BrokerFormat kMt4Statement = {
    "mt4-statement",    "MetaTrader 4 statement",      "metatrader", "MetaTrader", "", "",
    recogniseStatement, readMetaTraderFile<Mt4Reading>};

} // namespace core
