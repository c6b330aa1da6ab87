#include "core/import/table_option.h"

#include "core/domain/symbols.h"
#include "core/import/option_text.h"
#include "core/import/table_words.h"

#include <QRegularExpression>

namespace core {
namespace {

const Decimal kThousand = Decimal::fromInt(1000);

Error untold(const char* what) {
    return Error{ErrorCode::InvalidValue,
                 QStringLiteral("an option, but the row does not tell its %1").arg(QLatin1String(what)),
                 {}};
}

/// "150.00" is 00150000 thousandths; empty for a strike that does not fit.
QString occStrike(Decimal strike) {
    const auto thousandths = multiplied(strike, kThousand);
    if (!thousandths || !strike.isPositive()) {
        return {};
    }
    const QString digits = thousandths->toString();
    return digits.contains(u'.') || digits.size() > 8 ? QString() : digits.rightJustified(8, u'0');
}

/// The OCC symbol, so that one option has one name whatever table told it; else its parts one after the
/// other.
QString optionSymbol(const QString& underlying, Day expiry, Decimal strike, OptionRight right) {
    static const QRegularExpression kRoot(QStringLiteral("^[A-Z][A-Z0-9.]{0,5}$"));
    const QString letter = right == OptionRight::Call ? QStringLiteral("C") : QStringLiteral("P");
    const QString thousandths = occStrike(strike);
    const QString day = dayText(expiry);
    if (underlying.contains(kRoot) && !thousandths.isEmpty()) {
        return underlying + u' ' + QString(day).remove(u'-').mid(2) + letter + thousandths;
    }
    return canonicalSymbol(underlying + u' ' + day + u' ' + strike.toString() + u' ' + letter);
}

std::optional<TableOption> namedBySymbol(const QString& symbol) {
    const auto occ = readOccSymbol(symbol);
    const auto name = occ ? occ : readIndianOption(symbol);
    if (!name) {
        return std::nullopt;
    }
    TableOption option;
    option.instrument.symbol = symbol;
    option.instrument.assetClass = AssetClass::Option;
    option.instrument.expiry = name->expiry;
    option.instrument.strike = name->strike;
    option.instrument.right = name->right;
    if (const auto spec = occ ? contractSpec(*occ) : std::nullopt) {
        option.size = spec->multiplier;
    }
    return option;
}

/// The columns' values, and those of the words where a column has none.
struct Parts {
    QString underlying;
    OptionRight right = OptionRight::None;
    std::optional<Decimal> strike;
    std::optional<Day> expiry;
};

Result<Parts> partsOf(const OptionCells& cells, const std::optional<OptionText>& words,
                      const DateColumn& dates) {
    Parts parts{cells.symbol, optionRightOf(cells.right), cells.strike, cells.expiry};
    parts.right = parts.right == OptionRight::None ? optionRightOf(cells.assetClass) : parts.right;
    if (!words) {
        return parts;
    }
    const auto strike = Decimal::parse(words->strike);
    const auto expiry = dates.read(words->expiry.toUtf8());
    if (!expiry) {
        return expiry.error();
    }
    const bool contradicts = (parts.right != OptionRight::None && parts.right != words->right) ||
                             (strike && parts.strike && *parts.strike != *strike) ||
                             (parts.expiry && *parts.expiry != expiry->time.day);
    if (contradicts) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("the columns and the description name different options"),
                     {}};
    }
    parts.underlying = words->underlying;
    parts.right = words->right;
    parts.strike = strike ? std::optional(*strike) : parts.strike;
    parts.expiry = expiry->time.day;
    return parts;
}

bool isOption(const OptionCells& cells) {
    return (cells.strike && !cells.strike->isZero()) || optionRightOf(cells.right) != OptionRight::None ||
           optionRightOf(cells.assetClass) != OptionRight::None ||
           assetClassNamed(cells.assetClass) == AssetClass::Option || soundsLikeOption(cells.symbol) ||
           soundsLikeOption(cells.description);
}

/// India's exchanges count in units, not in contracts.
bool isIndian(const QString& right) {
    return right.endsWith(QLatin1String("CE"), Qt::CaseInsensitive) ||
           right.endsWith(QLatin1String("PE"), Qt::CaseInsensitive);
}

TableOption optionOf(const Parts& parts, const OptionCells& cells) {
    TableOption option;
    Instrument& instrument = option.instrument;
    instrument.symbol = optionSymbol(parts.underlying, *parts.expiry, *parts.strike, parts.right);
    instrument.assetClass = AssetClass::Option;
    instrument.expiry = parts.expiry;
    instrument.strike = parts.strike;
    instrument.right = parts.right;
    const auto occ = isIndian(cells.right) ? std::nullopt : readOccSymbol(instrument.symbol);
    if (const auto spec = occ ? contractSpec(*occ) : std::nullopt) {
        option.size = spec->multiplier;
    }
    return option;
}

} // namespace

Result<std::optional<TableOption>> optionIn(const OptionCells& cells, const DateColumn& dates) {
    if (auto option = namedBySymbol(cells.symbol)) {
        return option;
    }
    auto words = readOptionText(cells.symbol);
    if (!words) {
        words = readOptionText(cells.description);
    }
    if (!words && !isOption(cells)) {
        return std::optional<TableOption>();
    }
    auto parts = partsOf(cells, words, dates);
    if (!parts) {
        return parts.error();
    }
    if (parts->right == OptionRight::None) {
        return untold("kind, call or put");
    }
    if (!parts->strike || parts->strike->isZero()) {
        return untold("strike");
    }
    if (!parts->expiry) {
        return untold("expiry");
    }
    return std::optional(optionOf(*parts, cells));
}

void OptionPricing::see(const Row& row) {
    const bool share = agrees(row, Unit::OneShare);
    const bool contract = agrees(row, Unit::OneContract);
    if (share != contract) {
        m_sawShare = m_sawShare || share;
        m_sawContract = m_sawContract || contract;
    }
}

OptionPricing::Unit OptionPricing::unit() const {
    if (m_sawShare == m_sawContract) {
        return Unit::Unknown;
    }
    return m_sawShare ? Unit::OneShare : Unit::OneContract;
}

bool OptionPricing::agrees(const Row& row, Unit unit) {
    const auto value = multiplied(row.quantity.abs(), row.price.abs());
    const auto cash = !value || unit == Unit::OneContract ? value : multiplied(*value, row.size);
    const auto hidden = multiplied(row.quantity.abs(), Decimal::fromInt(2)); // fees inside the amount
    if (!cash || !hidden) {
        return false;
    }
    DecimalSum allowed;
    allowed += row.costs.abs();
    allowed += *hidden;
    DecimalSum difference;
    difference += row.amount.abs();
    difference.subtract(*cash);
    const auto most = allowed.value();
    const auto found = difference.value();
    return most && found && found->abs() <= *most;
}

} // namespace core
