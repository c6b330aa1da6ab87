#include "core/journal/operations/column_templates.h"

#include "core/domain/link_records.h"
#include "core/import/generic_columns.h"

#include <algorithm>

namespace core {

namespace {

constexpr QLatin1String kPrefix("columns/");

Record recordOf(const QString& name, const QString& value) {
    return settingRecord(kPrefix + name, value);
}

/// A table that prints only times is told its day when it is read.
bool isReadable(const ColumnMapping& mapping) {
    const std::vector<ColumnField> missing = missingFields(mapping);
    return missing.empty() || (missing == std::vector{ColumnField::Date} && mapping.has(ColumnField::Time));
}

} // namespace

Result<Statement> FileReading::read(const SourceFile& file, const ReadOptions& options) const {
    return mapping ? readWithMapping(file, *mapping, options) : format->read(file, options);
}

Result<std::vector<ColumnMapping>> columnTemplates(const Journal& journal) {
    const auto settings = journal.records(RecordKind::Setting);
    if (!settings) {
        return settings.error();
    }
    std::vector<ColumnMapping> templates;
    for (const Record& setting : *settings) {
        if (!std::get<QString>(setting.fields[0]).startsWith(kPrefix)) {
            continue;
        }
        if (auto mapping = columnMappingFrom(std::get<QString>(setting.fields[1]).toUtf8())) {
            templates.push_back(*std::move(mapping));
        }
    }
    std::sort(templates.begin(), templates.end(), [](const ColumnMapping& a, const ColumnMapping& b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    return templates;
}

Result<void> saveColumnTemplate(ChangeScope& scope, const ColumnMapping& mapping) {
    if (mapping.name.trimmed().isEmpty()) {
        return Error{ErrorCode::InvalidValue, QStringLiteral("a template needs a name"),
                     QStringLiteral("name")};
    }
    if (!isReadable(mapping)) {
        const ColumnField missing = missingFields(mapping).front();
        return Error{
            ErrorCode::InvalidValue,
            QStringLiteral("no column is named for: %1").arg(QString::fromLatin1(columnFieldName(missing))),
            QString::fromLatin1(columnFieldName(missing))};
    }
    ColumnMapping saved = mapping;
    saved.name = mapping.name.trimmed();
    return scope.put(recordOf(saved.name, QString::fromUtf8(toJson(saved))));
}

Result<void> removeColumnTemplate(ChangeScope& scope, const QString& name) {
    return scope.remove(RecordKind::Setting, recordOf(name, {}).id);
}

Result<FileReading> recognise(const SourceFile& file, const std::vector<ColumnMapping>& templates) {
    const auto format = recognise(file);
    if (format && *format != &kGenericColumns) {
        return FileReading{*format, std::nullopt};
    }
    const ColumnMapping* best = nullptr;
    for (const ColumnMapping& mapping : templates) {
        if ((!best || mapping.columns.size() > best->columns.size()) && hasColumnsOf(file, mapping)) {
            best = &mapping;
        }
    }
    if (best) {
        return FileReading{&kGenericColumns, *best};
    }
    return format ? Result<FileReading>(FileReading{*format, std::nullopt}) : format.error();
}

Result<FileReading> readingBy(const std::vector<ColumnMapping>& templates, const QString& name) {
    QStringList names;
    for (const ColumnMapping& mapping : templates) {
        if (mapping.name == name) {
            return FileReading{&kGenericColumns, mapping};
        }
        names.append(mapping.name);
    }
    return Error{ErrorCode::NotFound,
                 QStringLiteral("there is no template “%1”; saved are: %2")
                     .arg(name, names.isEmpty() ? QStringLiteral("none") : names.join(u", ")),
                 {}};
}

} // namespace core
