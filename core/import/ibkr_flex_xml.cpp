#include "core/import/ibkr_flex_xml.h"

#include "core/domain/symbols.h"
#include "core/import/field_reading.h"
#include "core/import/ibkr_flex_survey.h"
#include "core/import/statement_rows.h"

namespace core {

namespace {

constexpr auto kBondMultiplier = Decimal::fromUnits(Decimal::One / 100);

Decimal parsedOrZero(const QString& text) {
    return Decimal::parse(text, Decimal::Rounding::HalfEven).valueOr(Decimal());
}

void readInstrument(const FlexElement& element, FieldReading& row, FillDraft& fill) {
    const QString category = element.value("assetCategory");
    fill.instrument.symbol = canonicalSymbol(element.value("symbol"));
    fill.instrument.currency = element.firstOf({"currency", "currencyPrimary"}).toUpper();
    if (const auto assetClass = ibkrAssetClass(category)) {
        fill.instrument.assetClass = *assetClass;
    } else {
        row.fail(QStringLiteral("assetCategory"), category,
                 QStringLiteral("an asset category that is not known"));
    }
    if (fill.instrument.symbol.isEmpty()) {
        row.fail(QStringLiteral("symbol"), {}, QStringLiteral("no symbol"));
    }
    if (fill.instrument.currency.isEmpty()) {
        row.fail(QStringLiteral("currency"), {}, QStringLiteral("no currency: add it to the Flex query"));
    }
    if (isIbkrBond(category)) {
        fill.multiplier = kBondMultiplier;
    } else if (const auto printed =
                   row.numberOrZero(QStringLiteral("multiplier"), element.value("multiplier"));
               printed.isPositive()) {
        fill.multiplier = printed;
    }
}

void readOptionTerms(const FlexElement& element, FieldReading& row, const DateColumn& dates,
                     Instrument& instrument) {
    if (instrument.assetClass == AssetClass::Option) {
        readIbkrOptionName(element.value("symbol"), instrument);
        const QString right = element.value("putCall");
        if (!right.isEmpty()) {
            instrument.right = right.startsWith(u'P') ? OptionRight::Put : OptionRight::Call;
        }
        if (const QString strike = element.value("strike"); !strike.isEmpty()) {
            instrument.strike = row.number(QStringLiteral("strike"), strike);
        }
    }
    const bool expires =
        instrument.assetClass == AssetClass::Option || instrument.assetClass == AssetClass::Future;
    if (const QString expiry = element.value("expiry"); expires && !expiry.isEmpty()) {
        instrument.expiry = row.time(dates, QStringLiteral("expiry"), expiry).day;
    }
}

void readCosts(const FlexElement& element, FieldReading& row, FillDraft& fill) {
    const QString currency = element.firstOf({"ibCommissionCurrency", "commissionCurrency"}).toUpper();
    fill.costCurrency = currency == fill.instrument.currency ? QString() : currency;
    fill.charges[ChargeKind::Commission] = -row.numberOrZero(
        QStringLiteral("ibCommission"), element.firstOf({"ibCommission", "commission", "commisionsAndTax"}));
    const Decimal taxes = -row.numberOrZero(QStringLiteral("taxes"), element.firstOf({"taxes", "tax"}));
    if (taxes.isZero()) {
        return;
    }
    // Taxes are in the instrument's currency. A fill has one currency of costs, the commission's.
    if (fill.costCurrency.isEmpty() || fill.charges.isZero()) {
        fill.costCurrency.clear();
        fill.charges[ChargeKind::Taxes] = taxes;
    } else if (const auto inBase = multiplied(taxes, element.decimal("fxRateToBase"));
               inBase && !inBase->isZero()) {
        fill.charges[ChargeKind::Taxes] = *inBase;
        addRemark(fill.remark, QStringLiteral("taxes of %1 %2 converted at the printed rate")
                                   .arg(taxes.toString(2), fill.instrument.currency));
    } else {
        addRemark(fill.remark, QStringLiteral("taxes of %1 %2 are not counted: no rate is printed")
                                   .arg(taxes.toString(2), fill.instrument.currency));
    }
}

void readSideAndQuantity(const FlexElement& element, FieldReading& row, FillDraft& fill) {
    const QString side = element.firstOf({"buySell", "transactionType"}).toUpper();
    const Decimal quantity = row.number(QStringLiteral("quantity"), element.value("quantity"));
    const bool told = side.startsWith(u"BUY") || side.startsWith(u"SELL");
    fill.side = (told ? side.startsWith(u"BUY") : quantity.isPositive()) ? Side::Buy : Side::Sell;
    fill.quantity = quantity.abs();
    if (quantity.isZero()) {
        row.fail(QStringLiteral("quantity"), element.value("quantity"), QStringLiteral("a quantity of zero"));
    }
}

/// Turns the elements of a Flex file into rows.
class FlexReading {
public:
    FlexReading(FlexSurvey& survey, Statement& statement)
        : m_survey(survey), m_base(survey.baseCurrency()), m_statement(statement) {}

