#pragma once

#include "core/base/result.h"
#include "core/domain/annotation.h"
#include "core/domain/instrument.h"
#include "core/domain/matched_trade.h"
#include "core/domain/trade.h"
#include "core/domain/trading_day.h"

#include <QHash>

#include <vector>

namespace core {

/// The annotations shown on a trade, in matching order of their fills: the first one gives plan, rating and
/// R. An annotation on a fill that goes on in a later trade belongs there. The pointers are into
/// `annotations`.
std::vector<const Annotation*> annotationsOf(const MatchedTrade& trade,
                                             const QHash<FillId, Annotation>& annotations);

/// The facts of a trade as tables and statistics read them, its days cut in the journal's zone. `annotations`
/// are looked up by fill; more than the trade's own may be in it. The indexes into a TradeBook (account,
/// instrument, currency, tagSet, playbook) are left to the book that takes the trade in. Risk and notional
/// stay unset when they do not fit a Decimal, risk also when the initial stop is on the wrong side of the
/// entry.
Trade toTrade(const MatchedTrade& matched, const Instrument& instrument,
              const QHash<FillId, Annotation>& annotations, const ZoneTable& journalZone);

/// A stop protects: below the entry of a long trade, above that of a short one. InvalidValue, field "stop".
Result<void> checkStop(Direction side, Decimal entryPrice, Decimal stop);

/// The same for the plan of an annotation on that trade, whatever splits lie between. Fine where the trade
/// has no entry price or the plan no initial stop.
Result<void> checkInitialStop(const MatchedTrade& trade, const Annotation& plan);

} // namespace core
