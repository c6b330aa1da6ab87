#pragma once

#include "core/domain/account.h"
#include "core/domain/annotation.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/records.h"
#include "core/domain/trading_day.h"
#include "server/stores/tenant_scope.h"

#include <QHash>

#include <optional>
#include <vector>

namespace server {

/// When and in which version something of a trade was last written.
struct Written {
    qint64 version = 0;
    core::Instant createdAt{};
    core::Instant updatedAt{};
};

/// What matching the fills of one account and instrument needs beside the fills.
struct MatchingInputs {
    core::Account account;
    core::Instrument instrument;
    std::vector<core::Fill> fills;
    std::vector<core::CorporateAction> actions;
    QHash<core::FillId, core::Annotation> annotations;
    QHash<core::FillId, core::Decimal> openingPrices;
    QHash<core::FillId, Written> written; ///< of each fill with its annotation and tags
    core::FxRates rates;
    QString accountZone; ///< IANA names
    QString journalZone;
};

/// Reads them as they are in the change's transaction; nullopt when the account or the instrument is in the
/// trash.
std::optional<MatchingInputs> readMatchingInputs(TenantChange& change, const QUuid& account,
                                                 const QUuid& instrument, const std::vector<QUuid>& fills);

/// The tenant's effective zone: the setting, else UTC.
QString readJournalZone(TenantChange& change);

/// Zone tables by name, made once per process: asking the system for a zone's transitions takes milliseconds.
/// An unknown name is read as UTC. Thread-safe; the reference lives as long as the program.
const core::ZoneTable& zoneTable(const QString& iana);

} // namespace server
