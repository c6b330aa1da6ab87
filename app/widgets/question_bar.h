#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace app {

/// A question in the page itself, with one deed to agree to and a way out. Hidden until something is asked.
class QuestionBar final : public QFrame {
    Q_OBJECT

public:
    explicit QuestionBar(QWidget* parent = nullptr);

    void ask(const QString& words, const QString& deed, std::function<void()> agreed);
    QPushButton* deedButton() const { return m_deed; }
    /// What the way out is called, "Cancel" at first.
    void setWayOut(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_words;
    QPushButton* m_deed;
    QPushButton* m_wayOut;
    std::function<void()> m_agreed;
};

} // namespace app
