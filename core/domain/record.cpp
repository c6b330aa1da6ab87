#include "core/domain/record.h"

#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"
#include "core/domain/wire_names.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <concepts>

namespace core {
namespace {

template <typename T>
concept Enumeration = std::is_enum_v<T>;

/// Appends fields in the order they are named.
class Writer {
public:
    explicit Writer(std::vector<FieldValue>& fields) : m_fields(fields) {}

    template <typename T>
    Writer& operator()(const T& value) {
        m_fields.push_back(valueOf(value));
        return *this;
    }

private:
    static FieldValue valueOf(const QString& text) { return text; }
    static FieldValue valueOf(Decimal value) { return value; }
    static FieldValue valueOf(int value) { return qint64(value); }
    static FieldValue valueOf(bool value) { return value; }
    static FieldValue valueOf(Instant value) { return value; }
    static FieldValue valueOf(Day value) { return value; }
    static FieldValue valueOf(Enumeration auto value) { return wireName(value); }
    static FieldValue valueOf(const QStringList& words) {
        return QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact));
    }
    template <typename Kind>
    static FieldValue valueOf(const Id<Kind>& id) {
        return id.isNull() ? FieldValue() : FieldValue(id.uuid());
    }
    template <typename T>
    static FieldValue valueOf(const std::optional<T>& value) {
        return value ? FieldValue(*value) : FieldValue();
    }

    std::vector<FieldValue>& m_fields;
};

/// Takes fields in the same order; a field of another type than expected, or missing, leaves the default.
class Reader {
public:
    explicit Reader(const std::vector<FieldValue>& fields) : m_fields(fields) {}

    template <typename T>
    Reader& operator()(T& value) {
        if (m_next < m_fields.size()) {
            take(m_fields[m_next++], value);
        }
        return *this;
    }

private:
    template <typename T>
    static void take(const FieldValue& from, T& value) {
        if (const T* found = std::get_if<T>(&from)) {
            value = *found;
        }
    }
    static void take(const FieldValue& from, int& value) {
        if (const auto* number = std::get_if<qint64>(&from)) {
            value = int(*number);
        }
    }
    template <Enumeration E>
    static void take(const FieldValue& from, E& value) {
        if (const auto* word = std::get_if<QString>(&from)) {
            value = fromWireName<E>(*word).value_or(value);
        }
    }
    static void take(const FieldValue& from, QStringList& words) {
        if (const auto* json = std::get_if<QString>(&from)) {
            words.clear();
            const QJsonArray array = QJsonDocument::fromJson(json->toUtf8()).array();
            for (const auto word : array) {
                words.push_back(word.toString());
            }
        }
    }
    template <typename Kind>
    static void take(const FieldValue& from, Id<Kind>& id) {
        if (const auto* uuid = std::get_if<QUuid>(&from)) {
            id = Id<Kind>(*uuid);
        }
    }
    template <typename T>
    static void take(const FieldValue& from, std::optional<T>& value) {
        if (const T* found = std::get_if<T>(&from)) {
            value = *found;
        }
    }

    const std::vector<FieldValue>& m_fields;
    std::size_t m_next = 0;
};

/// T or const T: written from, or read into.
template <typename Value, typename T>
concept Of = std::same_as<std::remove_const_t<Value>, T>;

// One list per kind, for both directions, in the order of record_schema.cpp.

void eachField(auto& fields, Of<Account> auto& a) {
    fields(a.name)(a.broker)(a.number)(a.currency)(a.zone)(a.matching)(a.mayBeShort)(a.tolerance);
    fields(a.archived)(a.owner)(a.startingEquity);
}

void eachField(auto& fields, Of<CashMovement> auto& m) {
    fields(m.account)(m.date)(m.amount)(m.kind)(m.note);
}

void eachField(auto& fields, Of<Instrument> auto& i) {
    fields(i.symbol)(i.assetClass)(i.currency)(i.multiplier)(i.tick)(i.expiry)(i.strike)(i.right);
}

void eachField(auto& fields, Of<CorporateAction> auto& a) {
    fields(a.instrument)(a.date)(a.kind)(a.from)(a.to)(a.newInstrument);
}

