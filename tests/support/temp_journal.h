#pragma once

#include "core/domain/account.h"
#include "core/domain/fill.h"
#include "core/domain/instrument.h"
#include "core/domain/record_ids.h"
#include "core/journal/change_scope.h"
#include "core/journal/journal.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>

#include <memory>
#include <stdexcept>

namespace test {

/// The value, or a test that ends at once with the reason why there is none.
template <typename T>
T must(core::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().detail.toStdString());
    }
    return std::move(result).value();
}
inline void must(const core::Result<void>& result) {
    if (!result) {
        throw std::runtime_error(result.error().detail.toStdString());
    }
}

/// A journal in a folder that goes with it, with an account and an instrument to begin with.
class TempJournal {
public:
    TempJournal() { reopen(); }

    core::Journal& operator*() { return *m_journal; }
    core::Journal* operator->() { return m_journal.get(); }
    QString path() const { return m_folder.filePath(QStringLiteral("trader.tradingjournal")); }
    QString folder() const { return m_folder.path(); }
    FakeClock& clock() { return m_clock; }

    void close() { m_journal.reset(); }
    void reopen() {
        m_journal.reset();
        m_journal = must(core::Journal::open(path(), m_clock));
    }

    core::Account account(const QString& name = QStringLiteral("Main")) const {
        core::Account account;
        account.name = name;
        account.id = core::accountIdFor(QString(), QString(), name);
        return account;
    }
    core::Instrument instrument(const QString& symbol = QStringLiteral("AAPL")) const {
        core::Instrument instrument;
        instrument.symbol = symbol;
        instrument.currency = QStringLiteral("USD");
        instrument.id = core::instrumentIdFor(instrument);
        return instrument;
    }
    /// A fill of account() in instrument(), minutes after a Monday morning.
    core::Fill fill(core::Side side, const char* quantity, const char* price, int minute) const {
        core::Fill fill;
        fill.id = core::newId<core::FillId>();
        fill.account = account().id;
        fill.instrument = instrument().id;
        fill.side = side;
        fill.quantity = core::Decimal::parse(QString::fromLatin1(quantity)).value();
        fill.price = core::Decimal::parse(QString::fromLatin1(price)).value();
        fill.executedAt = core::instantFromMs(1'788'771'600'000) + std::chrono::minutes(minute);
        return fill;
    }
    /// Stores what each of the fills needs, and the fills, as one action.
    void add(const std::vector<core::Fill>& fills) {
        must(m_journal->change(QStringLiteral("Add fills"),
                               [&](core::ChangeScope& scope) -> core::Result<void> {
                                   must(scope.put(account()));
                                   must(scope.put(instrument()));
                                   for (const core::Fill& fill : fills) {
                                       must(scope.put(fill));
                                   }
                                   return core::Done{};
                               }));
    }
    std::shared_ptr<const core::TradeBook> book() const { return must(m_journal->readBook()); }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<core::Journal> m_journal;
};

} // namespace test
