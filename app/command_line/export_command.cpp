#include "app/command_line/commands.h"
#include "app/command_line/export_content.h"
#include "app/command_line/filter_options.h"
#include "app/command_line/reading.h"
#include "app/command_line/report.h"
#include "core/export/csv_export.h"
#include "core/export/json_export.h"
#include "core/export/xlsx_export.h"

#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace app {

using namespace core;

namespace {

enum class Format { Csv, Json, Xlsx, Pdf };

std::optional<Format> formatNamed(const QString& name) {
    static const QHash<QString, Format> kFormats{{QStringLiteral("csv"), Format::Csv},
                                                 {QStringLiteral("json"), Format::Json},
                                                 {QStringLiteral("xlsx"), Format::Xlsx},
                                                 {QStringLiteral("pdf"), Format::Pdf}};
    const auto found = kFormats.find(name);
    return found == kFormats.end() ? std::nullopt : std::optional(*found);
}

Result<void> writeCsv(QIODevice& out, const Reading& reading) {
    const Result<std::vector<Fill>> fills = fillsOf(reading);
    const Result<std::vector<Annotation>> annotations = reading.journal->annotations();
    if (!fills.ok() || !annotations.ok()) {
        return fills.ok() ? annotations.error() : fills.error();
    }
    return writeFillsCsv(out, *reading.book, *fills, *annotations);
}

Result<void> writeXlsxFile(QIODevice& out, const Reading& reading) {
    const Result<std::vector<Fill>> fills = fillsOf(reading);
    if (!fills.ok()) {
        return fills.error();
    }
    const Summary summary = summarise(*reading.book, reading.selection);
    return writeXlsx(out, {*reading.book, reading.selection, summary, *fills});
}

Result<void> writeJson(QIODevice& out, const Reading& reading, Instant now) {
    const Result<RecordSource> records = recordsOf(reading);
    return records.ok() ? writeJsonExport(out, *records, now) : records.error();
}

Result<void> write(QIODevice& out, Format format, const CommandCall& call, const Reading& reading) {
    switch (format) {
    case Format::Csv:
        return writeCsv(out, reading);
    case Format::Json:
        return writeJson(out, reading, call.clock().now());
    case Format::Xlsx:
        return writeXlsxFile(out, reading);
    case Format::Pdf:
        return writeReport(out, reading, call.clock().now());
    }
    return Done{};
}

/// All or nothing: the file of an earlier export stays until the new one is complete.
ExitStatus writeToFile(const CommandCall& call, const QString& path, Format format, const Reading& reading) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return call.fail(path, {ErrorCode::FileUnwritable, file.errorString(), {}});
    }
    if (const Result<void> written = write(file, format, call, reading); !written.ok()) {
        return call.fail(path, written.error());
    }
    return file.commit() ? ExitStatus::Done
                         : call.fail(path, {ErrorCode::FileUnwritable, file.errorString(), {}});
}

ExitStatus writeToOutput(const CommandCall& call, Format format, const Reading& reading) {
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly)) {
        return call.fail({ErrorCode::FileUnwritable, output.errorString(), {}});
    }
    const Result<void> written = write(output, format, call, reading);
    return written.ok() ? ExitStatus::Done : call.fail(written.error());
}

void declare(QCommandLineParser& parser) {
    declareFilter(parser);
    declareOption(parser, "format", "csv, json, xlsx or pdf; by the name of OUT when left out.", "format");
    declareOption(parser, "o", "The file to write; “-” is standard output.", "out");
}

ExitStatus run(const CommandCall& call) {
    const QString out = call.value("o");
    if (out.isEmpty() || !call.arguments().isEmpty()) {
        return call.wrongUsage(
            out.isEmpty() ? QStringLiteral("name the file to write with -o")
                          : QStringLiteral("“%1” is one argument too many").arg(call.arguments()[0]));
    }
    const QString name = call.isSet("format") ? call.value("format") : QFileInfo(out).suffix().toLower();
    const std::optional<Format> format = formatNamed(name);
    if (!format.has_value()) {
        return call.wrongUsage(QStringLiteral("--format “%1” is none of csv, json, xlsx, pdf").arg(name));
    }
    const auto read = readSelection(call);
    if (const ExitStatus* failed = std::get_if<ExitStatus>(&read)) {
        return *failed;
    }
    const Reading& reading = std::get<Reading>(read);
    return out == u"-" ? writeToOutput(call, *format, reading) : writeToFile(call, out, *format, reading);
}

} // namespace

const Command kExport{"export", "[FILTER] --format csv|json|xlsx|pdf -o OUT",
                      "Writes fills (CSV), everything (JSON), a workbook or a report.", declare, run};

} // namespace app
