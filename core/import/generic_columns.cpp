#include "core/import/generic_columns.h"

#include "core/domain/symbols.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"
#include "core/import/table_words.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr int kHeaderRows = 60; ///< a preamble is shorter
constexpr int kSampleRows = 30;

constexpr std::array kNumbers = {ColumnField::Quantity,   ColumnField::Price,  ColumnField::ExitPrice,
                                 ColumnField::Commission, ColumnField::Fees,   ColumnField::Multiplier,
                                 ColumnField::Stop,       ColumnField::Target, ColumnField::Profit};

class MappedTable {
public:
    MappedTable(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping,
                const ReadOptions& options)
        : m_csv(csv), m_mapping(mapping), m_options(options) {
        m_columns.fill(-1);
        for (const auto& [field, name] : mapping.columns) {
            m_columns[std::size_t(field)] = header.column(name.toUtf8().constData());
        }
        const auto order =
            options.dateOrder != DateColumn::Order::Detect ? options.dateOrder : mapping.dateOrder;
        m_date = m_exitDate = DateColumn(order);
    }

    /// The first walk: every style is decided over all rows.
    void see() {
        for (const ColumnField field : kNumbers) {
            m_numbers[std::size_t(field)].see(m_csv.raw(at(field)));
        }
        for (const ColumnField cost : {ColumnField::Commission, ColumnField::Fees}) {
            const QByteArrayView cell = m_csv.raw(at(cost));
            m_negativeCosts += cell.startsWith('-') || cell.startsWith('(') ? 1 : cell.isEmpty() ? 0 : -1;
        }
        m_date.see(m_csv.raw(at(ColumnField::Date)));
        m_exitDate.see(m_csv.raw(at(ColumnField::ExitDate)));
        const QString id = m_csv.text(at(ColumnField::TradeId));
        m_idsAreUnique = m_idsAreUnique && !id.isEmpty() && !m_ids.contains(id);
        m_ids.insert(id);
    }

    /// A file keeps to one way of writing numbers: columns without a telling row follow those that have one.
    void decide() {
        bool point = false;
        bool comma = false;
        for (const ColumnField field : kNumbers) {
            NumberColumn& column = m_numbers[std::size_t(field)];
            column.tell(m_options.decimalPoint ? m_options.decimalPoint : m_mapping.decimalPoint);
            point = point || column.style() == DecimalPoint::Point;
            comma = comma || column.style() == DecimalPoint::Comma;
        }
        for (const ColumnField field : kNumbers) {
            if (point != comma) {
                m_numbers[std::size_t(field)].suggest(point ? DecimalPoint::Point : DecimalPoint::Comma);
            }
        }
        m_ids.clear();
    }

    StatementRow read(RowReading& row) {
        const QString sideWord = row.text(at(ColumnField::Side));
        std::optional<Side> side = sideFrom(sideWord);
        if (!side && isNoTrade(sideWord)) {
            return ignoredRow(m_csv.line(), QStringLiteral("no trade: %1").arg(sideWord));
        }
        FillDraft entry = readEntry(row);
        if (m_mapping.has(ColumnField::Side) && !side) {
            row.fail(at(ColumnField::Side), QStringLiteral("neither a purchase nor a sale"));
        }
        entry.side = side.value_or(entry.quantity.isNegative() ? Side::Sell : Side::Buy);
        entry.effect = effectOfSide(sideWord);
        entry.quantity = entry.quantity.abs();
        settleInitialStop(entry);
        StatementRow result;
        result.row = m_csv.line();
        if (m_mapping.isRoundTrips()) {
            addRoundTrip(row, std::move(entry), result);
        } else {
            entry.remark = row.remark();
            result.fills.push_back(std::move(entry));
        }
        return row.failed() ? row.rejected() : result;
    }

    /// The sum of the printed profits: says at once when a table means more by its columns than their names
    /// tell.
    std::optional<BrokerTotal> profitTotal() const {
        const auto sum = m_profit.value();
        if (!m_mapping.isRoundTrips() || at(ColumnField::Profit) < 0 || !sum) {
            return std::nullopt;
        }
        BrokerTotal total;
        total.name = m_mapping.columns.at(ColumnField::Profit);
        total.printed = *sum;
        return total;
    }