    void read(const FlexElement& element) {
        if (element.isTrade()) {
            m_statement.rows.push_back(readTrade(element));
        } else if (element.isSettlement()) {
            m_statement.rows.push_back(readSettlement(element));
        } else if (element.name == u"CashTransaction") {
            ignore(element,
                   QStringLiteral("cash transaction: %1").arg(element.firstOf({"type", "description"})));
        } else if (element.name == u"Transfer") {
            ignore(element, QStringLiteral("transfer of a position between accounts or brokers"));
        } else if (element.name == u"CorporateAction") {
            readCorporateAction(element);
        } else if (element.name == u"FIFOPerformanceSummaryUnderlying") {
            readTotal(element);
        }
    }

    const std::optional<Error>& ambiguity() const { return m_ambiguity; }

private:
    void ignore(const FlexElement& element, const QString& reason) {
        m_statement.rows.push_back(ignoredRow(element.number, reason));
    }

    StatementRow readTrade(const FlexElement& element) {
        const IbkrCodes codes(element.firstOf({"notes", "code"}));
        if (element.isSummary()) {
            return ignoredRow(element.number, QStringLiteral("lot or summary: repeats executions"));
        }
        if (element.isOrder() && m_survey.accountsWithExecutions.contains(element.account)) {
            return ignoredRow(element.number, QStringLiteral("order: its executions are in the file"));
        }
        if (codes.automaticConversion) {
            return ignoredRow(element.number, QStringLiteral("automatic currency conversion"));
        }
        if (codes.cancelled || element.value("buySell").contains(u"(Ca.)")) {
            return ignoredRow(element.number, QStringLiteral("cancellation of an execution"));
        }
        if (m_survey.cancellations.take(element.account, element.value("symbol"), element.decimal("quantity"),
                                        parsedOrZero(element.firstOf({"tradePrice", "price"})))) {
            return ignoredRow(element.number, QStringLiteral("execution cancelled by the broker"));
        }
        return readFill(element, codes);
    }

    /// An expiry, exercise or assignment, or the delivery of the underlying.
    StatementRow readSettlement(const FlexElement& element) {
        if (m_survey.tradeIds.contains(element.account + u'|' + element.value("tradeID"))) {
            return ignoredRow(element.number, QStringLiteral("settlement that is among the trades too"));
        }
        IbkrCodes codes({});
        const QString type = element.value("transactionType");
        codes.expired = type.startsWith(u"Expir");
        codes.exercised = !codes.expired;
        codes.closes = type != u"Buy" && type != u"Sell";
        return readFill(element, codes);
    }

