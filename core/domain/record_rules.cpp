#include "core/domain/record.h"
#include "core/domain/wire_names.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstring>

namespace core {
namespace {

Error wrong(const char* field, const QString& detail) {
    return {ErrorCode::InvalidValue, detail, QString::fromLatin1(field)};
}

bool hasType(const FieldValue& value, FieldType type) {
    switch (type) {
    case FieldType::Text:
    case FieldType::Json:
        return std::holds_alternative<QString>(value);
    case FieldType::Decimal:
        return std::holds_alternative<Decimal>(value);
    case FieldType::Integer:
        return std::holds_alternative<qint64>(value);
    case FieldType::Flag:
        return std::holds_alternative<bool>(value);
    case FieldType::Instant:
        return std::holds_alternative<Instant>(value);
    case FieldType::Day:
        return std::holds_alternative<Day>(value);
    case FieldType::Id:
        return std::holds_alternative<QUuid>(value);
    }
    return false;
}

/// The error of one field on its own, by the schema.
std::optional<Error> schemaError(const RecordField& field, const FieldValue& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return field.nullable ? std::nullopt : std::optional(wrong(field.name, QStringLiteral("is missing")));
    }
    if (!hasType(value, field.type)) {
        return wrong(field.name, QStringLiteral("has the wrong type"));
    }
    if (field.type == FieldType::Text && std::get<QString>(value).size() > field.limit) {
        return wrong(field.name, QStringLiteral("is longer than %1 characters").arg(field.limit));
    }
    if (field.type == FieldType::Json &&
        QJsonDocument::fromJson(std::get<QString>(value).toUtf8()).isNull()) {
        return wrong(field.name, QStringLiteral("is not valid JSON"));
    }
    if (field.type == FieldType::Id && std::get<QUuid>(value).isNull()) {
        return wrong(field.name, QStringLiteral("is missing"));
    }
    return std::nullopt;
}

/// The rules of a kind over its fields by name; a field that already failed its schema is not asked again.
class Rules {
public:
    Rules(const Record& record, std::vector<Error>& errors) : m_record(record), m_errors(errors) {}

    void notEmpty(const char* name) {
        const QString* text = find<QString>(name);
        if (text && text->trimmed().isEmpty()) {
            m_errors.push_back(wrong(name, QStringLiteral("is empty")));
        }
    }
    template <typename Enum>
    void oneOf(const char* name) {
        const QString* word = find<QString>(name);
        if (word && !fromWireName<Enum>(*word)) {
            QStringList words;
            for (const char* known : wireNames<Enum>()) {
                words.push_back(QString::fromLatin1(known));
            }
            m_errors.push_back(
                wrong(name, QStringLiteral("“%1” is none of %2").arg(*word, words.join(u", "))));
        }
    }
    void positive(const char* name) {
        const Decimal* value = find<Decimal>(name);
        if (value && !value->isPositive()) {
            m_errors.push_back(wrong(name, QStringLiteral("%1 is not above zero").arg(value->toString())));
        }
    }
    void notNegative(const char* name) {
        const Decimal* value = find<Decimal>(name);
        if (value && value->isNegative()) {
            m_errors.push_back(wrong(name, QStringLiteral("%1 is below zero").arg(value->toString())));
        }
    }
    void notPositive(const char* name) {
        const Decimal* value = find<Decimal>(name);
        if (value && value->isPositive()) {
            m_errors.push_back(wrong(name, QStringLiteral("%1 is above zero").arg(value->toString())));
        }
    }
    /// The cash of one unit of multiplier, without which a trade could never be valued.
    void productFits(const char* name, const char* other) {
        const Decimal* a = find<Decimal>(name);
        const Decimal* b = find<Decimal>(other);
        if (a && b && !multiplied(*a, *b)) {
            m_errors.push_back(wrong(name, QStringLiteral("%1 × %2 is too large to be held exactly")
                                               .arg(QLatin1String(name), QLatin1String(other))));
        }
    }
    void between(const char* name, qint64 least, qint64 most) {
        const qint64* value = find<qint64>(name);
        if (value && (*value < least || *value > most)) {
            m_errors.push_back(
                wrong(name, QStringLiteral("%1 is not between %2 and %3").arg(*value).arg(least).arg(most)));
        }
    }
    void colour(const char* name) {
        const QString* text = find<QString>(name);
        if (!text || text->isEmpty()) {
            return;
        }
        const bool digits = std::all_of(text->begin() + 1, text->end(), [](QChar c) {
            return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
        });
        if (text->size() != 7 || !text->startsWith(u'#') || !digits) {
            m_errors.push_back(wrong(name, QStringLiteral("“%1” is no colour like #2E7D32").arg(*text)));
        }
    }

private:
    template <typename T>
    const T* find(const char* name) const {
        const auto fields = schemaOf(m_record.kind).fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (*fields[i].name == *name && std::strcmp(fields[i].name, name) == 0) {
                return std::get_if<T>(&m_record.fields[i]);
            }
        }
        return nullptr;
    }

