#pragma once

#include "core/import/broker_format.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace test {

/// The statement of a file that must be readable and recognised as that format.
core::Statement readWhole(const core::BrokerFormat& format, const core::SourceFile& file);

struct Ends {
    int filled = 0;
    int ignored = 0;
    int rejected = 0;
    friend bool operator==(const Ends&, const Ends&) = default;
};
Ends endsOf(const core::Statement& statement);
std::vector<core::FillDraft> fillsOf(const core::Statement& statement);
const core::StatementRow* rowAt(const core::Statement& statement, int line);

/// "2026-06-03T09:31:00 buy 2 MESM6 @ 6000.25" with what else matters behind.
QString described(const core::FillDraft& fill);
QStringList described(const std::vector<core::FillDraft>& fills);

core::Decimal dec(const char* text);

/// The same table with its columns in the opposite order, below whatever stands above the header.
QByteArray withColumnsReversed(const QByteArray& csv, const char* headerCell);

/// Every row of the statement has exactly one end, complete with what that end needs; "" or what is wrong.
QString complaintAboutRows(const core::Statement& statement);
/// Reads the file cut off at every 97th byte, and with bytes overwritten; "" or what is wrong.
QString complaintAboutDamage(const core::BrokerFormat& format, const QByteArray& bytes);

} // namespace test