    StatementRow readFill(const FlexElement& element, const IbkrCodes& codes) {
        FieldReading row(element.number);
        FillDraft fill;
        fill.accountNumber = element.account;
        readInstrument(element, row, fill);
        readOptionTerms(element, row, m_survey.dates, fill.instrument);
        readSideAndQuantity(element, row, fill);
        fill.price = row.number(QStringLiteral("tradePrice"), element.firstOf({"tradePrice", "price"}));
        fill.time = row.time(m_survey.dates, QStringLiteral("dateTime"), element.printedTime());
        fill.time.endOfDay = codes.isSettlement() && fill.time.precision == TimePrecision::Day;
        fill.effect = effectOf(element, codes);
        fill.venue = element.value("exchange") == u"--" ? QString() : element.value("exchange");
        fill.externalId = element.isOrder()
                              ? element.firstOf({"ibOrderID", "orderID"})
                              : element.firstOf({"tradeID", "ibExecID", "execID", "transactionID"});
        readCosts(element, row, fill);
        const Decimal rate = element.decimal("fxRateToBase");
        if (!m_base.isEmpty() && fill.instrument.currency != m_base && rate.isPositive()) {
            fill.accountRate = rate;
        }
        if (row.isAmbiguous() && !m_ambiguity) {
            const StatementRow failed = row.rejected();
            m_ambiguity =
                Error{ErrorCode::AmbiguousValue,
                      QStringLiteral("element %1, %2 %3: %4")
                          .arg(QString::number(failed.row), failed.column, failed.value, failed.reason),
                      failed.column};
        }
        return row.finished(std::move(fill));
    }

    static Effect effectOf(const FlexElement& element, const IbkrCodes& codes) {
        const IbkrCodes indicator(element.value("openCloseIndicator"));
        return indicator.effect() != Effect::Unknown || (indicator.opens && indicator.closes)
                   ? indicator.effect()
                   : codes.effect();
    }

    void readCorporateAction(const FlexElement& element) {
        const QString description = element.firstOf({"actionDescription", "description"});
        const auto split = readIbkrSplit(description);
        const auto booked = m_survey.dates.read(element.firstOf({"dateTime", "reportDate"}).toUtf8());
        if (split && booked) {
            addIbkrSplit(*split, element.value("currency"), ibkrSplitDay(booked->time), m_statement);
            ignore(element,
                   QStringLiteral("stock split, applied to the position: %1").arg(description.left(200)));
        } else {
            ignore(element,
                   QStringLiteral("corporate action that changes no fill: %1").arg(description.left(200)));
        }
    }

    void readTotal(const FlexElement& element) {
        if (!element.value("description").startsWith(u"Total") ||
            element.value("totalRealizedPnl").isEmpty()) {
            return;
        }
        BrokerTotal total;
        total.name = QStringLiteral("Realized P/L, ") + element.value("description");
        total.meaning = BrokerTotal::Meaning::NetPnl;
        total.printed = element.decimal("totalRealizedPnl");
        total.currency = m_base;
        m_statement.totals.push_back(total);
    }

    FlexSurvey& m_survey;
    const QString m_base;
    Statement& m_statement;
    std::optional<Error> m_ambiguity;
};

int recogniseFlex(const QByteArray& head) {
    return head.contains("<FlexQueryResponse") ? 100 : head.contains("<FlexStatement") ? 90 : 0;
}

Result<Statement> readFlex(const SourceFile& file, const ReadOptions& options) {
    FlexSurvey survey(options);
    if (const auto seen = visitFlexElements(file.text, options, [&](const FlexElement& e) { survey.see(e); });
        !seen) {
        return seen.error();
    }
    Statement statement;
    statement.accountCurrency = survey.baseCurrency();
    if (survey.accounts.size() == 1) {
        statement.accountNumber = *survey.accounts.constBegin();
    }
    FlexReading reading(survey, statement);
    if (const auto read =
            visitFlexElements(file.text, options, [&](const FlexElement& e) { reading.read(e); });
        !read) {
        return read.error();
    }
    if (reading.ambiguity()) {
        return *reading.ambiguity();
    }
    return statement;
}

} // namespace

const BrokerFormat kIbkrFlexXml = {"ibkr-flex-xml",
                                   "Interactive Brokers Flex query (XML)",
                                   "ibkr",
                                   "Interactive Brokers",
                                   "America/New_York",
                                   "",
                                   recogniseFlex,
                                   readFlex};

} // namespace core
