#pragma once

#include "core/domain/trade_matching.h"
#include "core/domain/trade_projection.h"
#include "server/postgres/session.h"
#include "server/stores/record_store.h"

#include <QTimeZone>

#include <map>

namespace test {

/// The journal as core makes it of a tenant's stored fills and annotations alone, without a look at what the
/// server derived from them. For a journal in UTC with one currency and no splits.
inline core::TradeBook bookOfFills(server::Session& session, const server::TenantId& tenant) {
    using core::RecordKind;
    const auto records = [&](RecordKind kind) {
        const server::RecordStore& store = server::RecordStore::of(kind);
        return store.readAll(session.readAll(tenant, {store.list(tenant)}).front());
    };
    core::TradeBook book;
    QHash<core::AccountId, qint32> accounts;
    for (const server::StoredRecord& stored : records(RecordKind::Account)) {
        book.accounts.push_back(core::accountFrom(stored.record));
        accounts.insert(book.accounts.back().id, qint32(book.accounts.size()) - 1);
    }
    QHash<core::InstrumentId, qint32> instruments;
    for (const server::StoredRecord& stored : records(RecordKind::Instrument)) {
        book.instruments.push_back(core::instrumentFrom(stored.record));
        instruments.insert(book.instruments.back().id, qint32(book.instruments.size()) - 1);
    }
    QHash<core::FillId, core::Annotation> annotations;
    for (const server::StoredRecord& stored : records(RecordKind::Annotation)) {
        const core::Annotation annotation = core::annotationFrom(stored.record);
        annotations.insert(annotation.id, annotation);
    }
    std::map<std::pair<qint32, qint32>, std::vector<core::Fill>> sets;
    for (const server::StoredRecord& stored : records(RecordKind::Fill)) {
        const core::Fill fill = core::fillFrom(stored.record);
        sets[{accounts.value(fill.account), instruments.value(fill.instrument)}].push_back(fill);
    }
    const core::ZoneTable zone(QTimeZone::utc());
    for (const auto& [place, fills] : sets) {
        const core::Instrument& instrument = book.instruments[std::size_t(place.second)];
        const auto matched =
            core::matchFills({book.accounts[std::size_t(place.first)], instrument, fills, {}, {}, zone, {}});
        for (const core::MatchedTrade& trade : matched.value()) {
            book.trades.push_back(core::toTrade(trade, instrument, annotations, zone));
            book.trades.back().account = place.first;
            book.trades.back().instrument = place.second;
            book.trades.back().currency = 0;
            book.currencies = {trade.currency};
        }
    }
    book.zone = QStringLiteral("UTC");
    core::sortTrades(book);
    return book;
}

} // namespace test
