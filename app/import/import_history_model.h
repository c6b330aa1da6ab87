#pragma once

#include "app/widgets/table_model.h"
#include "core/domain/records.h"
#include "core/statistics/figure_text.h"

namespace app {

/// The imports that are in the journal, newest first.
class ImportHistoryModel final : public TableModel<core::ImportBatch> {
    Q_OBJECT

public:
    enum class Column : int { When, File, Format, Fills };
    static constexpr int kColumns = int(Column::Fills) + 1;

    using TableModel::TableModel;
    void present(std::vector<core::ImportBatch> batches, const core::FigureText& text, const QString& zone);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString titleOf(int column) const override;

private:
    QString m_zone;
    core::FigureText m_text;
};

} // namespace app
