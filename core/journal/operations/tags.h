#pragma once

#include "core/domain/records.h"
#include "core/journal/change_scope.h"

namespace core {

/// The undeleted tag of that name, whatever its case.
Result<Tag> findTag(const Journal& journal, const QString& name);

/// A new tag. AlreadyExists when the name is taken.
Result<TagId> addTag(ChangeScope& scope, Tag tag);
/// The tag of that name, made when there is none.
Result<TagId> tagNamed(ChangeScope& scope, const QString& name);
/// The group of that name, made when there is none; the null id for an empty name.
Result<TagGroupId> tagGroupNamed(ChangeScope& scope, const QString& name);
/// AlreadyExists when another tag has the name: merge them instead.
Result<void> renameTag(ChangeScope& scope, TagId id, const QString& name);
/// Every trade with `from` gets `into`; `from` goes to the trash.
Result<void> mergeTags(ChangeScope& scope, TagId from, TagId into);
/// Off every trade and to the trash.
Result<void> removeTag(ChangeScope& scope, TagId id);

} // namespace core
