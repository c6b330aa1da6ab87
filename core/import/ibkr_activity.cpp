#include "core/import/ibkr_activity.h"

#include "core/domain/symbols.h"
#include "core/import/ibkr_activity_sections.h"
#include "core/import/statement_rows.h"

#include <map>

namespace core {

namespace {

constexpr auto kBondMultiplier = Decimal::fromUnits(Decimal::One / 100);

/// Sections whose rows move money or positions without being trades.
bool isCashSection(const QString& section) {
    return section == u"Deposits & Withdrawals" || section == u"Dividends" || section == u"Withholding Tax" ||
           section == u"Interest" || section == u"Fees" || section == u"Transfers" ||
           section == u"Transaction Fees" || section == u"Payment In Lieu Of Dividends" ||
           section == u"Broker Interest Paid" || section == u"Broker Interest Received" ||
           section == u"Other Fees" || section == u"Sales Tax Details";
}

/// Realised P/L per currency: what rows print and what totals print.
struct RealisedTotals {
    struct Category {
        DecimalSum rows;
        std::optional<Decimal> printed;
    };
    std::map<std::pair<QString, QString>, Category> categories; ///< by currency, asset category

    std::vector<BrokerTotal> totals() const {
        std::map<QString, std::pair<DecimalSum, DecimalSum>> perCurrency;
        for (const auto& [key, category] : categories) {
            if (category.printed) {
                perCurrency[key.first].first += *category.printed;
                perCurrency[key.first].second += category.rows;
            }
        }
        std::vector<BrokerTotal> result;
        for (const auto& [currency, sums] : perCurrency) {
            BrokerTotal total;
            total.name = QStringLiteral("Realized P/L %1").arg(currency);
            total.meaning = BrokerTotal::Meaning::NetPnl;
            total.printed = sums.first.value().value_or(Decimal());
            total.currency = currency;
            total.rowSum = sums.second.value().value_or(Decimal());
            total.hasRowSum = true;
            result.push_back(total);
        }
        return result;
    }
};

/// Turns the rows of an activity statement into the statement's rows.
class ActivityReading {
public:
    ActivityReading(ActivitySurvey& survey, Statement& statement)
        : m_survey(survey), m_statement(statement) {}

    void read(const ActivityRow& row) {
        if (row.section == u"Trades") {
            m_statement.rows.push_back(row.kind == u"Data" ? readTrade(row) : readTotal(row));
        } else if (row.section == u"Corporate Actions") {
            readCorporateAction(row);
        } else if (isCashSection(row.section)) {
            ignore(row, QStringLiteral("%1: no trade").arg(row.section));
        }
    }

    void finish() { m_statement.totals = m_realised.totals(); }
    const std::optional<Error>& ambiguity() const { return m_ambiguity; }

private:
    void ignore(const ActivityRow& row, const QString& reason) {
        m_statement.rows.push_back(ignoredRow(row.csv.line(), reason));
    }

    StatementRow readTotal(const ActivityRow& row) {
        const auto printed = m_number.read(row.csv.raw(row.realisedColumn()));
        if (row.kind == u"Total" && printed) {
            // A currency's total is followed by its conversion to the base currency; the rows tell which is
            // which.
            RealisedTotals::Category& category =
                m_realised.categories[{row.value("Currency"), row.value("Asset Category")}];
            const bool isRowSum = category.printed && category.printed == category.rows.value();
            if (!isRowSum && category.rows.units() != Int128(0)) {
                category.printed = printed->value;
            }
        }
        return ignoredRow(row.csv.line(),
                          row.kind == u"Total" ? QStringLiteral("total") : QStringLiteral("subtotal"));
    }

    StatementRow readTrade(const ActivityRow& row) {
        const QString discriminator = row.value("DataDiscriminator");
        const IbkrCodes codes(row.value("Code"));
        if (discriminator == u"ClosedLot") {
            return ignoredRow(row.csv.line(), QStringLiteral("closed lot: explains the order above"));
        }
        if (discriminator == u"Trade" && m_survey.hasOrders) {
            return ignoredRow(row.csv.line(), QStringLiteral("execution of the order above"));
        }
        if (codes.automaticConversion) {
            return ignoredRow(row.csv.line(), QStringLiteral("automatic currency conversion"));
        }
        if (codes.cancelled) {
            return ignoredRow(row.csv.line(), QStringLiteral("cancellation of an order"));
        }
        return readFill(row, codes);
    }

