#pragma once

#include "core/base/decimal.h"
#include "core/base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace core {

/// What a person adds to a trade, anchored to a fill so that re-matching never orphans it. Its id is the
/// fill's. Its prices are told in the units of the fill's day: a later split scales them like the fill.
struct Annotation {
    FillId id;
    std::optional<Decimal> initialStop; ///< price; set by the first stop, changed only on purpose
    std::optional<Decimal> stop;        ///< price; the moved stop
    std::optional<Decimal> target;      ///< price
    PlaybookId playbook;
    std::optional<Decimal> openingPrice; ///< of an unopened trade, told by a person
    QString notes;                       ///< Markdown
    QStringList mistakes;
    int stars = 0; ///< 1…5, 0 not rated
    QString emotion;
    bool reviewed = false;
    std::optional<Decimal> mae; ///< worst open P&L, money, not positive
    std::optional<Decimal> mfe; ///< best open P&L, money, not negative
    std::vector<TagId> tags;    ///< link rows, sorted by id

    friend bool operator==(const Annotation&, const Annotation&) = default;
};

} // namespace core
