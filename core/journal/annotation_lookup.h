#pragma once

#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/journal/sqlite.h"

#include <QHash>

#include <optional>
#include <span>
#include <vector>

namespace core {

/// Annotations with their tags, by fill: one by one where few are asked for, all at once for a large import.
class AnnotationLookup {
public:
    explicit AnnotationLookup(SqliteConnection& connection) : m_connection(connection) {}

    /// Undeleted only.
    std::optional<Annotation> find(FillId id) const;
    std::vector<Annotation> all() const;
    QHash<FillId, Annotation> of(std::span<const Fill> fills) const;

private:
    std::vector<TagId> tagsOf(FillId id) const;
    SqliteConnection& m_connection;
};

/// The opening prices a person told, by fill: matching asks for them.
QHash<FillId, Decimal> openingPricesOf(const QHash<FillId, Annotation>& annotations);

} // namespace core
