#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;

namespace app {

/// A row of joined buttons of which exactly one is down; arrow keys move between them.
class SegmentedSwitch final : public QFrame {
    Q_OBJECT

public:
    SegmentedSwitch(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

    int current() const;
    void setCurrent(int index);
    void setText(int index, const QString& text);
    void setChoiceToolTip(int index, const QString& text);

signals:
    /// Somebody chose; not for setCurrent().
    void chosen(int index);

private:
    QButtonGroup* m_buttons;
};

} // namespace app
