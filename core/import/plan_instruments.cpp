#include "core/import/plan_instruments.h"

#include "core/domain/record.h"
#include "core/domain/record_ids.h"
#include "core/domain/symbols.h"

namespace core {
namespace {

const Decimal kOne = Decimal::fromUnits(Decimal::One);

bool isSame(const Instrument& a, const Instrument& b) {
    return a.assetClass == b.assetClass && a.currency == b.currency && a.expiry == b.expiry &&
           a.strike == b.strike && a.right == b.right;
}

/// NSE and BSE print the quantity of futures and options in units, MCX and the currency segment in lots.
bool countsUnits(const PlanInstrument& planned) {
    static const QStringList kVenues = {QStringLiteral("NSE"), QStringLiteral("BSE"), QStringLiteral("NFO"),
                                        QStringLiteral("BFO")};
    return planned.instrument.currency == QLatin1String("INR") && kVenues.contains(planned.venue);
}

std::optional<Decimal> publishedMultiplier(const Instrument& instrument) {
    const QString root = futureRoot(instrument.symbol);
    auto spec = contractSpec(root.isEmpty() ? instrument.symbol : root, instrument.assetClass);
    if (!spec && instrument.assetClass == AssetClass::Option) {
        if (const auto option = readOccSymbol(instrument.symbol)) {
            spec = contractSpec(*option);
        }
    }
    if (!spec || (!spec->currency.isEmpty() && spec->currency != instrument.currency)) {
        return std::nullopt;
    }
    return spec->multiplier;
}

bool hasContractSize(AssetClass assetClass) {
    switch (assetClass) {
    case AssetClass::Future:
    case AssetClass::Option:
        return true;
    case AssetClass::Stock:
    case AssetClass::Forex:
    case AssetClass::Crypto:
    case AssetClass::Cfd:
        return false;
    }
    return true;
}

} // namespace

PlanInstruments::PlanInstruments(const JournalContext& journal, const ImportOptions& options)
    : m_journal(journal), m_options(options) {}

PlanInstrument* PlanInstruments::add(const FillDraft& fill, const QString& accountCurrency) {
    const Instrument& printed = fill.instrument;
    if (m_last != nullptr && printed == m_lastPrinted && accountCurrency == m_lastCurrency) {
        m_last->printed = m_last->printed ? m_last->printed : fill.multiplier;
        m_last->sizeIsAsked = m_last->sizeIsAsked || fill.sizeIsAsked;
        return m_last;
    }
    m_lastPrinted = printed;
    m_lastCurrency = accountCurrency;
    m_last = named(fill, accountCurrency);
    return m_last;
}

/// The same thing, however often and wherever it is named.
PlanInstrument* PlanInstruments::named(const FillDraft& fill, const QString& accountCurrency) {
    Instrument wanted = fill.instrument;
    wanted.symbol = canonicalSymbol(wanted.symbol);
    wanted.currency = wanted.currency.isEmpty() ? accountCurrency : wanted.currency;
    auto& sameSymbol = m_bySymbol[wanted.symbol];
    for (PlanInstrument* known : sameSymbol) {
        if (isSame(known->instrument, wanted)) {
            known->printed = known->printed ? known->printed : fill.multiplier;
            known->sizeIsAsked = known->sizeIsAsked || fill.sizeIsAsked;
            return known;
        }
    }
    PlanInstrument planned;
    planned.venue = fill.venue;
    planned.printed = fill.multiplier;
    planned.sizeIsAsked = fill.sizeIsAsked;
    wanted.id = instrumentIdFor(wanted);
    planned.instrument = std::move(wanted);
    m_instruments.push_back(std::move(planned));
    sameSymbol.push_back(&m_instruments.back());
    return &m_instruments.back();
}

void PlanInstruments::settleMultipliers() {
    for (PlanInstrument& planned : m_instruments) {
        settle(planned);
        if (planned.isNew) {
            const std::vector<Error> faults = validate(toRecord(planned.instrument));
            planned.fault = faults.empty() ? std::nullopt : std::optional(faults.front());
        }
    }
}

void PlanInstruments::settle(PlanInstrument& planned) const {
    Instrument& instrument = planned.instrument;
    planned.multiplierKnown = true;
    if (const auto known = m_journal.instruments.constFind(instrument.id);
        known != m_journal.instruments.constEnd()) {
        // One instrument has one multiplier: a file that says otherwise is told so, the journal is not
        // changed.
        if (planned.printed && *planned.printed != known->multiplier) {
            planned.remark =
                QStringLiteral("the file's multiplier %1 differs from the journal's %2, which was kept")
                    .arg(planned.printed->toString(), known->multiplier.toString());
        }
        instrument = *known;
        return;
    }
    planned.isNew = true;
    if (planned.printed) {
        instrument.multiplier = *planned.printed;
    } else if (m_options.multipliers.contains(instrument.symbol)) {
        instrument.multiplier = m_options.multipliers.value(instrument.symbol);
    } else if (countsUnits(planned) || (!hasContractSize(instrument.assetClass) && !planned.sizeIsAsked)) {
        instrument.multiplier = kOne;
    } else if (const auto published = publishedMultiplier(instrument); published && !planned.sizeIsAsked) {
        instrument.multiplier = *published;
    } else {
        planned.multiplierKnown = false;
        planned.isNew = false;
    }
}

} // namespace core
