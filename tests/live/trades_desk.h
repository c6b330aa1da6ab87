#pragma once

#include "tests/live/api_rig.h"

#include <QStringList>

namespace test {

/// The request of the design document.
inline const QByteArray kDocumentTrade = R"({
  "symbol": "AAPL",
  "side": "long",
  "entryPrice": 175.50,
  "exitPrice": 182.30,
  "quantity": 100,
  "fees": 2.50,
  "entryTimestamp": "2025-12-01T09:30:00Z",
  "exitTimestamp": "2025-12-01T15:45:00Z",
  "notes": "Strong earnings momentum",
  "tags": ["earnings", "tech"]
})";

inline QByteArray headerOf(const server::Reply& reply, const char* name) {
    for (const server::Header& header : reply.headers) {
        if (header.name == name) {
            return header.value;
        }
    }
    return {};
}

/// "entryPrice, quantity": the fields of a validation problem, in their order.
inline QString wrongFields(const server::Reply& reply) {
    QStringList fields;
    const core::JsonValue body = ApiRig::json(reply);
    if (const core::JsonValue* errors = body.find(u"errors")) {
        for (const core::JsonValue& error : errors->items()) {
            fields << error.text(u"field");
        }
    }
    fields.sort();
    return fields.join(QStringLiteral(", "));
}

/// The slug of a problem's type.
inline QString problemOf(const server::Reply& reply) {
    return ApiRig::json(reply).text(u"type").section(u'/', -1);
}

/// A member as it is written, "680.00"; empty when missing, "null" for null.
inline QString memberOf(const core::JsonValue& object, QStringView name) {
    const core::JsonValue* value = object.find(name);
    if (value == nullptr) {
        return {};
    }
    if (value->isString()) {
        return *value->toText();
    }
    core::JsonWriter json;
    json.value(*value);
    return QString::fromUtf8(json.take());
}
inline QString memberOf(const server::Reply& reply, QStringView name) {
    return memberOf(ApiRig::json(reply), name);
}

/// The values of a member over a list's items.
inline QStringList membersOf(const server::Reply& reply, QStringView name) {
    QStringList values;
    const core::JsonValue body = ApiRig::json(reply);
    for (const core::JsonValue& item : body.find(u"items")->items()) {
        values << memberOf(item, name);
    }
    return values;
}

/// A closed trade of one hour: {"symbol":…} with `more` members in the end.
inline QByteArray roundTrip(const QString& symbol, const QString& entry, const QString& exit,
                            const QString& day, const QString& more = {}) {
    return QStringLiteral(R"({"symbol":"%1","side":"long","quantity":10,"entryPrice":%2,"exitPrice":%3,)"
                          R"("entryTimestamp":"%4T10:00:00Z","exitTimestamp":"%4T11:00:00Z"%5})")
        .arg(symbol, entry, exit, day, more)
        .toUtf8();
}

} // namespace test
