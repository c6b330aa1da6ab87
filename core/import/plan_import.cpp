#include "core/import/plan_import.h"

#include "core/domain/record.h"
#include "core/domain/record_ids.h"
#include "core/import/plan_accounts.h"
#include "core/import/plan_figures.h"
#include "core/import/plan_fills.h"
#include "core/import/plan_instruments.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace core {
namespace {

class Planner {
public:
    Planner(const BrokerFormat& format, const Statement& statement, const JournalContext& journal,
            const ImportOptions& options)
        : m_format(format), m_statement(statement), m_journal(journal), m_options(options),
          m_accounts(format, statement, journal, options), m_instruments(journal, options) {}

    Result<ImportPlan> plan(const QString& sourceName) {
        m_plan.formatId = QString::fromLatin1(m_format.id);
        m_plan.formatTitle = QString::fromUtf8(m_format.title);
        m_plan.sourceName = sourceName;
        if (const auto named = nameEverything(); !named) {
            return named.error();
        }
        for (const QString& remark : m_statement.remarks) {
            m_plan.remarks.push_back({0, {}, {}, remark});
        }
        settleRows();
        findRepeated();
        compareWithJournal();
        dropRejectedFills();
        takeAccountsAndInstruments();
        takeSplits();
        countEverything();
        const auto facts = addFigures(m_plan, m_accounts, m_journal);
        if (!facts) {
            return facts.error();
        }
        addBrokerTotals(m_plan, m_statement, *facts);
        return std::move(m_plan);
    }

private:
    struct Named {
        const PlanAccount* account;
        PlanInstrument* instrument;
    };

    /// Account and instrument of every draft, in the order of rows and fills.
    Result<void> nameEverything() {
        for (const StatementRow& row : m_statement.rows) {
            for (const FillDraft& draft : row.fills) {
                const auto account = m_accounts.accountFor(draft);
                if (!account) {
                    return account.error();
                }
                m_named.push_back({*account, m_instruments.add(draft, (*account)->account.currency)});
                m_fileHasCosts = m_fileHasCosts || !draft.charges.isZero();
                m_needsZone = m_needsZone || (!draft.time.instant && draft.time.sinceMidnight);
            }
        }
        m_instruments.settleMultipliers();
        return Done{};
    }

    void settleRows() {
        FillSettler settler;
        std::size_t next = 0;
        m_plan.fills.reserve(m_named.size());
        for (const StatementRow& row : m_statement.rows) {
            if (row.kind == StatementRow::Kind::Rejected) {
                m_plan.rejectedRows.push_back({row.row, row.column, row.value, row.reason});
            } else if (row.kind == StatementRow::Kind::Ignored || row.fills.empty()) {
                const QString reason =
                    row.reason.isEmpty() ? QStringLiteral("nothing to import") : row.reason;
                m_plan.ignoredRows.push_back({row.row, row.column, row.value, reason});
            }
            for (const FillDraft& draft : row.fills) {
                const Named named = m_named[next++];
                if (row.kind == StatementRow::Kind::Fills) {
                    take(settler.settle(row.row, draft, *named.account, *named.instrument));
                }
            }
        }
        settler.orderIdentical(m_plan.fills);
    }

    void take(SettledFill settled) {
        if (settled.rejected) {
            reject(*settled.rejected);
            return;
        }
        m_plan.fills.push_back(std::move(settled.planned));
    }

    /// A row is rejected once, and with it all its fills.
    void reject(const RowRemark& why) {
        if (!m_rejected.contains(why.row)) {
            m_rejected.insert(why.row);
            m_plan.rejectedRows.push_back(why);
        }
    }

    /// The broker's id twice in one file: the same row again, or ids that are not unique.
    void findRepeated() {
        QHash<FillId, std::size_t> first;
        first.reserve(qsizetype(m_plan.fills.size()));
        for (std::size_t i = 0; i < m_plan.fills.size(); ++i) {
            const PlannedFill& planned = m_plan.fills[i];
            const auto earlier = first.constFind(planned.fill.id);
            if (earlier == first.constEnd()) {
                first.insert(planned.fill.id, i);
            } else if (m_plan.fills[*earlier].fill == planned.fill) {
                m_repeated.push_back({*earlier, i});
            } else {
                reject({planned.row, QStringLiteral("id"), planned.fill.externalId,
                        QStringLiteral("row %1 has this execution id with other values")
                            .arg(m_plan.fills[*earlier].row)});
            }
        }
    }

    void compareWithJournal() {
        std::vector<FillId> ids;
        ids.reserve(m_plan.fills.size());
        for (const PlannedFill& planned : m_plan.fills) {
            ids.push_back(planned.fill.id);
        }
        const auto known = m_journal.knownFills ? m_journal.knownFills(ids) : QHash<FillId, KnownFill>();
        for (PlannedFill& planned : m_plan.fills) {
            const auto found = known.constFind(planned.fill.id);
            if (found == known.constEnd() || m_rejected.contains(planned.row)) {
                continue;
            }
            if (const auto fault = compareWithKnown(planned, *found, m_fileHasCosts, m_options)) {
                reject(*fault);
            }
        }
        for (const auto& [first, again] : m_repeated) {
            PlannedFill& planned = m_plan.fills[again];
            const PlannedFill& earlier = m_plan.fills[first];
            const int row = planned.row;
            planned = PlannedFill();
            planned.row = row;
            planned.state = FillState::Duplicate;
            planned.fill = earlier.fill;
            planned.remark = QStringLiteral("the same execution as in row %1").arg(earlier.row);
        }
    }

