#include "core/import/mapped_table.h"

#include "core/domain/symbols.h"
#include "core/import/statement_rows.h"
#include "core/import/table_words.h"

#include <QRegularExpression>

namespace core {
namespace {

constexpr std::array kNumbers = {ColumnField::Quantity,   ColumnField::Price,  ColumnField::ExitPrice,
                                 ColumnField::Commission, ColumnField::Fees,   ColumnField::Multiplier,
                                 ColumnField::Stop,       ColumnField::Target, ColumnField::Profit,
                                 ColumnField::Strike,     ColumnField::Amount};

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

/// `amount` is a hundred times `value`, give or take costs and interest.
bool isHundredfold(Decimal amount, Decimal value) {
    const auto ratio = divided(amount.abs(), value.abs());
    return ratio && *ratio > Decimal::fromInt(95) && *ratio < Decimal::fromInt(105);
}

} // namespace

MappedTable::MappedTable(const CsvReader& csv, const HeaderMap& header, const ColumnMapping& mapping,
                         const ReadOptions& options)
    : m_csv(csv), m_mapping(mapping), m_options(options) {
    m_columns.fill(-1);
    for (const auto& [field, name] : mapping.columns) {
        m_columns[std::size_t(field)] = header.column(name.toUtf8().constData());
    }
    const auto order = options.dateOrder != DateColumn::Order::Detect ? options.dateOrder : mapping.dateOrder;
    m_date = m_exitDate = m_expiry = DateColumn(order);
}

void MappedTable::see() {
    m_hasRows = true;
    for (const ColumnField field : kNumbers) {
        m_numbers[std::size_t(field)].see(m_csv.raw(at(field)));
    }
    for (const ColumnField cost : {ColumnField::Commission, ColumnField::Fees}) {
        const QByteArrayView cell = m_csv.raw(at(cost));
        m_negativeCosts += cell.startsWith('-') || cell.startsWith('(') ? 1 : cell.isEmpty() ? 0 : -1;
    }
    const QByteArrayView quantity = m_csv.raw(at(ColumnField::Quantity));
    m_hasSigns = m_hasSigns || quantity.startsWith('-') || quantity.startsWith('+') ||
                 quantity.startsWith('(') || quantity.endsWith('-');
    m_date.see(m_csv.raw(at(ColumnField::Date)), m_csv.line());
    m_exitDate.see(m_csv.raw(at(ColumnField::ExitDate)), m_csv.line());
    m_expiry.see(m_csv.raw(at(ColumnField::Expiry)), m_csv.line());
    if (at(ColumnField::TradeId) >= 0 && m_idsAreTrusted) {
        const QString id = text(ColumnField::TradeId);
        m_idsAreTrusted = !id.isEmpty() && !m_ids.contains(id);
        m_idsCount = m_idsCount && mayBeRowNumber(id);
        m_ids.insert(id);
    }
}

/// A file keeps to one way of writing numbers and dates: columns without a telling row follow those that have
/// one.
void MappedTable::decide() {
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
    const auto order = m_date.order();
    if (m_expiry.order() == DateColumn::Order::Detect && order != DateColumn::Order::YearFirst) {
        m_expiry = DateColumn(order);
    }
    m_idsAreTrusted = m_idsAreTrusted && !m_idsCount;
    m_ids.clear();
}

void MappedTable::weigh() {
    const auto option = optionIn(optionCells(), m_expiry);
    if (!option || !*option) {
        return;
    }
    constexpr int kUsualSize = 100;
    const auto size = numberOrNone(ColumnField::Multiplier);
    m_pricing.see(pricingRow(size ? *size : (*option)->size.value_or(Decimal::fromInt(kUsualSize))));
}

StatementRow MappedTable::read(RowReading& row) {
    const QString sideWord = text(ColumnField::Side);
    std::optional<Side> side = sideFrom(sideWord);
    if (!side && isNoTrade(sideWord)) {
        return ignoredRow(m_csv.line(), QStringLiteral("no trade: %1").arg(sideWord));
    }
    FillDraft entry;
    readEntry(row, entry);
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
        addRemark(entry.remark, row.remark());
        result.fills.push_back(std::move(entry));
    }
    return row.failed() ? row.rejected() : result;
}

std::optional<BrokerTotal> MappedTable::profitTotal() const {
    const auto sum = m_profit.value();
    if (!m_mapping.isRoundTrips() || at(ColumnField::Profit) < 0 || !sum) {
        return std::nullopt;
    }
    BrokerTotal total;
    total.name = m_mapping.columns.at(ColumnField::Profit);
    total.printed = *sum;
    return total;
}

std::optional<Decimal> MappedTable::numberOrNone(ColumnField field) const {
    const auto read = style(field).read(m_csv.raw(at(field)));
    return read ? std::optional(read->value) : std::nullopt;
}

