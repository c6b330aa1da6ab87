#include "core/journal/operations/import_statement.h"

#include "core/import/plan_import.h"
#include "core/journal/import_writer.h"
#include "core/journal/journal.h"

#include "core/import/import_json.h"
#include "core/journal/change_scope.h"
#include "core/journal/snapshot.h"

namespace core {

namespace {

QString titleOf(const ImportPlan& plan) {
    const int fills = plan.fillCounts.newOnes + plan.fillCounts.corrected;
    return QStringLiteral("Import %1 (%2)")
        .arg(plan.sourceName, fills == 1 ? QStringLiteral("1 fill") : QStringLiteral("%1 fills").arg(fills));
}

} // namespace

Result<ImportPlan> previewImport(const Journal& journal, const BrokerFormat& format,
                                 const Statement& statement, const QString& sourceName,
                                 const ImportOptions& options) {
    return guarded([&]() -> Result<ImportPlan> {
        const Snapshot snapshot(journal.connection());
        const auto context = journal.importContext();
        return context ? planImport(format, statement, sourceName, *context, options) : context.error();
    });
}

Result<ImportOutcome> importStatement(Journal& journal, const BrokerFormat& format,
                                      const Statement& statement, const QString& sourceName,
                                      const ImportOptions& options) {
    ImportOutcome outcome;
    const auto carryOut = [&](ChangeScope& scope) -> Result<void> {
        auto plan = previewImport(scope.journal(), format, statement, sourceName, options);
        if (!plan) {
            return plan.error();
        }
        outcome.plan = *std::move(plan);
        scope.setTitle(titleOf(outcome.plan));
        JsonWriter counts;
        writeImportAnswer(counts, outcome.plan, std::nullopt);
        const auto batch = importFills(scope, outcome.plan, QString::fromUtf8(counts.take()));
        if (!batch) {
            return batch.error();
        }
        if (!batch->isNull()) {
            outcome.batch = *batch;
        }
        return Done{};
    };
    auto change = journal.change(QStringLiteral("Import %1").arg(sourceName), carryOut);
    if (!change) {
        return change.error();
    }
    outcome.change = *std::move(change);
    return outcome;
}

} // namespace core
