#include "app/command_line/commands.h"
#include "app/command_line/import_text.h"
#include "app/command_line/json_import.h"
#include "app/command_line/value_options.h"
#include "core/base/error_text.h"
#include "core/domain/trading_day.h"
#include "core/export/json_restore.h"
#include "core/import/broker_format.h"
#include "core/import/import_json.h"
#include "core/import/text_encoding.h"
#include "core/journal/operations/column_templates.h"
#include "core/journal/operations/import_statement.h"

#include <QFileInfo>

namespace app {

using namespace core;

namespace {

/// The choices of the call, checked before any file is touched.
struct Choices {
    const BrokerFormat* format = nullptr; ///< null: by template, else recognised by content
    QString templateName;                 ///< of saved columns; empty: those that fit the file's header
    ReadOptions read;
    ImportOptions import;
    bool dryRun = false;
};

Result<void> readFormat(const CommandCall& call, Choices& choices) {
    const QString id = call.value("format");
    if (id.isEmpty() || id == u"auto") {
        return Done{};
    }
    if (constexpr QLatin1String prefix("template:"); id.startsWith(prefix)) {
        choices.templateName = id.mid(prefix.size());
        return choices.templateName.isEmpty()
                   ? usageError(QStringLiteral("--format template:NAME names none"))
                   : Result<void>();
    }
    choices.format = brokerFormat(id);
    return choices.format != nullptr
               ? Result<void>()
               : usageError(QStringLiteral("there is no format “%1”; “tj formats” lists them").arg(id));
}

Result<void> readDateOrder(const CommandCall& call, Choices& choices) {
    const QString order = call.value("date-order");
    if (order == u"dmy") {
        choices.read.dateOrder = ReadOptions::DateOrder::DayFirst;
    } else if (order == u"mdy") {
        choices.read.dateOrder = ReadOptions::DateOrder::MonthFirst;
    } else if (order == u"ymd") {
        choices.read.dateOrder = ReadOptions::DateOrder::YearFirst;
    } else if (!order.isEmpty()) {
        return usageError(QStringLiteral("--date-order “%1” is none of dmy, mdy, ymd").arg(order));
    }
    return Done{};
}

Result<Choices> readChoices(const CommandCall& call) {
    Choices choices;
    for (const Result<void>& read : {readFormat(call, choices), readDateOrder(call, choices)}) {
        if (!read.ok()) {
            return read.error();
        }
    }
    choices.import.account = call.value("account");
    choices.import.zone = call.value("timezone");
    choices.import.restore = call.isSet("restore");
    choices.dryRun = call.isSet("dry-run");
    if (const Result<void> known = checkZoneOption(call); !known.ok()) {
        return known.error();
    }
    if (call.isSet("date")) {
        choices.read.date = parseDay(call.value("date"));
        if (!choices.read.date.has_value()) {
            return usageError(
                QStringLiteral("--date “%1” is no date like 2026-09-14").arg(call.value("date")));
        }
    }
    const QString point = call.value("decimal-point");
    if (call.isSet("decimal-point") && point != u"." && point != u",") {
        return usageError(QStringLiteral("--decimal-point is “.” or “,”"));
    }
    if (call.isSet("decimal-point")) {
        choices.read.decimalPoint = point[0];
    }
    return choices;
}

struct Answer {
    QByteArray json;
    QString text;
    QStringList rejected; ///< a line each, for standard error
};

Answer answerOf(const ImportPlan& plan, const std::optional<ImportBatchId>& batch, bool dryRun) {
    JsonWriter json;
    writeImportAnswer(json, plan, batch);
    return {json.take(), importText(plan, batch, dryRun), rejectedLines(plan)};
}

Result<FileReading> readingOf(const Journal& journal, const SourceFile& source, const Choices& choices) {
    if (choices.format != nullptr) {
        return FileReading{choices.format, std::nullopt};
    }
    const auto templates = columnTemplates(journal);
    if (!templates.ok()) {
        return templates.error();
    }
    return choices.templateName.isEmpty() ? recognise(source, *templates)
                                          : readingBy(*templates, choices.templateName);
}

Result<Answer> importBrokerFile(Journal& journal, const SourceFile& source, const Choices& choices) {
    const Result<FileReading> reading = readingOf(journal, source, choices);
    if (!reading.ok()) {
        return reading.error();
    }
    const Result<Statement> statement = reading->read(source, choices.read);
    if (!statement.ok()) {
        return statement.error();
    }
    const BrokerFormat& format = *reading->format;
    if (statement->rows.empty() && format.recognise(source.text) == 0) {
        return Error{ErrorCode::UnknownFormat,
                     QStringLiteral("it holds no row of a %1; leave --format out to have it recognised")
                         .arg(QLatin1String(format.title)),
                     {}};
    }
    if (!choices.dryRun) {
        const Result<ImportOutcome> outcome =
            importStatement(journal, format, *statement, source.name, choices.import);
        return outcome.ok() ? Result<Answer>(answerOf(outcome->plan, outcome->batch, false))
                            : outcome.error();
    }
    const Result<ImportPlan> plan = previewImport(journal, format, *statement, source.name, choices.import);
    return plan.ok() ? Result<Answer>(answerOf(*plan, std::nullopt, true)) : plan.error();
}

Result<Answer> importFile(Journal& journal, const QString& path, const Choices& choices) {
    const Result<SourceFile> source = readSourceFile(path);
    if (!source.ok()) {
        return source.error();
    }
    if (choices.format == nullptr && choices.templateName.isEmpty() && looksLikeJsonExport(source->text)) {
        if (!choices.import.account.isEmpty()) {
            return Error{ErrorCode::InvalidValue,
                         QStringLiteral("a JSON export holds its own accounts; leave --account out"),
                         {}};
        }
        const Result<JsonImport> imported =
            importJsonExport(journal, *source, {choices.import.restore, choices.dryRun});
        return imported.ok() ? Result<Answer>(Answer{imported->json, imported->text, {}}) : imported.error();
    }
    return importBrokerFile(journal, *source, choices);
}

QByteArray failureJson(const QString& path, const Error& error) {
    JsonWriter json;
    json.beginObject()
        .key("file")
        .string(QFileInfo(path).fileName())
        .key("error")
        .string(errorText(error))
        .endObject();
    return json.take();
}

/// Every file on its own: one that fails does not take the others with it.
ExitStatus importAll(const CommandCall& call, Journal& journal, const Choices& choices) {
    ExitStatus status = ExitStatus::Done;
    QByteArrayList documents;
    for (const QString& path : call.arguments()) {
        const Result<Answer> answer = importFile(journal, path, choices);
        if (!answer.ok()) {
            status = call.fail(path, answer.error());
            if (answer.error().code == ErrorCode::AmbiguousValue) {
                call.warn(
                    QStringLiteral("Say which with --date-order dmy|mdy|ymd or --decimal-point “.” or “,”."));
            }
            documents.append(failureJson(path, answer.error()));
            continue;
        }
        documents.append(answer->json);
        if (!call.isSet("json")) {
            call.print(answer->text);
            for (const QString& line : answer->rejected) {
                call.warn(path + QStringLiteral(": ") + line);
            }
        }
    }
    const bool list = documents.size() > 1;
    if (call.isSet("json") && (list || status == ExitStatus::Done)) {
        call.print(list ? '[' + documents.join(',') + "]\n" : documents.first() + '\n');
    }
    return status;
}

void declare(QCommandLineParser& parser) {
    declareOption(parser, "account", "The account the fills go to, by name; made when missing.", "name");
    declareOption(
        parser, "format",
        "One of “tj formats”, or template:NAME of saved columns; auto (the default) looks at the content.",
        "id");
    declareOption(parser, "timezone", "Zone of the file's times, like Asia/Kolkata.", "iana");
    declareOption(parser, "date", "Day of a file that prints only times.", "date");
    declareOption(parser, "date-order", "dmy, mdy or ymd, where the file does not tell.", "order");
    declareOption(parser, "decimal-point", "“.” or “,”, where the file does not tell.", "sign");
    declareOption(parser, "restore", "Brings back fills that were deleted earlier.");
    declareOption(parser, "dry-run", "Tells what would be imported and writes nothing.");
    declareOption(parser, "json", "Prints JSON; with several files a list.");
}

ExitStatus run(const CommandCall& call) {
    if (call.arguments().isEmpty()) {
        return call.wrongUsage(QStringLiteral("name a file to import"));
    }
    const Result<Choices> choices = readChoices(call);
    if (!choices.ok()) {
        return call.wrongUsage(choices.error().detail);
    }
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    return importAll(call, **journal, *choices);
}

} // namespace

const Command kImport{
    "import",
    "FILE… [--account NAME] [--format auto|ID|template:NAME] [--timezone IANA] [--date DATE] [--restore] "
    "[--dry-run] [--json]",
    "Imports broker files, our own CSV or a whole journal's JSON.",
    kAnyNumber,
    declare,
    run};

} // namespace app
