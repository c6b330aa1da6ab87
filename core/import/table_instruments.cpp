#include "core/import/table_instruments.h"

#include "core/domain/symbols.h"
#include "core/import/statement_rows.h"
#include "core/import/table_words.h"

namespace core {
namespace {

/// `amount` is a hundred times `value`, give or take costs and interest.
bool isHundredfold(Decimal amount, Decimal value) {
    const auto ratio = divided(amount.abs(), value.abs());
    return ratio && *ratio > Decimal::fromInt(95) && *ratio < Decimal::fromInt(105);
}

std::optional<Decimal> publishedSize(const QString& symbol) {
    const auto spec = contractSpec(futureRoot(symbol), AssetClass::Future);
    return spec ? std::optional(spec->multiplier) : std::nullopt;
}

} // namespace

TableInstruments::TableInstruments(const MappedCells& cells, DateColumn::Order order)
    : m_cells(cells), m_expiry(order) {}

bool TableInstruments::printsAmounts() const {
    return m_cells.at(ColumnField::Amount) >= 0 && !m_cells.mapping().isRoundTrips();
}

bool TableInstruments::printsProfits() const {
    return m_cells.at(ColumnField::Profit) >= 0 && m_cells.mapping().isRoundTrips();
}

void TableInstruments::see() {
    m_expiry.see(m_cells.raw(ColumnField::Expiry), m_cells.csv().line());
}

void TableInstruments::decide(DateColumn::Order datesOrder) {
    if (m_expiry.order() == DateColumn::Order::Detect && datesOrder != DateColumn::Order::YearFirst) {
        m_expiry = DateColumn(datesOrder);
    }
}

void TableInstruments::weigh(std::optional<Side> side) {
    const OptionCells cells = optionCells();
    const auto option = optionIn(cells, m_expiry);
    if (option && !*option && side && printsProfits()) {
        weighRoundTrip(cells.symbol, *side);
    }
    if (!option || !*option || !printsAmounts()) {
        return;
    }
    constexpr int kUsualSize = 100;
    const auto size = m_cells.numberOrNone(ColumnField::Multiplier);
    m_pricing.see(pricingRow(size ? *size : (*option)->size.value_or(Decimal::fromInt(kUsualSize))));
}

/// The profit of a round trip beside what its prices give, in units of the contract size as far as known.
void TableInstruments::weighRoundTrip(const QString& symbol, Side side) {
    const auto entry = m_cells.numberOrNone(ColumnField::Price);
    const auto exit = m_cells.numberOrNone(ColumnField::ExitPrice);
    const auto quantity = m_cells.numberOrNone(ColumnField::Quantity);
    const auto profit = m_cells.numberOrNone(ColumnField::Profit);
    if (!entry || !exit || !quantity || !profit || !m_cells.isBlank(ColumnField::Multiplier)) {
        return;
    }
    DecimalSum move;
    move += side == Side::Buy ? *exit : *entry;
    move.subtract(side == Side::Buy ? *entry : *exit);
    const auto points = move.value() ? multiplied(*move.value(), quantity->abs()) : std::nullopt;
    const auto published = publishedSize(symbol);
    if (const auto cash = points && published ? multiplied(*points, *published) : points) {
        m_sizes.see(symbol, *cash, *profit);
    }
}

OptionCells TableInstruments::optionCells() const {
    OptionCells cells;
    cells.symbol = canonicalSymbol(m_cells.text(ColumnField::Symbol));
    cells.assetClass = m_cells.text(ColumnField::AssetClass);
    cells.right = m_cells.text(ColumnField::OptionRight);
    cells.description = m_cells.text(ColumnField::Description);
    cells.strike = m_cells.numberOrNone(ColumnField::Strike);
    if (const auto expiry = m_expiry.read(m_cells.raw(ColumnField::Expiry))) {
        cells.expiry = expiry->time.day;
    }
    return cells;
}

OptionPricing::Row TableInstruments::pricingRow(Decimal size) const {
    const auto of = [this](ColumnField field) { return m_cells.numberOrNone(field).value_or(Decimal()); };
    DecimalSum costs;
    costs += of(ColumnField::Commission).abs();
    costs += of(ColumnField::Fees).abs();
    return {of(ColumnField::Quantity), of(ColumnField::Price), costs.value().value_or(Decimal()),
            of(ColumnField::Amount), size};
}

void TableInstruments::read(RowReading& row, FillDraft& fill) const {
    const OptionCells cells = optionCells();
    Instrument& instrument = fill.instrument;
    instrument.symbol = cells.symbol;
    if (instrument.symbol.isEmpty()) {
        row.fail(m_cells.at(ColumnField::Symbol), QStringLiteral("no symbol"));
    }
    instrument.currency = m_cells.text(ColumnField::Currency).toUpper();
    if (instrument.currency.isEmpty()) {
        instrument.currency = m_cells.mapping().currency;
    }
    const auto expiry = m_expiry.read(m_cells.raw(ColumnField::Expiry));
    if (!expiry && expiry.error().code == ErrorCode::AmbiguousValue) {
        row.fail(m_cells.at(ColumnField::Expiry), expiry.error());
    }
    const auto option = optionIn(cells, m_expiry);
    if (!option) {
        row.fail(m_cells.at(ColumnField::Symbol), option.error());
    } else if (*option) {
        readOption(row, **option, fill);
    } else {
        readOther(row, fill);
    }
}

/// Brokers print the price of an option of one share or of the whole contract. The cash the rows moved proves
/// which; without that proof the contract size is asked for, unless the table prints it.
void TableInstruments::readOption(RowReading& row, const TableOption& option, FillDraft& fill) const {
    const QString currency = fill.instrument.currency;
    fill.instrument = option.instrument;
    fill.instrument.currency = currency;
    const std::optional<Decimal> size = fill.multiplier ? fill.multiplier : option.size;
    if (printsAmounts() && size && m_pricing.unit() != OptionPricing::Unit::Unknown) {
        readPricing(row, *size, fill);
        return;
    }
    if (printsAmounts()) {
        fill.multiplier.reset();
    }
    fill.sizeIsAsked = !fill.multiplier;
    if (fill.price.isNegative()) {
        row.fail(m_cells.at(ColumnField::Price), QStringLiteral("an option with a price below zero"));
    }
}

void TableInstruments::readPricing(RowReading& row, Decimal size, FillDraft& fill) const {
    const OptionPricing::Unit unit = m_pricing.unit();
    const auto amount = m_cells.numberOrNone(ColumnField::Amount);
    if (amount && !OptionPricing::agrees(pricingRow(size), unit)) {
        row.fail(m_cells.at(ColumnField::Amount),
                 QStringLiteral("the amount is not quantity × price as with the file's other options"));
    } else if (fill.price.isNegative() && !(amount && amount->isNegative())) {
        row.fail(m_cells.at(ColumnField::Price), QStringLiteral("an option with a price below zero"));
    }
    fill.price = fill.price.abs(); // some print it with the sign of the cash
    fill.multiplier = size;
    if (unit == OptionPricing::Unit::OneContract && size != Decimal::fromInt(1)) {
        fill.price = divided(fill.price, size).value_or(Decimal());
        addRemark(fill.remark,
                  QStringLiteral("the price of the whole contract divided by %1").arg(size.toString()));
    }
}

void TableInstruments::readOther(RowReading& row, FillDraft& fill) const {
    Instrument& instrument = fill.instrument;
    readClassOfSymbol(instrument);
    instrument.assetClass =
        assetClassNamed(m_cells.text(ColumnField::AssetClass)).value_or(instrument.assetClass);
    // "110'165" of a bond future is 110 points and a part of one, no 110,165.
    if (instrument.assetClass == AssetClass::Future && m_cells.raw(ColumnField::Price).contains('\'')) {
        row.fail(m_cells.at(ColumnField::Price), QStringLiteral("a price in fractions of a point"));
    }
    readSize(fill);
    checkAmount(row, fill);
}

/// Lots and contracts in a table of round trips: the printed profits tell what they are worth, or that it
/// must be asked for.
void TableInstruments::readSize(FillDraft& fill) const {
    const RoundTripSizes::Size size = m_sizes.of(fill.instrument.symbol);
    if (fill.multiplier || size.kind == RoundTripSizes::Kind::AsKnown) {
        return;
    }
    fill.sizeIsAsked =
        size.kind == RoundTripSizes::Kind::Unknown || publishedSize(fill.instrument.symbol).has_value();
    if (fill.sizeIsAsked) {
        return;
    }
    fill.multiplier = size.factor;
    addRemark(
        fill.remark,
        QStringLiteral("a contract size of %1 follows from the printed profits").arg(size.factor.toString()));
    if (fill.instrument.assetClass == AssetClass::Stock) {
        fill.instrument.assetClass = AssetClass::Cfd;
    }
}

/// A share is worth quantity × price. What moved a hundred times as much cash is an option in disguise, a
/// hundredth a bond quoted in percent.
void TableInstruments::checkAmount(RowReading& row, FillDraft& fill) const {
    const auto amount = m_cells.numberOrNone(ColumnField::Amount);
    if (fill.price.isNegative() && fill.instrument.assetClass == AssetClass::Stock) {
        if (!amount || !amount->isNegative()) {
            row.fail(m_cells.at(ColumnField::Price), QStringLiteral("a share with a price below zero"));
        }
        fill.price = -fill.price; // printed with the sign of the cash
    }
    const auto value = multiplied(fill.quantity, fill.price);
    if (!printsAmounts() || !amount || !value || amount->isZero() || value->isZero() || fill.multiplier ||
        fill.instrument.assetClass != AssetClass::Stock) {
        return;
    }
    if (isHundredfold(*amount, *value) || isHundredfold(*value, *amount)) {
        row.fail(m_cells.at(ColumnField::Amount),
                 QStringLiteral("not quantity × price of a share: an option or a bond, and the row does not "
                                "tell which"));
    }
}

} // namespace core
