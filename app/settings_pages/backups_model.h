#pragma once

#include "app/widgets/table_model.h"
#include "core/journal/backup.h"
#include "core/statistics/figure_text.h"

namespace app {

/// The copies beside the journal, newest first.
class BackupsModel final : public TableModel<core::Backup> {
    Q_OBJECT

public:
    enum class Column : int { When, Reason, Size, File };
    static constexpr int kColumns = int(Column::File) + 1;

    using TableModel::TableModel;
    void present(std::vector<core::Backup> backups, const core::FigureText& text, const QString& zone);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    QString titleOf(int column) const override;

private:
    core::FigureText m_text;
    QString m_zone;
};

} // namespace app
