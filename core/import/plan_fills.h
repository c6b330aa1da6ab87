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
/// broker's id are told apart by their order in the file.
class FillSettler {
public:
    SettledFill settle(int row, const FillDraft& draft, const PlanAccount& account,
                       const PlanInstrument& instrument);

private:
    FillId idOf(const FillDraft& draft, const Fill& fill, const QString& symbol);

    QHash<FillId, int> m_identical; ///< by the id of the first of them
};

/// Compares a settled fill with what the journal has under its id and decides its state (desktop.md, `import
/// --json`). `fileHasCosts`: the file prints costs at all; if not, their absence corrects nothing. A
/// rejection when the id belongs to another execution.
std::optional<RowRemark> compareWithKnown(PlannedFill& planned, const KnownFill& known, bool fileHasCosts,
                                          const ImportOptions& options);

} // namespace core
