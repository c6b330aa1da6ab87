#pragma once

#include "core/domain/account.h"
#include "core/domain/trading_day.h"
#include "core/journal/sqlite.h"

#include <QString>

#include <map>

namespace core {

/// Zone tables by name, made once: asking the system for a zone's transitions takes milliseconds.
class Zones {
public:
    /// An unknown name (a file of a newer computer) is read as UTC; the health check says so.
    const ZoneTable& named(const QString& iana);
    /// The account's zone where a person set one, else that of its broker's files, else the journal's.
    const ZoneTable& ofAccount(const Account& account, SqliteConnection& connection);
    const ZoneTable& ofJournal(SqliteConnection& connection) { return named(journalZone(connection)); }

    /// IANA name of the effective zone: the setting, else the system's.
    static QString journalZone(SqliteConnection& connection);

private:
    std::map<QString, ZoneTable> m_tables;
};

} // namespace core
