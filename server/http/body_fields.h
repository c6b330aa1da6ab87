#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/wire/json.h"
#include "server/http/field_errors.h"
#include "server/http/field_rules.h"
#include "server/http/request.h"

#include <QSet>

#include <list>
#include <memory>
#include <span>

namespace server {

/// Whether a field that is missing or null is an error.
enum class Presence : quint8 { Required, Optional };

/// How many items a list may have.
struct ListRule {
    int least = 0;
    int most = 0;
};

/// Reads a JSON object's members by name. Readers never fail: a wrong field is noted and read as a default,
/// so that `finish()` can tell all of them at once; use no value before it succeeded. A member nobody read is
/// an error too.
class BodyFields {
public:
    /// The request's body: Content-Type application/json, UTF-8, one object, depth up to 32.
    /// UnsupportedMedia or MalformedRequest.
    static Outcome<BodyFields> of(const Request& request);
    explicit BodyFields(core::JsonValue object);

    /// Present, null included: for PATCH, where missing means unchanged and null means cleared.
    bool contains(QStringView name) const;
    bool isNull(QStringView name) const;

    QString text(QStringView name, TextRule rule = {});
    std::optional<QString> optionalText(QStringView name, TextRule rule = {});
    core::Decimal decimal(QStringView name, DecimalRule rule = DecimalRule::Any);
    std::optional<core::Decimal> optionalDecimal(QStringView name, DecimalRule rule = DecimalRule::Any);
    qint64 whole(QStringView name, WholeRule rule);
    std::optional<qint64> optionalWhole(QStringView name, WholeRule rule);
    bool flag(QStringView name);
    std::optional<bool> optionalFlag(QStringView name);
    core::Instant instant(QStringView name);
    std::optional<core::Instant> optionalInstant(QStringView name);
    core::Day day(QStringView name);
    std::optional<core::Day> optionalDay(QStringView name);
    /// One of the words; its index. `choice<core::Side>(u"side", core::wireNames<core::Side>())`.
    template <typename Enum>
    Enum choice(QStringView name, std::span<const char* const> words) {
        return Enum(word(name, words, Presence::Required).value_or(0));
    }
    template <typename Enum>
    std::optional<Enum> optionalChoice(QStringView name, std::span<const char* const> words) {
        const std::optional<int> index = word(name, words, Presence::Optional);
        return index ? std::optional(Enum(*index)) : std::nullopt;
    }
    template <typename AnyId>
    AnyId id(QStringView name) {
        return AnyId(uuid(name, Presence::Required).value_or(QUuid()));
    }
    template <typename AnyId>
    std::optional<AnyId> optionalId(QStringView name) {
        const std::optional<QUuid> read = uuid(name, Presence::Optional);
        return read ? std::optional(AnyId(*read)) : std::nullopt;
    }
    /// Missing or null: empty.
    QStringList texts(QStringView name, int mostItems, TextRule rule = {});
    template <typename AnyId>
    std::vector<AnyId> ids(QStringView name, int mostItems) {
        std::vector<AnyId> read;
        for (const QUuid& uuid : uuids(name, mostItems)) {
            read.push_back(AnyId(uuid));
        }
        return read;
    }
    /// A nested object, nullptr when missing or null; its fields are named "name.field". Lives as long as
    /// this.
    BodyFields* object(QStringView name, Presence presence = Presence::Required);
    /// A list of objects, "name[2].field"; with a least number it is required.
    std::vector<BodyFields*> objects(QStringView name, ListRule rule);
    /// The value as it is, nullptr when missing: for records read by core/wire.
    const core::JsonValue* raw(QStringView name);

    /// A rule only the endpoint knows: "exit before entry".
    void wrong(QStringView name, const QString& message);
    /// Notes the members nobody read, then answers for this object and all nested ones.
    Outcome<void> finish();

private:
    BodyFields(const core::JsonValue* object, QString path, FieldErrors* errors);

    /// The member, marked as read; nullptr when missing or null, which is noted when it is required.
    const core::JsonValue* find(QStringView name, Presence presence);
    std::optional<QString> readText(QStringView name, const TextRule& rule, Presence presence);
    std::optional<core::Decimal> readDecimal(QStringView name, DecimalRule rule, Presence presence);
    std::optional<qint64> readWhole(QStringView name, const WholeRule& rule, Presence presence);
    std::optional<bool> readFlag(QStringView name, Presence presence);
    std::optional<core::Instant> readInstant(QStringView name, Presence presence);
    std::optional<core::Day> readDay(QStringView name, Presence presence);
    std::optional<int> word(QStringView name, std::span<const char* const> words, Presence presence);
    std::optional<QUuid> uuid(QStringView name, Presence presence);
    std::vector<QUuid> uuids(QStringView name, int mostItems);
    const core::JsonValue::Items* list(QStringView name, ListRule rule);
    static QString itemName(QStringView name, size_t index);
    QString pathOf(QStringView name) const;
    void noteUnknown();

    std::unique_ptr<const core::JsonValue> m_document; ///< the outermost object's
    std::unique_ptr<FieldErrors> m_own;                ///< likewise
    const core::JsonValue* m_object;
    QString m_path;
    QSet<QString> m_read;
    FieldErrors* m_errors;
    std::list<BodyFields> m_nested;
};

} // namespace server
