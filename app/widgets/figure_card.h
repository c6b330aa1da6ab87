#pragma once

#include "app/widgets/labels.h"

#include <QFrame>

namespace app {

/// One figure with its name above and small print below. A click (or Enter) asks to explain it.
class FigureCard final : public QFrame {
    Q_OBJECT

public:
    explicit FigureCard(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// `why` becomes the tooltip: the reason of a dash, or all digits of a rounded figure.
    void setFigure(const QString& figure, Tone tone = Tone::Plain, const QString& why = {});
    void setSmallPrint(const QString& text);
    QString title() const { return m_title->text(); }
    QString figure() const { return m_figure->text(); }
    QString smallPrint() const { return m_smallPrint->text(); }
    void setClickable(bool clickable);

signals:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateAccessibleName();

    QLabel* m_title;
    QLabel* m_figure;
    QLabel* m_smallPrint;
    bool m_clickable = false;
};

} // namespace app
