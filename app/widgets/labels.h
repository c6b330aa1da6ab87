#pragma once

#include <QLabel>
#include <QString>

namespace app {

/// Tone of a label, as resources/themes/journal.qss knows it.
enum class Tone : quint8 { Plain, Muted, Profit, Loss, Warning };
Tone toneOfSign(int sign);
void setTone(QWidget* widget, Tone tone);

enum class TextSize : quint8 { Small, Text, Heading, Title, Figure };
/// A label of plain text: user content is never read as rich text.
QLabel* makeLabel(const QString& text, TextSize size = TextSize::Text, Tone tone = Tone::Plain,
                  QWidget* parent = nullptr);
/// A small rounded word: "recognised", a tag.
QLabel* makeChip(const QString& text, Tone tone = Tone::Muted, QWidget* parent = nullptr);

/// A one-line label that ends in "…" where its text does not fit, with the whole text as tooltip.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

/// Restyles a widget after a dynamic property of the style sheet changed.
void restyle(QWidget* widget);

} // namespace app
