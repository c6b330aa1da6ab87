#pragma once

#include "core/domain/annotation.h"
#include "core/domain/new_instrument.h"
#include "core/domain/new_trade.h"
#include "server/http/body_fields.h"
#include "server/stores/named_records.h"
#include "server/stores/trade_query.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace server {

/// Whole: POST and PUT, which say everything the design document's body has: what is missing of it is
/// cleared. Part: PATCH; a missing member stays, null clears. What the annotation has beyond the document
/// stays in both unless it is told.
enum class BodyExtent : quint8 { Whole, Part };

/// What a body says of a trade; unset: nothing.
struct TradeBody {
    BodyExtent extent = BodyExtent::Whole;
    std::optional<QString> account; ///< name or id
    std::optional<QString> symbol;
    core::InstrumentFacts facts;
    std::optional<core::Direction> side;
    std::optional<core::Decimal> quantity;
    std::optional<core::Decimal> entryPrice;
    std::optional<core::Instant> entryAt;
    std::optional<core::Decimal> exitPrice;
    std::optional<core::Instant> exitAt;
    bool withoutExit = false; ///< an exit there was is taken back
    std::optional<core::Decimal> fees;
    std::optional<QStringList> tags;
    core::PlaybookId playbook;
    std::vector<std::function<void(core::Annotation&)>> notes; ///< edits of the annotation but for its tags

    bool tellsInstrument() const {
        return symbol || facts.multiplier || facts.assetClass || !facts.currency.isEmpty();
    }
};

/// Notes every wrong field in `fields`; finish() is the caller's.
TradeBody readTradeBody(BodyFields& fields, BodyExtent extent);

/// What a body tells of an instrument that may have to be made.
core::InstrumentFacts readInstrumentFacts(BodyFields& fields);

/// finish() in the design document's words.
Outcome<void> finishTrade(BodyFields& fields);

/// The executions that the body asks for: those of `entered`, if any, with what the body says. Notes what
/// does not fit together.
core::NewTrade wantedTrade(BodyFields& fields, const TradeBody& body,
                           const std::optional<core::NewTrade>& entered);

/// Finds or makes what the body names, for a trade that stands as `stored` (nullptr: a new one). Notes what
/// is not there. The account of the wanted trade; nullopt when there is none.
std::optional<core::Account> resolveNames(BodyFields& fields, const TradeBody& body, NamedRecords& names,
                                          const TradeRow* stored, core::NewTrade& wanted);

} // namespace server
