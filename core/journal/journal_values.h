#pragma once

#include "core/base/clock.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/matched_trade.h"
#include "core/domain/record_schema.h"
#include "core/domain/trade.h"
#include "core/journal/changes.h"

#include <QString>
#include <QUuid>

#include <vector>

namespace core {

/// A trade with everything the detail pane shows.
struct TradeDetail {
    Trade trade;                         ///< indexes refer to the book it was asked with
    MatchedTrade matched;                ///< parts with roles and pro-rata charges
    std::vector<Fill> fills;             ///< in matching order
    std::vector<Annotation> annotations; ///< earliest annotated fill first
};

/// One undoable action.
struct HistoryEntry {
    qint64 number = 0;
    QString title; ///< plain English: "Import tradebook.csv (84 fills)"
    Instant at{};
    bool undone = false;
    ImportBatchId batch; ///< of an import
};

/// What a change did.
struct ChangeResult {
    Changes changes;
    QString title;
    int stayingFills = 0; ///< of an import taken back: they have been annotated or edited since
};

/// A note that holds the words looked for.
struct NoteHit {
    QUuid record;
    RecordKind kind = RecordKind::Note; ///< Note, or Annotation: `record` is then the fill it is anchored to
    QString snippet;                    ///< plain text around the words, which stand between [ and ]
};

} // namespace core
