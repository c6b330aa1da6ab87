#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "server/http/field_errors.h"
#include "server/http/field_rules.h"
#include "server/http/request.h"

#include <QSet>
#include <QStringList>

#include <span>

namespace server {

/// Reads query parameters by name, as BodyFields does members: every wrong one is noted, a parameter nobody
/// read or one given twice (but in texts()) is an error. An empty value counts as absent.
class QueryFields {
public:
    /// `request` outlives this.
    explicit QueryFields(const Request& request);

    std::optional<QString> text(QStringView name, int most = 200);
    /// A parameter that may be repeated: tag=a&tag=b.
    QStringList texts(QStringView name, int mostItems, int most = 200);
    std::optional<qint64> whole(QStringView name, qint64 least, qint64 most);
    std::optional<core::Decimal> decimal(QStringView name);
    std::optional<bool> flag(QStringView name); ///< "true", "false"
    std::optional<core::Day> day(QStringView name);
    std::optional<core::Instant> instant(QStringView name);
    template <typename Enum>
    std::optional<Enum> choice(QStringView name, std::span<const char* const> words) {
        const std::optional<int> index = word(name, words);
        return index ? std::optional(Enum(*index)) : std::nullopt;
    }
    template <typename AnyId>
    std::optional<AnyId> id(QStringView name) {
        const std::optional<QUuid> read = uuid(name);
        return read ? std::optional(AnyId(*read)) : std::nullopt;
    }

    void wrong(QStringView name, const QString& message);
    Outcome<void> finish();

private:
    std::optional<QString> single(QStringView name);
    std::optional<int> word(QStringView name, std::span<const char* const> words);
    std::optional<QUuid> uuid(QStringView name);

    const QueryValues& m_values;
    QSet<QString> m_read;
    FieldErrors m_errors;
};

} // namespace server
