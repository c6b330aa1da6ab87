#pragma once

#include "server/api/endpoint.h"
#include "server/http/body_fields.h"
#include "server/stores/record_store.h"
#include "server/stores/trade_projection.h"

#include <vector>

namespace server {

/// A record about to be written, and the change it is written in.
struct RecordWriting {
    TenantChange& change;
    TradeProjection& projection;
    core::Instant now;
    const core::Record* before; ///< nullptr: it is new
    core::Record after;
};

/// What is special about the endpoints of one kind of record. What is not said here is the same for all:
/// `GET path` (a page, in the order of making), `POST path`, and `GET`, `PATCH`, `DELETE path/{id}` (to the
/// trash), with the kind's schema and core::validate, ETag, If-Match, PATCH where missing means unchanged and
/// null what a new record would have.
struct RecordResource {
    core::RecordKind kind = core::RecordKind::Tag;
    const char* path = "";    ///< "/tags"
    const char* onePath = ""; ///< "/tags/{id}"
    const char* noun = "";    ///< "tag", for messages
    core::Record blank;       ///< a new one of which the client says nothing
    Act create = Act::WriteShared;
    Act edit = Act::WriteShared;
    /// Fields that the server alone sets: sent, they are unknown.
    std::vector<const char*> fixed = {};
    /// Fields that name another record, which must be there. The list can be filtered by each.
    struct Reference {
        const char* field;
        core::RecordKind kind;
    };
    std::vector<Reference> references = {};
    bool dated = false; ///< the list can be filtered by `from` and `to` over the field "date"

    /// Brings what was sent into its canonical form; wrong fields are noted.
    void (*normalise)(BodyFields&, core::Record&) = nullptr;
    /// The id of a new one; nullptr: a UUIDv7.
    QUuid (*identify)(const core::Record&) = nullptr;
    /// Whether this user may write this very record; asked for what it is and for what it becomes.
    Outcome<void> (*admit)(TenantChange&, const core::Record&) = nullptr;
    /// Rules over the rest of the journal, before it is stored.
    Outcome<void> (*prepare)(RecordWriting&) = nullptr;
    /// The same before it goes to the trash; what goes along is the rule's business.
    Outcome<void> (*trash)(RecordWriting&) = nullptr;
    /// Tells the projection what trades depend on it; also for the trash.
    void (*touch)(RecordWriting&) = nullptr;
};

std::vector<Route> recordRoutes(const ApiContext& context, const RecordResource& resource);

/// The record as replies show it: core/wire's, with createdAt and updatedAt.
void writeStored(core::JsonWriter& json, const StoredRecord& stored);

// Rules that several kinds share.

/// Conflict when another live record of the kind (and with the same value of the field `within`, where given)
/// has the name, whatever its case.
Outcome<void> requireOwnName(RecordWriting& writing, const char* noun, const char* within = nullptr);
/// The field "owner" of a new record is its author; others may not write it, whatever their role.
Outcome<void> setAuthor(RecordWriting& writing);
Outcome<void> admitAuthor(TenantChange& change, const core::Record& record);
/// Sends the live records of a kind with that value of `field` to the trash too; they are returned.
std::vector<core::Record> trashAlong(RecordWriting& writing, core::RecordKind kind, const char* field);
/// Conflict, in words, when the count is not zero.
Outcome<void> requireUnused(qint64 uses, const QString& words);

} // namespace server