void eachField(auto& fields, Of<Fill> auto& f) {
    fields(f.account)(f.instrument)(f.side)(f.quantity)(f.price)(f.executedAt)(f.timePrecision)(f.effect);
    fields(f.product)(f.venue)(f.accountRate)(f.externalId)(f.executionByHand)(f.batch);
    for (int kind = 0; kind < kChargeKinds; ++kind) {
        auto&& amount = f.charges[ChargeKind(kind)];
        fields(amount);
    }
    fields(f.costCurrency)(f.costsByHand)(f.position);
}

void eachField(auto& fields, Of<Annotation> auto& a) {
    fields(a.initialStop)(a.stop)(a.target)(a.playbook)(a.openingPrice)(a.notes)(a.mistakes)(a.stars);
    fields(a.emotion)(a.reviewed)(a.mae)(a.mfe);
}

void eachField(auto& fields, Of<Tag> auto& t) {
    fields(t.name)(t.colour)(t.group)(t.order);
}

void eachField(auto& fields, Of<TagGroup> auto& g) {
    fields(g.name)(g.colour)(g.order);
}

void eachField(auto& fields, Of<Playbook> auto& p) {
    fields(p.name)(p.colour)(p.text)(p.order);
}

void eachField(auto& fields, Of<Note> auto& n) {
    fields(n.date)(n.title)(n.folder)(n.owner)(n.text);
}

void eachField(auto& fields, Of<ImportBatch> auto& b) {
    fields(b.source)(b.format)(b.account)(b.counts)(b.importedAt)(b.owner);
}

template <typename Value>
Record written(RecordKind kind, const Value& value) {
    Record record{kind, value.id.uuid(), std::nullopt, {}};
    record.fields.reserve(schemaOf(kind).fields.size());
    Writer writer(record.fields);
    eachField(writer, value);
    return record;
}

template <typename Value>
Value read(const Record& record) {
    Value value;
    value.id = decltype(value.id)(record.id);
    Reader reader(record.fields);
    eachField(reader, value);
    return value;
}

} // namespace

Record toRecord(const Account& account) {
    return written(RecordKind::Account, account);
}
Record toRecord(const CashMovement& movement) {
    return written(RecordKind::CashMovement, movement);
}
Record toRecord(const Instrument& instrument) {
    return written(RecordKind::Instrument, instrument);
}
Record toRecord(const CorporateAction& action) {
    return written(RecordKind::CorporateAction, action);
}
Record toRecord(const Fill& fill) {
    return written(RecordKind::Fill, fill);
}
Record toRecord(const Annotation& annotation) {
    return written(RecordKind::Annotation, annotation);
}
Record toRecord(const Tag& tag) {
    return written(RecordKind::Tag, tag);
}
Record toRecord(const TagGroup& group) {
    return written(RecordKind::TagGroup, group);
}
Record toRecord(const Playbook& playbook) {
    return written(RecordKind::Playbook, playbook);
}
Record toRecord(const Note& note) {
    return written(RecordKind::Note, note);
}
Record toRecord(const ImportBatch& batch) {
    return written(RecordKind::ImportBatch, batch);
}

Account accountFrom(const Record& record) {
    return read<Account>(record);
}
CashMovement cashMovementFrom(const Record& record) {
    return read<CashMovement>(record);
}
Instrument instrumentFrom(const Record& record) {
    return read<Instrument>(record);
}
CorporateAction corporateActionFrom(const Record& record) {
    return read<CorporateAction>(record);
}
Fill fillFrom(const Record& record) {
    return read<Fill>(record);
}
Annotation annotationFrom(const Record& record) {
    return read<Annotation>(record);
}
Tag tagFrom(const Record& record) {
    return read<Tag>(record);
}
TagGroup tagGroupFrom(const Record& record) {
    return read<TagGroup>(record);
}
Playbook playbookFrom(const Record& record) {
    return read<Playbook>(record);
}
Note noteFrom(const Record& record) {
    return read<Note>(record);
}
ImportBatch importBatchFrom(const Record& record) {
    return read<ImportBatch>(record);
}

} // namespace core
