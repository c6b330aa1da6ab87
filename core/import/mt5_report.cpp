#include "core/import/mt5_report.h"

#include "core/import/header_map.h"
#include "core/import/metatrader_file.h"
#include "core/import/mt5_deals.h"
#include "core/import/statement_rows.h"

#include <QHash>

#include <optional>

namespace core {

namespace {

enum class Section : quint8 { None, Deals, Orders, Positions, WorkingOrders };

std::optional<Mt5Deal::Direction> directionOf(const QString& word) {
    const QString key = HeaderMap::normalised(word);
    if (key == u"in") {
        return Mt5Deal::Direction::In;
    }
    if (key == u"out") {
        return Mt5Deal::Direction::Out;
    }
    if (key == u"inout") {
        return Mt5Deal::Direction::InOut;
    }
    return key == u"outby" ? std::optional(Mt5Deal::Direction::OutBy) : std::nullopt;
}

Mt5Deal readDeal(const HtmlRow& row, const HeaderMap& header) {
    static const DateColumn dates(DateColumn::Order::YearFirst);
    Mt5Deal deal(row.number);
    FieldReading& reading = deal.reading;
    const auto text = [&](const char* name) { return row.cell(header.column(name)); };
    const auto amount = [&](const char* name) {
        return reading.numberOrZero(QString::fromLatin1(name), text(name));
    };
    if (row.oversized) {
        reading.fail(QStringLiteral("row"), {}, QStringLiteral("more or longer cells than a report has"));
    }
    deal.id = text("Deal");
    deal.symbol = text("Symbol");
    deal.order = text("Order");
    deal.side = text("Type") == u"buy" ? Side::Buy : Side::Sell;
    if (const auto direction = directionOf(text("Direction"))) {
        deal.direction = *direction;
    } else {
        reading.fail(QStringLiteral("Direction"), text("Direction"), QStringLiteral("neither in nor out"));
    }
    deal.volume = reading.numberWithin(kMostLots, QStringLiteral("Volume"), text("Volume"));
    deal.price = reading.numberWithin(kHighestPrice, QStringLiteral("Price"), text("Price"));
    deal.time = reading.time(dates, QStringLiteral("Time"), text("Time"));
    deal.commission = amount("Commission");
    deal.fee = amount("Fee");
    deal.swap = amount("Swap");
    deal.profit = amount("Profit");
    if (deal.symbol.isEmpty()) {
        reading.fail(QStringLiteral("Symbol"), {}, QStringLiteral("no symbol"));
    }
    if (!deal.volume.isPositive()) {
        reading.fail(QStringLiteral("Volume"), text("Volume"), QStringLiteral("not a volume"));
    }
    return deal;
}

/// Gathers what the report prints, row by row; the deals become fills when all are known.
class Mt5Reading {
public:
    void see(const HtmlRow& row) {
        const QStringList words = row.words();
        if (words.isEmpty()) {
            return;
        }
        if (words.size() == 1 && entered(words.first())) {
            m_header = {};
        } else if (words.first() == u"Account:") {
            readAccount(words.value(1));
        } else if (words.first() == u"Total Net Profit:") {
            m_printedNet = amountOf(row, words.value(1));
        } else if (m_section != Section::None && m_header.size() == 0) {
            m_header = HeaderMap(row.cells);
        } else if (m_section != Section::None) {
            readRow(row, words);
        }
    }

    Statement finished();

private:
    static std::optional<Decimal> amountOf(const HtmlRow& row, const QString& printed) {
        FieldReading reading(row.number);
        const Decimal amount = reading.number(QStringLiteral("total"), printed);
        return reading.failed() ? std::nullopt : std::optional(amount);
    }

    bool entered(const QString& title) {
        static const QHash<QString, Section> titles{
            {QStringLiteral("Deals"), Section::Deals},
            {QStringLiteral("Orders"), Section::Orders},
            {QStringLiteral("Positions"), Section::Positions},
            {QStringLiteral("Trade Positions"), Section::Positions},
            {QStringLiteral("Open Positions"), Section::Positions},
            {QStringLiteral("Working Orders"), Section::WorkingOrders},
            {QStringLiteral("Results"), Section::None},
        };
        const auto found = titles.constFind(title);
        m_section = found == titles.cend() ? m_section : *found;
        return found != titles.cend();
    }

    /// "3873474 (USD, 1:100, MetaQuotes-Demo, demo)", newer ones end with "Hedge" or "Netting".
    void readAccount(const QString& printed) {
        m_statement.accountNumber = printed.section(u' ', 0, 0);
        m_statement.accountCurrency = printed.section(u'(', 1).section(u',', 0, 0).trimmed().toUpper();
        m_accounting = printed.contains(u"Hedge", Qt::CaseInsensitive)     ? Mt5Accounting::Hedging
                       : printed.contains(u"Netting", Qt::CaseInsensitive) ? Mt5Accounting::Netting
                                                                           : Mt5Accounting::Unknown;
    }

    void ignore(const HtmlRow& row, const QString& reason) {
        m_statement.rows.push_back(ignoredRow(row.number, reason));
    }

    void readRow(const HtmlRow& row, const QStringList& words) {
        if (words.first().endsWith(u':')) {
            m_section = Section::None;
        } else if (row.cell(0).isEmpty()) {
            readTotals(row, words);
            ignore(row, QStringLiteral("total"));
        } else if (m_section == Section::Deals) {
            readDealRow(row);
        } else if (m_section == Section::Orders) {
            ignore(row, QStringLiteral("order: what was executed of it is among the deals"));
        } else if (m_section == Section::WorkingOrders) {
            ignore(row, QStringLiteral("working order: not executed"));
        } else {
            ignore(row, QStringLiteral("position: its deals are in the report"));
        }
    }

