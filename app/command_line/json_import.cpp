#include "app/command_line/json_import.h"

#include "core/export/json_restore.h"
#include "core/import/import_json.h"
#include "core/journal/backup.h"
#include "core/journal/operations/restore_records.h"

#include <QSet>
#include <QTemporaryDir>

namespace app {

using namespace core;

namespace {

struct TradeIds {
    QSet<TradeId> all;
    QSet<TradeId> closed;
};

Result<TradeIds> tradeIds(const Journal& journal) {
    const Result<std::shared_ptr<const TradeBook>> book = journal.readBook();
    if (!book.ok()) {
        return book.error();
    }
    TradeIds ids;
    for (const Trade& trade : (*book)->trades) {
        ids.all.insert(trade.id);
        if (trade.isClosed()) {
            ids.closed.insert(trade.id);
        }
    }
    return ids;
}

void countFill(RestoreOutcome outcome, ImportCounts& counts) {
    switch (outcome) {
    case RestoreOutcome::New:
        ++counts.newOnes;
        return;
    case RestoreOutcome::AlreadyThere:
    case RestoreOutcome::StaysChanged:
        ++counts.duplicate;
        return;
    case RestoreOutcome::Changed:
        ++counts.corrected;
        return;
    case RestoreOutcome::StaysDeleted:
        ++counts.previouslyDeleted;
        return;
    }
}

Result<void> putAll(ChangeScope& scope, const JsonExport& content, const JsonImportChoices& choices,
                    ImportPlan& plan) {
    const auto outcomes = restoreRecords(scope, content.records, {content.exportedAt, choices.restore});
    if (!outcomes.ok()) {
        return outcomes.error();
    }
    int staying = 0;
    for (std::size_t i = 0; i < outcomes->size(); ++i) {
        const Record& record = content.records[i];
        const RestoreOutcome outcome = (*outcomes)[i];
        staying += outcome == RestoreOutcome::StaysChanged ? 1 : 0;
        if (record.kind == RecordKind::Fill) {
            countFill(outcome, plan.fillCounts);
        } else if (record.kind == RecordKind::Account && !record.deletedAt.has_value() &&
                   outcome != RestoreOutcome::StaysDeleted) {
            plan.accounts.push_back(accountFrom(record));
        }
    }
    if (staying > 0) {
        RowRemark remark;
        remark.reason = QStringLiteral("%1 records were changed here after this file was written (%2); they "
                                       "stay as they are")
                            .arg(staying)
                            .arg(instantText(*content.exportedAt));
        plan.remarks.push_back(remark);
    }
    return Done{};
}

QString textOf(const ImportPlan& plan, std::size_t records, const QString& end) {
    const QString remark =
        plan.remarks.empty() ? QString() : QStringLiteral("\n  %1").arg(plan.remarks.front().reason);
    return QStringLiteral(
               "%1: journal of %2 records, %3 fills new, %4 already there, %5 changed, %6 deleted earlier"
               "%7\n  %8\n")
        .arg(plan.sourceName)
        .arg(records)
        .arg(plan.fillCounts.newOnes)
        .arg(plan.fillCounts.duplicate)
        .arg(plan.fillCounts.corrected)
        .arg(plan.fillCounts.previouslyDeleted)
        .arg(remark, end);
}

Result<JsonImport> importInto(Journal& journal, const SourceFile& source, const JsonImportChoices& choices) {
    const Result<JsonExport> content = readJsonExport(source.text);
    const Result<TradeIds> before = tradeIds(journal);
    if (!content.ok() || !before.ok()) {
        return content.ok() ? before.error() : content.error();
    }
    ImportPlan plan;
    plan.formatId = QStringLiteral("trading-journal-json");
    plan.sourceName = source.name;
    const Result<ChangeResult> changed =
        journal.change(QStringLiteral("Import %1").arg(source.name), [&](ChangeScope& scope) -> Result<void> {
            return putAll(scope, *content, choices, plan);
        });
    if (!changed.ok()) {
        return changed.error();
    }
    const Result<TradeIds> after = tradeIds(journal);
    if (!after.ok()) {
        return after.error();
    }
    plan.rows = plan.fillCounts;
    plan.tradesOpened = int((after->all - before->all).size());
    plan.tradesClosed = int((after->closed - before->closed).size());
    JsonWriter json;
    writeImportAnswer(json, plan, std::nullopt);
    const bool changedAnything = changed->changes != Changes();
    const QString end = choices.dryRun    ? QStringLiteral("Nothing was written (dry run).")
                        : changedAnything ? QStringLiteral("“tj undo” takes this back.")
                                          : QStringLiteral("Nothing new: the journal is unchanged.");
    return JsonImport{json.take(), textOf(plan, content->records.size(), end)};
}

/// What the import would do is known for certain only by doing it: to a copy.
Result<JsonImport> tryOnACopy(const Journal& journal, const SourceFile& source,
                              const JsonImportChoices& choices) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("copy.tradingjournal"));
    if (const Result<BackupContent> copied = writeBackup(journal, path); !copied.ok()) {
        return copied.error();
    }
    const Result<std::unique_ptr<Journal>> copy = Journal::open(path, journal.clock());
    return copy.ok() ? importInto(**copy, source, choices) : copy.error();
}

} // namespace

Result<JsonImport> importJsonExport(Journal& journal, const SourceFile& source,
                                    const JsonImportChoices& choices) {
    return choices.dryRun ? tryOnACopy(journal, source, choices) : importInto(journal, source, choices);
}

} // namespace app
