#include "core/journal/note_search.h"

#include "core/journal/sqlite.h"

#include <QRegularExpression>
#include <QStringList>

namespace core {

namespace {

constexpr std::string_view kSearch = R"(
    select id, kind, excerpt from (
        select annotations.id as id, ?1 as kind, annotation_search.rank as rank,
               snippet(annotation_search, -1, '[', ']', '…', 16) as excerpt
        from annotation_search join annotations on annotations.key = annotation_search.rowid
        where annotation_search match ?3 and annotations.deleted_at is null
        union all
        select notes.id, ?2, note_search.rank, snippet(note_search, -1, '[', ']', '…', 16)
        from note_search join notes on notes.key = note_search.rowid
        where note_search match ?3 and notes.deleted_at is null)
    order by rank limit ?4)";

/// Words as FTS5 strings, so that no character of them is an operator; each may be the beginning of a longer
/// word.
QString queryOf(const QString& words) {
    static const QRegularExpression kSpace(QStringLiteral("\\s+"));
    QStringList terms;
    for (QString word : words.split(kSpace, Qt::SkipEmptyParts)) {
        const bool hasLetter =
            std::any_of(word.cbegin(), word.cend(), [](QChar c) { return c.isLetterOrNumber(); });
        if (hasLetter) {
            terms.append(QStringLiteral("\"%1\"*").arg(word.replace(u'"', QStringLiteral("\"\""))));
        }
    }
    return terms.join(u' ');
}

} // namespace

std::vector<NoteHit> searchNotes(SqliteConnection& connection, const QString& words, int limit) {
    std::vector<NoteHit> hits;
    const QString query = queryOf(words);
    if (query.isEmpty()) {
        return hits;
    }
    SqliteStatement statement =
        connection.prepare(kSearch, int(RecordKind::Annotation), int(RecordKind::Note), query, limit);
    while (statement.step()) {
        hits.push_back({statement.uuid(0), RecordKind(statement.integer(1)), statement.text(2)});
    }
    return hits;
}

} // namespace core
