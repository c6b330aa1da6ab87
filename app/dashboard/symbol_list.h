#pragma once

#include "app/presentation.h"

#include <QWidget>

namespace app {

/// The best and the worst symbols of the selection, as many as there is room for; a click opens their trades.
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
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowAt(const QPointF& position) const;
    std::vector<Row> m_rows;
};

} // namespace app
