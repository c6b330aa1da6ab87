#pragma once

#include "core/import/import_plan.h"

#include <QHash>

#include <algorithm>

/// A journal in memory: takes plans as the real one does and tells the next plan what it knows.
class FakeJournal {
public:
    core::JournalContext context() const {
        core::JournalContext context;
        context.accounts = accounts;
        context.instruments = instruments;
        context.journalZone = zone;
        context.knownFills = [this](const std::vector<core::FillId>& ids) {
            QHash<core::FillId, core::KnownFill> known;
            for (const core::FillId& id : ids) {
                if (const auto found = fills.constFind(id); found != fills.constEnd()) {
                    known.insert(id, *found);
                }
            }
            return known;
        };
        context.fillsOf = [this](core::AccountId account, core::InstrumentId instrument) {
            std::vector<core::Fill> found;
            for (const core::KnownFill& known : fills) {
                if (!known.deleted && known.fill.account == account && known.fill.instrument == instrument) {
                    found.push_back(known.fill);
                }
            }
            return found;
        };
        context.splitsOf = [this](core::InstrumentId instrument) {
            std::vector<core::CorporateAction> found;
            std::copy_if(splits.begin(), splits.end(), std::back_inserter(found),
                         [&](const core::CorporateAction& split) { return split.instrument == instrument; });
            return found;
        };
        return context;
    }

    void apply(const core::ImportPlan& plan) {
        for (const core::Account& account : plan.accounts) {
            if (std::find(plan.newAccounts.begin(), plan.newAccounts.end(), account.id) !=
                plan.newAccounts.end()) {
                accounts.push_back(account);
            }
        }
        for (const core::Instrument& instrument : plan.newInstruments) {
            instruments.insert(instrument.id, instrument);
        }
        splits.insert(splits.end(), plan.newSplits.begin(), plan.newSplits.end());
        for (const core::PlannedFill& planned : plan.fills) {
            if (planned.state == core::FillState::New || planned.state == core::FillState::Corrected) {
                fills.insert(planned.fill.id, {planned.fill, false});
            }
        }
    }

    QString zone = QStringLiteral("UTC");
    std::vector<core::Account> accounts;
    QHash<core::InstrumentId, core::Instrument> instruments;
    QHash<core::FillId, core::KnownFill> fills;
    std::vector<core::CorporateAction> splits;
};
