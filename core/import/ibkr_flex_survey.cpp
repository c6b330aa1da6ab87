#include "core/import/ibkr_flex_survey.h"

#include <QBuffer>
#include <QXmlStreamReader>

namespace core {

namespace {

constexpr int kMaxDepth = 64;

/// Without the declaration, whose encoding the text no longer has.
QByteArray withoutDeclaration(const QByteArray& xml) {
    return xml.startsWith("<?xml") ? xml.mid(xml.indexOf("?>") + 2) : xml;
}

Error malformed(const QXmlStreamReader& reader, const QString& reason) {
    return Error{ErrorCode::MalformedFile,
                 QStringLiteral("line %1: %2").arg(QString::number(reader.lineNumber()), reason),
                 {}};
}

} // namespace

QString FlexElement::firstOf(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
        if (const QString text = value(name); !text.isEmpty()) {
            return text;
        }
    }
    return {};
}

bool FlexElement::isTrade() const {
    return name == u"Trade" || name == u"TradeConfirm" || name == u"Order" || name == u"Lot" ||
           name == u"SymbolSummary" || name == u"AssetSummary" || name == u"WashSale";
}

bool FlexElement::isSettlement() const {
    return name == u"OptionEAE" && !attributes.isEmpty();
}

bool FlexElement::isOrder() const {
    return name == u"Order" || (name == u"Trade" && value("levelOfDetail") == u"ORDER");
}

bool FlexElement::isSummary() const {
    const QString level = value("levelOfDetail");
    return name == u"Lot" || name == u"SymbolSummary" || name == u"AssetSummary" || name == u"WashSale" ||
           level == u"CLOSED_LOT" || level == u"SYMBOL_SUMMARY" || level == u"ASSET_SUMMARY" ||
           level == u"WASH_SALE";
}

QString FlexElement::printedTime() const {
    const QString whole = firstOf({"dateTime", "date"});
    if (!whole.isEmpty()) {
        return whole;
    }
    const QString clock = value("tradeTime");
    return clock.isEmpty() ? value("tradeDate") : value("tradeDate") + u';' + clock;
}

Decimal FlexElement::decimal(const char* attribute) const {
    return Decimal::parse(value(attribute), Decimal::Rounding::HalfEven).valueOr(Decimal());
}

Result<void> visitFlexElements(const QByteArray& xml, const ReadOptions& options,
                               const std::function<void(const FlexElement&)>& visit) {
    QBuffer buffer;
    buffer.setData(withoutDeclaration(xml));
    buffer.open(QIODevice::ReadOnly);
    QXmlStreamReader reader(&buffer);
    QString account;
    int number = 0;
    int depth = 0;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::EndElement) {
            --depth;
        } else if (token == QXmlStreamReader::StartElement) {
            if (++depth > kMaxDepth) {
                return malformed(reader, QStringLiteral("its elements nest deeper than any Flex file's"));
            }
            if (options.isCancelled()) {
                return Error{ErrorCode::Cancelled, {}, {}};
            }
            const QXmlStreamAttributes attributes = reader.attributes();
            if (reader.name() == u"FlexStatement") {
                account = attributes.value(QLatin1String("accountId")).toString();
            }
            const QString own = attributes.value(QLatin1String("accountId")).toString();
            visit({++number, own.isEmpty() || own == u"-" ? account : own, reader.name(), attributes});
        }
    }
    if (reader.hasError()) {
        const bool cutOff = reader.error() == QXmlStreamReader::PrematureEndOfDocumentError;
        return malformed(reader, cutOff ? QStringLiteral("the file ends in the middle; download it again")
                                        : reader.errorString());
    }
    return Done{};
}

void FlexSurvey::see(const FlexElement& element) {
    const QString currency = element.value("currency");
    if (element.name == u"AccountInformation" && !currency.isEmpty()) {
        m_statedBase.insert(element.account, currency);
    } else if (element.name == u"ConversionRate" && !element.value("toCurrency").isEmpty()) {
        m_statedBase.insert(element.account, element.value("toCurrency"));
    } else if (element.decimal("fxRateToBase") == Decimal::fromInt(1) && !currency.isEmpty()) {
        m_impliedBase.insert(element.account, currency);
    }
    if (!element.isTrade() && !element.isSettlement()) {
        return;
    }
    accounts.insert(element.account);
    dates.see(element.printedTime().toUtf8(), element.number);
    if (!element.isExecution()) {
        return;
    }
    accountsWithExecutions.insert(element.account);
    tradeIds.insert(element.account + u'|' + element.value("tradeID"));
    const bool cancels = IbkrCodes(element.firstOf({"notes", "code"})).cancelled ||
                         element.value("buySell").contains(u"(Ca.)");
    if (cancels) {
        cancellations.add(element.account, element.value("symbol"), element.decimal("quantity"),
                          Decimal::parse(element.firstOf({"tradePrice", "price"})).valueOr(Decimal()));
    }
}

QString FlexSurvey::baseCurrency() const {
    QSet<QString> bases;
    for (const QString& account : accounts) {
        bases.insert(m_statedBase.value(account, m_impliedBase.value(account)));
    }
    return bases.size() == 1 ? *bases.constBegin() : QString();
}

} // namespace core
