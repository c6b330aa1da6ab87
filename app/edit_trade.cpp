#include "app/edit_trade.h"

#include "core/journal/change_scope.h"
#include "core/journal/operations/annotations.h"
#include "core/journal/operations/tags.h"

#include <algorithm>
#include <optional>

namespace app {

namespace {

QString titleOf(const TradeEdit& edit) {
    if (edit.notes) {
        return QStringLiteral("Edit notes");
    }
    if (edit.stars) {
        return QStringLiteral("Rate trade");
    }
    if (edit.stop || edit.target || edit.openingPrice) {
        return QStringLiteral("Edit plan");
    }
    return edit.addTag.isEmpty() ? QStringLiteral("Remove tag %1").arg(edit.removeTag)
                                 : QStringLiteral("Add tag %1").arg(edit.addTag);
}

/// Tags by name: the added one is made when there is none, the removed one must exist.
struct EditedTags {
    std::optional<core::TagId> added;
    std::optional<core::TagId> removed;
};

core::Result<EditedTags> findTags(core::ChangeScope& scope, const TradeEdit& edit) {
    EditedTags tags;
    if (!edit.addTag.isEmpty()) {
        const auto tag = core::tagNamed(scope, edit.addTag);
        if (!tag) {
            return tag.error();
        }
        tags.added = *tag;
    }
    if (!edit.removeTag.isEmpty()) {
        const auto tag = core::findTag(scope.journal(), edit.removeTag);
        if (!tag) {
            return tag.error();
        }
        tags.removed = tag->id;
    }
    return tags;
}

void apply(core::Annotation& annotation, const TradeEdit& edit, const EditedTags& tags) {
    annotation.notes = edit.notes.value_or(annotation.notes);
    annotation.stars = edit.stars.value_or(annotation.stars);
    annotation.stop = edit.stop.value_or(annotation.stop);
    annotation.target = edit.target.value_or(annotation.target);
    annotation.openingPrice = edit.openingPrice.value_or(annotation.openingPrice);
    if (tags.added &&
        std::find(annotation.tags.begin(), annotation.tags.end(), *tags.added) == annotation.tags.end()) {
        annotation.tags.push_back(*tags.added);
        std::sort(annotation.tags.begin(), annotation.tags.end());
    }
    if (tags.removed) {
        std::erase(annotation.tags, *tags.removed);
    }
}

/// What was shown as one is stored as one: the notes stand in the first annotation alone then, and a tag that
/// was taken away is in none.
core::Result<void> joinOthers(core::ChangeScope& scope, const TradeEdit& edit, const EditedTags& tags) {
    for (const core::FillId& id : edit.others) {
        std::optional<core::Annotation> other = scope.findAnnotation(id);
        if (!other) {
            continue;
        }
        if (edit.notes) {
            other->notes.clear();
        }
        if (tags.removed) {
            std::erase(other->tags, *tags.removed);
        }
        if (auto stored = scope.putAnnotation(*other); !stored) {
            return stored;
        }
    }
    return core::Done{};
}

} // namespace

core::Result<core::ChangeResult> editTrade(core::Journal& journal, const TradeEdit& edit) {
    return journal.change(titleOf(edit), [&edit](core::ChangeScope& scope) -> core::Result<void> {
        const auto tags = findTags(scope, edit);
        if (!tags) {
            return tags.error();
        }
        auto edited = core::editAnnotation(
            scope, edit.trade, [&](core::Annotation& annotation) { apply(annotation, edit, *tags); });
        return edited ? joinOthers(scope, edit, *tags) : edited;
    });
}

} // namespace app
