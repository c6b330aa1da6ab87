#pragma once

#include "core/wire/json.h"

#include <functional>

namespace core {

/// Reads a document that is an object of lists without holding it as a tree: every element of a list is
/// handed over on its own, every other member of the object as it is. An Error from a visitor ends the
/// reading and is returned.
struct JsonListVisitor {
    std::function<Result<void>(const QString& name, JsonValue&& value)> member;
    std::function<Result<void>(const QString& list, JsonValue&& element)> element;
};
/// Errors as parseJson(); MalformedFile also when the document is no object.
Result<void> visitJsonLists(const QByteArray& json, const JsonListVisitor& visitor,
                            const JsonLimits& limits = {});

} // namespace core
