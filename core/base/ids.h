#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>

namespace core {

/// A 128-bit id of one kind of record; ids of different kinds do not mix.
template <typename Kind>
class Id {
public:
    Id() = default;
    explicit Id(const QUuid& uuid) : m_uuid(uuid) {}

    const QUuid& uuid() const { return m_uuid; }
    bool isNull() const { return m_uuid.isNull(); }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    /// The null id when the text is no UUID.
    static Id fromString(QStringView text) { return Id(QUuid::fromString(text)); }

    friend bool operator==(const Id& a, const Id& b) { return a.m_uuid == b.m_uuid; }
    /// Order of the canonical text, the same on every machine (QUuid's own order differs by variant).
    friend std::strong_ordering operator<=>(const Id& a, const Id& b) {
        const QUuid &x = a.m_uuid, &y = b.m_uuid;
        if (auto c = x.data1 <=> y.data1; c != 0) {
            return c;
        }
        if (auto c = x.data2 <=> y.data2; c != 0) {
            return c;
        }
        if (auto c = x.data3 <=> y.data3; c != 0) {
            return c;
        }
        for (int i = 0; i < 8; ++i) {
            if (auto c = x.data4[i] <=> y.data4[i]; c != 0) {
                return c;
            }
        }
        return std::strong_ordering::equal;
    }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using AccountId = Id<struct AccountKind>;
using CashMovementId = Id<struct CashMovementKind>;
using InstrumentId = Id<struct InstrumentKind>;
using CorporateActionId = Id<struct CorporateActionKind>;
using FillId = Id<struct FillKind>;
using TagId = Id<struct TagKind>;
using TagGroupId = Id<struct TagGroupKind>;
using PlaybookId = Id<struct PlaybookKind>;
using PlaybookRuleId = Id<struct PlaybookRuleKind>;
using NoteId = Id<struct NoteKind>;
using ImportBatchId = Id<struct ImportBatchKind>;
/// A trade is named by its opening fill.
using TradeId = FillId;

/// UUIDv7 (RFC 9562): time first, so that new rows are neighbours in an index. Thread-safe.
QUuid newUuid();
template <typename AnyId>
AnyId newId() {
    return AnyId(newUuid());
}

/// UUIDv5 (RFC 9562) of a UTF-8 name: the same file imported on two computers meets itself.
QUuid namedUuid(const QUuid& nameSpace, const QString& name);

/// The namespace of everything this program names by content (accounts, instruments, settings).
extern const QUuid kJournalNamespace;

} // namespace core