    bool hasRepeatedIds() const { return at(ColumnField::TradeId) >= 0 && !m_idsAreUnique; }

private:
    int at(ColumnField field) const { return m_columns[std::size_t(field)]; }
    const NumberColumn& style(ColumnField field) const { return m_numbers[std::size_t(field)]; }
    std::optional<Decimal> number(RowReading& row, ColumnField field) const {
        return row.numberIfAny(style(field), at(field));
    }

    std::optional<Side> sideFrom(const QString& word) const {
        if (m_mapping.buyWords.contains(word, Qt::CaseInsensitive)) {
            return Side::Buy;
        }
        return m_mapping.sellWords.contains(word, Qt::CaseInsensitive) ? Side::Sell : sideOf(word);
    }

    FillDraft readEntry(RowReading& row) {
        FillDraft fill;
        if (const auto profit = style(ColumnField::Profit).read(m_csv.raw(at(ColumnField::Profit)))) {
            m_profit += profit->value;
        }
        fill.instrument = readInstrument(row);
        fill.quantity = row.number(style(ColumnField::Quantity), at(ColumnField::Quantity));
        fill.price = row.number(style(ColumnField::Price), at(ColumnField::Price));
        fill.time = readTime(row);
        fill.multiplier = number(row, ColumnField::Multiplier);
        fill.charges[ChargeKind::Commission] = cost(row, ColumnField::Commission);
        // The one figure of a table that does not tell its costs apart is what the broker takes.
        fill.charges[at(ColumnField::Commission) < 0 ? ChargeKind::Commission : ChargeKind::Other] +=
            cost(row, ColumnField::Fees);
        fill.accountNumber = row.text(at(ColumnField::Account));
        fill.venue = row.text(at(ColumnField::Venue));
        fill.product = row.text(at(ColumnField::Product));
        fill.externalId = m_idsAreUnique ? row.text(at(ColumnField::TradeId)) : QString();
        readNote(row, fill);
        return fill;
    }

    /// Some brokers print costs as what they take, some as what the account loses: the column's prevailing
    /// sign is a cost.
    Decimal cost(RowReading& row, ColumnField field) const {
        const Decimal printed = number(row, field).value_or(Decimal());
        return m_negativeCosts > 0 ? -printed : printed;
    }

    PrintedTime readTime(RowReading& row) const {
        if (m_mapping.has(ColumnField::Date)) {
            return row.time(m_date, at(ColumnField::Date), at(ColumnField::Time));
        }
        PrintedTime time;
        time.day = m_options.date.value_or(Day());
        const auto clock = readClock(m_csv.raw(at(ColumnField::Time)));
        if (!clock) {
            row.fail(at(ColumnField::Time), clock.error().detail);
            return time;
        }
        time.sinceMidnight = clock->sinceMidnight;
        time.precision = clock->precision;
        return time;
    }

    Instrument readInstrument(RowReading& row) const {
        Instrument instrument;
        instrument.symbol = canonicalSymbol(row.text(at(ColumnField::Symbol)));
        if (instrument.symbol.isEmpty()) {
            row.fail(at(ColumnField::Symbol), QStringLiteral("no symbol"));
        }
        instrument.currency = row.text(at(ColumnField::Currency)).toUpper();
        if (instrument.currency.isEmpty()) {
            instrument.currency = m_mapping.currency;
        }
        readClassOfSymbol(instrument);
        if (const QString word = row.text(at(ColumnField::AssetClass)); !word.isEmpty()) {
            instrument.assetClass = assetClassNamed(word).value_or(instrument.assetClass);
        }
        return instrument;
    }

    void readNote(RowReading& row, FillDraft& fill) const {
        Annotation note;
        note.notes = row.text(at(ColumnField::Notes));
        note.stop = priceIfAny(row, ColumnField::Stop);
        note.target = priceIfAny(row, ColumnField::Target);
        for (const QString& tag : row.text(at(ColumnField::Tags)).split(u';', Qt::SkipEmptyParts)) {
            fill.tags.append(tag.trimmed());
        }
        if (note != Annotation() || !fill.tags.isEmpty()) {
            fill.note = std::make_shared<const Annotation>(std::move(note));
        }
    }

    /// Zero means "none" in these columns.
    std::optional<Decimal> priceIfAny(RowReading& row, ColumnField field) const {
        const auto price = number(row, field);
        return price && price->isZero() ? std::nullopt : price;
    }

