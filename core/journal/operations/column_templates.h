#pragma once

#include "core/import/column_mapping.h"
#include "core/journal/change_scope.h"
#include "core/journal/journal.h"

#include <optional>
#include <vector>

namespace core {

/// How a file is read: its format and, for a table, what its columns are where a template tells.
struct FileReading {
    const BrokerFormat* format = nullptr;
    std::optional<ColumnMapping> mapping;

    Result<Statement> read(const SourceFile& file, const ReadOptions& options) const;
};

/// The column mappings that were saved under a name, by name. They are settings of the journal and travel
/// with it; one that cannot be understood (of a newer program) is left out.
Result<std::vector<ColumnMapping>> columnTemplates(const Journal& journal);
/// Replaces the template of that name. InvalidValue for no name or a mapping that could read nothing.
Result<void> saveColumnTemplate(ChangeScope& scope, const ColumnMapping& mapping);
/// NotFound.
Result<void> removeColumnTemplate(ChangeScope& scope, const QString& name);

/// A broker's own format first; a table by the template that knows most of its columns, else by the names of
/// its columns. UnknownFormat.
Result<FileReading> recognise(const SourceFile& file, const std::vector<ColumnMapping>& templates);
/// The reading by the template of that name. NotFound, naming those there are.
Result<FileReading> readingBy(const std::vector<ColumnMapping>& templates, const QString& name);

} // namespace core
