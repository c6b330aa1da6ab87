#pragma once

#include "app/widgets/row_table.h"

namespace app {

class ImportRowsModel;

/// The rows of a previewed file. Space ticks or unticks the chosen corrections.
class ImportRowsTable final : public RowTable {
    Q_OBJECT

public:
    explicit ImportRowsTable(ImportRowsModel* model, QWidget* parent = nullptr);

    /// Columns as wide as their rows, the remark taking what is left: price and quantity stay in sight beside
    /// it.
    void fitColumns();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void spanRemarks();

    ImportRowsModel* m_rows;
};

} // namespace app