    StatementRow readFill(const ActivityRow& source, const IbkrCodes& codes) {
        RowReading row(source.csv, source.header);
        const auto column = [&](const char* name) { return source.header.column(name); };
        FillDraft fill;
        fill.accountNumber = source.value("Account").section(u' ', 0, 0);
        readInstrument(source, row, fill);
        const Decimal quantity = row.number(m_number, column("Quantity"));
        if (quantity.isZero()) {
            row.fail(column("Quantity"), QStringLiteral("a quantity of zero"));
        }
        fill.side = quantity.isNegative() ? Side::Sell : Side::Buy;
        fill.quantity = quantity.abs();
        fill.price = row.number(m_number, column("T. Price"));
        if (m_survey.cancellations.take(source.value("Account"), source.value("Symbol"), quantity,
                                        fill.price)) {
            return ignoredRow(source.csv.line(), QStringLiteral("order cancelled by the broker"));
        }
        fill.time = row.time(m_survey.dates, column("Date/Time"));
        fill.time.endOfDay = codes.isSettlement() && fill.time.precision == TimePrecision::Day;
        fill.effect = codes.effect();
        fill.charges[ChargeKind::Commission] =
            -row.numberIfAny(m_number, source.commissionColumn()).value_or(Decimal());
        fill.costCurrency = source.commissionCurrency();
        if (fill.costCurrency == fill.instrument.currency) {
            fill.costCurrency.clear();
        }
        const auto realised = row.numberIfAny(m_number, source.realisedColumn());
        if (row.failed()) {
            m_ambiguity = row.isAmbiguous() && !m_ambiguity ? row.ambiguity() : m_ambiguity;
            return row.rejected();
        }
        m_realised.categories[{fill.instrument.currency, source.value("Asset Category")}].rows +=
            realised.value_or(Decimal());
        fill.remark = row.remark();
        StatementRow result;
        result.row = source.csv.line();
        result.fills.push_back(std::move(fill));
        return result;
    }

    void readInstrument(const ActivityRow& source, RowReading& row, FillDraft& fill) {
        const QString category = source.value("Asset Category");
        Instrument& instrument = fill.instrument;
        instrument.symbol = canonicalSymbol(source.value("Symbol"));
        instrument.currency = source.value("Currency").toUpper();
        if (instrument.symbol.isEmpty()) {
            row.fail(source.header.column("Symbol"), QStringLiteral("no symbol"));
        }
        if (const auto assetClass = ibkrAssetClass(category.section(QStringLiteral(" - "), 0, 0))) {
            instrument.assetClass = *assetClass;
        } else {
            row.fail(source.header.column("Asset Category"),
                     QStringLiteral("an asset category that is not known"));
        }
        const ActivitySurvey::Contract* contract = m_survey.contract(category, instrument.symbol);
        if (isIbkrBond(category)) {
            fill.multiplier = kBondMultiplier;
        } else if (contract && contract->multiplier && contract->multiplier->isPositive()) {
            fill.multiplier = contract->multiplier;
        }
        if (instrument.assetClass == AssetClass::Option) {
            readIbkrOptionName(instrument.symbol, instrument);
        }
        if (contract) {
            applyTerms(*contract, instrument);
        }
    }

    static void applyTerms(const ActivitySurvey::Contract& contract, Instrument& instrument) {
        const bool expires =
            instrument.assetClass == AssetClass::Option || instrument.assetClass == AssetClass::Future;
        if (const auto day = parseDay(contract.expiry); day && expires) {
            instrument.expiry = *day;
        }
        const auto strike = Decimal::parse(contract.strike);
        if (strike && instrument.assetClass == AssetClass::Option) {
            instrument.strike = *strike;
            instrument.right = contract.right.startsWith(u'P') ? OptionRight::Put : OptionRight::Call;
        }
    }

    void readCorporateAction(const ActivityRow& row) {
        const QString description = row.value("Description");
        const auto split = readIbkrSplit(description);
        const auto booked = m_survey.dates.read(row.value("Date/Time").toUtf8());
        if (split && booked) {
            addIbkrSplit(*split, row.value("Currency"), ibkrSplitDay(booked->time), m_statement);
            ignore(row,
                   QStringLiteral("stock split, applied to the position: %1").arg(description.left(200)));
        } else {
            ignore(row,
                   QStringLiteral("corporate action that changes no fill: %1").arg(description.left(200)));
        }
    }

    const NumberColumn m_number{DecimalPoint::Point, NumberColumn::Exponents::Accept};
    ActivitySurvey& m_survey;
    Statement& m_statement;
    RealisedTotals m_realised;
    std::optional<Error> m_ambiguity;
};

int recogniseActivity(const QByteArray& head) {
    const bool statement = head.startsWith("Statement,Header,Field Name,Field Value");
    return statement ? 100 : head.contains("Trades,Header,DataDiscriminator,") ? 90 : 0;
}

Result<Statement> readActivity(const SourceFile& file, const ReadOptions& options) {
    ActivitySurvey survey(options);
    Statement statement;
    ActivityReading reading(survey, statement);
    const bool finished =
        visitActivityRows(file.text, options, [&](const ActivityRow& row) { survey.see(row); }) &&
        visitActivityRows(file.text, options, [&](const ActivityRow& row) { reading.read(row); });
    if (!finished) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    if (reading.ambiguity()) {
        return *reading.ambiguity();
    }
    reading.finish();
    statement.accountNumber = survey.accountNumber;
    statement.accountCurrency = survey.baseCurrency;
    return statement;
}

} // namespace

const BrokerFormat kIbkrActivity = {"ibkr-activity",
                                    "Interactive Brokers activity statement",
                                    "ibkr",
                                    "Interactive Brokers",
                                    "America/New_York",
                                    "",
                                    recogniseActivity,
                                    readActivity};

} // namespace core
