#include "app/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QStyleHints>

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

Theme& current() {
    static Theme instance = makeTheme(false, false);
    return instance;
}

Theme lightTheme() {
    Theme light;
    light.background = QColor(0xF5F6F8);
    light.surface = QColor(0xFFFFFF);
    light.rail = QColor(0xFBFBFC);
    light.line = QColor(0xE3E6EB);
    light.text = QColor(0x1B2130);
    light.muted = QColor(0x667085);
    light.accent = QColor(0x3B5BDB);
    light.accentSoft = QColor(0xEDF1FF);
    light.onAccent = QColor(0xFFFFFF);
    light.profit = QColor(0x0B8F63);
    light.profitSoft = QColor(0xE4F5EE);
    light.loss = QColor(0xD6332C);
    light.lossSoft = QColor(0xFCE9E8);
    light.warning = QColor(0x9A6700);
    light.warningSoft = QColor(0xFFF4D6);
    return light;
}

Theme darkTheme() {
    Theme dark;
    dark.dark = true;
    dark.background = QColor(0x0F1218);
    dark.surface = QColor(0x171B23);
    dark.rail = QColor(0x12161D);
    dark.line = QColor(0x272D39);
    dark.text = QColor(0xE7EAF1);
    dark.muted = QColor(0x8B95A7);
    dark.accent = QColor(0x7C93FF);
    dark.accentSoft = QColor(0x20284A);
    dark.onAccent = QColor(0x0F1218);
    dark.profit = QColor(0x37C893);
    dark.profitSoft = QColor(0x12322A);
    dark.loss = QColor(0xF2726B);
    dark.lossSoft = QColor(0x3A1F20);
    dark.warning = QColor(0xE3B341);
    dark.warningSoft = QColor(0x332A14);
    return dark;
}

} // namespace

Theme makeTheme(bool dark, bool colourBlind) {
    Theme made = dark ? darkTheme() : lightTheme();
    if (colourBlind) {
        made.profit = QColor(dark ? 0x6EA0FF : 0x2563EB);
        made.profitSoft = QColor(dark ? 0x182544 : 0xE6EEFD);
        made.loss = QColor(dark ? 0xF0914A : 0xC2610C);
        made.lossSoft = QColor(dark ? 0x3A2616 : 0xFBEBDD);
    }
    return made;
}

bool desktopIsDark() {
    // Qt 6.4 has no colour scheme of its own yet: the desktop's palette tells, seen while ours is put away.
    const QPalette ours = QGuiApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette desktop = QGuiApplication::palette();
    QApplication::setPalette(ours);
    return desktop.color(QPalette::WindowText).lightness() > desktop.color(QPalette::Window).lightness();
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.background);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.surface);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Light, theme.surface);
    palette.setColor(QPalette::Dark, theme.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.muted);
    }
    return palette;
}

QString styleSheetOf(const Theme& theme) {
    QFile file(u":/themes/journal.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    // Longer names first: "@line" must not eat the beginning of a longer one.
    const std::pair<QLatin1String, QColor> colours[] = {
        {"@accentSoft"_L1, theme.accentSoft},
        {"@profitSoft"_L1, theme.profitSoft},
        {"@warningSoft"_L1, theme.warningSoft},
        {"@lossSoft"_L1, theme.lossSoft},
        {"@background"_L1, theme.background},
        {"@onAccent"_L1, theme.onAccent},
        {"@surface"_L1, theme.surface},
        {"@warning"_L1, theme.warning},
        {"@accent"_L1, theme.accent},
        {"@profit"_L1, theme.profit},
        {"@muted"_L1, theme.muted},
        {"@rail"_L1, theme.rail},
        {"@line"_L1, theme.line},
        {"@text"_L1, theme.text},
        {"@loss"_L1, theme.loss},
    };
    for (const auto& [name, colour] : colours) {
        sheet.replace(name, colour.name());
    }
    return sheet.replace("@icons"_L1, theme.dark ? ":/icons/dark"_L1 : ":/icons/light"_L1);
}

const Theme& theme() {
    return current();
}

void applyTheme(QApplication& application, const Theme& theme) {
    current() = theme;
    // Once: the desktop's own palette is asked of the style in use.
    [[maybe_unused]] static const bool isLaidOn = QApplication::setStyle(u"Fusion"_s) != nullptr;
    QApplication::setPalette(paletteOf(theme));
    if (const QFont font = interfaceFont(); QApplication::font() != font) {
        QApplication::setFont(font); // each of these lays the style anew on every widget
    }
    application.setStyleSheet(styleSheetOf(theme));
}

QFont interfaceFont(int pixels, QFont::Weight weight) {
    static const bool hasInter = QFontDatabase::families().contains(u"Inter"_s);
    QFont font = hasInter ? QFont(u"Inter"_s) : QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace app
