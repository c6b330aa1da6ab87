#pragma once

#include <QTableView>

namespace app {

class FillsModel;

/// The fills of a trade in a narrow place: as tall as up to six of them, no column cut. Where there is no
/// room for it, the costs' column goes (a fill's tooltip has them).
class FillsTable final : public QTableView {
    Q_OBJECT

public:
    explicit FillsTable(FillsModel* model, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitRows();
    void fitColumns();
};

} // namespace app
