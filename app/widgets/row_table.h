#pragma once

#include <QTableView>

class QLabel;

namespace app {

/// A table of whole rows in the look of the window. As long as it has none, words in its middle say why.
class RowTable : public QTableView {
    Q_OBJECT

public:
    /// The model must outlive it. Screen readers tell the name.
    RowTable(QAbstractItemModel* model, const QString& name, QWidget* parent = nullptr);

    void setEmptyWords(const QString& words);
    QString emptyWords() const;
    /// At least as tall as so many rows below the titles.
    void keepRoomFor(int rows);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEmptyWords();

    QLabel* m_empty;
};

} // namespace app
