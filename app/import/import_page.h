#pragma once

#include "app/import/import_rows_model.h"
#include "app/import/import_session.h"
#include "app/page.h"

class QLabel;
class QPushButton;
class QStackedLayout;

namespace app {

class ColumnEditor;
class FigureCard;
class ImportCards;
class ImportForm;
class ImportRowsTable;
class ImportStart;
class ProgressStrip;

/// Files on their way into the journal: choose or drop, look at what would happen to every row, import, take
/// back.
class ImportPage final : public Page {
    Q_OBJECT

public:
    explicit ImportPage(JournalWorker& worker, QWidget* parent = nullptr);

    bool obeysFilter() const override { return false; }
    /// One after the other.
    void openFiles(const QStringList& paths);
    void setHistory(std::vector<core::ImportBatch> batches, const core::FigureText& text,
                    const QString& zone);
    ImportRowsModel* rows() const { return m_rows; }
    QPushButton* importButton() const { return m_importButton; }
    FigureCard* card(RowState state) const;
    QPushButton* cancelButton() const { return m_cancelButton; }
    ImportStart* start() const { return m_start; }
    ImportRowsTable* table() const { return m_table; }
    ColumnEditor* columnEditor() const { return m_columns; }

signals:
    /// Done, in words for a toast with Undo.
    void imported(const QString& words);
    void failed(const core::Error& error);
    void tradesWished();
    void undoWished(core::ImportBatchId batch);
    /// A preview stands, or the file was refused.
    void settled();

protected:
    void refresh() override {} // a preview is of the journal as it was when it was made

private:
    QWidget* makePreview();
    QWidget* makeFileCard();
    void beginNext();
    void leave();
    void showPlan(const std::shared_ptr<const core::ImportPlan>& plan);
    void showFailure(const core::Error& error);
    void showNoPreview();
    void showTable(bool isKnown);
    void openColumns();
    void readBy(const core::ColumnMapping& mapping);
    void connectSession();
    void connectColumns();
    void showImported(const core::ImportOutcome& outcome);

    ImportSession m_session;
    QStringList m_queue;
    QStackedLayout* m_stack;
    ImportStart* m_start;
    QLabel* m_fileName;
    ImportCards* m_cards;
    ImportForm* m_form;
    ColumnEditor* m_columns;
    ImportRowsModel* m_rows;
    ImportRowsTable* m_table;
    QPushButton* m_importButton;
    QPushButton* m_cancelButton;
    ProgressStrip* m_progress;
};

} // namespace app
