#pragma once

#include "core/domain/annotation.h"
#include "core/journal/change_scope.h"

#include <functional>

namespace core {

/// The annotation to which edits of a trade go: that of its earliest annotated fill, else a new, empty one at
/// its first fill. `anyFillOfIt` as in Journal::readTrade(). NotFound.
Result<Annotation> annotationOf(const ChangeScope& scope, TradeId anyFillOfIt);

/// Edits it and stores it with its tags. The first stop becomes the initial stop. InvalidValue, field "stop",
/// for an initial stop on the wrong side of the entry: a stop moved later may stand anywhere.
Result<void> editAnnotation(ChangeScope& scope, TradeId anyFillOfIt,
                            const std::function<void(Annotation&)>& edit);

} // namespace core
