#pragma once

#include "core/domain/record.h"
#include "server/postgres/query.h"
#include "server/postgres/rows.h"
#include "server/stores/tenant_scope.h"

#include <string>
#include <vector>

namespace server {

/// A record with what the server knows of it.
struct StoredRecord {
    core::Record record;
    qint64 version = 0; ///< of the tenant, when it was last written: its ETag
    core::Instant createdAt{};
    core::Instant updatedAt{};
};

/// The rows of one kind of record, with SQL made from core/domain/record_schema. Made once per kind;
/// thread-safe.
class RecordStore {
public:
    static const RecordStore& of(core::RecordKind kind);

    /// For a TenantScope to run; each row is read with read(). Rows in the trash too.
    Query find(const TenantId& tenant, const QUuid& id) const;
    Query findAll(const TenantId& tenant, const std::vector<QUuid>& ids) const;
    /// Not those in the trash; in the order of their making.
    Query list(const TenantId& tenant) const;
    /// Those that meet a condition over the columns, which names the tenant: "tenant_id = $1 and tag = $2".
    template <typename... Values>
    Query where(Sql condition, const Values&... values) const {
        const std::string text = m_select + " where " + std::string(condition.view());
        return Query(Sql::composed(text), values...);
    }
    StoredRecord read(const Row& row) const;
    std::vector<StoredRecord> readAll(const Rows& rows) const;
    /// The first row's record; nullopt when there is none.
    std::optional<StoredRecord> readFirst(const Rows& rows) const;

    /// Queues the row with the change's version in every group. The id must be new.
    void insert(TenantChange& change, const core::Record& record, core::Instant now) const;
    /// Notes in the history who made it: for what people make one by one, not for files.
    void noteInsertion(TenantChange& change, const core::Record& record, core::Instant now) const;
    /// Queues what differs: the version and time of each changed group, and the fields before and after for
    /// the history. Nothing differs: nothing is queued, false.
    bool update(TenantChange& change, const core::Record& before, const core::Record& after,
                core::Instant now) const;

private:
    explicit RecordStore(const core::RecordSchema& schema);
    /// The statement's parameters: the whole record, and who of its groups is stamped with this change.
    void queue(const std::string& sql, TenantChange& change, const core::Record& record,
               const std::vector<const char*>& changed, core::Instant now) const;
    bool groupDiffers(const char* group, const core::Record& a, const core::Record& b) const;

    const core::RecordSchema& m_schema;
    std::vector<const char*> m_groups; ///< "life" last
    std::string m_select;
    std::string m_find;
    std::string m_findAll;
    std::string m_list;
    std::string m_insert;
    std::string m_update;
};

} // namespace server
