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
    /// As tall as its rows below the titles, but not less than `least` and not more than `most` of them.
    void growWithRows(int least, int most);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEmptyWords();
    void fitHeight();

    QLabel* m_empty;
    int m_leastRows = 0;
    int m_mostRows = 0; ///< 0: as tall as its place
};

} // namespace app
