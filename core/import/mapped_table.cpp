#include "core/import/mapped_table.h"

#include "core/import/statement_rows.h"
#include "core/import/table_words.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {
namespace {

/// "7", "#12", "Trade 310": an id that another file may give to another row. Executions are counted by the
/// million.
bool mayBeRowNumber(const QString& id) {
    static const QRegularExpression kNumber(QStringLiteral("^\\D{0,12}\\d{1,6}$"));
    return id.contains(kNumber);
}

/// A stop on the losing side of the entry is the initial one; beyond it, it was moved and tells no risk.
void settleInitialStop(FillDraft& entry) {
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

DateColumn::Order orderOf(const ColumnMapping& mapping, const ReadOptions& options) {
    return options.dateOrder != DateColumn::Order::Detect ? options.dateOrder : mapping.dateOrder;
}

Error unnamedSide(const QString& detail) {
    return Error{ErrorCode::InvalidValue, detail, QString::fromLatin1(columnFieldName(ColumnField::Side))};
}

} // namespace

MappedTable::MappedTable(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping,
                         const ReadOptions& options)
    : m_csv(csv), m_header(header), m_mapping(mapping), m_options(options), m_cells(csv, header, mapping),
      m_instruments(m_cells, orderOf(mapping, options)), m_date(orderOf(mapping, options)),
      m_exitDate(m_date), m_isUnread(std::size_t(header.size()), 0) {
    if (!mapping.isRoundTrips()) {
        m_state = header.firstOf({"status", "order status", "state", "order state"});
        m_kind = header.firstOf({"sub type", "activity type", "transaction type", "type"});
        const QString counted = HeaderMap::normalised(header.name(m_cells.at(ColumnField::Quantity)));
        m_countsDone =
            counted.startsWith(QLatin1String("filled")) || counted.startsWith(QLatin1String("exec"));
    }
}

void MappedTable::see() {
    m_hasRows = true;
    m_cells.see();
    m_instruments.see();
    m_hasSigns = m_hasSigns || m_cells.hasMinus(ColumnField::Quantity) ||
                 m_cells.raw(ColumnField::Quantity).startsWith('+');
    m_date.see(m_cells.raw(ColumnField::Date), m_csv.line());
    m_exitDate.see(m_cells.raw(ColumnField::ExitDate), m_csv.line());
    if (m_cells.at(ColumnField::TradeId) >= 0 && m_idsAreTrusted) {
        const QString id = m_cells.text(ColumnField::TradeId);
        m_idsAreTrusted = !id.isEmpty() && !m_ids.contains(id);
        m_idsCount = m_idsCount && mayBeRowNumber(id);
        m_ids.insert(id);
    }
    seeOtherColumns();
}

/// What stands in the columns that the mapping leaves out: a word there may belie the sign of the quantity.
void MappedTable::seeOtherColumns() {
    const bool bySign = !m_mapping.has(ColumnField::Side) && !m_cells.isBlank(ColumnField::Quantity);
    for (int i = 0; i < std::min(m_csv.size(), m_header.size()); ++i) {
        const bool isKnown = m_isUnread[std::size_t(i)] != 0 && !bySign;
        if (isKnown || m_csv.raw(i).isEmpty() || m_cells.isMapped(i)) {
            continue;
        }
        m_isUnread[std::size_t(i)] = i == m_state || i == m_kind ? 0 : 1;
        const auto verb = bySign && !m_sideBesideSigns ? tradeVerb(m_csv.text(i)) : std::nullopt;
        if (verb && (*verb == Side::Sell) != m_cells.hasMinus(ColumnField::Quantity)) {
            m_sideBesideSigns = unnamedSide(
                QStringLiteral(
                    "no column is named that tells purchases from sales, and the signs do not: row "
                    "%1 has '%2' in the column '%3' beside the quantity %4")
                    .arg(QString::number(m_csv.line()), m_csv.text(i), m_header.name(i),
                         m_cells.text(ColumnField::Quantity)));
        }
    }
}

void MappedTable::decide() {
    m_cells.decide(m_options.decimalPoint ? m_options.decimalPoint : m_mapping.decimalPoint);
    m_instruments.decide(m_date.order());
    m_idsAreTrusted = m_idsAreTrusted && !m_idsCount;
    m_ids.clear();
}

std::optional<Error> MappedTable::hiddenSides() const {
    if (m_sideBesideSigns || !m_hasRows || m_hasSigns || m_mapping.has(ColumnField::Side)) {
        return m_sideBesideSigns;
    }
    return unnamedSide(QStringLiteral("no column tells purchases from sales, and no quantity has a sign"));
}

QStringList MappedTable::unreadColumns() const {
    QStringList names;
    for (int i = 0; i < m_header.size(); ++i) {
        if (m_isUnread[std::size_t(i)] != 0) {
            names.append(m_header.name(i));
        }
    }
    return names;
}

std::optional<Side> MappedTable::sideFrom(const QString& word) const {
    if (m_mapping.buyWords.contains(word, Qt::CaseInsensitive)) {
        return Side::Buy;
    }
    return m_mapping.sellWords.contains(word, Qt::CaseInsensitive) ? Side::Sell : sideOf(word);
}

/// Why the row is no execution; empty: it is one, or should be.
QString MappedTable::reasonToIgnore(const QString& sideWord, std::optional<Side> side) const {
    if (!side && isNoTrade(sideWord)) {
        return QStringLiteral("no trade: %1").arg(sideWord);
    }
    if (orderStateOf(m_csv.text(m_state)) == OrderState::NotExecuted) {
        const auto done = m_countsDone ? m_cells.numberOrNone(ColumnField::Quantity) : std::nullopt;
        if (!done || done->isZero()) {
            return QStringLiteral("order, no execution: %1").arg(m_csv.text(m_state));
        }
    }
    // A row that ends before these cells is a broken one.
    const bool isWhole =
        m_csv.size() > std::max(m_cells.at(ColumnField::Quantity), m_cells.at(ColumnField::Price));
    if (!side && isWhole && m_cells.isBlank(ColumnField::Quantity) && m_cells.isBlank(ColumnField::Price)) {
        return sideWord.isEmpty() ? QStringLiteral("neither quantity nor price: no execution")
                                  : QStringLiteral("neither quantity nor price: %1").arg(sideWord);
    }
    return {};
}

/// What no cell tells by itself.
void MappedTable::checkRow(RowReading& row, std::optional<Side> side, const FillDraft& entry) const {
    if (m_mapping.has(ColumnField::Side) && !side) {
        row.fail(m_cells.at(ColumnField::Side), QStringLiteral("neither a purchase nor a sale"));
    }
    if (side == Side::Buy && entry.quantity.isNegative()) {
        row.fail(m_cells.at(ColumnField::Quantity), QStringLiteral("a purchase with a negative quantity"));
    }
    if (isCorporateAction(m_csv.text(m_kind))) {
        row.fail(m_kind, QStringLiteral("a corporate action, no execution"));
    }
    if (!m_countsDone && orderStateOf(m_csv.text(m_state)) == OrderState::InPart) {
        row.fail(m_state, QStringLiteral("executed in part, and no column tells how much of it"));
    }
}

StatementRow MappedTable::read(RowReading& row) {
    const QString sideWord = m_cells.text(ColumnField::Side);
    const std::optional<Side> side = sideFrom(sideWord);
    if (const QString reason = reasonToIgnore(sideWord, side); !reason.isEmpty()) {
        return ignoredRow(m_csv.line(), reason);
    }
    FillDraft entry;
    readEntry(row, entry);
    checkRow(row, side, entry);
    entry.side = side.value_or(entry.quantity.isNegative() ? Side::Sell : Side::Buy);
    entry.effect = effectOfSide(sideWord);
    entry.quantity = entry.quantity.abs();
    settleInitialStop(entry);
    StatementRow result;
    result.row = m_csv.line();
    if (m_mapping.isRoundTrips()) {
        addRoundTrip(row, std::move(entry), result);
    } else {
        addRemark(entry.remark, row.remark());
        result.fills.push_back(std::move(entry));
    }
    return row.failed() ? row.rejected() : result;
}

std::optional<BrokerTotal> MappedTable::profitTotal() const {
    const auto sum = m_profit.value();
    if (!m_mapping.isRoundTrips() || m_cells.at(ColumnField::Profit) < 0 || !sum) {
        return std::nullopt;
    }
    BrokerTotal total;
    total.name = m_mapping.columns.at(ColumnField::Profit);
    total.printed = *sum;
    return total;
}

void MappedTable::readEntry(RowReading& row, FillDraft& fill) {
    if (const auto profit = m_cells.numberOrNone(ColumnField::Profit)) {
        m_profit += *profit;
    }
    fill.quantity = m_cells.number(row, ColumnField::Quantity);
    fill.price = m_cells.number(row, ColumnField::Price);
    fill.time = readTime(row);
    fill.multiplier = m_cells.numberIfAny(row, ColumnField::Multiplier);
    m_instruments.read(row, fill);
    readCosts(row, fill);
    fill.accountNumber = m_cells.text(ColumnField::Account);
    fill.venue = m_cells.text(ColumnField::Venue);
    fill.product = m_cells.text(ColumnField::Product);
    fill.externalId = m_idsAreTrusted ? m_cells.text(ColumnField::TradeId) : QString();
    readNote(row, fill);
}

void MappedTable::readCosts(RowReading& row, FillDraft& fill) const {
    fill.charges[ChargeKind::Commission] = m_cells.cost(row, ColumnField::Commission);
    // The one figure of a table that does not tell its costs apart is what the broker takes.
    const bool isOnlyOne = m_cells.at(ColumnField::Commission) < 0;
    fill.charges[isOnlyOne ? ChargeKind::Commission : ChargeKind::Other] +=
        m_cells.cost(row, ColumnField::Fees);
}

PrintedTime MappedTable::readTime(RowReading& row) const {
    if (m_mapping.has(ColumnField::Date)) {
        return row.time(m_date, m_cells.at(ColumnField::Date), m_cells.at(ColumnField::Time));
    }
    PrintedTime time;
    time.day = m_options.date.value_or(Day());
    const auto clock = readClock(m_cells.raw(ColumnField::Time));
    if (!clock) {
        row.fail(m_cells.at(ColumnField::Time), clock.error());
        return time;
    }
    time.sinceMidnight = clock->sinceMidnight;
    time.precision = clock->precision;
    return time;
}

void MappedTable::readNote(RowReading& row, FillDraft& fill) const {
    Annotation note;
    note.notes = m_cells.text(ColumnField::Notes);
    note.stop = priceIfAny(row, ColumnField::Stop);
    note.target = priceIfAny(row, ColumnField::Target);
    for (const QString& tag : m_cells.text(ColumnField::Tags).split(u';', Qt::SkipEmptyParts)) {
        fill.tags.append(tag.trimmed());
    }
    if (note != Annotation() || !fill.tags.isEmpty()) {
        fill.note = std::make_shared<const Annotation>(std::move(note));
    }
}

/// Zero means "none" in these columns.
std::optional<Decimal> MappedTable::priceIfAny(RowReading& row, ColumnField field) const {
    const auto price = m_cells.numberIfAny(row, field);
    return price && price->isZero() ? std::nullopt : price;
}

/// Entry and exit share a position of their own, so that other rows of the symbol do not mix into the
/// trade.
void MappedTable::addRoundTrip(RowReading& row, FillDraft entry, StatementRow& result) {
    entry.effect = Effect::Open;
    entry.position = positionOf(entry);
    addRemark(entry.remark, row.remark());
    result.fills.push_back(entry);
    if (m_cells.isBlank(ColumnField::ExitPrice)) {
        return;
    }
    FillDraft exit = std::move(entry);
    exit.remark.clear();
    exit.side = exit.side == Side::Buy ? Side::Sell : Side::Buy;
    exit.effect = Effect::Close;
    exit.price = m_cells.number(row, ColumnField::ExitPrice);
    if (m_cells.at(ColumnField::ExitDate) >= 0) {
        exit.time =
            row.time(m_exitDate, m_cells.at(ColumnField::ExitDate), m_cells.at(ColumnField::ExitTime));
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
QString MappedTable::positionOf(const FillDraft& entry) {
    if (!entry.externalId.isEmpty()) {
        return entry.externalId;
    }
    QString content;
    for (const ColumnField field :
         {ColumnField::Account, ColumnField::Symbol, ColumnField::Side, ColumnField::Date, ColumnField::Time,
          ColumnField::Quantity, ColumnField::Price}) {
        content += m_cells.text(field) + u'|';
    }
    content += QString::number(m_sameEntries[content]++);
    return namedUuid(kJournalNamespace, content).toString(QUuid::WithoutBraces);
}

} // namespace core