    void dropRejectedFills() {
        if (m_rejected.isEmpty()) {
            return;
        }
        std::erase_if(m_plan.fills,
                      [&](const PlannedFill& planned) { return m_rejected.contains(planned.row); });
        std::stable_sort(m_plan.rejectedRows.begin(), m_plan.rejectedRows.end(),
                         [](const RowRemark& a, const RowRemark& b) { return a.row < b.row; });
    }

    void takeAccountsAndInstruments() {
        QSet<AccountId> accounts;
        QSet<InstrumentId> instruments;
        for (const PlannedFill& planned : m_plan.fills) {
            accounts.insert(planned.fill.account);
            instruments.insert(planned.fill.instrument);
        }
        for (const PlanAccount& planned : m_accounts.all()) {
            if (!accounts.contains(planned.account.id)) {
                continue;
            }
            m_plan.accounts.push_back(planned.account);
            if (planned.isNew) {
                m_plan.newAccounts.push_back(planned.account.id);
            }
            if (planned.zoneAssumed && m_needsZone && m_plan.zone.isEmpty()) {
                m_plan.remarks.push_back(
                    {0, QStringLiteral("timezone"), planned.fileZoneName,
                     QStringLiteral("the file does not tell its time zone: read in the journal's")});
            }
            m_plan.zone = m_plan.zone.isEmpty() ? planned.fileZoneName : m_plan.zone;
        }
        for (const PlanInstrument& planned : m_instruments.all()) {
            if (planned.isNew && instruments.contains(planned.instrument.id)) {
                m_plan.newInstruments.push_back(planned.instrument);
            }
            if (!planned.multiplierKnown) {
                m_plan.unknownMultipliers.push_back(planned.instrument.symbol);
            }
        }
    }

    void takeSplits() {
        for (std::size_t i = 0; i < m_statement.splits.size(); ++i) {
            CorporateAction split = m_statement.splits[i];
            Instrument instrument = m_statement.splitInstruments[i];
            instrument.currency =
                instrument.currency.isEmpty() ? m_statement.accountCurrency : instrument.currency;
            split.instrument = instrument.id = instrumentIdFor(instrument);
            if (const auto faults = validate(toRecord(instrument)); !faults.empty()) {
                m_plan.remarks.push_back(
                    {0, faults.front().field, instrument.symbol.left(60), faults.front().detail});
                continue;
            }
            const auto isSame = [&](const CorporateAction& known) { return isSameSplit(known, split); };
            const auto known =
                m_journal.splitsOf ? m_journal.splitsOf(split.instrument) : std::vector<CorporateAction>();
            if (std::any_of(known.begin(), known.end(), isSame) ||
                std::any_of(m_plan.newSplits.begin(), m_plan.newSplits.end(), isSame)) {
                continue;
            }
            // By content, so that two computers that import the same statement do not split twice.
            split.id = CorporateActionId(namedUuid(split.instrument.uuid(), splitName(split)));
            m_plan.newSplits.push_back(split);
            addInstrument(instrument, split.instrument);
        }
    }

    static QString splitName(const CorporateAction& split) {
        return QStringLiteral("split|") + dayText(split.date) + u'|' + split.from.toString() + u'|' +
               split.to.toString();
    }

    void addInstrument(Instrument instrument, InstrumentId id) {
        const auto isIt = [&](const Instrument& known) { return known.id == id; };
        if (!m_journal.instruments.contains(id) &&
            std::none_of(m_plan.newInstruments.begin(), m_plan.newInstruments.end(), isIt)) {
            instrument.id = id;
            m_plan.newInstruments.push_back(std::move(instrument));
        }
    }

    /// Every row ends in exactly one of six; a row of several fills in the first of new, corrected, deleted,
    /// duplicate.
    void countEverything() {
        ImportCounts& rows = m_plan.rows;
        ImportCounts& fills = m_plan.fillCounts;
        rows.ignored = fills.ignored = int(m_plan.ignoredRows.size());
        rows.rejected = fills.rejected = int(m_plan.rejectedRows.size());
        for (std::size_t i = 0; i < m_plan.fills.size();) {
            ImportCounts ofRow;
            const int row = m_plan.fills[i].row;
            for (; i < m_plan.fills.size() && m_plan.fills[i].row == row; ++i) {
                const PlannedFill& planned = m_plan.fills[i];
                ++countOf(ofRow, planned.state);
                ++countOf(fills, planned.state);
                if (!planned.remark.isEmpty()) {
                    m_plan.remarks.push_back({row, {}, {}, planned.remark});
                }
            }
            for (const FillState state :
                 {FillState::New, FillState::Corrected, FillState::PreviouslyDeleted, FillState::Duplicate}) {
                if (countOf(ofRow, state) > 0) {
                    ++countOf(rows, state);
                    break;
                }
            }
        }
    }

    static int& countOf(ImportCounts& counts, FillState state) {
        switch (state) {
        case FillState::New:
            return counts.newOnes;
        case FillState::Duplicate:
            return counts.duplicate;
        case FillState::Corrected:
            return counts.corrected;
        case FillState::PreviouslyDeleted:
            break;
        }
        return counts.previouslyDeleted;
    }

    const BrokerFormat& m_format;
    const Statement& m_statement;
    const JournalContext& m_journal;
    const ImportOptions& m_options;
    PlanAccounts m_accounts;
    PlanInstruments m_instruments;
    std::vector<Named> m_named;
    std::vector<std::pair<std::size_t, std::size_t>> m_repeated; ///< first and later fill of one id
    QSet<int> m_rejected;                                        ///< rows
    bool m_fileHasCosts = false;
    bool m_needsZone = false;
    ImportPlan m_plan;
};

} // namespace

Result<ImportPlan> planImport(const BrokerFormat& format, const Statement& statement,
                              const QString& sourceName, const JournalContext& journal,
                              const ImportOptions& options) {
    return Planner(format, statement, journal, options).plan(sourceName);
}

} // namespace core
