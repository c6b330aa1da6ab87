#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace app {

/// What a page shows instead of nothing: a sentence and the next steps.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString& title, const QString& words, QWidget* parent = nullptr);

    void setWords(const QString& title, const QString& words);
    /// The first one is the primary step. The button belongs to this widget.
    QPushButton* addStep(const QString& text);

private:
    QLabel* m_title;
    QLabel* m_words;
    QHBoxLayout* m_steps;
};

} // namespace app
