#pragma once

#include "app/widgets/table_model.h"
#include "core/import/import_plan.h"
#include "core/statistics/figure_text.h"

#include <memory>
#include <optional>

namespace app {

/// How a data row of the file ends.
enum class RowState : quint8 { New, Duplicate, Corrected, PreviouslyDeleted, Ignored, Rejected };
inline constexpr int kRowStates = int(RowState::Rejected) + 1;

struct ImportRow {
    int row = 0;
    RowState state = RowState::New;
    const core::PlannedFill* fill = nullptr; ///< into the plan; null for ignored and rejected rows
    QString remark;

    /// A correction, wished or not.
    bool isTickable() const { return fill && (fill->before || fill->declined); }
    bool isTicked() const { return fill && fill->before; }
};

/// The rows of a previewed file in its own order, all or those of one state. Corrections can be ticked; that
/// asks for another plan and changes nothing here. A row that is no execution has nothing to show from its
/// time on, and tells its remark there.
class ImportRowsModel final : public TableModel<ImportRow> {
    Q_OBJECT

public:
    enum class Column : int { Row, State, Time, Symbol, Side, Quantity, Price, Costs, Remark };
    static constexpr int kColumns = int(Column::Remark) + 1;

    using TableModel::TableModel;

    /// Keeps which rows are shown; rows that are the same but for their ticks stay in their place.
    void present(std::shared_ptr<const core::ImportPlan> plan, QHash<core::InstrumentId, QString> symbols,
                 const core::FigureText& text);
    void clear();
    /// Unset: all.
    void showOnly(std::optional<RowState> state);
    std::optional<RowState> shownState() const { return m_only; }
    int count(RowState state) const;
    bool hasCosts() const;
    /// Of an execution: the remarks of other rows stand in the place of its cells.
    bool hasRemarks() const;
    /// Of those that are corrections.
    void tick(const QModelIndexList& rows, bool ticked);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void ticked(const QSet<core::FillId>& corrections, bool ticked);

protected:
    QString titleOf(int column) const override;
    bool isFigure(int column) const override;

private:
    void collect();
    std::vector<ImportRow> shownRows() const;
    QString text(const ImportRow& row, Column column) const;

    std::shared_ptr<const core::ImportPlan> m_plan;
    QHash<core::InstrumentId, QString> m_symbols;
    core::FigureText m_text;
    std::vector<ImportRow> m_all;
    std::optional<RowState> m_only;
};

/// "✓ new", "= known" …
QString rowStateText(RowState state);

} // namespace app