std::optional<Side> MappedTable::sideFrom(const QString& word) const {
    if (m_mapping.buyWords.contains(word, Qt::CaseInsensitive)) {
        return Side::Buy;
    }
    return m_mapping.sellWords.contains(word, Qt::CaseInsensitive) ? Side::Sell : sideOf(word);
}

OptionCells MappedTable::optionCells() const {
    OptionCells cells;
    cells.symbol = canonicalSymbol(text(ColumnField::Symbol));
    cells.assetClass = text(ColumnField::AssetClass);
    cells.right = text(ColumnField::OptionRight);
    cells.description = text(ColumnField::Description);
    cells.strike = numberOrNone(ColumnField::Strike);
    if (const auto expiry = m_expiry.read(m_csv.raw(at(ColumnField::Expiry)))) {
        cells.expiry = expiry->time.day;
    }
    return cells;
}

OptionPricing::Row MappedTable::pricingRow(Decimal size) const {
    const auto of = [this](ColumnField field) { return numberOrNone(field).value_or(Decimal()); };
    DecimalSum costs;
    costs += of(ColumnField::Commission).abs();
    costs += of(ColumnField::Fees).abs();
    return {of(ColumnField::Quantity), of(ColumnField::Price), costs.value().value_or(Decimal()),
            of(ColumnField::Amount), size};
}

void MappedTable::readEntry(RowReading& row, FillDraft& fill) {
    if (const auto profit = numberOrNone(ColumnField::Profit)) {
        m_profit += *profit;
    }
    fill.quantity = row.number(style(ColumnField::Quantity), at(ColumnField::Quantity));
    fill.price = row.number(style(ColumnField::Price), at(ColumnField::Price));
    fill.time = readTime(row);
    fill.multiplier = number(row, ColumnField::Multiplier);
    readInstrument(row, fill);
    readCosts(row, fill);
    fill.accountNumber = text(ColumnField::Account);
    fill.venue = text(ColumnField::Venue);
    fill.product = text(ColumnField::Product);
    fill.externalId = m_idsAreTrusted ? text(ColumnField::TradeId) : QString();
    readNote(row, fill);
}

void MappedTable::readCosts(RowReading& row, FillDraft& fill) const {
    fill.charges[ChargeKind::Commission] = cost(row, ColumnField::Commission);
    // The one figure of a table that does not tell its costs apart is what the broker takes.
    fill.charges[at(ColumnField::Commission) < 0 ? ChargeKind::Commission : ChargeKind::Other] +=
        cost(row, ColumnField::Fees);
}

/// Some brokers print costs as what they take, some as what the account loses: the column's prevailing sign
/// is a cost.
Decimal MappedTable::cost(RowReading& row, ColumnField field) const {
    const Decimal printed = number(row, field).value_or(Decimal());
    return m_negativeCosts > 0 ? -printed : printed;
}

PrintedTime MappedTable::readTime(RowReading& row) const {
    if (m_mapping.has(ColumnField::Date)) {
        return row.time(m_date, at(ColumnField::Date), at(ColumnField::Time));
    }
    PrintedTime time;
    time.day = m_options.date.value_or(Day());
    const auto clock = readClock(m_csv.raw(at(ColumnField::Time)));
    if (!clock) {
        row.fail(at(ColumnField::Time), clock.error());
        return time;
    }
    time.sinceMidnight = clock->sinceMidnight;
    time.precision = clock->precision;
    return time;
}

void MappedTable::readInstrument(RowReading& row, FillDraft& fill) const {
    const OptionCells cells = optionCells();
    Instrument& instrument = fill.instrument;
    instrument.symbol = cells.symbol;
    if (instrument.symbol.isEmpty()) {
        row.fail(at(ColumnField::Symbol), QStringLiteral("no symbol"));
    }
    instrument.currency = text(ColumnField::Currency).toUpper();
    if (instrument.currency.isEmpty()) {
        instrument.currency = m_mapping.currency;
    }
    const QByteArrayView expiry = m_csv.raw(at(ColumnField::Expiry));
    if (const auto day = m_expiry.read(expiry); !day && day.error().code == ErrorCode::AmbiguousValue) {
        row.fail(at(ColumnField::Expiry), day.error());
    }
    const auto option = optionIn(cells, m_expiry);
    if (!option) {
        row.fail(at(ColumnField::Symbol), option.error());
    } else if (*option) {
        readOption(row, **option, fill);
    } else {
        readClassOfSymbol(instrument);
        instrument.assetClass = assetClassNamed(cells.assetClass).value_or(instrument.assetClass);
        checkAmount(row, fill);
    }
}