    const Record& m_record;
    std::vector<Error>& m_errors;
};

void checkAccount(Rules& rules) {
    rules.notEmpty("name");
    rules.notEmpty("currency");
    rules.oneOf<MatchingMethod>("matching");
    rules.notNegative("tolerance");
}

void checkInstrument(Rules& rules) {
    rules.notEmpty("symbol");
    rules.notEmpty("currency");
    rules.oneOf<AssetClass>("class");
    rules.oneOf<OptionRight>("right");
    rules.positive("multiplier");
    rules.positive("tick");
}

void checkFill(Rules& rules) {
    rules.oneOf<Side>("side");
    rules.oneOf<TimePrecision>("timePrecision");
    rules.oneOf<Effect>("effect");
    rules.positive("quantity");
    rules.productFits("quantity", "price");
    rules.positive("accountRate");
}

void checkAnnotation(Rules& rules) {
    rules.between("stars", 0, 5);
    rules.notPositive("mae");
    rules.notNegative("mfe");
}

void checkRules(RecordKind kind, Rules& rules) {
    switch (kind) {
    case RecordKind::Account:
        return checkAccount(rules);
    case RecordKind::Instrument:
        return checkInstrument(rules);
    case RecordKind::Fill:
        return checkFill(rules);
    case RecordKind::Annotation:
        return checkAnnotation(rules);
    case RecordKind::CashMovement:
        return rules.oneOf<CashKind>("kind");
    case RecordKind::CorporateAction:
        rules.positive("from");
        return rules.positive("to");
    case RecordKind::Tag:
    case RecordKind::TagGroup:
    case RecordKind::Playbook:
        rules.notEmpty("name");
        return rules.colour("colour");
    case RecordKind::PlaybookRule:
    case RecordKind::Attachment:
    case RecordKind::SavedView:
    case RecordKind::Goal:
    case RecordKind::Setting:
        return rules.notEmpty("name");
    case RecordKind::FxRate:
        rules.notEmpty("from");
        rules.notEmpty("to");
        return rules.positive("rate");
    case RecordKind::AnnotationTag:
    case RecordKind::RuleCheck:
    case RecordKind::Note:
    case RecordKind::ImportBatch:
        return;
    }
}

} // namespace

std::vector<Error> validate(const Record& record) {
    const RecordSchema& schema = schemaOf(record.kind);
    std::vector<Error> errors;
    if (record.id.isNull()) {
        errors.push_back(wrong("id", QStringLiteral("is missing")));
    }
    if (record.fields.size() != schema.fields.size()) {
        errors.push_back(wrong(schema.name, QStringLiteral("has %1 fields instead of %2")
                                                .arg(record.fields.size())
                                                .arg(schema.fields.size())));
        return errors;
    }
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        if (const auto error = schemaError(schema.fields[i], record.fields[i])) {
            errors.push_back(*error);
        }
    }
    Rules rules(record, errors);
    checkRules(record.kind, rules);
    return errors;
}

} // namespace core
