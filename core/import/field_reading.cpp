#include "core/import/field_reading.h"

#include "core/import/statement_rows.h"

namespace core {

Decimal FieldReading::number(const QString& field, const QString& value) {
    static const NumberColumn style(DecimalPoint::Point, NumberColumn::Exponents::Accept);
    const auto read = style.read(QStringView(value));
    if (!read) {
        failWith(field, value, read.error());
        return {};
    }
    if (read->rounded) {
        addRemark(m_remark, QStringLiteral("%1 %2 rounded to 8 decimals").arg(field, value));
    }
    return read->value;
}

Decimal FieldReading::numberOrZero(const QString& field, const QString& value) {
    return value.isEmpty() ? Decimal() : number(field, value);
}

Decimal FieldReading::numberWithin(const Decimal& limit, const QString& field, const QString& value) {
    const Decimal read = number(field, value);
    if (read.abs() > limit) {
        fail(field, value, QStringLiteral("larger than %1").arg(limit.toString()));
        return {};
    }
    return read;
}

PrintedTime FieldReading::time(const DateColumn& style, const QString& field, const QString& value) {
    const auto read = style.read(QByteArrayView(value.toUtf8()));
    if (!read) {
        failWith(field, value, read.error());
        return {};
    }
    if (!read->remark.isEmpty()) {
        addRemark(m_remark, read->remark);
    }
    return read->time;
}

void FieldReading::fail(const QString& field, const QString& value, const QString& reason) {
    failWith(field, value, Error{ErrorCode::InvalidValue, reason, {}});
}

void FieldReading::failWith(const QString& field, const QString& value, const Error& error) {
    if (!m_failure) {
        m_failure = rejectedRow(m_row, field, value.left(200), error.detail);
        m_ambiguous = error.code == ErrorCode::AmbiguousValue;
    }
}

StatementRow FieldReading::finished(FillDraft fill) const {
    if (m_failure) {
        return *m_failure;
    }
    if (!m_remark.isEmpty()) {
        addRemark(fill.remark, m_remark);
    }
    StatementRow result;
    result.row = m_row;
    result.fills.push_back(std::move(fill));
    return result;
}

} // namespace core
