#pragma once

#include "app/trades/trade_entry.h"
#include "core/base/result.h"

#include <QDateTime>

namespace app {

/// The fields of the new trade form as they stand there.
struct TradeEntryText {
    core::AccountId account;
    QString symbol;
    core::Direction side = core::Direction::Long;
    QString quantity;
    QString multiplier;
    QString entryPrice;
    QString exitPrice; ///< empty: an open position
    QString stop;
    QStringList costs; ///< of each kind, in the order of core::ChargeKind; missing ones are none
    QString tags;      ///< with commas between them
    QString notes;
    QDateTime entryTime; ///< wall clock of `zone`
    QDateTime exitTime;
    QString zone;
};

/// What is wrong with a field as it stands; empty texts are right. `Required` fields that are still empty are
/// not wrong, but isComplete() says no.
struct TradeEntryProblems {
    QString quantity;
    QString multiplier;
    QString entryPrice;
    QString exitPrice;
    QString exitTime;
    QString stop;
    QStringList costs; ///< of every kind

    bool none() const;
};
TradeEntryProblems problemsOf(const TradeEntryText& text);
bool isComplete(const TradeEntryText& text);
/// Only of a complete text without problems.
TradeEntry tradeEntry(const TradeEntryText& text);

} // namespace app