/// Brokers print the price of an option of one share or of the whole contract. The cash the rows moved proves
/// which; without that proof the contract size is asked for, unless the table prints it.
void MappedTable::readOption(RowReading& row, const TableOption& option, FillDraft& fill) const {
    const QString currency = fill.instrument.currency;
    fill.instrument = option.instrument;
    fill.instrument.currency = currency;
    const std::optional<Decimal> size = fill.multiplier ? fill.multiplier : option.size;
    if (isWeighed() && size && m_pricing.unit() != OptionPricing::Unit::Unknown) {
        readPricing(row, *size, fill);
        return;
    }
    if (isWeighed()) {
        fill.multiplier.reset();
    }
    fill.sizeIsAsked = !fill.multiplier;
    if (fill.price.isNegative()) {
        row.fail(at(ColumnField::Price), QStringLiteral("an option with a price below zero"));
    }
}

void MappedTable::readPricing(RowReading& row, Decimal size, FillDraft& fill) const {
    const OptionPricing::Unit unit = m_pricing.unit();
    const auto amount = numberOrNone(ColumnField::Amount);
    if (amount && !OptionPricing::agrees(pricingRow(size), unit)) {
        row.fail(at(ColumnField::Amount),
                 QStringLiteral("the amount is not quantity × price as with the file's other options"));
    } else if (fill.price.isNegative() && !(amount && amount->isNegative())) {
        row.fail(at(ColumnField::Price), QStringLiteral("an option with a price below zero"));
    }
    fill.price = fill.price.abs(); // some print it with the sign of the cash
    fill.multiplier = size;
    if (unit == OptionPricing::Unit::OneContract && size != Decimal::fromInt(1)) {
        fill.price = divided(fill.price, size).value_or(Decimal());
        addRemark(fill.remark,
                  QStringLiteral("the price of the whole contract divided by %1").arg(size.toString()));
    }
}

/// A share is worth quantity × price. What moved a hundred times as much cash is an option in disguise, a
/// hundredth a bond quoted in percent.
void MappedTable::checkAmount(RowReading& row, FillDraft& fill) const {
    const auto amount = numberOrNone(ColumnField::Amount);
    if (fill.price.isNegative() && fill.instrument.assetClass == AssetClass::Stock) {
        if (!amount || !amount->isNegative()) {
            row.fail(at(ColumnField::Price), QStringLiteral("a share with a price below zero"));
        }
        fill.price = -fill.price; // printed with the sign of the cash
    }
    const auto value = multiplied(fill.quantity, fill.price);
    if (!isWeighed() || !amount || !value || amount->isZero() || value->isZero() || fill.multiplier ||
        fill.instrument.assetClass != AssetClass::Stock) {
        return;
    }
    if (isHundredfold(*amount, *value) || isHundredfold(*value, *amount)) {
        row.fail(at(ColumnField::Amount),
                 QStringLiteral("not quantity × price of a share: an option or a bond, and the row does not "
                                "tell which"));
    }
}

void MappedTable::readNote(RowReading& row, FillDraft& fill) const {
    Annotation note;
    note.notes = text(ColumnField::Notes);
    note.stop = priceIfAny(row, ColumnField::Stop);
    note.target = priceIfAny(row, ColumnField::Target);
    for (const QString& tag : text(ColumnField::Tags).split(u';', Qt::SkipEmptyParts)) {
        fill.tags.append(tag.trimmed());
    }
    if (note != Annotation() || !fill.tags.isEmpty()) {
        fill.note = std::make_shared<const Annotation>(std::move(note));
    }
}

/// Zero means "none" in these columns.
std::optional<Decimal> MappedTable::priceIfAny(RowReading& row, ColumnField field) const {
    const auto price = number(row, field);
    return price && price->isZero() ? std::nullopt : price;
}

/// Entry and exit share a position of their own, so that other rows of the symbol do not mix into the
/// trade.
void MappedTable::addRoundTrip(RowReading& row, FillDraft entry, StatementRow& result) {
    entry.effect = Effect::Open;
    entry.position = positionOf(entry);
    addRemark(entry.remark, row.remark());
    result.fills.push_back(entry);
    if (row.isEmpty(at(ColumnField::ExitPrice))) {
        return;
    }
    FillDraft exit = std::move(entry);
    exit.remark.clear();
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
QString MappedTable::positionOf(const FillDraft& entry) {
    if (!entry.externalId.isEmpty()) {
        return entry.externalId;
    }
    QString content;
    for (const ColumnField field :
         {ColumnField::Account, ColumnField::Symbol, ColumnField::Side, ColumnField::Date, ColumnField::Time,
          ColumnField::Quantity, ColumnField::Price}) {
        content += m_csv.text(at(field)) + u'|';
    }
    content += QString::number(m_sameEntries[content]++);
    return namedUuid(kJournalNamespace, content).toString(QUuid::WithoutBraces);
}

} // namespace core