    /// A stop on the losing side of the entry is the initial one; beyond it, it was moved and tells no risk.
    static void settleInitialStop(FillDraft& entry) {
        if (!entry.note || !entry.note->stop) {
            return;
        }
        const Decimal stop = *entry.note->stop;
        if (entry.side == Side::Buy ? stop < entry.price : stop > entry.price) {
            Annotation note = *entry.note;
            note.initialStop = stop;
            entry.note = std::make_shared<const Annotation>(std::move(note));
        }
    }

    /// Entry and exit share a position of their own, so that other rows of the symbol do not mix into the
    /// trade.
    void addRoundTrip(RowReading& row, FillDraft entry, StatementRow& result) {
        entry.effect = Effect::Open;
        entry.position = positionOf(entry);
        entry.remark = row.remark();
        result.fills.push_back(entry);
        if (row.isEmpty(at(ColumnField::ExitPrice))) {
            return;
        }
        FillDraft exit = std::move(entry);
        exit.side = exit.side == Side::Buy ? Side::Sell : Side::Buy;
        exit.effect = Effect::Close;
        exit.price = row.number(style(ColumnField::ExitPrice), at(ColumnField::ExitPrice));
        if (at(ColumnField::ExitDate) >= 0) {
            exit.time = row.time(m_exitDate, at(ColumnField::ExitDate), at(ColumnField::ExitTime));
        }
        exit.charges = Charges();
        exit.note.reset();
        exit.tags.clear();
        exit.externalId += exit.externalId.isEmpty() ? QString() : QStringLiteral("/exit");
        exit.remark = row.remark();
        result.fills.push_back(std::move(exit));
    }

    /// Named by what is printed of the entry, so that a later file that has the exit too names the same
    /// position.
    QString positionOf(const FillDraft& entry) {
        if (!entry.externalId.isEmpty()) {
            return entry.externalId;
        }
        QString content;
        for (const ColumnField field :
             {ColumnField::Account, ColumnField::Symbol, ColumnField::Side, ColumnField::Date,
              ColumnField::Time, ColumnField::Quantity, ColumnField::Price}) {
            content += m_csv.text(at(field)) + u'|';
        }
        content += QString::number(m_sameEntries[content]++);
        return namedUuid(kJournalNamespace, content).toString(QUuid::WithoutBraces);
    }

    const CsvReader& m_csv;
    const ColumnMapping& m_mapping;
    const ReadOptions& m_options;
    std::array<int, kColumnFields> m_columns{};
    std::array<NumberColumn, kColumnFields> m_numbers{};
    DateColumn m_date;
    DateColumn m_exitDate;
    QSet<QString> m_ids;
    QHash<QString, int> m_sameEntries;
    int m_negativeCosts = 0; ///< rows with a negative cost less those with a positive one
    bool m_idsAreUnique = true;
    DecimalSum m_profit;
};

QStringList cellsOf(const CsvReader& csv) {
    QStringList cells;
    for (int i = 0; i < csv.size(); ++i) {
        cells.append(csv.text(i).simplified());
    }
    return cells;
}

bool isNarrower(const QStringList& row, const QStringList& than) {
    return row.size() < than.size();
}

/// A file that prints only times waits for its date.
bool hasOnlyTimes(const ColumnMapping& mapping) {
    return !mapping.has(ColumnField::Date) && mapping.has(ColumnField::Time);
}

Result<void> checkColumns(const ColumnMapping& mapping, const HeaderMap& header) {
    for (const ColumnField field : missingFields(mapping)) {
        if (field == ColumnField::Date && hasOnlyTimes(mapping)) {
            continue;
        }
        const QString name = QString::fromLatin1(columnFieldName(field));
        return Error{ErrorCode::InvalidValue, QStringLiteral("no column is named for: %1").arg(name), name};
    }
    for (const auto& [field, name] : mapping.columns) {
        if (!header.has(name.toUtf8().constData())) {
            return Error{ErrorCode::InvalidValue, QStringLiteral("the file has no column '%1'").arg(name),
                         QString::fromLatin1(columnFieldName(field))};
        }
    }
    return Done{};
}

