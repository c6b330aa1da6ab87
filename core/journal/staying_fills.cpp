#include "core/journal/staying_fills.h"

#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/journal/record_table.h"
#include "core/journal/trade_table.h"

#include <QHash>

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view kFillsOfBatch = R"(
    select key, id, deleted_at is not null, execution_by_hand or costs_by_hand from fills where batch = ?)";

using Written = QHash<QPair<int, QUuid>, const RecordImage*>;

/// What the import itself wrote about its fills is no later work.
Written writtenBy(const Action& import) {
    Written written;
    for (const RecordImage& image : import.images) {
        written.insert({int(image.kind), image.id}, &image);
    }
    return written;
}

bool isAsImported(const Written& written, const Record& record) {
    const RecordImage* image = written.value({int(record.kind), record.id});
    return image != nullptr && image->after == record;
}

bool saysNothing(const Record& annotation) {
    Annotation content = annotationFrom(annotation);
    content.id = FillId();
    return content == Annotation();
}

/// The fill that a record hangs on.
QUuid anchorOf(const Record& record) {
    if (record.kind == RecordKind::Annotation) {
        return record.id;
    }
    return std::get<QUuid>(record.fields[record.kind == RecordKind::Attachment ? 1 : 0]);
}

QSet<QUuid> annotatedFills(SqliteConnection& connection, const Action& import) {
    QSet<QUuid> fills;
    const Written written = writtenBy(import);
    for (const RecordKind kind :
         {RecordKind::Annotation, RecordKind::AnnotationTag, RecordKind::RuleCheck, RecordKind::Attachment}) {
        for (const RecordTable::Row& row : RecordTable(connection, kind).all(false)) {
            const bool isEmpty = kind == RecordKind::Annotation && saysNothing(row.record);
            if (!isEmpty && !isAsImported(written, row.record)) {
                fills.insert(anchorOf(row.record));
            }
        }
    }
    return fills;
}

/// By the history, of as many actions as are kept: an edit that was taken back is none.
QSet<QUuid> editedFills(SqliteConnection& connection, const Action& import) {
    QSet<QUuid> fills;
    for (const Action& later : ActionTable(connection).done()) {
        for (const RecordImage& image : later.images) {
            if (image.kind == RecordKind::Fill && image.before &&
                fillFrom(*image.before).batch.uuid() == import.batch) {
                fills.insert(image.id);
            }
        }
    }
    return fills;
}

} // namespace

StayingFills stayingFills(SqliteConnection& connection, const Action& import) {
    const QSet<QUuid> annotated = annotatedFills(connection, import);
    const QSet<QUuid> edited = editedFills(connection, import);
    QHash<qint64, QUuid> ofBatch;
    std::vector<qint64> open;
    StayingFills staying;
    const auto stay = [&](qint64 key) {
        if (!staying.keys.contains(key)) {
            staying.keys.insert(key);
            staying.ids.insert(ofBatch.value(key));
            open.push_back(key);
        }
    };
    SqliteStatement statement = connection.prepare(kFillsOfBatch, import.batch);
    std::vector<qint64> trash;
    std::vector<qint64> worked;
    while (statement.step()) {
        const qint64 key = statement.integer(0);
        const QUuid id = statement.uuid(1);
        const bool byHand = statement.integer(3) != 0;
        ofBatch.insert(key, id);
        if (statement.integer(2) != 0) {
            trash.push_back(key);
        } else if (byHand || annotated.contains(id) || edited.contains(id)) {
            worked.push_back(key);
        }
    }
    std::for_each(worked.begin(), worked.end(), stay);
    const TradeTable trades(connection);
    while (!open.empty()) {
        const qint64 key = open.back();
        open.pop_back();
        for (const qint64 trade : trades.tradesWithFill(key)) {
            for (const qint64 neighbour : trades.fillKeys(trade)) {
                if (ofBatch.contains(neighbour)) {
                    stay(neighbour);
                }
            }
        }
    }
    staying.inTrades = int(staying.keys.size());
    std::for_each(trash.begin(), trash.end(), stay);
    return staying;
}

} // namespace core
