// The public readers of BodyFields: required ones fall back to a default, lists and nested objects.
#include "server/http/body_fields.h"

namespace server {

QString BodyFields::text(QStringView name, TextRule rule) {
    return readText(name, rule, Presence::Required).value_or(QString());
}

std::optional<QString> BodyFields::optionalText(QStringView name, TextRule rule) {
    return readText(name, rule, Presence::Optional);
}

core::Decimal BodyFields::decimal(QStringView name, DecimalRule rule) {
    return readDecimal(name, rule, Presence::Required).value_or(core::Decimal());
}

std::optional<core::Decimal> BodyFields::optionalDecimal(QStringView name, DecimalRule rule) {
    return readDecimal(name, rule, Presence::Optional);
}

qint64 BodyFields::whole(QStringView name, WholeRule rule) {
    return readWhole(name, rule, Presence::Required).value_or(rule.least);
}

std::optional<qint64> BodyFields::optionalWhole(QStringView name, WholeRule rule) {
    return readWhole(name, rule, Presence::Optional);
}

bool BodyFields::flag(QStringView name) {
    return readFlag(name, Presence::Required).value_or(false);
}

std::optional<bool> BodyFields::optionalFlag(QStringView name) {
    return readFlag(name, Presence::Optional);
}

core::Instant BodyFields::instant(QStringView name) {
    return readInstant(name, Presence::Required).value_or(core::Instant());
}

std::optional<core::Instant> BodyFields::optionalInstant(QStringView name) {
    return readInstant(name, Presence::Optional);
}

core::Day BodyFields::day(QStringView name) {
    return readDay(name, Presence::Required).value_or(core::Day());
}

std::optional<core::Day> BodyFields::optionalDay(QStringView name) {
    return readDay(name, Presence::Optional);
}

const core::JsonValue::Items* BodyFields::list(QStringView name, ListRule rule) {
    const core::JsonValue* value = find(name, rule.least > 0 ? Presence::Required : Presence::Optional);
    if (value == nullptr) {
        return nullptr;
    }
    const auto count = qsizetype(value->items().size());
    if (!value->isArray()) {
        wrong(name, QStringLiteral("Must be a list"));
    } else if (count < rule.least) {
        wrong(name, QStringLiteral("Must have at least %1 items").arg(rule.least));
    } else if (count > rule.most) {
        wrong(name, QStringLiteral("Must have at most %1 items").arg(rule.most));
    } else {
        return &value->items();
    }
    return nullptr;
}

QStringList BodyFields::texts(QStringView name, int mostItems, TextRule rule) {
    QStringList read;
    const core::JsonValue::Items* items = list(name, {0, mostItems});
    for (size_t i = 0; items != nullptr && i < items->size(); ++i) {
        std::optional<QString> text = (*items)[i].toText();
        if (text && rule.trimmed) {
            text = text->trimmed();
        }
        const QString why = text ? complaint(*text, rule) : QStringLiteral("Must be a text");
        if (why.isEmpty()) {
            read << *text;
        } else {
            wrong(itemName(name, i), why);
        }
    }
    return read;
}

std::vector<QUuid> BodyFields::uuids(QStringView name, int mostItems) {
    std::vector<QUuid> read;
    const core::JsonValue::Items* items = list(name, {0, mostItems});
    for (size_t i = 0; items != nullptr && i < items->size(); ++i) {
        if (const auto uuid = readUuid((*items)[i].toText().value_or(QString()))) {
            read.push_back(*uuid);
        } else {
            wrong(itemName(name, i), kNotAnId);
        }
    }
    return read;
}

BodyFields* BodyFields::object(QStringView name, Presence presence) {
    const core::JsonValue* value = find(name, presence);
    if (value == nullptr) {
        return nullptr;
    }
    if (!value->isObject()) {
        wrong(name, QStringLiteral("Must be an object"));
        return nullptr;
    }
    m_nested.push_back(BodyFields(value, pathOf(name), m_errors));
    return &m_nested.back();
}

std::vector<BodyFields*> BodyFields::objects(QStringView name, ListRule rule) {
    std::vector<BodyFields*> read;
    const core::JsonValue::Items* items = list(name, rule);
    for (size_t i = 0; items != nullptr && i < items->size(); ++i) {
        if ((*items)[i].isObject()) {
            m_nested.push_back(BodyFields(&(*items)[i], pathOf(itemName(name, i)), m_errors));
            read.push_back(&m_nested.back());
        } else {
            wrong(itemName(name, i), QStringLiteral("Must be an object"));
        }
    }
    return read;
}

QString BodyFields::itemName(QStringView name, size_t index) {
    return QStringLiteral("%1[%2]").arg(name).arg(index);
}

} // namespace server
