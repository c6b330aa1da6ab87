#pragma once

// Records of every kind with random contents that their rules allow.

#include "core/domain/record.h"

#include <QHash>
#include <QRandomGenerator>

namespace test {

/// A value of the field's type that its kind's rules allow.
inline core::FieldValue randomValue(QRandomGenerator& random, const core::RecordField& field) {
    using namespace core;
    const QString name = QString::fromLatin1(field.name);
    static const QHash<QString, QString> kWords{
        {QStringLiteral("matching"), QStringLiteral("lifo")},
        {QStringLiteral("side"), QStringLiteral("sell")},
        {QStringLiteral("class"), QStringLiteral("option")},
        {QStringLiteral("right"), QStringLiteral("call")},
        {QStringLiteral("effect"), QStringLiteral("close")},
        {QStringLiteral("timePrecision"), QStringLiteral("day")},
        {QStringLiteral("kind"), QStringLiteral("deposit")},
        {QStringLiteral("colour"), QStringLiteral("#2E7D32")},
    };
    if (field.nullable && random.bounded(3) == 0) {
        return {};
    }
    switch (field.type) {
    case FieldType::Text:
        return kWords.value(name, QStringLiteral("₹ \"%1\"\n").arg(random.bounded(100)).left(field.limit));
    case FieldType::Decimal: {
        // Quantity × price must fit too.
        const int shift = name == u"quantity" || name == u"price" ? 20 : 2;
        const auto units = qint64(random.generate64() >> shift) + 1;
        return Decimal::fromUnits(name == u"mae" ? -units : units);
    }
    case FieldType::Integer:
        return qint64(random.bounded(6));
    case FieldType::Flag:
        return random.bounded(2) == 1;
    case FieldType::Instant:
        return instantFromMs(qint64(random.bounded(2'000'000'000)) * 1000 + random.bounded(1000));
    case FieldType::Day:
        return dayFromNumber(random.bounded(30000));
    case FieldType::Id:
        return newUuid();
    case FieldType::Json:
        return QStringLiteral("[\"late\",{\"n\":1.50}]");
    }
    return {};
}

/// Now and then one of the trash.
inline core::Record randomRecord(QRandomGenerator& random, const core::RecordSchema& schema) {
    using namespace core;
    Record record{schema.kind, newUuid(), std::nullopt, {}};
    if (random.bounded(4) == 0) {
        record.deletedAt = instantFromMs(random.bounded(2'000'000'000));
    }
    for (const RecordField& field : schema.fields) {
        record.fields.push_back(randomValue(random, field));
    }
    return record;
}

} // namespace test
