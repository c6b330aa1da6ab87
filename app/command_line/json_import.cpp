#include "app/command_line/json_import.h"

#include "core/export/json_restore.h"
#include "core/import/import_json.h"
#include "core/journal/change_scope.h"

#include <QSet>

namespace app {

using namespace core;

namespace {

/// Same content; the moment of deletion is not told apart, as the journal does not either.
bool isSame(const Record& a, const Record& b) {
    return a.fields == b.fields && a.deletedAt.has_value() == b.deletedAt.has_value();
}

void count(const std::optional<Record>& before, const Record& now, ImportCounts& counts) {
    if (!before.has_value()) {
        ++counts.newOnes;
    } else if (isSame(*before, now)) {
        ++counts.duplicate;
    } else {
        ++counts.corrected;
    }
}

bool staysDeleted(const std::optional<Record>& before, const Record& now, const JsonImportChoices& choices) {
    return before.has_value() && before->deletedAt.has_value() && !now.deletedAt.has_value() &&
           !choices.restore;
}

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

Result<void> putAll(ChangeScope& scope, const std::vector<Record>& records, const JsonImportChoices& choices,
                    ImportPlan& plan) {
    for (const Record& record : records) {
        const std::optional<Record> before = scope.find(record.kind, record.id);
        if (staysDeleted(before, record, choices)) {
            plan.fillCounts.previouslyDeleted += record.kind == RecordKind::Fill ? 1 : 0;
            continue;
        }
        if (record.kind == RecordKind::Fill) {
            count(before, record, plan.fillCounts);
        } else if (record.kind == RecordKind::Account && !record.deletedAt.has_value()) {
            plan.accounts.push_back(accountFrom(record));
        }
        if (const Result<void> stored = scope.put(record); !stored.ok()) {
            Error error = stored.error();
            error.detail = QStringLiteral("%1 %2: %3")
                               .arg(QLatin1String(schemaOf(record.kind).name),
                                    record.id.toString(QUuid::WithoutBraces), error.detail);
            return error;
        }
    }
    return Done{};
}

QString textOf(const ImportPlan& plan, std::size_t records, const QString& end) {
    return QStringLiteral(
               "%1: journal of %2 records, %3 fills new, %4 already there, %5 changed, %6 deleted earlier"
               "\n  %7\n")
        .arg(plan.sourceName)
        .arg(records)
        .arg(plan.fillCounts.newOnes)
        .arg(plan.fillCounts.duplicate)
        .arg(plan.fillCounts.corrected)
        .arg(plan.fillCounts.previouslyDeleted)
        .arg(end);
}

} // namespace

Result<JsonImport> importJsonExport(Journal& journal, const SourceFile& source,
                                    const JsonImportChoices& choices) {
    const Result<std::vector<Record>> records = readJsonExport(source.text);
    const Result<TradeIds> before = tradeIds(journal);
    if (!records.ok() || !before.ok()) {
        return records.ok() ? before.error() : records.error();
    }
    ImportPlan plan;
    plan.formatId = QStringLiteral("trading-journal-json");
    plan.sourceName = source.name;
    const Result<ChangeResult> changed =
        journal.change(QStringLiteral("Import %1").arg(source.name), [&](ChangeScope& scope) -> Result<void> {
            const Result<void> put = putAll(scope, *records, choices, plan);
            // What a dry run would have done is known now; failing takes all of it back.
            return put.ok() && choices.dryRun ? Error{ErrorCode::Cancelled, {}, {}} : put;
        });
    if (!changed.ok() && !(choices.dryRun && changed.error().code == ErrorCode::Cancelled)) {
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
    const bool changedAnything = changed.ok() && changed->changes != Changes();
    const QString end = choices.dryRun    ? QStringLiteral("Nothing was written (dry run).")
                        : changedAnything ? QStringLiteral("“tj undo” takes this back.")
                                          : QStringLiteral("Nothing new: the journal is unchanged.");
    return JsonImport{json.take(), textOf(plan, records->size(), end)};
}

} // namespace app
