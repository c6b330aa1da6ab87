// undo, redo and history: every change to the journal, also after a restart.
#include "app/command_line/commands.h"
#include "app/command_line/text_table.h"

namespace app {

using namespace core;

namespace {

ExitStatus say(const CommandCall& call, const Result<ChangeResult>& changed, const QString& what) {
    if (!changed.ok()) {
        return call.fail(changed.error());
    }
    call.print(QStringLiteral("%1: %2\n").arg(what, changed->title));
    if (changed->stayingFills > 0) {
        call.print(QStringLiteral("  %1 of its fills stay: their trades were annotated or edited since.\n")
                       .arg(changed->stayingFills));
    }
    return ExitStatus::Done;
}

ExitStatus runUndo(const CommandCall& call) {
    const QStringList arguments = call.arguments();
    const ImportBatchId batch = ImportBatchId::fromString(arguments.value(0));
    if (!arguments.isEmpty() && batch.isNull()) {
        return call.wrongUsage(
            QStringLiteral("“%1” is no id of an import; “tj history” lists them").arg(arguments[0]));
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    return say(call, arguments.isEmpty() ? (*journal)->undo() : (*journal)->undoImport(batch),
               QStringLiteral("Undone"));
}

ExitStatus runRedo(const CommandCall& call) {
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    return journal.ok() ? say(call, (*journal)->redo(), QStringLiteral("Done again"))
                        : call.fail(call.journalPath(), journal.error());
}

void printHistoryJson(const CommandCall& call, const std::vector<HistoryEntry>& entries) {
    JsonWriter json;
    json.beginArray();
    for (const HistoryEntry& entry : entries) {
        json.beginObject().key("number").integer(entry.number).key("title").string(entry.title);
        json.key("at").string(instantText(entry.at)).key("undone").boolean(entry.undone).key("batchId");
        entry.batch.isNull() ? json.null() : json.string(entry.batch.toString());
        json.endObject();
    }
    json.endArray();
    call.print(json);
}

ExitStatus runHistory(const CommandCall& call) {
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    const Result<std::vector<HistoryEntry>> entries = (*journal)->history();
    if (!entries.ok()) {
        return call.fail(entries.error());
    }
    if (call.isSet("json")) {
        printHistoryJson(call, *entries);
        return ExitStatus::Done;
    }
    TextTable table;
    table.addColumn(QStringLiteral("No"), TextTable::Align::Right);
    for (const char* title : {"At", "What", "", "Import"}) {
        table.addColumn(QString::fromLatin1(title));
    }
    for (const HistoryEntry& entry : *entries) {
        table.addRow({QString::number(entry.number), instantText(entry.at), entry.title,
                      entry.undone ? QStringLiteral("undone") : QString(),
                      entry.batch.isNull() ? QString() : entry.batch.toString()});
    }
    call.print(table.isEmpty() ? QStringLiteral("Nothing was changed yet.\n") : table.text());
    return ExitStatus::Done;
}

} // namespace

const Command kUndo{"undo", "[BATCH]", "Takes back the last change, or an import by its batch id.",
                    1,      nullptr,   runUndo};
const Command kRedo{"redo", "", "Does again what was undone last.", 0, nullptr, runRedo};
const Command kHistory{"history", "[--json]",  "Lists the last changes, newest first.",
                       0,         declareJson, runHistory};

} // namespace app