    void readDealRow(const HtmlRow& row) {
        const QString type = row.cell(m_header.column("Type"));
        if (type == u"buy" || type == u"sell") {
            m_deals.push_back(readDeal(row, m_header));
            m_statement.rows.emplace_back().row = row.number;
        } else if (type.isEmpty()) {
            m_statement.rows.push_back(rejectedRow(row.number, QStringLiteral("Type"),
                                                   row.cells.join(u' ').left(200),
                                                   QStringLiteral("a deal without a type")));
        } else {
            const auto amount = amountOf(row, row.cell(m_header.column("Profit")));
            m_otherMoney += amount.value_or(Decimal());
            ignore(row, QStringLiteral("%1 %2: no trade")
                            .arg(type, row.cell(m_header.column("Profit")))
                            .simplified());
        }
    }

    /// The figures under the columns from the commission to the balance, which no cell before fills.
    void readTotals(const HtmlRow& row, const QStringList& words) {
        if (m_section != Section::Deals) {
            return;
        }
        const int last = m_header.column("Balance");
        const int profit = m_header.column("Profit");
        const qsizetype index = words.size() - 1 - (last - profit);
        if (last > profit && index >= 0 && index < words.size()) {
            m_printedProfit = amountOf(row, words[index]);
        }
    }

    void addTotals();

    Statement m_statement;
    Section m_section = Section::None;
    HeaderMap m_header;
    std::vector<Mt5Deal> m_deals;
    Mt5Accounting m_accounting = Mt5Accounting::Unknown;
    DecimalSum m_otherMoney;
    std::optional<Decimal> m_printedProfit;
    std::optional<Decimal> m_printedNet;
};

FillDraft fillOf(const Mt5Deal& deal, const MetaTraderContracts& contracts, const QString& accountCurrency) {
    FillDraft fill;
    fill.instrument = contracts.instrument(deal.symbol);
    fill.multiplier = contracts.multiplier(deal.symbol);
    fill.side = deal.side;
    fill.quantity = deal.volume;
    fill.price = deal.price;
    fill.time = deal.time;
    fill.effect = deal.direction == Mt5Deal::Direction::In      ? Effect::Open
                  : deal.direction == Mt5Deal::Direction::InOut ? Effect::Unknown
                                                                : Effect::Close;
    fill.accountRate = deal.closing ? contracts.rate(*deal.closing) : std::nullopt;
    fill.externalId = deal.id;
    fill.position = deal.position;
    fill.charges[ChargeKind::Commission] = -deal.commission;
    fill.charges[ChargeKind::Exchange] = -deal.fee;
    fill.charges[ChargeKind::Funding] = -deal.swap;
    fill.costCurrency = accountCurrency == fill.instrument.currency ? QString() : accountCurrency;
    return fill;
}

Statement Mt5Reading::finished() {
    MetaTraderContracts contracts(m_statement.accountCurrency);
    // Once to learn the contract sizes from the profits, once to tell positions apart by them.
    assignPositions(m_deals, m_accounting, contracts);
    for (const Mt5Deal& deal : m_deals) {
        if (deal.closing) {
            contracts.see(*deal.closing);
        }
    }
    assignPositions(m_deals, m_accounting, contracts);
    auto row = m_statement.rows.begin();
    for (const Mt5Deal& deal : m_deals) {
        row = std::find_if(row, m_statement.rows.end(),
                           [&](const StatementRow& r) { return r.row == deal.reading.row(); });
        *row = deal.reading.finished(fillOf(deal, contracts, m_statement.accountCurrency));
    }
    addTotals();
    return std::move(m_statement);
}

void Mt5Reading::addTotals() {
    DecimalSum profit;
    DecimalSum net;
    for (const Mt5Deal& deal : m_deals) {
        profit += deal.profit;
        for (const Decimal part : {deal.profit, deal.commission, deal.fee, deal.swap}) {
            net += part;
        }
    }
    const auto add = [&](const char* name, BrokerTotal::Meaning meaning, Decimal printed,
                         const DecimalSum& sum) {
        m_statement.totals.push_back({QString::fromLatin1(name), meaning, printed,
                                      m_statement.accountCurrency, sum.value().value_or(Decimal()), true});
    };
    // Newer builds add deposits to the column's sum, which is no profit then.
    const bool withDeposits = m_printedProfit && m_otherMoney.sign() != 0 &&
                              m_printedProfit->units() == profit.units() + m_otherMoney.units();
    if (m_printedProfit && !withDeposits) {
        add("Profit of the deals", BrokerTotal::Meaning::GrossPnl, *m_printedProfit, profit);
    }
    if (m_printedNet) {
        add("Total Net Profit", BrokerTotal::Meaning::NetPnl, *m_printedNet, net);
    }
}

int recogniseReport(const QByteArray& head) {
    const bool report = head.contains("Trade History Report") || head.contains("Strategy Tester Report");
    return !report ? 0 : head.contains("MetaTrader 5") || head.contains("MetaQuotes") ? 95 : 0;
}

} // namespace

const BrokerFormat kMt5Report = {
    "mt5-report",    "MetaTrader 5 trade history report", "metatrader", "MetaTrader", "", "",
    recogniseReport, readMetaTraderFile<Mt5Reading>};

} // namespace core
