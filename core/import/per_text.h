#pragma once

#include <QByteArray>
#include <QHash>

namespace core {

/// What a column's cells mean, where they say the same few things over and over (a symbol, an exchange, a
/// side): worked out once for each text and shared by its rows.
template <typename Value>
class PerText {
public:
    /// `make(cell)` for a text not met before. The reference is valid until the next call.
    template <typename Make>
    const Value& of(QByteArrayView cell, const Make& make) {
        const auto known = m_values.constFind(QByteArray::fromRawData(cell.data(), cell.size()));
        if (known != m_values.constEnd()) {
            return *known;
        }
        if (m_values.size() >= kMost) { // a column of ids: nothing is gained by remembering it
            m_values.clear();
        }
        return *m_values.insert(cell.toByteArray(), make(cell));
    }

private:
    static constexpr qsizetype kMost = 4096;
    QHash<QByteArray, Value> m_values;
};

} // namespace core
