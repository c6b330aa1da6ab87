#include "core/import/thinkorswim_contract.h"

#include "core/domain/symbols.h"
#include "core/import/date_reader.h"

#include <QRegularExpression>

namespace core {
namespace {

Error invalid(const char* column, const QString& detail) {
    return Error{ErrorCode::InvalidValue, detail, QString::fromLatin1(column)};
}

/// "19 JAN 24": the day as the platform spells it, whatever else stood in the cell.
QString expiryText(Day day) {
    static constexpr const char* kMonths[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                              "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    const std::chrono::year_month_day date(day);
    return QStringLiteral("%1 %2 %3")
        .arg(unsigned(date.day()))
        .arg(QLatin1String(kMonths[unsigned(date.month()) - 1]))
        .arg(int(date.year()) % 100, 2, 10, QLatin1Char('0'));
}

QString withoutBrackets(const QString& text) {
    static const QRegularExpression kBrackets(QStringLiteral("\\([^)]*\\)"));
    return QString(text).remove(kBrackets).simplified();
}

Result<ThinkorswimContract> optionOnFuture(const QString& symbol, const QString& code,
                                           ThinkorswimContract contract) {
    static const QRegularExpression kFraction(QStringLiteral(" 1/(\\d{1,7}) "));
    const auto fraction = kFraction.match(symbol + u' ');
    if (!code.startsWith(u'/')) {
        return invalid("Exp", QStringLiteral("no option code like '/Q4CJ22'"));
    }
    if (fraction.hasMatch()) {
        contract.multiplier = Decimal::fromInt(fraction.captured(1).toLongLong());
    }
    const QLatin1Char right(contract.instrument.right == OptionRight::Call ? 'C' : 'P');
    contract.instrument.symbol = canonicalSymbol(code + right + contract.instrument.strike->toString());
    return contract;
}

Result<ThinkorswimContract> optionOnShare(const QString& symbol, const QString& expiry,
                                          ThinkorswimContract contract) {
    const auto date = DateColumn(DateColumn::Order::DayFirst).read(withoutBrackets(expiry).toUtf8());
    if (!date) {
        return invalid("Exp", date.error().detail);
    }
    contract.instrument.expiry = date->time.day;
    contract.multiplier = Decimal::fromInt(100);
    contract.instrument.symbol =
        canonicalSymbol(QStringLiteral("%1 %2 %3 %4")
                            .arg(symbol, expiryText(date->time.day), contract.instrument.strike->toString(),
                                 contract.instrument.right == OptionRight::Call ? QStringLiteral("CALL")
                                                                                : QStringLiteral("PUT")));
    return contract;
}

Result<ThinkorswimContract> readOption(const QString& symbol, const QString& expiry, const QString& strike,
                                       OptionRight right) {
    const auto price = Decimal::parse(strike);
    if (!price) {
        return invalid("Strike", price.error().detail);
    }
    ThinkorswimContract contract;
    contract.instrument.assetClass = AssetClass::Option;
    contract.instrument.currency = QStringLiteral("USD");
    contract.instrument.strike = *price;
    contract.instrument.right = right;
    return symbol.startsWith(u'/') ? optionOnFuture(symbol, expiry, contract)
                                   : optionOnShare(symbol, expiry, contract);
}

} // namespace

Result<ThinkorswimContract> readThinkorswimContract(const QString& symbol, const QString& expiry,
                                                    const QString& strike, const QString& type) {
    const QString kind = type.toUpper();
    if (symbol.isEmpty()) {
        return invalid("Symbol", QStringLiteral("no symbol"));
    }
    if (kind == QLatin1String("CALL") || kind == QLatin1String("PUT")) {
        return readOption(symbol, expiry, strike,
                          kind == QLatin1String("CALL") ? OptionRight::Call : OptionRight::Put);
    }
    ThinkorswimContract contract;
    contract.instrument.symbol = canonicalSymbol(symbol);
    contract.instrument.currency = QStringLiteral("USD");
    if (kind == QLatin1String("FUTURE") || symbol.startsWith(u'/')) {
        contract.instrument.assetClass = AssetClass::Future;
    } else if (kind == QLatin1String("FOREX")) {
        contract.instrument.assetClass = AssetClass::Forex;
        contract.instrument.currency = contract.instrument.symbol.section(u'/', 1, 1);
        if (contract.instrument.currency.size() != 3) {
            return invalid("Symbol", QStringLiteral("no currency pair like 'EUR/USD'"));
        }
    } else if (kind != QLatin1String("STOCK") && kind != QLatin1String("ETF") &&
               kind != QLatin1String("FUND")) {
        return invalid("Type", QStringLiteral("none of STOCK, ETF, FUND, FUTURE, FOREX, CALL and PUT"));
    }
    return contract;
}

Result<ThinkorswimContract> readThinkorswimOption(const QString& text) {
    static const QRegularExpression kOption(
        QStringLiteral("^(\\S+) \\d+ (\\d{1,2} [A-Z]{3} \\d{2,4}) ([0-9.]+) (CALL|PUT)$"));
    const auto match = kOption.match(withoutBrackets(text.toUpper()));
    if (!match.hasMatch()) {
        return invalid("DESCRIPTION", QStringLiteral("no option like 'SPY 100 19 JAN 24 480 CALL'"));
    }
    return readOption(match.captured(1), match.captured(2), match.captured(3),
                      match.captured(4) == QLatin1String("CALL") ? OptionRight::Call : OptionRight::Put);
}

} // namespace core
