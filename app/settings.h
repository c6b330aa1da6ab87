#pragma once

#include "app/theme.h"

#include <QByteArray>
#include <QLocale>
#include <QSettings>
#include <QString>

namespace app {

/// What this computer remembers of the window; the journal's own settings live in the journal.
class Settings {
public:
    Settings() = default;
    /// Of that INI file instead of the user's own.
    explicit Settings(const QString& file) : m_store(file, QSettings::IniFormat) {}

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    bool colourBlind() const;
    void setColourBlind(bool on);
    /// "en", "en_IN", "hi" …; empty: the system's.
    QString language() const;
    void setLanguage(const QString& language);
    QLocale locale() const;
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QByteArray tradeColumns() const;
    void setTradeColumns(const QByteArray& state);
    /// Path of the journal used last; the standard place when there is none.
    QString journalPath() const;
    void setJournalPath(const QString& path);

private:
    QSettings m_store;
};

} // namespace app
