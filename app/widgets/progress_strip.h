#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace app {

/// Long work inside a page: what is being done, how far, and a way out.
class ProgressStrip final : public QWidget {
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget* parent = nullptr);

    /// Shows the strip; without a known end the bar only moves.
    void begin(const QString& words, bool cancellable = true);
    /// 0…1000.
    void setPerMille(int perMille);
    void end();

signals:
    void cancelled();

private:
    QLabel* m_words;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

} // namespace app
