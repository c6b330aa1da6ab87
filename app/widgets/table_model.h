#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace app {

/// A flat table of rows held in a vector; the index arithmetic is settled here once, and that a title stands
/// over its cells.
template <typename Row>
class TableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
            return {};
        }
        if (role == Qt::TextAlignmentRole) {
            return alignmentOf(section);
        }
        return role == Qt::DisplayRole ? QVariant(titleOf(section)) : QVariant();
    }
    const std::vector<Row>& rows() const { return m_rows; }
    /// Null for an invalid index.
    const Row* rowOf(const QModelIndex& index) const {
        return index.isValid() && index.row() < int(m_rows.size()) ? &m_rows[std::size_t(index.row())]
                                                                   : nullptr;
    }

protected:
    virtual QString titleOf(int column) const = 0;
    /// Figures stand at the right.
    virtual bool isFigure(int) const { return false; }
    int alignmentOf(int column) const {
        return int((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
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
