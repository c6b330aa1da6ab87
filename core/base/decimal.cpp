#include "core/base/decimal.h"

#include <array>
#include <limits>

namespace core {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

constexpr std::array<std::int64_t, 19> kPowers = {1,
                                                  10,
                                                  100,
                                                  1'000,
                                                  10'000,
                                                  100'000,
                                                  1'000'000,
                                                  10'000'000,
                                                  100'000'000,
                                                  1'000'000'000,
                                                  10'000'000'000,
                                                  100'000'000'000,
                                                  1'000'000'000'000,
                                                  10'000'000'000'000,
                                                  100'000'000'000'000,
                                                  1'000'000'000'000'000,
                                                  10'000'000'000'000'000,
                                                  100'000'000'000'000'000,
                                                  1'000'000'000'000'000'000};

std::optional<Decimal> stored(const Int128& units) {
    if (units > Int128(kMax) || units < Int128(kMin) + 1) {
        return std::nullopt;
    }
    return Decimal::fromUnits(static_cast<std::int64_t>(units));
}

/// numerator / denominator, half to even. The denominator is positive.
Int128 dividedHalfEven(const Int128& numerator, const Int128& denominator) {
    Int128 quotient = numerator / denominator;
    Int128 remainder = numerator % denominator;
    if (remainder < 0) {
        remainder = -remainder;
    }
    const Int128 rest =
        denominator - remainder; // compares 2 × remainder with the denominator without overflow
    const bool odd = quotient % 2 != 0;
    if (remainder > rest || (remainder == rest && odd)) {
        quotient += numerator < 0 ? -1 : 1;
    }
    return quotient;
}

Decimal storedOrThrow(const std::optional<Decimal>& value) {
    if (!value) {
        throw DecimalOverflow();
    }
    return *value;
}

/// 2^126 exclusive: a further product of two 64-bit numbers still fits 128 bits.
const Int128& sumLimit() {
    static const Int128 limit = Int128(1) << 126;
    return limit;
}

Error invalid(QStringView text) {
    return {ErrorCode::InvalidValue, QStringLiteral("“%1” is not a number").arg(text.left(60)), {}};
}

Error tooLarge(QStringView text) {
    return {ErrorCode::NumberTooLarge,
            QStringLiteral("“%1” is beyond ±92 billion, the largest number kept exactly").arg(text.left(60)),
            {}};
}

struct Digits {
    Int128 mantissa = 0;
    int decimals = 0;        ///< digits after the point that are in the mantissa
    bool lostDigits = false; ///< non-zero digits beyond what the mantissa takes
    bool overflow = false;
    bool any = false;
};

constexpr int kMantissaDigits = 34;

/// Reads [digits][.digits]; returns the position behind.
qsizetype readDigits(QStringView text, qsizetype at, Digits& digits) {
    bool afterPoint = false;
    int significant = 0;
    for (; at < text.size(); ++at) {
        const char16_t c = text[at].unicode();
        if (c == u'.' && !afterPoint) {
            afterPoint = true;
            continue;
        }
        if (c < u'0' || c > u'9') {
            break;
        }
        digits.any = true;
        if (significant >= kMantissaDigits) {
            digits.lostDigits = digits.lostDigits || c != u'0';
            digits.overflow = digits.overflow || !afterPoint;
            continue;
        }
        digits.mantissa = digits.mantissa * 10 + (c - u'0');
        significant += digits.mantissa != 0 ? 1 : 0;
        digits.decimals += afterPoint ? 1 : 0;
    }
    return at;
}

/// Reads e[+-]digits; nullopt when malformed.
std::optional<int> readExponent(QStringView text) {
    if (text.isEmpty()) {
        return 0;
    }
    if (text[0] != u'e' && text[0] != u'E') {
        return std::nullopt;
    }
    bool ok = false;
    const int exponent = text.mid(1).toInt(&ok);
    if (!ok || exponent < -400 || exponent > 400) {
        return std::nullopt;
    }
    return exponent;
}

} // namespace

Decimal Decimal::fromInt(std::int64_t whole) {
    return storedOrThrow(stored(Int128(whole) * One));
}

Result<Decimal> Decimal::parse(QStringView text, Rounding rounding) {
    qsizetype at = 0;
    const bool negative = !text.isEmpty() && text[0] == u'-';
    if (!text.isEmpty() && (text[0] == u'-' || text[0] == u'+')) {
        at = 1;
    }
    Digits digits;
    at = readDigits(text, at, digits);
    const std::optional<int> exponent = digits.any ? readExponent(text.mid(at)) : std::nullopt;
    if (!exponent) {
        return invalid(text);
    }
    int shift = Places - digits.decimals + *exponent;
    Int128 units = digits.mantissa;
    if (units == 0 && !digits.lostDigits) {
        return Decimal();
    }
    if (digits.overflow) {
        return tooLarge(text);
    }
    for (; shift > 0; --shift) {
        if (units > Int128(kMax)) {
            return tooLarge(text);
        }
        units *= 10;
    }
    bool inexact = digits.lostDigits;
    while (shift < -18 && units != 0) { // far below the last place: only whether it rounds matters
        inexact = inexact || units % 10 != 0;
        units /= 10;
        ++shift;
    }
    if (inexact && units % 5 == 0) {
        units += 1; // sticky: what was cut off below must break a tie
    }
    if (shift < 0) {
        const Int128 divisor = shift < -18 ? Int128(kPowers[18]) : Int128(kPowers[std::size_t(-shift)]);
        inexact = inexact || units % divisor != 0;
        units = dividedHalfEven(units, divisor);
    }
    if (inexact && rounding == Rounding::Refuse) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("“%1” has more than 8 decimal places").arg(text.left(60)),
                     {}};
    }
    const std::optional<Decimal> value = stored(negative ? Int128(-units) : units);
    if (!value) {
        return tooLarge(text);
    }
    return *value;
}

