#include "app/sample_journal.h"

#include "core/import/import_json.h"
#include "core/import/sample_journal.h"
#include "core/journal/change_scope.h"
#include "core/journal/import_writer.h"
#include "core/journal/operations/journal_settings.h"

#include <algorithm>

namespace app {

namespace {

constexpr int kStartingEquity = 500'000;

/// The trader of the sample is in India: in another zone the hours would tell nothing. What a person has set
/// stays.
core::Result<void> settleZone(core::ChangeScope& scope) {
    auto settings = scope.journal().settings();
    if (!settings || !settings->zone.isEmpty()) {
        return settings ? core::Result<void>() : settings.error();
    }
    settings->zone = QStringLiteral("Asia/Kolkata");
    return core::changeSettings(scope, *settings);
}

/// Without an equity there are no percentages.
void giveEquity(core::ImportPlan& plan) {
    for (core::Account& account : plan.accounts) {
        const auto& made = plan.newAccounts;
        if (std::find(made.begin(), made.end(), account.id) != made.end()) {
            account.startingEquity = core::Decimal::fromInt(kStartingEquity);
        }
    }
}

} // namespace

core::Result<core::ChangeResult> importSampleJournal(core::Journal& journal) {
    const core::SourceFile source = core::sampleJournal();
    const auto format = core::recognise(source);
    if (!format) {
        return format.error();
    }
    const auto statement = (*format)->read(source, {});
    if (!statement) {
        return statement.error();
    }
    return journal.change(
        QStringLiteral("Sample journal"), [&](core::ChangeScope& scope) -> core::Result<void> {
            auto plan = core::previewImport(scope.journal(), **format, *statement, source.name, {});
            if (!plan) {
                return plan.error();
            }
            giveEquity(*plan);
            core::JsonWriter counts;
            core::writeImportAnswer(counts, *plan, std::nullopt);
            const auto batch = core::importFills(scope, *plan, QString::fromUtf8(counts.take()));
            return batch ? settleZone(scope) : batch.error();
        });
}

} // namespace app
