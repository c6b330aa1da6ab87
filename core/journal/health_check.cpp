#include "core/journal/health_check.h"

#include "core/domain/trading_day.h"
#include "core/journal/change_scope.h"
#include "core/journal/projection_state.h"
#include "core/journal/record_table.h"
#include "core/journal/snapshot.h"
#include "core/journal/trade_table.h"

#include <QTemporaryDir>

#include <algorithm>

namespace core {

namespace {

using Findings = std::vector<HealthFinding>;

constexpr std::string_view kLostFills = R"(
    select fills.id from fills
    left join accounts on accounts.id = fills.account and accounts.deleted_at is null
    left join instruments on instruments.id = fills.instrument and instruments.deleted_at is null
    where fills.deleted_at is null and (accounts.key is null or instruments.key is null))";
constexpr std::string_view kLostLinks = R"(
    select annotation_tags.id from annotation_tags
    left join tags on tags.id = annotation_tags.tag and tags.deleted_at is null
    left join annotations on annotations.id = annotation_tags.annotation
    where tags.key is null or annotations.key is null)";
// Everything of a trade but its internal keys, in an order that does not depend on them.
constexpr std::string_view kTradeContents = R"(
    select hex(trades.id) || '|' || position || '|' || currency || '|' || side || '|' || status || '|' || entry_day
        || '|' || exit_day || '|' || entry_minute || '|' || entry_at || '|' || exit_at || '|' || quantity || '|'
        || open_quantity || '|' || ifnull(entry_price, '') || '|' || ifnull(exit_price, '') || '|' || gross_pnl
        || '|' || net_pnl || '|' || commission || '|' || exchange || '|' || regulatory || '|' || taxes || '|'
        || funding || '|' || other || '|' || ifnull(notional, '') || '|' || ifnull(initial_risk, '') || '|'
        || ifnull(stop, '') || '|' || ifnull(mae, '') || '|' || ifnull(mfe, '') || '|' || has_notes || '|'
        || reviewed || '|' || stars || '|' || ifnull(hex(playbook), '') || '|' || ifnull(hex(tags), '') || '|'
        || account_key || '|' || instrument_key || '|' || fill_count || '|' || first_at || '|' || last_at || '|'
        || ifnull((select group_concat(fill_key) from trade_fills where trade_key = trades.key), '')
    from trades)";

std::vector<QString> tradeContents(SqliteConnection& connection) {
    std::vector<QString> contents;
    SqliteStatement statement = connection.prepare(kTradeContents);
    while (statement.step()) {
        contents.push_back(statement.text(0));
    }
    std::sort(contents.begin(), contents.end());
    return contents;
}

std::vector<QUuid> ids(SqliteConnection& connection, std::string_view query) {
    std::vector<QUuid> found;
    SqliteStatement statement = connection.prepare(query);
    while (statement.step()) {
        found.push_back(statement.uuid(0));
    }
    return found;
}

void checkFile(SqliteConnection& connection, Findings& findings) {
    SqliteStatement check = connection.prepare("pragma integrity_check(10)");
    while (check.step()) {
        if (check.text(0) != u"ok") {
            findings.push_back({HealthProblem::DamagedFile,
                                QStringLiteral("the file is damaged: %1").arg(check.text(0)),
                                QStringLiteral("restore the newest backup"),
                                false,
                                {}});
        }
    }
}

void checkRecords(SqliteConnection& connection, Findings& findings) {
    for (const RecordSchema& schema : allSchemas()) {
        for (const RecordTable::Row& row : RecordTable(connection, schema.kind).all(false)) {
            for (const Error& wrong : validate(row.record)) {
                findings.push_back({HealthProblem::InvalidRecord,
                                    QStringLiteral("%1 %2: %3")
                                        .arg(QLatin1String(schema.name),
                                             row.record.id.toString(QUuid::WithoutBraces), wrong.detail),
                                    QStringLiteral("edit or delete it"),
                                    false,
                                    {row.record.id}});
            }
        }
    }
}

