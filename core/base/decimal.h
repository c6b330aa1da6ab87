#pragma once

#include "core/base/int128.h"
#include "core/base/result.h"

#include <QString>
#include <QStringView>

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace core {

/// Thrown by Decimal's operators when a result does not fit: a bug of a caller that should have summed in a
/// DecimalSum or checked its input. Never a wrapped number.
class DecimalOverflow : public std::overflow_error {
public:
    DecimalOverflow() : std::overflow_error("decimal overflow") {}
};

/// An exact fixed-point number with 8 decimal places in a 64-bit integer: about ±92 billion. Money, prices
/// and quantities are Decimals and never pass through a double.
class Decimal {
public:
    static constexpr int Places = 8;
    static constexpr std::int64_t One = 100'000'000;

    constexpr Decimal() = default;
    static constexpr Decimal fromUnits(std::int64_t units) { return Decimal(units); }
    /// Throws DecimalOverflow beyond ±92 billion.
    static Decimal fromInt(std::int64_t whole);

    /// Plain notation only: "-1234.5", ".5", "+3", "1e-8" (exponents as JSON has them). No grouping, no
    /// spaces. More than 8 decimals are InvalidValue unless `rounding` is wished: then half to even.
    enum class Rounding { Refuse, HalfEven };
    static Result<Decimal> parse(QStringView text, Rounding rounding = Rounding::Refuse);

    constexpr std::int64_t units() const { return m_units; }
    constexpr bool isZero() const { return m_units == 0; }
    constexpr bool isNegative() const { return m_units < 0; }
    constexpr bool isPositive() const { return m_units > 0; }
    constexpr int sign() const { return m_units > 0 ? 1 : m_units < 0 ? -1 : 0; }
    double toDouble() const { return double(m_units) / double(One); }

    Decimal abs() const { return m_units < 0 ? -*this : *this; }
    Decimal operator-() const;
    friend Decimal operator+(Decimal a, Decimal b);
    friend Decimal operator-(Decimal a, Decimal b);
    Decimal& operator+=(Decimal other) { return *this = *this + other; }
    Decimal& operator-=(Decimal other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Decimal, Decimal) = default;

    /// Rounded half to even at `places` decimals (0…8).
    Decimal rounded(int places) const;

    /// Canonical text: no trailing zeros, at least `minPlaces` decimals, '.' as point, never an exponent.
    QString toString(int minPlaces = 0) const;

private:
    explicit constexpr Decimal(std::int64_t units) : m_units(units) {}
    std::int64_t m_units = 0;
};

/// `part` of `whole`, of `amount`: amount × part / whole, rounded half to even. whole must not be zero.
/// Throws DecimalOverflow when the result does not fit.
Decimal proRata(Decimal amount, Decimal part, Decimal whole);
/// a × b rounded half to even to 8 places; nullopt when it does not fit.
std::optional<Decimal> multiplied(Decimal a, Decimal b);
/// a / b rounded half to even to 8 places; nullopt when b is zero or the result does not fit.
std::optional<Decimal> divided(Decimal a, Decimal b);

/// A sum of Decimals in 128 bits: cannot overflow in practice, checked when it is taken out.
class DecimalSum {
public:
    void add(Decimal value) { m_units += value.units(); }
    void subtract(Decimal value) { m_units -= value.units(); }
    DecimalSum& operator+=(Decimal value) {
        add(value);
        return *this;
    }
    DecimalSum& operator+=(const DecimalSum& other) {
        m_units += other.m_units;
        return *this;
    }
    DecimalSum& operator-=(const DecimalSum& other) {
        m_units -= other.m_units;
        return *this;
    }
    /// nullopt beyond ±92 billion.
    std::optional<Decimal> value() const;
    double toDouble() const;
    int sign() const { return m_units > 0 ? 1 : m_units < 0 ? -1 : 0; }
    Int128 units() const { return m_units; }

private:
    Int128 m_units = 0;
};

/// Σ a × b in 128 bits with 16 decimal places, exact; a sum beyond 128 bits makes it invalid for good.
class ProductSum {
public:
    void add(Decimal a, Decimal b);
    void subtract(Decimal a, Decimal b);
    void add(const ProductSum& other);
    void subtract(const ProductSum& other);
    /// The sum × part / whole at 16 decimal places, rounded half to even; needs 0 ≤ part ≤ whole, whole above
    /// zero.
    ProductSum portion(Decimal part, Decimal whole) const;
    /// The sum × factor, rounded once, half to even, to 8 places; nullopt when it does not fit.
    std::optional<Decimal> times(Decimal factor) const;
    std::optional<Decimal> value() const { return times(Decimal::fromUnits(Decimal::One)); }
    /// The sum ÷ divisor, rounded once to 8 places (average prices); nullopt for zero or no fit.
    std::optional<Decimal> dividedBy(Decimal divisor) const;
    int sign() const { return m_sum > 0 ? 1 : m_sum < 0 ? -1 : 0; }

private:
    void accumulate(Int128 product);
    Int128 m_sum = 0;
    bool m_overflowed = false;
};

} // namespace core
