#include "core/export/json_restore.h"

#include "core/wire/json_stream.h"
#include "core/wire/record_json.h"

#include <QRegularExpression>

namespace core {

namespace {

/// A million fills with notes; far beyond any journal, yet an end.
constexpr JsonLimits kLimits{.bytes = qsizetype(1) << 30, .depth = 32, .values = 100'000'000};

class ExportReader {
public:
    Result<void> member(const QString& name, const JsonValue& value) {
        if (name == u"format") {
            m_isOurs = value.toText() == QLatin1String(kJsonExportFormat);
            return m_isOurs ? Result<void>() : notOurs();
        }
        if (name == u"version") {
            const qint64 version = value.toInteger().value_or(0);
            return version >= 1 && version <= kJsonExportVersion ? Result<void>() : wrongVersion(version);
        }
        if (name == u"exportedAt") {
            m_export.exportedAt = parseInstant(value.toText().value_or(QString()));
            return m_export.exportedAt ? Result<void>() : noTime();
        }
        return unknownList(name);
    }

    Result<void> element(const QString& list, const JsonValue& value) {
        if (!m_isOurs) {
            return notOurs();
        }
        if (list != m_list) {
            m_list = list;
            m_number = 0;
        }
        ++m_number;
        const std::optional<RecordKind> kind = recordKindByName(list);
        if (!kind.has_value()) {
            return unknownList(list);
        }
        Result<ReadRecord> read = readRecord(*kind, value);
        if (!read.ok()) {
            Error error = read.error();
            error.detail = QStringLiteral("%1 number %2: %3").arg(list).arg(m_number).arg(error.detail);
            return error;
        }
        m_export.records.push_back(std::move(read.value().record));
        return Done{};
    }

    Result<JsonExport> finish() {
        if (!m_isOurs) {
            return notOurs();
        }
        return std::move(m_export);
    }

private:
    static Error notOurs() {
        return {ErrorCode::UnknownFormat, QStringLiteral("this is no export of a trading journal"), {}};
    }
    static Error wrongVersion(qint64 version) {
        return {ErrorCode::JournalNewer,
                QStringLiteral("the export has version %1; this program reads up to version %2")
                    .arg(version)
                    .arg(kJsonExportVersion),
                QStringLiteral("version")};
    }
    static Error noTime() {
        return {ErrorCode::MalformedFile,
                QStringLiteral("\"exportedAt\" is no time like 2026-09-14T03:45:00Z"),
                QStringLiteral("exportedAt")};
    }
    static Error unknownList(const QString& name) {
        return {ErrorCode::MalformedFile, QStringLiteral("\"%1\" is no kind of record").arg(name), name};
    }

    JsonExport m_export;
    QString m_list;
    int m_number = 0;
    bool m_isOurs = false;
};

} // namespace

bool looksLikeJsonExport(const QByteArray& head) {
    static const QRegularExpression kStart(QStringLiteral("^\\x{FEFF}?\\s*\\{\\s*\"format\"\\s*:\\s*\"%1\"")
                                               .arg(QLatin1String(kJsonExportFormat)));
    return kStart.match(QString::fromUtf8(head.left(4096))).hasMatch();
}

Result<JsonExport> readJsonExport(const QByteArray& json) {
    ExportReader reader;
    const JsonListVisitor visitor{
        [&](const QString& name, JsonValue&& value) { return reader.member(name, value); },
        [&](const QString& list, JsonValue&& element) { return reader.element(list, element); }};
    if (const Result<void> read = visitJsonLists(json, visitor, kLimits); !read.ok()) {
        return read.error();
    }
    return reader.finish();
}

} // namespace core
