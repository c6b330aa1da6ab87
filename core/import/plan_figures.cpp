#include "core/import/plan_figures.h"

#include "core/domain/trade_matching.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <utility>

namespace core {
namespace {

constexpr int kCents = 2;

using Group = std::pair<AccountId, InstrumentId>;

/// What the closings of the file realise, by currency.
struct Realised {
    DecimalSum gross;
    DecimalSum fees;
};

class Figures {
public:
    Figures(ImportPlan& plan, const PlanAccounts& accounts, const JournalContext& journal)
        : m_plan(plan), m_accounts(accounts), m_journal(journal) {}

    Result<FigureFacts> calculate() {
        QHash<Group, std::size_t> places;
        std::vector<std::pair<Group, std::vector<const PlannedFill*>>> groups;
        m_ofFile.reserve(qsizetype(m_plan.fills.size()));
        for (const PlannedFill& planned : m_plan.fills) {
            if (planned.state == FillState::PreviouslyDeleted) {
                continue;
            }
            m_ofFile.insert(planned.fill.id);
            const Group group(planned.fill.account, planned.fill.instrument);
            const auto place = places.constFind(group);
            if (place == places.constEnd()) {
                places.insert(group, groups.size());
                groups.push_back({group, {&planned}});
            } else {
                groups[*place].second.push_back(&planned);
            }
        }
        for (const auto& [group, fills] : groups) {
            const auto trades = match(group, fills);
            if (!trades) {
                return trades.error();
            }
            for (const MatchedTrade& trade : *trades) {
                count(trade);
            }
        }
        return store();
    }

private:
    Result<std::vector<MatchedTrade>> match(const Group& group,
                                            const std::vector<const PlannedFill*>& planned) const {
        std::vector<Fill> fills =
            m_journal.fillsOf ? m_journal.fillsOf(group.first, group.second) : std::vector<Fill>();
        QHash<FillId, std::size_t> stored;
        stored.reserve(qsizetype(fills.size()));
        for (std::size_t i = 0; i < fills.size(); ++i) {
            stored.insert(fills[i].id, i);
        }
        fills.reserve(fills.size() + planned.size());
        for (const PlannedFill* fill : planned) {
            const auto known = stored.constFind(fill->fill.id);
            if (known != stored.constEnd()) {
                fills[*known] = fill->fill;
            } else if (fill->state == FillState::New) {
                fills.push_back(fill->fill);
            }
        }
        const PlanAccount& account = accountOf(group.first);
        const std::vector<CorporateAction> splits = splitsOf(group.second);
        return matchFills(MatchingInput{account.account, instrumentOf(group.second), fills, splits,
                                        m_journal.openingPrices, account.matchingZone, m_journal.rates});
    }

    void count(const MatchedTrade& trade) {
        const bool openedHere = trade.status != TradeStatus::Unopened && m_ofFile.contains(trade.id);
        m_plan.tradesOpened += openedHere ? 1 : 0;
        m_facts.anyStillOpen = m_facts.anyStillOpen || (openedHere && trade.status == TradeStatus::Open);
        Realised realised;
        bool any = false;
        const FillPart* lastExit = nullptr;
        for (const FillPart& part : trade.parts) {
            if (part.role != FillRole::Exit) {
                continue;
            }
            lastExit = &part;
            if (!m_ofFile.contains(part.fill)) {
                continue;
            }
            m_facts.openedBefore += openedHere ? 0 : 1;
            if (part.realisedGross) {
                any = true;
                ++m_facts.closings;
                realised.gross += *part.realisedGross;
                realised.fees += part.realisedCosts.total();
            }
        }
        if (any) {
            m_realised[trade.currency].gross += realised.gross;
            m_realised[trade.currency].fees += realised.fees;
        }
        const bool closedHere =
            trade.status == TradeStatus::Closed && lastExit != nullptr && m_ofFile.contains(lastExit->fill);
        m_plan.tradesClosed += closedHere ? 1 : 0;
    }

    Result<FigureFacts> store() {
        if (m_realised.size() > 1) {
            return m_facts;
        }
        if (m_realised.empty()) {
            m_plan.grossPnl = m_plan.netPnl = m_plan.fees = Decimal();
            m_plan.currency = m_plan.accounts.empty() ? QString() : m_plan.accounts.front().currency;
            return m_facts;
        }
        const auto& [currency, realised] = *m_realised.begin();
        m_plan.currency = currency;
        m_plan.grossPnl = realised.gross.value();
        m_plan.fees = realised.fees.value();
        if (!m_plan.grossPnl || !m_plan.fees) {
            return Error{ErrorCode::NumberTooLarge,
                         QStringLiteral("the file's profit is too large to be held exactly"),
                         {}};
        }
        DecimalSum net = realised.gross;
        net.subtract(*m_plan.fees);
        m_plan.netPnl = net.value();
        return m_facts;
    }

