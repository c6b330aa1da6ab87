// Which zone cuts an account's days: its own, that of its broker's files, the journal's.
#include "core/import/broker_format.h"
#include "core/import/plan_import.h"
#include "core/journal/operations/journal_settings.h"
#include "tests/support/builders.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::must;
using test::TempJournal;

namespace {

/// Sold at 10:30 and bought back at 14:30 in Mumbai; in Los Angeles midnight lies between.
std::vector<Fill> soldAndBoughtBack(const TempJournal& journal) {
    std::vector<Fill> fills = {journal.fill(Side::Sell, "10", "100", 0),
                               journal.fill(Side::Buy, "10", "90", 0)};
    fills[0].executedAt = test::at("2026-03-02T05:00:00Z");
    fills[1].executedAt = test::at("2026-03-02T09:00:00Z");
    return fills;
}

void setZone(TempJournal& journal, const char* zone) {
    must(journal->change(QStringLiteral("Zone"), [&](ChangeScope& scope) {
        return changeSettings(scope, {QString::fromLatin1(zone), {}});
    }));
}

void setAccount(TempJournal& journal, const char* broker, const char* zone) {
    must(journal->change(QStringLiteral("Account"), [&](ChangeScope& scope) {
        Account account = journal.account();
        account.broker = QString::fromLatin1(broker);
        account.zone = QString::fromLatin1(zone);
        return scope.put(account);
    }));
}

TradeStatus statusOfTheFirst(const TempJournal& journal) {
    const auto book = journal.book();
    const auto first = std::min_element(book->trades.begin(), book->trades.end(),
                                        [](const Trade& a, const Trade& b) { return a.entryAt < b.entryAt; });
    return first->status;
}

} // namespace

class AccountZoneTest : public QObject {
    Q_OBJECT
private slots:
    void brokersTellTheirZoneOrNone() {
        QCOMPARE(brokerZone(QStringLiteral("zerodha")), QStringLiteral("Asia/Kolkata"));
        QCOMPARE(brokerZone(QStringLiteral("fyers")), QStringLiteral("Asia/Kolkata"));
        QCOMPARE(brokerZone(QStringLiteral("ibkr")), QStringLiteral("America/New_York"));
        QCOMPARE(brokerZone(QStringLiteral("metatrader")), QString());
        QCOMPARE(brokerZone(QStringLiteral("no such broker")), QString());
        QCOMPARE(brokerZone({}), QString());
    }

    void formatsOfOneBrokerAgreeOnTheZone() {
        for (const BrokerFormat* format : brokerFormats()) {
            const QString family = QString::fromLatin1(format->family);
            if (!family.isEmpty()) {
                QCOMPARE(QString::fromLatin1(format->zone), brokerZone(family));
            }
        }
    }

    void soldAndBoughtBackIsOneDayWhereTheBrokerIs() {
        TempJournal journal;
        journal.add({});
        setZone(journal, "America/Los_Angeles");
        setAccount(journal, "zerodha", "");
        must(journal->change(QStringLiteral("Fills"), [&](ChangeScope& scope) -> Result<void> {
            for (const Fill& fill : soldAndBoughtBack(journal)) {
                must(scope.put(fill));
            }
            return Done{};
        }));
        QCOMPARE(journal.book()->trades.size(), 1u);
        QCOMPARE(journal.book()->trades[0].side, Direction::Short);
        QCOMPARE(journal.book()->trades[0].grossPnl, test::dec("100"));
    }

    void anotherZoneOrBrokerMatchesAnew() {
        TempJournal journal;
        setZone(journal, "America/Los_Angeles");
        journal.add(soldAndBoughtBack(journal)); // an account of no broker
        QCOMPARE(statusOfTheFirst(journal), TradeStatus::Unopened);
        setAccount(journal, "zerodha", "");
        QCOMPARE(statusOfTheFirst(journal), TradeStatus::Closed);
        setAccount(journal, "zerodha", "America/Los_Angeles"); // a person's word goes first
        QCOMPARE(statusOfTheFirst(journal), TradeStatus::Unopened);
        setAccount(journal, "metatrader", "");
        QCOMPARE(statusOfTheFirst(journal), TradeStatus::Unopened);
        setZone(journal, "Asia/Kolkata");
        QCOMPARE(statusOfTheFirst(journal), TradeStatus::Closed);
    }

    void thePreviewMatchesAsTheJournalWill() {
        const QByteArray csv =
            "symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,order_"
            "id,"
            "order_execution_time\n"
            "INFY,INE009A01021,2026-03-02,NSE,EQ,EQ,sell,false,10,100,1,1,2026-03-02T10:30:00\n"
            "INFY,INE009A01021,2026-03-02,NSE,EQ,EQ,buy,false,10,90,2,2,2026-03-02T14:30:00\n";
        TempJournal journal;
        setZone(journal, "America/Los_Angeles");
        const SourceFile file{QStringLiteral("tradebook.csv"), csv, QStringLiteral("UTF-8")};
        const BrokerFormat* format = must(recognise(file));
        const Statement statement = must(format->read(file, {}));
        const JournalContext context = must(journal->importContext());
        const ImportPlan plan = must(planImport(*format, statement, file.name, context, {}));
        QCOMPARE(plan.tradesClosed, 1);
        QCOMPARE(plan.grossPnl, std::optional(test::dec("100")));
    }
};

TJ_TEST(AccountZoneTest)
#include "account_zone_test.moc"
