#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <concepts>
#include <optional>
#include <string>
#include <vector>

namespace server {

/// A JSON text bound to a json or jsonb parameter.
struct JsonText {
    QByteArray utf8;
    friend bool operator==(const JsonText&, const JsonText&) = default;
};

/// The values of $1, $2 … with their types, in PostgreSQL's binary format: exact, independent of DateStyle
/// and locale, neither side parses digits, and a text with a NUL is refused instead of cut.
///
///     C++                        PostgreSQL
///     QUuid, core::Id<>          uuid, the null id is NULL
///     core::Decimal              bigint, units of 1e-8
///     int, qint64 (and kin)      integer, bigint
///     bool, double               boolean, double precision
///     QString, QStringView       text (`$1::inet` casts it), a null QString is the empty text
///     QByteArray                 bytea
///     JsonText                   jsonb
///     core::Instant, core::Day   timestamptz, date
///     std::optional<T>           T or NULL
///     nullptr                    NULL of the type that the statement needs
///     std::vector<T>             an array of any above; std::vector<std::optional<T>> has NULL elements
class Parameters {
public:
    Parameters() = default;
    template <typename... Values>
    explicit Parameters(const Values&... values) {
        (add(values), ...);
    }

    void add(std::nullptr_t);
    void add(const char*) = delete; ///< would be a bytea by accident
    template <std::integral Number>
    void add(Number value) {
        static_assert(sizeof(Number) < 8 || std::signed_integral<Number>, "bigint is signed");
        if constexpr (std::same_as<Number, bool>) {
            addFlag(value);
        } else if constexpr (std::signed_integral<Number> ? sizeof(Number) <= 4 : sizeof(Number) < 4) {
            addInteger(qint32(value));
        } else {
            addBigint(qint64(value));
        }
    }
    void add(double value);
    void add(core::Decimal value);
    void add(core::Instant value);
    void add(core::Day value);
    void add(const QUuid& value);
    template <typename Kind>
    void add(const core::Id<Kind>& value) {
        add(value.uuid());
    }
    void add(const QString& value) { add(QStringView(value)); }
    void add(QStringView value);
    void add(const QByteArray& value);
    void add(const JsonText& value);
    template <typename T>
    void add(const std::optional<T>& value) {
        if (value) {
            add(*value);
        } else {
            addNull(T{});
        }
    }
    template <typename T>
    void add(const std::vector<T>& values) {
        Parameters elements;
        for (const T& value : values) {
            elements.add(value);
        }
        addArray(elements, elementTypeOf<T>());
    }

    int count() const { return int(m_types.size()); }
    /// As libpq wants them; pointers live until the next add().
    const unsigned* types() const { return m_types.data(); }
    const int* lengths() const { return m_lengths.data(); }
    const int* formats() const { return m_formats.data(); }
    std::vector<const char*> values() const;

private:
    void addFlag(bool value);
    void addInteger(qint32 value);
    void addBigint(qint64 value);
    void addArray(const Parameters& elements, unsigned elementType);
    void append(unsigned type, const void* bytes, std::size_t size);
    void makeLastNull();

    /// A typed NULL: the value gives the type and is dropped.
    template <typename T>
    void addNull(const T& any) {
        add(any);
        makeLastNull();
    }
    template <typename T>
    static unsigned elementTypeOf() {
        Parameters one;
        one.add(T{});
        return one.m_types[0];
    }

    static constexpr std::size_t kNull = std::size_t(-1);
    std::string m_bytes;
    std::vector<std::size_t> m_offsets; ///< into m_bytes; kNull for NULL
    std::vector<unsigned> m_types;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace server
