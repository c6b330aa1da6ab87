#pragma once

#include "core/import/import_plan.h"
#include "core/import/plan_accounts.h"
#include "core/import/plan_instruments.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// A fill as it would be stored, or why its row cannot be.
struct SettledFill {
    PlannedFill planned;
    std::optional<RowRemark> rejected;
};

/// Settles id, instant, account and instrument of one draft after the other: identical fills without a
/// broker's id are told apart by counting them.
class FillSettler {
public:
    SettledFill settle(int row, const FillDraft& draft, const PlanAccount& account,
                       const PlanInstrument& instrument);
    /// Once all are settled: gives the ids of identical fills out by what else is printed of them (costs,
    /// say), so that the same rows in another order are the same fills.
    void orderIdentical(std::vector<PlannedFill>& fills) const;

private:
    FillId idOf(const FillDraft& draft, const Fill& fill, const QString& symbol);

    QHash<FillId, int> m_identical;  ///< by the id of the first of them
    QHash<FillId, FillId> m_firstOf; ///< the first of them by the ids of those after it
};

/// Compares a settled fill with what the journal has under its id and decides its state (core/README.md,
/// "Identity of records"). `fileHasCosts`: the file prints costs at all; if not, their absence corrects
/// nothing. A rejection when the id belongs to another execution.
std::optional<RowRemark> compareWithKnown(PlannedFill& planned, const KnownFill& known, bool fileHasCosts,
                                          const ImportOptions& options);

} // namespace core
