#pragma once

#include <QFrame>
#include <QStringList>

namespace app {

/// Where files are dropped, with a button for those who rather choose them.
class DropArea final : public QFrame {
    Q_OBJECT

public:
    explicit DropArea(QWidget* parent = nullptr);

signals:
    void filesDropped(const QStringList& paths);
    void chooseWished();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setActive(bool active);
};

} // namespace app
