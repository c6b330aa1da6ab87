#pragma once

#include "core/base/decimal.h"
#include "core/base/ids.h"

#include <QString>

#include <optional>

namespace core {

/// How exits are attributed to entries inside one trade. The P&L of a finished trade does not depend on it.
enum class MatchingMethod : quint8 { Fifo, Lifo, Average };

struct Account {
    AccountId id;
    QString name;
    QString broker;                           ///< broker family ("zerodha"), empty when made by hand
    QString number;                           ///< the broker's account number, empty when unknown
    QString currency = QStringLiteral("USD"); ///< ISO 4217 or a coin
    QString zone;                             ///< IANA zone a person set for its files; empty: not set
    MatchingMethod matching = MatchingMethod::Fifo;
    bool mayBeShort = false; ///< cash equity and spot crypto may be sold short over night
    Decimal tolerance;       ///< |P&L| up to this labels a trade break-even
    bool archived = false;
    QString owner; ///< user id of the owner; empty while the journal is local
    std::optional<Decimal> startingEquity;

    friend bool operator==(const Account&, const Account&) = default;
};

} // namespace core
