#include "core/import/row_reading.h"

#include "core/import/statement_rows.h"

#include <algorithm>
#include <array>

namespace core {

RowReading::RowReading(const CsvReader& csv, const HeaderMap& header) : m_csv(csv), m_header(header) {
    if (csv.isTooLarge()) {
        fail(csv.size() - 1, QStringLiteral("the row has too many or too large cells"));
    }
}

Decimal RowReading::number(const NumberColumn& style, int column) {
    const auto number = style.read(m_csv.raw(column));
    if (!number) {
        fail(column, number.error());
        return {};
    }
    if (number->rounded) {
        addRemark(m_remark, QStringLiteral("%1 rounded to 8 decimals").arg(m_header.name(column)));
    }
    return number->value;
}

std::optional<Decimal> RowReading::numberIfAny(const NumberColumn& style, int column) {
    const QByteArrayView cell = m_csv.raw(column);
    if (cell.isEmpty() || cell == "-" || cell == "--") {
        return std::nullopt;
    }
    return number(style, column);
}

PrintedTime RowReading::time(const DateColumn& style, int dateColumn, int clockColumn) {
    const auto date = style.read(m_csv.raw(dateColumn), m_csv.raw(clockColumn));
    if (!date) {
        // A wrong clock beside a good date is the clock's fault.
        fail(clockColumn >= 0 && style.read(m_csv.raw(dateColumn)).ok() ? clockColumn : dateColumn,
             date.error());
        return {};
    }
    addRemark(m_remark, date->remark);
    return date->time;
}

void RowReading::fail(int column, const QString& reason) {
    fail(column, Error{ErrorCode::InvalidValue, reason, {}});
}

void RowReading::fail(int column, const Error& error) {
    if (!m_failure) {
        m_failure = error;
        m_failedColumn = column;
    }
}

StatementRow RowReading::rejected() const {
    return rejectedRow(m_csv.line(), m_header.name(m_failedColumn), m_csv.text(m_failedColumn).left(200),
                       m_failure->detail);
}

StatementRow RowReading::finished(FillDraft fill) const {
    if (failed()) {
        return rejected();
    }
    addRemark(fill.remark, m_remark);
    StatementRow result;
    result.row = line();
    result.fills.push_back(std::move(fill));
    return result;
}

Error RowReading::ambiguity() const {
    return Error{ErrorCode::AmbiguousValue,
                 QStringLiteral("line %1, %2: %3")
                     .arg(QString::number(m_csv.line()), m_header.name(m_failedColumn), m_failure->detail),
                 m_header.name(m_failedColumn)};
}

std::optional<Side> sideOf(const QString& word) {
    static constexpr std::array kBuys = {
        "b",    "buy",       "bought",     "bot",        "bto",  "btc",   "bc",   "cover",
        "long", "buytoopen", "buytoclose", "buytocover", "buyl", "achat", "kauf", "reinvestshares"};
    static constexpr std::array kSells = {"s",           "sell",      "sold",      "sld",    "sto",
                                          "stc",         "ss",        "sellshort", "short",  "selltoopen",
                                          "selltoclose", "shortsell", "vente",     "verkauf"};
    const QString key = HeaderMap::normalised(word);
    for (const char* buy : kBuys) {
        if (key == QLatin1String(buy)) {
            return Side::Buy;
        }
    }
    for (const char* sell : kSells) {
        if (key == QLatin1String(sell)) {
            return Side::Sell;
        }
    }
    return std::nullopt;
}

Effect effectOfSide(const QString& sideWord) {
    static constexpr std::array kOpens = {"bto", "buytoopen", "sto",   "selltoopen",
                                          "ss",  "sellshort", "short", "shortsell"};
    static constexpr std::array kCloses = {"btc",        "bc",  "cover",      "buytoclose",
                                           "buytocover", "stc", "selltoclose"};
    const QString key = HeaderMap::normalised(sideWord);
    const auto isKey = [&](const char* word) { return key == QLatin1String(word); };
    if (std::any_of(kOpens.begin(), kOpens.end(), isKey)) {
        return Effect::Open;
    }
    return std::any_of(kCloses.begin(), kCloses.end(), isKey) ? Effect::Close : Effect::Unknown;
}

} // namespace core
