#pragma once

#include <QFormLayout>

namespace app {

/// Names in one column, muted and equally wide, so that the fields of several forms stand in one line.
class FieldForm final : public QFormLayout {
    Q_OBJECT

public:
    explicit FieldForm(int nameWidth, QWidget* parent = nullptr);

    /// Takes ownership of the field, which screen readers call by that name.
    void addField(const QString& name, QWidget* field);
    void clear();

private:
    const int m_nameWidth;
};

} // namespace app
