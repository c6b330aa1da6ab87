#include "app/settings.h"

#include "app/journal_location.h"

namespace app {

using namespace Qt::Literals::StringLiterals;

ThemeChoice Settings::theme() const {
    const QString name = m_store.value("appearance/theme").toString();
    return name == "dark"_L1    ? ThemeChoice::Dark
           : name == "light"_L1 ? ThemeChoice::Light
                                : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::System:
        m_store.setValue("appearance/theme", u"system"_s);
        break;
    case ThemeChoice::Light:
        m_store.setValue("appearance/theme", u"light"_s);
        break;
    case ThemeChoice::Dark:
        m_store.setValue("appearance/theme", u"dark"_s);
        break;
    }
}

bool Settings::colourBlind() const {
    return m_store.value("appearance/colourBlind", false).toBool();
}
void Settings::setColourBlind(bool on) {
    m_store.setValue("appearance/colourBlind", on);
}

QString Settings::language() const {
    return m_store.value("appearance/language").toString();
}
void Settings::setLanguage(const QString& language) {
    m_store.setValue("appearance/language", language);
}

QLocale Settings::locale() const {
    const QString name = language();
    return name.isEmpty() ? QLocale::system() : QLocale(name);
}

QByteArray Settings::geometry() const {
    return m_store.value("window/geometry").toByteArray();
}
void Settings::setGeometry(const QByteArray& geometry) {
    m_store.setValue("window/geometry", geometry);
}

QByteArray Settings::tradeColumns() const {
    return m_store.value("trades/columns").toByteArray();
}
void Settings::setTradeColumns(const QByteArray& state) {
    m_store.setValue("trades/columns", state);
}

QString Settings::journalPath() const {
    const QString path = m_store.value("journal/last").toString();
    return path.isEmpty() ? standardJournalPath() : path;
}

void Settings::setJournalPath(const QString& path) {
    m_store.setValue("journal/last", path);
}

} // namespace app