Decimal Decimal::operator-() const {
    return storedOrThrow(stored(-Int128(m_units)));
}

Decimal operator+(Decimal a, Decimal b) {
    return storedOrThrow(stored(Int128(a.m_units) + b.m_units));
}

Decimal operator-(Decimal a, Decimal b) {
    return storedOrThrow(stored(Int128(a.m_units) - b.m_units));
}

Decimal Decimal::rounded(int places) const {
    if (places >= Places) {
        return *this;
    }
    const Int128 step = kPowers[std::size_t(Places - std::max(places, 0))];
    return storedOrThrow(stored(dividedHalfEven(m_units, step) * step));
}

QString Decimal::toString(int minPlaces) const {
    // From the last digit to the first, in one buffer: every table and every export is made of these.
    constexpr int kMostDigits = 19;
    std::array<char16_t, kMostDigits + 2> text{}; // and the point and the sign
    auto* const end = text.data() + text.size();
    auto* first = end;
    std::uint64_t rest = m_units < 0 ? 0 - std::uint64_t(m_units) : std::uint64_t(m_units);
    for (int place = Places; place > 0; --place, rest /= 10) {
        const auto digit = char16_t(u'0' + rest % 10);
        if (first != end || digit != u'0' || place <= minPlaces) {
            *--first = digit;
        }
    }
    if (first != end) {
        *--first = u'.';
    }
    do {
        *--first = char16_t(u'0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (m_units < 0) {
        *--first = u'-';
    }
    return QString(reinterpret_cast<const QChar*>(first), qsizetype(end - first));
}

Decimal proRata(Decimal amount, Decimal part, Decimal whole) {
    Int128 numerator = Int128(amount.units()) * part.units();
    Int128 denominator = whole.units();
    if (denominator == 0) {
        throw DecimalOverflow();
    }
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    return storedOrThrow(stored(dividedHalfEven(numerator, denominator)));
}

std::optional<Decimal> multiplied(Decimal a, Decimal b) {
    return stored(dividedHalfEven(Int128(a.units()) * b.units(), Decimal::One));
}

std::optional<Decimal> divided(Decimal a, Decimal b) {
    if (b.isZero()) {
        return std::nullopt;
    }
    Int128 numerator = Int128(a.units()) * Decimal::One;
    Int128 denominator = b.units();
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    return stored(dividedHalfEven(numerator, denominator));
}

std::optional<Decimal> DecimalSum::value() const {
    return stored(m_units);
}

double DecimalSum::toDouble() const {
    return static_cast<double>(m_units) / double(Decimal::One);
}

void ProductSum::accumulate(Int128 product) {
    if (m_overflowed) {
        return;
    }
    m_sum += product;
    m_overflowed = m_sum > sumLimit() || m_sum < -sumLimit();
}

void ProductSum::add(Decimal a, Decimal b) {
    accumulate(Int128(a.units()) * b.units());
}

void ProductSum::subtract(Decimal a, Decimal b) {
    accumulate(-(Int128(a.units()) * b.units()));
}

void ProductSum::add(const ProductSum& other) {
    m_overflowed = m_overflowed || other.m_overflowed;
    accumulate(other.m_sum);
}

void ProductSum::subtract(const ProductSum& other) {
    m_overflowed = m_overflowed || other.m_overflowed;
    accumulate(-other.m_sum);
}

ProductSum ProductSum::portion(Decimal part, Decimal whole) const {
    // In two steps, because sum × part does not fit 128 bits.
    const Int128 each = m_sum / whole.units();
    const Int128 rest = m_sum % whole.units();
    ProductSum share;
    share.m_sum = each * part.units() + dividedHalfEven(rest * part.units(), whole.units());
    share.m_overflowed = m_overflowed;
    return share;
}

std::optional<Decimal> ProductSum::times(Decimal factor) const {
    if (m_overflowed) {
        return std::nullopt;
    }
    // The factor without trailing zeros (100 → 100 with no decimals) keeps the product small and exact.
    std::int64_t mantissa = factor.units();
    int places = Decimal::Places;
    while (places > 0 && mantissa % 10 == 0) {
        mantissa /= 10;
        --places;
    }
    if (mantissa == 0 || m_sum == 0) {
        return Decimal();
    }
    const Int128 limit = sumLimit() / (mantissa < 0 ? -Int128(mantissa) : Int128(mantissa));
    if (m_sum > limit || m_sum < -limit) {
        return std::nullopt;
    }
    const Int128 divisor = Int128(kPowers[8]) * kPowers[std::size_t(places)];
    return stored(dividedHalfEven(m_sum * mantissa, divisor));
}

std::optional<Decimal> ProductSum::dividedBy(Decimal divisor) const {
    if (m_overflowed || divisor.isZero()) {
        return std::nullopt;
    }
    Int128 numerator = m_sum;
    Int128 denominator = divisor.units();
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    return stored(dividedHalfEven(numerator, denominator));
}

} // namespace core
