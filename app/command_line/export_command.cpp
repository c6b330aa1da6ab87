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

ExitStatus writeThrough(const CommandCall& call, QFile& out, Format format, const Reading& reading) {
    const Result<void> written = write(out, format, call, reading);
    if (!written.ok()) {
        return call.fail(out.fileName(), written.error());
    }
    const bool flushed = out.flush() && out.error() == QFileDevice::NoError;
    return flushed ? ExitStatus::Done
                   : call.fail(out.fileName(), {ErrorCode::FileUnwritable, out.errorString(), {}});
}

/// A device or a pipe, as of the shell's >(…): written to, never replaced by a file.
ExitStatus writeToDevice(const CommandCall& call, const QString& path, Format format,
                         const Reading& reading) {
    QFile device(path);
    return device.open(QIODevice::WriteOnly)
               ? writeThrough(call, device, format, reading)
               : call.fail(path, {ErrorCode::FileUnwritable, device.errorString(), {}});
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
    return writeThrough(call, output, format, reading);
}

ExitStatus writeTo(const CommandCall& call, const QString& out, Format format, const Reading& reading) {
    if (out == u"-") {
        return writeToOutput(call, format, reading);
    }
    const QFileInfo target(out);
    return target.exists() && !target.isFile() ? writeToDevice(call, out, format, reading)
                                               : writeToFile(call, out, format, reading);
}

void declare(QCommandLineParser& parser) {
    declareFilter(parser);
    declareOption(parser, "format", "csv, json, xlsx or pdf; by the name of OUT when left out.", "format");
    declareOption(parser, "o", "The file to write; “-” is standard output.", "out");
}

ExitStatus run(const CommandCall& call) {
    const QString out = call.value("o");
    if (out.isEmpty()) {
        return call.wrongUsage(QStringLiteral("name the file to write with -o"));
    }
    const QString name = call.isSet("format") ? call.value("format") : QFileInfo(out).suffix().toLower();
    const std::optional<Format> format = formatNamed(name);
    if (!format.has_value()) {
        return call.wrongUsage(
            call.isSet("format") ? QStringLiteral("--format “%1” is none of csv, json, xlsx, pdf").arg(name)
                                 : QStringLiteral("the name of “%1” tells no format; add --format csv, json, "
                                                  "xlsx or pdf")
                                       .arg(out));
    }
    const auto read = readSelection(call);
    if (const ExitStatus* failed = std::get_if<ExitStatus>(&read)) {
        return *failed;
    }
    const Reading& reading = std::get<Reading>(read);
    return writeTo(call, out, *format, reading);
}

} // namespace

const Command kExport{"export",
                      "[FILTER] [--format csv|json|xlsx|pdf] -o OUT",
                      "Writes fills (CSV), everything (JSON), a workbook or a report.",
                      0,
                      declare,
                      run};

} // namespace app
