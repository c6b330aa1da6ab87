#pragma once

#include <QWidget>

class QLabel;

namespace app {

/// A title over an editor, and room below for what is wrong with it.
class FormField final : public QWidget {
    Q_OBJECT

public:
    /// Takes ownership of the editor.
    FormField(const QString& title, QWidget* editor, QWidget* parent = nullptr);

    /// Empty: nothing is wrong.
    void setProblem(const QString& words);
    QString problem() const;

private:
    QWidget* m_editor;
    QLabel* m_problem;
};

} // namespace app
