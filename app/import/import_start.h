#pragma once

#include "core/domain/records.h"
#include "core/statistics/figure_text.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace app {

class ImportHistoryModel;
class RowTable;

/// Where an import begins: files are dropped or chosen here, above the imports that can be taken back.
class ImportStart final : public QWidget {
    Q_OBJECT

public:
    explicit ImportStart(QWidget* parent = nullptr);

    void setHistory(std::vector<core::ImportBatch> batches, const core::FigureText& text,
                    const QString& zone);
    RowTable* historyTable() const { return m_table; }
    QPushButton* takeBackButton() const { return m_takeBack; }

signals:
    void filesChosen(const QStringList& paths);
    void undoWished(core::ImportBatchId batch);

private:
    QWidget* makeHistory();
    void chooseFiles();

    ImportHistoryModel* m_history;
    RowTable* m_table;
    QPushButton* m_takeBack;
};

} // namespace app
