#pragma once

#include "core/import/import_plan.h"
#include "core/import/plan_accounts.h"

namespace core {

/// What explains a difference to the broker's printed totals.
struct FigureFacts {
    int closings = 0;     ///< closing fills of the file with a known opening
    int openedBefore = 0; ///< closing fills of the file whose opening is not in it
    bool anyStillOpen = false;
};

/// Fills in what the file's fills, together with those the journal has, realise: trades opened and closed,
/// gross, fees, net. Fails only when the matching refuses the fills.
Result<FigureFacts> addFigures(ImportPlan& plan, const PlanAccounts& accounts, const JournalContext& journal);

/// Holds the broker's printed totals against ours and says why they differ.
void addBrokerTotals(ImportPlan& plan, const Statement& statement, const FigureFacts& facts);

} // namespace core