void checkParents(SqliteConnection& connection, Findings& findings) {
    if (auto lost = ids(connection, kLostFills); !lost.empty()) {
        findings.push_back(
            {HealthProblem::FillWithoutParent,
             QStringLiteral("%1 fill(s) are in no trade: their account or instrument is deleted")
                 .arg(lost.size()),
             QStringLiteral("restore the account or instrument, or delete the fills"), false,
             std::move(lost)});
    }
    if (auto lost = ids(connection, kLostLinks); !lost.empty()) {
        findings.push_back({HealthProblem::LinkWithoutParent,
                            QStringLiteral("%1 tag link(s) lead to a deleted tag or note").arg(lost.size()),
                            QStringLiteral("let the check take them out"), true, std::move(lost)});
    }
}

void checkZones(SqliteConnection& connection, Findings& findings) {
    const auto check = [&](const QString& zone, const QString& whose, const QUuid& id) {
        if (!zone.isEmpty() && !zoneNamed(zone)) {
            findings.push_back({HealthProblem::UnknownZone,
                                QStringLiteral("the time zone “%1” of %2 is not known here").arg(zone, whose),
                                QStringLiteral("choose another one; until then its days are cut in UTC"),
                                false,
                                {id}});
        }
    };
    check(Zones::journalZone(connection), QStringLiteral("the journal"), {});
    for (const RecordTable::Row& row : RecordTable(connection, RecordKind::Account).all(false)) {
        const Account account = accountFrom(row.record);
        check(account.zone, account.name, row.record.id);
    }
}

/// Derives all trades anew beside the stored ones and throws the result away.
void checkTrades(SqliteConnection& connection, Findings& findings) {
    const Transaction neverCommitted(connection, Transaction::Kind::Write);
    const std::vector<QString> stored = tradeContents(connection);
    Zones zones;
    rebuildProjection(connection, zones);
    const std::vector<QString> derived = tradeContents(connection);
    if (stored != derived) {
        std::vector<QString> wrong;
        std::set_symmetric_difference(stored.begin(), stored.end(), derived.begin(), derived.end(),
                                      std::back_inserter(wrong));
        findings.push_back(
            {HealthProblem::StaleTrades,
             QStringLiteral("the stored trades differ from what the fills say (%1 rows)").arg(wrong.size()),
             QStringLiteral("let the check derive them anew"),
             true,
             {}});
    }
}

/// Nothing is derived in a file that cannot be written: a copy is.
void checkTradesInCopy(SqliteConnection& connection, Findings& findings) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("copy.tradingjournal"));
    if (!folder.isValid()) {
        throw SqliteFailure(Error{ErrorCode::FileUnwritable, folder.errorString(), {}});
    }
    connection.run("vacuum into ?", path);
    SqliteConnection copy(path, SqliteConnection::Mode::ReadWrite);
    checkTrades(copy, findings);
}

} // namespace

Result<std::vector<HealthFinding>> checkHealth(const Journal& journal) {
    return guarded([&]() -> Result<Findings> {
        SqliteConnection& connection = journal.connection();
        Findings findings;
        {
            const Snapshot snapshot(connection);
            checkFile(connection, findings);
            if (!findings.empty()) {
                return findings;
            }
            checkRecords(connection, findings);
            checkParents(connection, findings);
            checkZones(connection, findings);
        }
        connection.isReadOnly() ? checkTradesInCopy(connection, findings) : checkTrades(connection, findings);
        return findings;
    });
}

Result<int> fixHealth(Journal& journal, const std::vector<HealthFinding>& findings) {
    int fixed = 0;
    for (const HealthFinding& finding : findings) {
        if (finding.problem == HealthProblem::StaleTrades) {
            if (auto rebuilt = journal.rebuildTrades(); !rebuilt) {
                return rebuilt.error();
            }
            ++fixed;
        } else if (finding.problem == HealthProblem::LinkWithoutParent) {
            const auto change = journal.change(
                QStringLiteral("Take out links that lead nowhere"), [&](ChangeScope& scope) -> Result<void> {
                    for (const QUuid& id : finding.records) {
                        if (auto erased = scope.erase(RecordKind::AnnotationTag, id); !erased) {
                            return erased;
                        }
                    }
                    return Done{};
                });
            if (!change) {
                return change.error();
            }
            ++fixed;
        }
    }
    return fixed;
}

} // namespace core
