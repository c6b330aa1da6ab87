#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/domain/record_schema.h"

#include <QString>
#include <QUuid>

#include <optional>
#include <variant>
#include <vector>

namespace core {

struct Account;
struct Annotation;
struct CashMovement;
struct CorporateAction;
struct Fill;
struct ImportBatch;
struct Instrument;
struct Note;
struct Playbook;
struct Tag;
struct TagGroup;

/// The value of one field; monostate is SQL NULL and JSON null.
using FieldValue = std::variant<std::monostate, QString, Decimal, qint64, bool, Instant, Day, QUuid>;

/// A row of any kind in its schema's field order: what undo images, the outbox, JSON export and sync carry.
struct Record {
    RecordKind kind = RecordKind::Account;
    QUuid id;
    std::optional<Instant> deletedAt;
    std::vector<FieldValue> fields;

    friend bool operator==(const Record&, const Record&) = default;
};

Record toRecord(const Account& account);
Record toRecord(const CashMovement& movement);
Record toRecord(const Instrument& instrument);
Record toRecord(const CorporateAction& action);
Record toRecord(const Fill& fill);
Record toRecord(const Annotation& annotation); ///< without its tags, which are link rows
Record toRecord(const Tag& tag);
Record toRecord(const TagGroup& group);
Record toRecord(const Playbook& playbook);
Record toRecord(const Note& note);
Record toRecord(const ImportBatch& batch);

Account accountFrom(const Record& record);
CashMovement cashMovementFrom(const Record& record);
Instrument instrumentFrom(const Record& record);
CorporateAction corporateActionFrom(const Record& record);
Fill fillFrom(const Record& record);
Annotation annotationFrom(const Record& record);
Tag tagFrom(const Record& record);
TagGroup tagGroupFrom(const Record& record);
Playbook playbookFrom(const Record& record);
Note noteFrom(const Record& record);
ImportBatch importBatchFrom(const Record& record);

/// Checks types, text lengths and presence against the schema, and the rules of the kind (a quantity is
/// positive, a symbol is not empty …). Every wrong field at once, first error first.
std::vector<Error> validate(const Record& record);

} // namespace core