    const PlanAccount& accountOf(AccountId id) const {
        const auto& all = m_accounts.all();
        return *std::find_if(all.begin(), all.end(),
                             [&](const PlanAccount& planned) { return planned.account.id == id; });
    }
    const Instrument& instrumentOf(InstrumentId id) const {
        const auto& made = m_plan.newInstruments;
        const auto found =
            std::find_if(made.begin(), made.end(), [&](const Instrument& next) { return next.id == id; });
        return found != made.end() ? *found : *m_journal.instruments.constFind(id);
    }
    std::vector<CorporateAction> splitsOf(InstrumentId id) const {
        std::vector<CorporateAction> splits =
            m_journal.splitsOf ? m_journal.splitsOf(id) : std::vector<CorporateAction>();
        std::copy_if(m_plan.newSplits.begin(), m_plan.newSplits.end(), std::back_inserter(splits),
                     [&](const CorporateAction& split) { return split.instrument == id; });
        return splits;
    }

    ImportPlan& m_plan;
    const PlanAccounts& m_accounts;
    const JournalContext& m_journal;
    QSet<FillId> m_ofFile;
    FigureFacts m_facts;
    std::map<QString, Realised> m_realised;
};

/// What of the file stands on our side of a printed total. A broker's fees are those of every fill, also of
/// the open ones.
std::optional<Decimal> oursFor(BrokerTotal::Meaning meaning, const ImportPlan& plan) {
    switch (meaning) {
    case BrokerTotal::Meaning::GrossPnl:
        return plan.grossPnl;
    case BrokerTotal::Meaning::NetPnl:
        return plan.netPnl;
    case BrokerTotal::Meaning::Fees:
        break;
    }
    DecimalSum fees;
    for (const PlannedFill& planned : plan.fills) {
        fees += planned.fill.charges.total();
    }
    return fees.value();
}

std::optional<Decimal> differenceOf(Decimal ours, Decimal printed) {
    DecimalSum difference;
    difference += ours;
    difference.subtract(printed);
    return difference.value();
}

/// Why ours differs from the printed total, most certain cause first.
QString reasonOf(Decimal difference, const BrokerTotal& total, const ImportPlan& plan,
                 const FigureFacts& facts) {
    const Decimal halfCent = Decimal::fromUnits(Decimal::One / 200);
    const auto roundings = Decimal::fromInt(facts.closings + 1);
    if (difference.isZero()) {
        return {};
    }
    if (total.hasRowSum && differenceOf(total.rowSum, total.printed) == difference) {
        return QStringLiteral("rounding of the rows");
    }
    if (facts.openedBefore > 0) {
        return QStringLiteral("opened before the file");
    }
    if (const auto bound = multiplied(halfCent, roundings); bound && difference.abs() <= *bound) {
        return QStringLiteral("rounding of the rows");
    }
    if (plan.rows.rejected > 0) {
        return QStringLiteral("rejected rows");
    }
    if (facts.anyStillOpen) {
        return QStringLiteral("positions still open");
    }
    return QStringLiteral("not explained");
}

} // namespace

Result<FigureFacts> addFigures(ImportPlan& plan, const PlanAccounts& accounts,
                               const JournalContext& journal) {
    return Figures(plan, accounts, journal).calculate();
}

void addBrokerTotals(ImportPlan& plan, const Statement& statement, const FigureFacts& facts) {
    for (const BrokerTotal& total : statement.totals) {
        BrokerTotalCheck check;
        check.name = total.name;
        check.printed = total.printed;
        check.ours = oursFor(total.meaning, plan);
        const bool otherCurrency =
            !total.currency.isEmpty() && !plan.currency.isEmpty() && total.currency != plan.currency;
        if (!check.ours || otherCurrency) {
            check.ours.reset();
            check.reason = QStringLiteral("currency");
        } else {
            // Brokers print cents; what ours has behind them (rates of other currencies) is no difference.
            check.ours = check.ours->rounded(kCents) == total.printed ? total.printed : check.ours;
            check.difference = differenceOf(*check.ours, total.printed);
            check.reason = check.difference ? reasonOf(*check.difference, total, plan, facts)
                                            : QStringLiteral("not explained");
        }
        plan.totals.push_back(std::move(check));
    }
}

} // namespace core
