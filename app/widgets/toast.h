#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace app {

/// A short word over the lower edge of its parent that goes away by itself, with one action ("Undo").
class Toast final : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    /// Without `action` there is no button.
    void say(const QString& text, const QString& action = {});

signals:
    void actionClicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* m_text;
    QPushButton* m_action;
    QTimer m_timer;
};

} // namespace app