/// Moves the reader behind the header: the first row that has all mapped columns.
Result<HeaderMap> headerFor(CsvReader& csv, const ColumnMapping& mapping) {
    std::optional<HeaderMap> closest;
    for (int rows = 0; rows < kHeaderRows && csv.next(); ++rows) {
        HeaderMap header(csv);
        if (checkColumns(mapping, header)) {
            return header;
        }
        const auto present = [&](const HeaderMap& candidate) {
            return std::count_if(mapping.columns.begin(), mapping.columns.end(), [&](const auto& column) {
                return candidate.has(column.second.toUtf8().constData());
            });
        };
        if (!closest || present(header) > present(*closest)) {
            closest = std::move(header);
        }
    }
    return closest ? checkColumns(mapping, *closest).error()
                   : Error{ErrorCode::MalformedFile, QStringLiteral("the file has no rows"), {}};
}

int recogniseTable(const QByteArray& head) {
    const auto table = tableHead(head);
    if (!table) {
        return 0;
    }
    const ColumnMapping guess = guessMapping(table->header, table->rows);
    const auto missing = missingFields(guess);
    const bool readable =
        missing.empty() || (missing == std::vector{ColumnField::Date} && hasOnlyTimes(guess));
    return readable ? 20 : 0;
}

Result<Statement> readGuessed(const SourceFile& file, const ReadOptions& options) {
    const auto table = tableHead(file.text);
    if (!table) {
        return table.error();
    }
    return readWithMapping(file, guessMapping(table->header, table->rows), options);
}

} // namespace

Result<TableHead> tableHead(const QByteArray& text) {
    CsvReader csv(text);
    std::vector<QStringList> rows;
    std::vector<int> lines;
    while (int(rows.size()) < kHeaderRows + kSampleRows && csv.next()) {
        rows.push_back(csv.isTooLarge() ? QStringList() : cellsOf(csv));
        lines.push_back(csv.line());
    }
    std::size_t best = 0;
    std::size_t mostFields = 0;
    for (std::size_t i = 0; i < std::min(rows.size(), std::size_t(kHeaderRows)); ++i) {
        const std::size_t last = std::min(rows.size(), i + 1 + kSampleRows);
        const ColumnMapping guess =
            guessMapping(rows[i], {rows.begin() + qsizetype(i) + 1, rows.begin() + qsizetype(last)});
        // A row that could be read beats one that merely has more of the words.
        const std::size_t score = guess.columns.size() + (missingFields(guess).empty() ? kColumnFields : 0);
        if (score > mostFields) {
            mostFields = score;
            best = i;
        }
    }
    if (mostFields == 0 && !rows.empty()) {
        // No name is known: above its table a statement has narrower rows of words.
        best = std::size_t(std::max_element(rows.begin(), rows.end(), isNarrower) - rows.begin());
    }
    if (rows.empty() || rows[best].size() < 2) {
        return Error{ErrorCode::MalformedFile, QStringLiteral("the file holds no table"), {}};
    }
    TableHead head{rows[best], {}, lines[best]};
    head.rows.assign(rows.begin() + qsizetype(best) + 1, rows.end());
    return head;
}

bool hasColumnsOf(const SourceFile& file, const ColumnMapping& mapping) {
    CsvReader csv(file.text);
    return headerFor(csv, mapping).ok();
}

Result<Statement> readWithMapping(const SourceFile& file, const ColumnMapping& mapping,
                                  const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = headerFor(csv, mapping);
    if (!header) {
        return header.error();
    }
    if (hasOnlyTimes(mapping) && !options.date) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("the file prints only times: tell its date with --date"),
                     QStringLiteral("date")};
    }
    MappedTable table(csv, *header, mapping, options);
    const auto firstRow = csv.position();
    while (csv.next()) {
        table.see();
    }
    table.decide();
    csv.seek(firstRow);
    Statement statement;
    statement.printedZone = mapping.zone;
    if (table.hasRepeatedIds()) {
        statement.remarks.append(QStringLiteral("the ids of the file repeat and were not used"));
    }
    while (csv.next()) {
        if (options.cancelled != nullptr && options.cancelled->load(std::memory_order_relaxed)) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        RowReading row(csv, *header);
        statement.rows.push_back(table.read(row));
        if (row.isAmbiguous()) {
            return row.ambiguity();
        }
    }
    if (auto total = table.profitTotal()) {
        statement.totals.push_back(std::move(*total));
    }
    return statement;
}

const BrokerFormat kGenericColumns = {"generic",  "Table with named columns", "", "", "", "", recogniseTable,
                                      readGuessed};

} // namespace core
