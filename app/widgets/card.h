#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace app {

/// A white rounded panel with a heading and a remark at its right, and room for a body below.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& heading = {}, QWidget* parent = nullptr);

    void setHeading(const QString& heading);
    void setRemark(const QString& remark);
    /// Takes ownership; the body gets all the room that is left.
    void setBody(QWidget* body);
    /// At the right end of the heading's line. Takes ownership.
    void addHeadWidget(QWidget* widget);

private:
    QVBoxLayout* m_layout;
    QHBoxLayout* m_head;
    QLabel* m_heading;
    QLabel* m_remark;
};

} // namespace app
