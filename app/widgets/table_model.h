#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace app {

/// A flat table of rows held in a vector; the index arithmetic is settled here once.
template <typename Row>
class TableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    const std::vector<Row>& rows() const { return m_rows; }
    /// Null for an invalid index.
    const Row* rowOf(const QModelIndex& index) const {
        return index.isValid() && index.row() < int(m_rows.size()) ? &m_rows[std::size_t(index.row())]
                                                                   : nullptr;
    }

protected:
    void resetRows(std::vector<Row> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    std::vector<Row>& mutableRows() { return m_rows; }

private:
    std::vector<Row> m_rows;
};

} // namespace app
