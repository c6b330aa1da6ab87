#include "core/import/ibkr_codes.h"

#include "core/domain/symbols.h"

#include <QRegularExpression>
#include <QStringList>

namespace core {

namespace {

QString cancellationKey(const QString& account, const QString& symbol, Decimal quantity, Decimal price) {
    return QStringList{account, symbol, quantity.toString(), price.toString()}.join(u'|');
}

/// "16JAN26"
std::optional<Day> expiryOf(const QString& text) {
    static const QStringList months =
        QStringLiteral("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC").split(u' ');
    const int month = int(months.indexOf(text.mid(2, 3))) + 1;
    const std::chrono::year_month_day date{std::chrono::year(2000 + text.mid(5, 2).toInt()),
                                           std::chrono::month(unsigned(month)),
                                           std::chrono::day(text.left(2).toUInt())};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

} // namespace

IbkrCodes::IbkrCodes(const QString& printed) {
    for (const QString& word : printed.split(u';', Qt::SkipEmptyParts)) {
        const QString code = word.trimmed();
        opens = opens || code == u"O";
        closes = closes || code == u"C";
        expired = expired || code == u"Ep";
        exercised =
            exercised || code == u"Ex" || code == u"A" || code == u"AEx" || code == u"GEA" || code == u"MEx";
        cancelled = cancelled || code == u"Ca";
        automaticConversion = automaticConversion || code == u"AFx";
    }
}

Effect IbkrCodes::effect() const {
    if (opens == closes) {
        return !opens && expired ? Effect::Close : Effect::Unknown;
    }
    return opens ? Effect::Open : Effect::Close;
}

std::optional<AssetClass> ibkrAssetClass(const QString& category) {
    static const QHash<QString, AssetClass> classes{
        {QStringLiteral("STK"), AssetClass::Stock},
        {QStringLiteral("STOCKS"), AssetClass::Stock},
        {QStringLiteral("ETF"), AssetClass::Stock},
        {QStringLiteral("FUND"), AssetClass::Stock},
        {QStringLiteral("MUTUAL FUNDS"), AssetClass::Stock},
        {QStringLiteral("WAR"), AssetClass::Stock},
        {QStringLiteral("WARRANTS"), AssetClass::Stock},
        {QStringLiteral("IOPT"), AssetClass::Stock},
        {QStringLiteral("STRUCTURED PRODUCTS"), AssetClass::Stock},
        {QStringLiteral("BOND"), AssetClass::Stock},
        {QStringLiteral("BONDS"), AssetClass::Stock},
        {QStringLiteral("BILL"), AssetClass::Stock},
        {QStringLiteral("TREASURY BILLS"), AssetClass::Stock},
        {QStringLiteral("OPT"), AssetClass::Option},
        {QStringLiteral("EQUITY AND INDEX OPTIONS"), AssetClass::Option},
        {QStringLiteral("OPTIONS"), AssetClass::Option},
        {QStringLiteral("FOP"), AssetClass::Option},
        {QStringLiteral("OPTIONS ON FUTURES"), AssetClass::Option},
        {QStringLiteral("FUTURES OPTIONS"), AssetClass::Option},
        {QStringLiteral("FSFOP"), AssetClass::Option},
        {QStringLiteral("FUT"), AssetClass::Future},
        {QStringLiteral("FUTURES"), AssetClass::Future},
        {QStringLiteral("CASH"), AssetClass::Forex},
        {QStringLiteral("FOREX"), AssetClass::Forex},
        {QStringLiteral("CFD"), AssetClass::Cfd},
        {QStringLiteral("CFDS"), AssetClass::Cfd},
        {QStringLiteral("FXCFD"), AssetClass::Cfd},
        {QStringLiteral("FOREX CFDS"), AssetClass::Cfd},
        {QStringLiteral("CMDTY"), AssetClass::Cfd},
        {QStringLiteral("CRYPTO"), AssetClass::Crypto},
    };
    const auto found = classes.constFind(category.trimmed().toUpper());
    return found == classes.cend() ? std::nullopt : std::optional(*found);
}

bool isIbkrBond(const QString& category) {
    const QString word = category.trimmed().toUpper();
    return word.startsWith(u"BOND") || word == u"BILL" || word == u"TREASURY BILLS";
}

void readIbkrOptionName(const QString& name, Instrument& instrument) {
    static const QRegularExpression words(
        QStringLiteral("^\\S+(?: \\S+)? (\\d{2}[A-Z]{3}\\d{2}) (\\d+(?:\\.\\d+)?) ([CP])$"));
    if (const auto occ = readOccSymbol(name)) {
        instrument.expiry = occ->expiry;
        instrument.strike = occ->strike;
        instrument.right = occ->right;
    } else if (const auto match = words.match(name.simplified()); match.hasMatch()) {
        instrument.expiry = expiryOf(match.captured(1));
        if (const auto strike = Decimal::parse(match.captured(2))) {
            instrument.strike = *strike;
        }
        instrument.right = match.captured(3) == u"C" ? OptionRight::Call : OptionRight::Put;
    }
}

std::optional<IbkrSplit> readIbkrSplit(const QString& description) {
    static const QRegularExpression words(
        QStringLiteral("^\\s*([^()]+?)\\s*\\(.*\\bSPLIT\\s+([\\d.]+)\\s+FOR\\s+([\\d.]+)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = words.match(description.left(1000));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto to = Decimal::parse(match.captured(2));
    const auto from = Decimal::parse(match.captured(3));
    if (!to || !from || !to->isPositive() || !from->isPositive()) {
        return std::nullopt;
    }
    return IbkrSplit{canonicalSymbol(match.captured(1)), *from, *to};
}

Day ibkrSplitDay(const PrintedTime& booked) {
    const bool afterTheClose = booked.sinceMidnight && *booked.sinceMidnight >= std::chrono::hours(16);
    return afterTheClose ? booked.day + std::chrono::days(1) : booked.day;
}

void addIbkrSplit(const IbkrSplit& split, const QString& currency, Day day, Statement& statement) {
    for (std::size_t i = 0; i < statement.splits.size(); ++i) {
        if (statement.splits[i].date == day && statement.splitInstruments[i].symbol == split.symbol) {
            return;
        }
    }
    CorporateAction action;
    action.date = day;
    action.from = split.from;
    action.to = split.to;
    Instrument instrument;
    instrument.symbol = split.symbol;
    instrument.currency = currency;
    statement.splits.push_back(action);
    statement.splitInstruments.push_back(instrument);
}

void IbkrCancellations::add(const QString& account, const QString& symbol, Decimal cancelledQuantity,
                            Decimal price) {
    ++m_waiting[cancellationKey(account, symbol, -cancelledQuantity, price)];
}

bool IbkrCancellations::take(const QString& account, const QString& symbol, Decimal quantity, Decimal price) {
    if (m_waiting.isEmpty()) {
        return false;
    }
    const auto found = m_waiting.find(cancellationKey(account, symbol, quantity, price));
    if (found == m_waiting.end() || *found == 0) {
        return false;
    }
    --*found;
    return true;
}

} // namespace core
