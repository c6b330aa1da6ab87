#include "core/journal/zones.h"

#include "core/import/broker_format.h"

#include <QTimeZone>

namespace core {

namespace {

constexpr std::string_view kZoneSetting =
    "select value from settings where name = 'zone' and deleted_at is null";

} // namespace

const ZoneTable& Zones::named(const QString& iana) {
    const auto known = m_tables.find(iana);
    if (known != m_tables.end()) {
        return known->second;
    }
    return m_tables.emplace(iana, ZoneTable(zoneNamed(iana).value_or(QTimeZone::utc()))).first->second;
}

const ZoneTable& Zones::ofAccount(const Account& account, SqliteConnection& connection) {
    const QString zone = account.zone.isEmpty() ? brokerZone(account.broker) : account.zone;
    return zone.isEmpty() ? ofJournal(connection) : named(zone);
}

QString Zones::journalZone(SqliteConnection& connection) {
    SqliteStatement statement = connection.prepare(kZoneSetting);
    const QString setting = statement.step() ? statement.text(0) : QString();
    return setting.isEmpty() ? QString::fromUtf8(QTimeZone::systemTimeZoneId()) : setting;
}

} // namespace core
