#include "core/journal/health_check.h"
#include "core/journal/operations/accounts.h"
#include "core/journal/operations/journal_settings.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QtTest>

using namespace core;
using test::contentsOf;
using test::dec;
using test::must;
using test::TempJournal;

namespace {

/// The computer's zone, until it leaves the scope.
class ComputerIn {
public:
    explicit ComputerIn(const char* zone) : m_before(qgetenv("TZ")) { qputenv("TZ", zone); }
    ~ComputerIn() { m_before.isNull() ? qunsetenv("TZ") : qputenv("TZ", m_before); }
    ComputerIn(const ComputerIn&) = delete;
    ComputerIn& operator=(const ComputerIn&) = delete;

private:
    QByteArray m_before;
};

void setRate(TempJournal& journal, const char* day, const char* rate) {
    must(journal->change(QStringLiteral("Rate"), [&](ChangeScope& scope) {
        return setFxRate(scope, QStringLiteral("EUR"), QStringLiteral("USD"), test::day(day), dec(rate));
    }));
}

/// Closed at 20:00 UTC of 7 September 2026: the next morning in India, the same afternoon in New York.
void addEveningTrade(TempJournal& journal) {
    journal.add(
        {journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "103", 12 * 60 + 60)});
}

} // namespace

class ZoneAndRateTest : public QObject {
    Q_OBJECT
private slots:
    void anotherZoneOfTheComputerCutsTheDaysAnewAtTheNextStart() {
        const ComputerIn india("Asia/Kolkata");
        TempJournal journal;
        addEveningTrade(journal);
        const auto inIndia = journal.book();
        journal.close();
        const ComputerIn newYork("America/New_York");
        journal.reopen();
        const auto inNewYork = journal.book();
        QCOMPARE(inIndia->zone, QStringLiteral("Asia/Kolkata"));
        QCOMPARE(inNewYork->zone, QStringLiteral("America/New_York"));
        QCOMPARE(dayNumber(inIndia->trades.front().exitDay),
                 dayNumber(inNewYork->trades.front().exitDay) + 1);
        QCOMPARE(inIndia->trades.front().netPnl, inNewYork->trades.front().netPnl);
        QVERIFY(must(checkHealth(*journal)).empty());
    }

    void aZoneThatWasSetStaysOnAJourney() {
        const ComputerIn india("Asia/Kolkata");
        TempJournal journal;
        addEveningTrade(journal);
        JournalSettings settings;
        settings.zone = QStringLiteral("Asia/Kolkata");
        must(journal->change(QStringLiteral("Zone"),
                             [&](ChangeScope& scope) { return changeSettings(scope, settings); }));
        const Day before = journal.book()->trades.front().exitDay;
        journal.close();
        const ComputerIn newYork("America/New_York");
        journal.reopen();
        QCOMPARE(dayNumber(journal.book()->trades.front().exitDay), dayNumber(before));
        QCOMPARE(journal.book()->zone, QStringLiteral("Asia/Kolkata"));
    }

    void aJournalOpenedForReadingKeepsTheZoneItsTradesWereCutIn() {
        const ComputerIn india("Asia/Kolkata");
        TempJournal journal;
        addEveningTrade(journal);
        journal.close();
        const ComputerIn newYork("America/New_York");
        const auto reader = must(Journal::open(journal.path(), journal.clock(), Journal::Mode::ReadOnly));
        QCOMPARE(must(reader->readBook())->zone, QStringLiteral("Asia/Kolkata"));
    }

    void aZoneThatDoesNotExistIsRefusedAndNamed() {
        TempJournal journal;
        JournalSettings settings;
        settings.zone = QStringLiteral("Mars/Olympus");
        const auto refused = journal->change(
            QStringLiteral("Zone"), [&](ChangeScope& scope) { return changeSettings(scope, settings); });
        QCOMPARE(refused.error().code, ErrorCode::InvalidValue);
        QVERIFY2(refused.error().detail.contains(QStringLiteral("Mars/Olympus")),
                 qPrintable(refused.error().detail));
        QVERIFY(must(journal->history()).empty());
    }

    void aRateStandsForItsDay() {
        TempJournal journal;
        setRate(journal, "2026-09-07", "1.1");
        setRate(journal, "2026-09-08", "1.2");
        const std::vector<Record> rates = must(journal->records(RecordKind::FxRate));
        QCOMPARE(rates.size(), std::size_t(2));
        QCOMPARE(std::get<Decimal>(rates[1].fields[3]), dec("1.2"));
        QCOMPARE(std::get<QString>(rates[0].fields[0]), QStringLiteral("EUR"));
    }

    void aRateToldAgainReplacesTheFirst() {
        TempJournal journal;
        setRate(journal, "2026-09-07", "1.1");
        setRate(journal, "2026-09-07", "1.15");
        const std::vector<Record> rates = must(journal->records(RecordKind::FxRate));
        QCOMPARE(rates.size(), std::size_t(1));
        QCOMPARE(std::get<Decimal>(rates.front().fields[3]), dec("1.15"));
        must(journal->undo());
        QCOMPARE(std::get<Decimal>(must(journal->records(RecordKind::FxRate)).front().fields[3]), dec("1.1"));
        must(journal->undo());
        QVERIFY(must(journal->records(RecordKind::FxRate, true)).empty());
    }

    void twoComputersGiveOneRateOneId() {
        TempJournal journal;
        TempJournal other;
        setRate(journal, "2026-09-07", "1.1");
        setRate(other, "2026-09-07", "1.1");
        QCOMPARE(contentsOf(*journal), contentsOf(*other));
    }

    void aRateIsAboveZero() {
        TempJournal journal;
        for (const char* rate : {"0", "-1.1"}) {
            const auto refused = journal->change(QStringLiteral("Rate"), [&](ChangeScope& scope) {
                return setFxRate(scope, QStringLiteral("EUR"), QStringLiteral("USD"), test::day("2026-09-07"),
                                 dec(rate));
            });
            QCOMPARE(refused.error().code, ErrorCode::InvalidValue);
        }
        QVERIFY(must(journal->records(RecordKind::FxRate, true)).empty());
    }

    void theBookHoldsTheRates() {
        TempJournal journal;
        setRate(journal, "2026-09-07", "1.1");
        journal.reopen();
        const auto rate = journal.book()->fxRates.rate(QStringLiteral("EUR"), QStringLiteral("USD"),
                                                       test::day("2026-09-07"));
        QVERIFY(rate.has_value());
        QCOMPARE(*rate, dec("1.1"));
    }
};

TJ_TEST(ZoneAndRateTest)
#include "zone_and_rate_test.moc"
