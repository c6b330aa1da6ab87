#include "core/import/thinkorswim_statement.h"

#include "core/import/csv_reader.h"
#include "core/import/statement_rows.h"
#include "core/import/thinkorswim_cash_section.h"
#include "core/import/thinkorswim_trade_section.h"

#include <QRegularExpression>

#include <array>

namespace core {
namespace {

enum class Section : quint8 { None, Cash, Orders, Trades, Positions, Results };

struct SectionTitle {
    const char* title;
    Section section;
};
constexpr std::array<SectionTitle, 11> kTitles = {{{"Cash Balance", Section::Cash},
                                                   {"Futures Statements", Section::Cash},
                                                   {"Forex Statements", Section::Cash},
                                                   {"Account Order History", Section::Orders},
                                                   {"Account Trade History", Section::Trades},
                                                   {"Equities", Section::Positions},
                                                   {"Options", Section::Positions},
                                                   {"Futures", Section::Positions},
                                                   {"Futures Options", Section::Positions},
                                                   {"Forex", Section::Positions},
                                                   {"Profits and Losses", Section::Results}}};

std::optional<Section> sectionTitled(const QString& text) {
    for (const SectionTitle& known : kTitles) {
        if (text == QLatin1String(known.title)) {
            return known.section;
        }
    }
    return std::nullopt;
}

bool isAlone(const CsvReader& csv) {
    for (int i = 1; i < csv.size(); ++i) {
        if (!csv.raw(i).isEmpty()) {
            return false;
        }
    }
    return !csv.raw(0).isEmpty();
}

/// "Account Statement for 12345678SCHW (margin) since 4/26/22 through 4/26/22"
struct Period {
    QString accountNumber; ///< empty where it is blacked out
    bool isOneDay = false;
};
std::optional<Period> readPeriod(const QString& line) {
    static const QRegularExpression kLine(
        QStringLiteral("Account Statement for (\\S+)(?: \\([^)]*\\))? since (\\S+) through (\\S+)"));
    const auto match = kLine.match(line);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const QString number = match.captured(1);
    return Period{number.contains(u'#') ? QString() : number, match.captured(2) == match.captured(3)};
}

/// Walks the sections of one statement.
class StatementReading {
public:
    StatementReading(const SourceFile& file, const ReadOptions& options)
        : m_csv(file.text), m_options(options) {}

    Result<Statement> read() {
        while (m_csv.next()) {
            if (m_options.isCancelled()) {
                return Error{ErrorCode::Cancelled, {}, {}};
            }
            if (const auto read = readRow(); !read) {
                return read.error();
            }
        }
        if (!m_sawTrades && !m_sawCash) {
            return Error{ErrorCode::MalformedFile,
                         QStringLiteral("neither a section 'Account Trade History' nor 'Cash Balance'"),
                         {}};
        }
        finish();
        return std::move(m_statement);
    }

private:
    Result<void> readRow() {
        const bool alone = isAlone(m_csv);
        const auto title = alone ? sectionTitled(m_csv.text(0)) : std::nullopt;
        if (title || (alone && (m_csv.isAfterBlankLine() || m_section == Section::None))) {
            m_section = title.value_or(Section::None);
            m_awaitsHeader = title.has_value();
            readPreamble();
            return {};
        }
        if (m_awaitsHeader) {
            m_awaitsHeader = false;
            m_header = HeaderMap(m_csv);
            return beginSection();
        }
        readDataRow();
        return {};
    }

    void readPreamble() {
        if (const auto period = readPeriod(m_csv.text(0))) {
            m_statement.accountNumber = period->accountNumber;
            m_isOneDay = period->isOneDay;
        }
    }

    Result<void> beginSection() {
        if (m_section == Section::Trades) {
            m_sawTrades = true;
            return m_trades.begin(m_header);
        }
        if (m_section == Section::Cash) {
            m_sawCash = true;
            return m_cash.begin(m_header);
        }
        return {};
    }

    void readDataRow() {
        switch (m_section) {
        case Section::None:
            return;
        case Section::Cash:
            m_cash.readRow(m_csv, m_header);
            return;
        case Section::Orders:
            m_statement.rows.push_back(ignoredRow(m_csv.line(), QStringLiteral("order, no execution")));
            return;
        case Section::Trades:
            m_trades.readRow(m_csv, m_header);
            return;
        case Section::Positions:
            m_holdsPositions = true;
            m_statement.rows.push_back(ignoredRow(m_csv.line(), QStringLiteral("position held at the end")));
            return;
        case Section::Results:
            m_statement.rows.push_back(ignoredRow(m_csv.line(), QStringLiteral("printed profit and loss")));
            readResult();
            return;
        }
    }

    void readResult() {
        if (m_csv.text(m_header.column("Description")) == QLatin1String("OVERALL TOTALS")) {
            const auto printed =
                NumberColumn(DecimalPoint::Point).read(m_csv.raw(m_header.column("P/L Day")));
            if (printed) {
                m_profitOfDay = printed->value;
            }
        }
    }

    void finish() {
        const int unpaid = m_trades.joinCosts(m_cash.trades());
        m_cash.rejectRowsLeft();
        m_cash.addFeeTotal();
        if (unpaid > 0) {
            m_statement.remarks.append(
                QStringLiteral("%1 trades have no row in the cash sections: their costs are unknown")
                    .arg(unpaid));
        }
        // The printed profit also counts what open positions gained, and only that of the last day.
        if (m_profitOfDay && m_isOneDay && !m_holdsPositions && unpaid == 0) {
            m_statement.totals.push_back({QStringLiteral("P/L Day"),
                                          BrokerTotal::Meaning::GrossPnl,
                                          *m_profitOfDay,
                                          QStringLiteral("USD"),
                                          {},
                                          false});
        }
    }

    CsvReader m_csv;
    const ReadOptions& m_options;
    Statement m_statement;
    HeaderMap m_header;
    ThinkorswimCashSection m_cash{m_statement};
    ThinkorswimTradeSection m_trades{m_statement};
    Section m_section = Section::None;
    bool m_awaitsHeader = false;
    bool m_sawTrades = false;
    bool m_sawCash = false;
    bool m_isOneDay = false;
    bool m_holdsPositions = false;
    std::optional<Decimal> m_profitOfDay;
};

int recogniseStatement(const QByteArray& head) {
    return head.contains("Account Statement for ") && head.contains("Cash Balance")               ? 90
           : head.contains("Account Trade History") && head.contains("Exec Time,Spread,Side,Qty") ? 90
                                                                                                  : 0;
}

Result<Statement> readStatement(const SourceFile& file, const ReadOptions& options) {
    return StatementReading(file, options).read();
}

} // namespace

const BrokerFormat kThinkorswimStatement = {"thinkorswim-statement",
                                            "thinkorswim account statement",
                                            "thinkorswim",
                                            "thinkorswim",
                                            "",
                                            "USD",
                                            recogniseStatement,
                                            readStatement};

} // namespace core
