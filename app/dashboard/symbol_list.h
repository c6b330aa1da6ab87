#pragma once

#include "app/presentation.h"

#include <QWidget>

namespace app {

/// The best and the worst symbols of the selection, as many as there is room for; a click, or Enter on the
/// one that the arrow keys have reached, opens its trades.
class SymbolList final : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString symbol;
        QString result;
        QString toolTip;
        int sign = 0;
    };

    explicit SymbolList(QWidget* parent = nullptr);
    /// Best first.
    void setRows(std::vector<Row> rows);
    /// What is drawn at the present height: the best, and the worst at the end.
    std::vector<Row> visibleRows() const;

    QSize minimumSizeHint() const override { return {140, 110}; }

signals:
    void symbolClicked(const QString& symbol);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowAt(const QPointF& position) const;
    void highlight(int row);

    std::vector<Row> m_rows;
    int m_highlighted = -1;
};

} // namespace app
