#include "core/journal/operations/accounts.h"
#include "core/journal/operations/annotations.h"
#include "core/journal/operations/instruments.h"
#include "core/journal/operations/journal_settings.h"
#include "core/journal/operations/tags.h"
#include "core/journal/operations/trades.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::must;
using test::TempJournal;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

template <typename Work>
auto doing(TempJournal& journal, Work&& work) {
    return journal->change(QStringLiteral("Work"), [&](ChangeScope& scope) -> Result<void> {
        auto result = work(scope);
        return result ? Result<void>() : result.error();
    });
}

NewTrade newTrade(const TempJournal& journal) {
    NewTrade trade;
    trade.account = journal.account().id;
    trade.instrument = journal.instrument().id;
    trade.quantity = dec("10");
    trade.entry = {dec("100"), journal.fill(Side::Buy, "1", "1", 0).executedAt};
    trade.exit = TradePoint{dec("104"), trade.entry.at + std::chrono::hours(1)};
    trade.charges = Charges::commission(dec("3"));
    return trade;
}

} // namespace

class OperationsTest : public QObject {
    Q_OBJECT
private slots:
    void aTradeEnteredByHandNeverMixesWithOthers() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "5", "99", -10)});
        must(doing(journal, [&](ChangeScope& scope) { return addTrade(scope, newTrade(journal)); }));
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(2));
        QCOMPARE(book->trades.front().netPnl.toString(), QStringLiteral("37"));
        QCOMPARE(book->trades.back().status, TradeStatus::Open);
    }

    void theFirstStopIsTheInitialStop() {
        TempJournal journal;
        journal.add({});
        NewTrade trade = newTrade(journal);
        trade.annotation.stop = dec("98");
        must(doing(journal, [&](ChangeScope& scope) { return addTrade(scope, trade); }));
        const TradeId id = journal.book()->trades.front().id;
        QCOMPARE(journal.book()->trades.front().initialRisk.value().toString(), QStringLiteral("20"));
        must(doing(journal, [&](ChangeScope& scope) {
            return editAnnotation(scope, id, [](Annotation& annotation) { annotation.stop = dec("101"); });
        }));
        const TradeDetail detail = must(journal->readTrade(*journal.book(), id));
        QCOMPARE(detail.annotations.front().initialStop, dec("98"));
        QCOMPARE(detail.annotations.front().stop, dec("101"));
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void aStopOnTheWrongSideIsRefused() {
        TempJournal journal;
        journal.add({});
        NewTrade trade = newTrade(journal);
        trade.annotation.stop = dec("105");
        const auto refused = doing(journal, [&](ChangeScope& scope) { return addTrade(scope, trade); });
        QCOMPARE(refused.error().code, ErrorCode::InvalidValue);
        QCOMPARE(refused.error().field, QStringLiteral("stop"));
        QVERIFY(journal.book()->trades.empty());
    }

    void aFillOfTwoTradesIsNotDeletedWithOne() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "15", "101", 5),
                     journal.fill(Side::Buy, "5", "99", 9)});
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), std::size_t(2));
        const std::vector<TradeId> both{book->trades[0].id, book->trades[1].id};
        const auto refused =
            doing(journal, [&](ChangeScope& scope) { return deleteTrades(scope, std::span(both).first(1)); });
        QCOMPARE(refused.error().code, ErrorCode::SharedFill);
        QVERIFY(refused.error().detail.contains(both[1].toString()));
        must(doing(journal, [&](ChangeScope& scope) { return deleteTrades(scope, both); }));
        QVERIFY(journal.book()->trades.empty());
        must(journal->undo());
        QCOMPARE(journal.book()->trades.size(), std::size_t(2));
    }

    void twoTradesMergeAndSplitAgain() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "101", 5),
                     journal.fill(Side::Buy, "4", "100", 20), journal.fill(Side::Sell, "4", "102", 25)});
        const auto before = journal.book();
        const TradeId first = before->trades[0].id;
        const TradeId second = before->trades[1].id;
        const TradeDetail detail = must(journal->readTrade(*before, second));
        must(doing(journal, [&](ChangeScope& scope) { return mergeTrades(scope, first, second); }));
        const auto merged = journal.book();
        QCOMPARE(merged->trades.size(), std::size_t(1));
        QCOMPARE(merged->trades.front().grossPnl.toString(), QStringLiteral("18"));
        const std::vector<FillId> moved{detail.fills[0].id, detail.fills[1].id};
        must(doing(journal, [&](ChangeScope& scope) { return splitTrade(scope, first, moved); }));
        QCOMPARE(journal.book()->trades.size(), std::size_t(2));
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void tagsAreRenamedMergedAndRemoved() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "10", "100", 0)});
        const TradeId id = journal.book()->trades.front().id;
        must(doing(journal, [&](ChangeScope& scope) -> Result<void> {
            const TagId a = must(tagNamed(scope, QStringLiteral("Breakout")));
            const TagId b = must(tagNamed(scope, QStringLiteral("gap")));
            return editAnnotation(scope, id, [&](Annotation& annotation) { annotation.tags = {a, b}; });
        }));
        const auto tagNames = [&] {
            const auto book = journal.book();
            QStringList names;
            for (const qint32 tag : book->tagsOf(book->trades.front())) {
                names.append(book->tags[std::size_t(tag)].name);
            }
            names.sort();
            return names;
        };
        QCOMPARE(tagNames(), QStringList({QStringLiteral("Breakout"), QStringLiteral("gap")}));
        const TagId breakout = must(findTag(*journal, QStringLiteral("breakout"))).id;
        const TagId gap = must(findTag(*journal, QStringLiteral("Gap"))).id;
        QCOMPARE(doing(journal,
                       [&](ChangeScope& scope) { return renameTag(scope, gap, QStringLiteral("BREAKOUT")); })
                     .error()
                     .code,
                 ErrorCode::AlreadyExists);
        must(doing(journal,
                   [&](ChangeScope& scope) { return renameTag(scope, gap, QStringLiteral("Gap up")); }));
        QCOMPARE(tagNames(), QStringList({QStringLiteral("Breakout"), QStringLiteral("Gap up")}));
        must(doing(journal, [&](ChangeScope& scope) { return mergeTags(scope, gap, breakout); }));
        QCOMPARE(tagNames(), QStringList{QStringLiteral("Breakout")});
        must(doing(journal, [&](ChangeScope& scope) { return removeTag(scope, breakout); }));
        QVERIFY(tagNames().isEmpty());
        must(journal->undo());
        QCOMPARE(tagNames(), QStringList{QStringLiteral("Breakout")});
    }

    void anAccountsNameIsTakenOnce() {
        TempJournal journal;
        must(doing(journal, [&](ChangeScope& scope) { return createAccount(scope, journal.account()); }));
        Account other = journal.account();
        other.name = QStringLiteral("MAIN");
        other.id = AccountId();
        const auto refused = doing(journal, [&](ChangeScope& scope) { return createAccount(scope, other); });
        QCOMPARE(refused.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(must(findAccount(*journal, QStringLiteral("mAiN"))).id, journal.account().id);
        journal.add({journal.fill(Side::Buy, "1", "1", 0)});
        QCOMPARE(
            doing(journal, [&](ChangeScope& scope) { return removeAccount(scope, journal.account().id); })
                .error()
                .code,
            ErrorCode::UndoRefused);
    }

    void anotherMultiplierChangesThePnl() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "2", "100", 0), journal.fill(Side::Sell, "2", "101", 5)});
        InstrumentFacts facts;
        facts.multiplier = dec("50");
        must(doing(journal, [&](ChangeScope& scope) {
            return changeInstrument(scope, journal.instrument().id, facts);
        }));
        QCOMPARE(journal.book()->trades.front().grossPnl.toString(), QStringLiteral("100"));
    }

    void aFutureOfUnknownSizeIsAskedFor() {
        TempJournal journal;
        InstrumentFacts facts;
        facts.assetClass = AssetClass::Future;
        const auto make = [&](ChangeScope& scope) {
            return instrumentFor(scope, QStringLiteral("NOSUCHZ9"), facts, QStringLiteral("USD"));
        };
        QCOMPARE(doing(journal, make).error().code, ErrorCode::MissingMultiplier);
        facts.multiplier = dec("5");
        must(doing(journal, make));
        QCOMPARE(must(instrumentsOf(*journal, QStringLiteral("nosuchz9"))).front().multiplier, dec("5"));
    }

    void anotherZoneCutsTheDaysAnew() {
        TempJournal journal;
        Fill late = journal.fill(Side::Buy, "1", "10", 0);
        late.executedAt = parseInstant(u"2026-09-14T20:00:00Z").value();
        journal.add({late});
        const auto zone = [&](const QString& name) {
            must(doing(journal, [&](ChangeScope& scope) {
                return changeSettings(scope, JournalSettings{name, QStringLiteral("inr")});
            }));
            return dayText(journal.book()->trades.front().entryDay);
        };
        QCOMPARE(zone(QStringLiteral("UTC")), QStringLiteral("2026-09-14"));
        QCOMPARE(zone(QStringLiteral("Asia/Kolkata")), QStringLiteral("2026-09-15"));
        QCOMPARE(must(journal->settings()).currency, QStringLiteral("INR"));
        QCOMPARE(journal.book()->zone, QStringLiteral("Asia/Kolkata"));
        const auto refused = doing(journal, [&](ChangeScope& scope) {
            return changeSettings(scope, JournalSettings{QStringLiteral("Mars/Olympus"), QString()});
        });
        QCOMPARE(refused.error().field, QStringLiteral("timezone"));
    }

    void theRiskFreeRateIsKeptAndTakenBack() {
        TempJournal journal;
        const auto set = [&](const char* rate) {
            JournalSettings settings = must(journal->settings());
            settings.riskFreeRate = dec(rate);
            return doing(journal, [&](ChangeScope& scope) { return changeSettings(scope, settings); });
        };
        must(set("6.5"));
        QCOMPARE(journal.book()->settings.riskFreeRate, dec("6.5"));
        must(set("0"));
        QCOMPARE(must(journal->settings()).riskFreeRate, dec("0"));
        QCOMPARE(set("650").error().field, QStringLiteral("riskFreeRate"));
    }

    void anOpeningPriceToldByAPersonClosesTheTrade() {
        TempJournal journal;
        journal.add({journal.fill(Side::Sell, "5", "110", 0)});
        const Trade unopened = journal.book()->trades.front();
        QCOMPARE(unopened.status, TradeStatus::Unopened);
        must(doing(journal, [&](ChangeScope& scope) {
            return editAnnotation(scope, unopened.id,
                                  [](Annotation& annotation) { annotation.openingPrice = dec("100"); });
        }));
        QCOMPARE(journal.book()->trades.front().status, TradeStatus::Closed);
        QCOMPARE(journal.book()->trades.front().grossPnl.toString(), QStringLiteral("50"));
    }

    void whatAPersonEditedIsMarked() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        Fill fill = must(journal->fills()).front();
        fill.charges = Charges::commission(dec("1"));
        must(doing(journal, [&](ChangeScope& scope) { return editFill(scope, fill); }));
        QVERIFY(must(journal->fills()).front().costsByHand);
        QVERIFY(!must(journal->fills()).front().executionByHand);
    }

    void allRecordsOfAJournalMakeAnEqualOne() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "101", 5)});
        must(doing(journal, [&](ChangeScope& scope) {
            return editAnnotation(scope, journal.book()->trades.front().id, [&](Annotation& annotation) {
                annotation.notes = QStringLiteral("plan followed");
                annotation.tags = {must(tagNamed(scope, QStringLiteral("A+")))};
            });
        }));
        TempJournal copy;
        must(copy->change(QStringLiteral("Restore"), [&](ChangeScope& scope) -> Result<void> {
            for (const RecordSchema& schema : allSchemas()) {
                for (const Record& record : must(journal->records(schema.kind, true))) {
                    must(scope.put(record));
                }
            }
            return Done{};
        }));
        QCOMPARE(test::contentsOf(*copy), test::contentsOf(*journal));
        QCOMPARE(copy.book()->trades.front().netPnl, journal.book()->trades.front().netPnl);
        QVERIFY(test::tradesAreCurrent(*copy));
    }

    void notesAreFoundByTheBeginningsOfTheirWords() {
        TempJournal journal;
        Note note;
        note.id = newId<NoteId>();
        note.title = QStringLiteral("Monday");
        note.text = QStringLiteral("Über-patient, waited for the pullback");
        must(doing(journal, [&](ChangeScope& scope) { return scope.put(note); }));
        QCOMPARE(must(journal->searchNotes(QStringLiteral("pull uber"))).size(), std::size_t(1));
        QCOMPARE(must(journal->searchNotes(QStringLiteral("pull uber"))).front().kind, RecordKind::Note);
        QVERIFY(must(journal->searchNotes(QStringLiteral("push"))).empty());
        QVERIFY(must(journal->searchNotes(QStringLiteral("\" OR * AND ("))).empty());
        note.text = QStringLiteral("nothing");
        must(doing(journal, [&](ChangeScope& scope) { return scope.put(note); }));
        QVERIFY(must(journal->searchNotes(QStringLiteral("pullback"))).empty());
        must(doing(journal,
                   [&](ChangeScope& scope) { return scope.remove(RecordKind::Note, note.id.uuid()); }));
        QVERIFY(must(journal->searchNotes(QStringLiteral("nothing"))).empty());
    }
};

TJ_TEST(OperationsTest)
#include "operations_test.moc"
