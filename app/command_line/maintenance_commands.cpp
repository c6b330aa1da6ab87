// check, backup and restore: the journal as a file.
#include "app/command_line/commands.h"
#include "core/journal/backup.h"
#include "core/journal/health_check.h"

#include <QDir>
#include <QFileInfo>

namespace app {

using namespace core;

namespace {

QString contentText(const BackupContent& content) {
    return QStringLiteral("%1 accounts, %2 fills, %3 trades, %4 notes")
        .arg(content.accounts)
        .arg(content.fills)
        .arg(content.trades)
        .arg(content.notes);
}

// check

void declareCheck(QCommandLineParser& parser) {
    declareOption(parser, "fix", "Repairs what is safe to repair.");
    declareJson(parser);
}

void printFindings(const CommandCall& call, const std::vector<HealthFinding>& findings) {
    if (!call.isSet("json")) {
        call.print(findings.empty() ? QStringLiteral("The journal is healthy.\n") : QString());
        for (const HealthFinding& finding : findings) {
            call.print(QStringLiteral("%1 %2%3\n")
                           .arg(finding.sentence, finding.advice,
                                finding.fixable ? QStringLiteral(" (“tj check --fix”)") : QString()));
        }
        return;
    }
    JsonWriter json;
    json.beginObject().key("healthy").boolean(findings.empty()).key("findings").beginArray();
    for (const HealthFinding& finding : findings) {
        json.beginObject().key("problem").string(finding.sentence).key("advice").string(finding.advice);
        json.key("fixable").boolean(finding.fixable).key("records").beginArray();
        for (const QUuid& id : finding.records) {
            json.string(id.toString(QUuid::WithoutBraces));
        }
        json.endArray().endObject();
    }
    json.endArray().endObject();
    call.print(json);
}

ExitStatus runCheck(const CommandCall& call) {
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    Result<std::vector<HealthFinding>> findings = checkHealth(**journal);
    if (findings.ok() && call.isSet("fix") && !findings->empty()) {
        const Result<int> fixed = fixHealth(**journal, *findings);
        if (!fixed.ok()) {
            return call.fail(fixed.error());
        }
        call.warn(QStringLiteral("%1 of %2 findings repaired").arg(*fixed).arg(findings->size()));
        findings = checkHealth(**journal);
    }
    if (!findings.ok()) {
        return call.fail(findings.error());
    }
    printFindings(call, *findings);
    return findings->empty() ? ExitStatus::Done : ExitStatus::BadInput;
}

// backup and restore

ExitStatus runBackup(const CommandCall& call) {
    if (call.arguments().isEmpty()) {
        return call.wrongUsage(QStringLiteral("name the file to write"));
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    const QString out = call.arguments()[0];
    const Result<BackupContent> written = writeBackup(**journal, out);
    if (!written.ok()) {
        return call.fail(out, written.error());
    }
    call.print(QStringLiteral("%1: %2\n").arg(out, contentText(*written)));
    return ExitStatus::Done;
}

ExitStatus runRestore(const CommandCall& call) {
    if (call.arguments().isEmpty()) {
        return call.wrongUsage(QStringLiteral("name the backup to restore"));
    }
    const QString backup = call.arguments()[0];
    QDir().mkpath(QFileInfo(call.journalPath()).absolutePath());
    const Result<Restored> restored = restoreBackup(call.journalPath(), backup, call.clock());
    if (!restored.ok()) {
        return call.fail(backup, restored.error());
    }
    call.print(QStringLiteral("%1: %2\n").arg(call.journalPath(), contentText(restored->content)));
    if (!restored->keptAside.isEmpty()) {
        call.print(QStringLiteral("The journal that was there is now %1\n").arg(restored->keptAside));
    }
    return ExitStatus::Done;
}

} // namespace

const Command kCheck{"check", "[--fix] [--json]", "Looks at the health of the journal.",
                     0,       declareCheck,       runCheck};
const Command kBackup{"backup", "OUT", "Writes a verified copy of the journal.", 1, nullptr, runBackup};
const Command kRestore{
    "restore", "IN",    "Puts a verified backup in the journal's place; the old file is kept.",
    1,         nullptr, runRestore};

} // namespace app
