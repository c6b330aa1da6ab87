#pragma once

#include "core/import/import_plan.h"

#include <QHash>
#include <QString>

#include <deque>
#include <vector>

namespace core {

/// An instrument of a plan and how its multiplier was found.
struct PlanInstrument {
    Instrument instrument;
    bool isNew = false;
    bool multiplierKnown = false;
    bool sizeIsAsked = false;
    QString remark;                 ///< the file and the journal disagree
    std::optional<Error> fault;     ///< why the journal could not keep it
    QString venue;                  ///< of the first fill
    std::optional<Decimal> printed; ///< first multiplier the file tells for it
};

/// Names the instruments of a file and settles their multipliers: the journal's → printed → told → one for
/// what has no contract size → the table of contracts → unknown, never guessed.
class PlanInstruments {
public:
    PlanInstruments(const JournalContext& journal, const ImportOptions& options);

    /// Call for every fill first; the pointer stays valid as long as this lives.
    PlanInstrument* add(const FillDraft& fill, const QString& accountCurrency);
    /// Then once.
    void settleMultipliers();
    const std::deque<PlanInstrument>& all() const { return m_instruments; }

private:
    PlanInstrument* named(const FillDraft& fill, const QString& accountCurrency);
    void settle(PlanInstrument& planned) const;

    const JournalContext& m_journal;
    const ImportOptions& m_options;
    std::deque<PlanInstrument> m_instruments;
    QHash<QString, std::vector<PlanInstrument*>> m_bySymbol;
    Instrument m_lastPrinted; ///< files name one thing many times in a row
    QString m_lastCurrency;
    PlanInstrument* m_last = nullptr;
};

} // namespace core
