#pragma once

#include <QObject>

namespace app {

/// Lets the wheel scroll the page under choices, numbers and dates instead of changing a value that the
/// pointer happens to pass. Works where it is installed as an event filter of the application.
class WheelGuard final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace app
