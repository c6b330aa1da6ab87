#pragma once

#include "core/base/decimal.h"
#include "core/base/result.h"

#include <QByteArrayView>
#include <QChar>
#include <QStringView>

#include <optional>

namespace core {

/// How a column prints numbers: which sign separates the decimals.
enum class DecimalPoint : quint8 { Unknown, Point, Comma };

struct PrintedNumber {
    Decimal value;
    bool rounded = false; ///< more than 8 decimals were printed
};

/// Reads the numbers of one column: 1,234.50 · 1.234,50 · 1 234.50 (also no-break space, thin space,
/// apostrophe) · 1,52,250.00 · (41.00) · $-5 · ₹ 12 · 5.00- · +3. The style is decided over all rows: call
/// see() for each first, or give the style where a format fixes it. After that read() may be called for any
/// row.
class NumberColumn {
public:
    enum class Exponents : quint8 { Refuse, Accept };

    NumberColumn() = default;
    explicit NumberColumn(DecimalPoint fixed, Exponents exponents = Exponents::Refuse)
        : m_fixed(fixed), m_exponents(exponents) {}

    /// Learns the style from a cell; what is no number teaches nothing.
    void see(QByteArrayView utf8);
    /// A person's answer; unset changes nothing.
    void tell(std::optional<QChar> decimalPoint);
    /// Another column's style, used only where this one has nothing that decides.
    void suggest(DecimalPoint style) { m_suggested = style; }

    /// What the rows decided; Unknown when none did or when they contradict each other.
    DecimalPoint style() const;

    /// InvalidValue for what is no number (empty included), AmbiguousValue for "1.205" in an undecided
    /// column, NumberTooLarge. Numbers in exponent notation are refused unless allowed: a spreadsheet lost
    /// their digits.
    Result<PrintedNumber> read(QByteArrayView utf8) const;
    Result<PrintedNumber> read(QStringView text) const { return read(QByteArrayView(text.toUtf8())); }

private:
    DecimalPoint m_fixed = DecimalPoint::Unknown;
    Exponents m_exponents = Exponents::Refuse;
    DecimalPoint m_suggested = DecimalPoint::Unknown;
    bool m_sawPoint = false;
    bool m_sawComma = false;
};

} // namespace core
