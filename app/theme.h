#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;

namespace app {

enum class ThemeChoice : quint8 { System, Light, Dark };

/// Every colour and measure of the window. The style sheet, the palette, the charts and the delegates take
/// theirs from here and nowhere else.
struct Theme {
    bool dark = false;
    QColor background, surface, rail, line, text, muted;
    QColor accent, accentSoft, onAccent;
    QColor profit, profitSoft, loss, lossSoft;
    QColor warning, warningSoft;

    static constexpr int Radius = 8;
    static constexpr int ControlRadius = 6;
    static constexpr int TextPixels = 13;
    static constexpr int SmallPixels = 12;
    static constexpr int FigurePixels = 22;

    /// Profit, loss, or plain text for zero.
    const QColor& ofSign(int sign) const { return sign > 0 ? profit : sign < 0 ? loss : text; }
    const QColor& softOfSign(int sign) const {
        return sign > 0 ? profitSoft : sign < 0 ? lossSoft : background;
    }
};

/// `colourBlind` tells profit and loss by blue and orange instead of green and red.
Theme makeTheme(bool dark, bool colourBlind);
/// True when the desktop asks for dark windows; it may change while the program runs.
bool desktopIsDark();

QPalette paletteOf(const Theme& theme);
/// resources/themes/journal.qss with its @names replaced.
QString styleSheetOf(const Theme& theme);

/// The theme in use. UI thread only; widgets repaint with it after applyTheme(), which changes palette and
/// style.
const Theme& theme();
void applyTheme(QApplication& application, const Theme& theme);

/// "Inter" where it is installed, else the system's font, at the sizes of the theme.
QFont interfaceFont(int pixels = Theme::TextPixels, QFont::Weight weight = QFont::Normal);

} // namespace app
