#include "tests/core/import/plan_of_rows.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace core;
using namespace plan_test;

class ImportDuplicatesTest : public QObject {
    Q_OBJECT
private slots:
    // Duplicates

    void theSecondImportChangesNothing() {
        FakeJournal journal;
        const ImportPlan first = plan(kAcme, roundTrip(), journal);
        QCOMPARE(first.rows, (ImportCounts{2, 0, 0, 0, 0, 0}));
        journal.apply(first);
        const ImportPlan second = plan(kAcme, roundTrip(), journal);
        QCOMPARE(second.rows, (ImportCounts{0, 2, 0, 0, 0, 0}));
        QVERIFY(second.newAccounts.empty());
        QVERIFY(second.newInstruments.empty());
        QCOMPARE(second.grossPnl.value(), dec("50"));
    }

    void identicalFillsWithoutIdsAllSurvive() {
        const FillDraft same = draft("ABC", Side::Buy, "5", "10", "2026-03-02 10:00:00");
        FakeJournal journal;
        const ImportPlan first = plan(kAcme, statementOf({same, same, same}), journal);
        QCOMPARE(first.fillCounts.newOnes, 3);
        QCOMPARE(int(idsOf(first).size()), 3);
        journal.apply(first);
        // A longer statement of the same day brings only what is more.
        const ImportPlan longer = plan(kAcme, statementOf({same, same, same, same}), journal);
        QCOMPARE(longer.fillCounts.duplicate, 3);
        QCOMPARE(longer.fillCounts.newOnes, 1);
    }

    void oneBrokersIdTwiceInAFileIsADuplicateOrRejected() {
        const FillDraft first = draft("ABC", Side::Buy, "5", "10", "2026-03-02 10:00:00", "x");
        FillDraft other = first;
        other.quantity = dec("6");
        const ImportPlan made = plan(kAcme, statementOf({first, first, other}), FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{1, 1, 0, 0, 0, 1}));
        QCOMPARE(made.rejectedRows.at(0).row, 4);
        QCOMPARE(made.fills.at(1).remark, QStringLiteral("the same execution as in row 2"));
    }

    void idsAreThoseOfTheAccountAndTheDayAndVenue() {
        FillDraft nse = draft("ABC", Side::Buy, "5", "10", "2026-03-02 10:00:00", "x");
        FillDraft bse = nse;
        nse.venue = QStringLiteral("NSE");
        bse.venue = QStringLiteral("BSE");
        FillDraft nextDay = nse;
        nextDay.time.day += std::chrono::days(1);
        const ImportPlan made = plan(kAcme, statementOf({nse, bse, nextDay}), FakeJournal());
        QCOMPARE(made.rows.newOnes, 3);
        QCOMPARE(made.fills[0].fill.id, fillIdOfExecution(made.accounts.at(0).id, nse.time.day,
                                                          QStringLiteral("NSE"), QStringLiteral("x")));
    }

    void anyOrderOfTheRowsGivesTheSameFills() {
        std::vector<FillDraft> fills;
        for (int i = 0; i < 40; ++i) {
            fills.push_back(draft("ABC", i % 3 == 0 ? Side::Sell : Side::Buy, "5", i % 2 == 0 ? "10" : "11",
                                  i % 5 == 0 ? "2026-03-02 10:00:00" : "2026-03-02 10:00:01"));
        }
        const ImportPlan straight = plan(kAcme, statementOf(fills), FakeJournal());
        std::mt19937 random(7);
        for (int round = 0; round < 20; ++round) {
            std::shuffle(fills.begin(), fills.end(), random);
            const ImportPlan shuffled = plan(kAcme, statementOf(fills), FakeJournal());
            QCOMPARE(idsOf(shuffled), idsOf(straight));
            QCOMPARE(shuffled.grossPnl, straight.grossPnl);
            QCOMPARE(shuffled.tradesClosed, straight.tradesClosed);
        }
    }

    void identicalFillsWithOtherCostsAreTheSameInAnyOrder() {
        std::vector<FillDraft> fills(3, draft("ABC", Side::Buy, "5", "10", "2026-03-02 10:00:00"));
        Annotation note;
        note.notes = QStringLiteral("the one for 2");
        fills[1].note = std::make_shared<const Annotation>(note);
        for (int i = 0; i < 3; ++i) {
            fills[std::size_t(i)].charges = Charges::commission(Decimal::fromInt(i + 1));
        }
        FakeJournal journal;
        journal.apply(plan(kAcme, statementOf(fills), journal));
        std::reverse(fills.begin(), fills.end());
        QCOMPARE(plan(kAcme, statementOf(fills), journal).rows, (ImportCounts{0, 3, 0, 0, 0, 0}));
        const ImportPlan fresh = plan(kAcme, statementOf(fills), FakeJournal());
        QCOMPARE(fresh.fills[1].note->id, fresh.fills[1].fill.id);
        for (const PlannedFill& planned : fresh.fills) {
            QCOMPARE(journal.fills[planned.fill.id].fill, planned.fill);
        }
    }

    void aFileSplitInTwoGivesTheSameFills() {
        std::vector<FillDraft> fills;
        for (int i = 0; i < 60; ++i) {
            const QByteArray time =
                QStringLiteral("2026-03-02 10:00:%1").arg(i, 2, 10, QLatin1Char('0')).toLatin1();
            fills.push_back(draft("ABC", i % 2 == 0 ? Side::Buy : Side::Sell, "5", "10", time.constData()));
        }
        const ImportPlan whole = plan(kAcme, statementOf(fills), FakeJournal());
        for (const int cut : {1, 13, 30, 59}) {
            FakeJournal journal;
            journal.apply(plan(kAcme, statementOf({fills.begin(), fills.begin() + cut}), journal));
            journal.apply(plan(kAcme, statementOf({fills.begin() + cut, fills.end()}), journal));
            QCOMPARE(int(journal.fills.size()), 60);
            for (const PlannedFill& planned : whole.fills) {
                QCOMPARE(journal.fills.value(planned.fill.id).fill, planned.fill);
            }
        }
    }

    // Corrections

    void aChangedFeeIsACorrection() {
        FakeJournal journal;
        Statement file = roundTrip();
        file.rows[0].fills[0].charges = Charges::commission(dec("1"));
        journal.apply(plan(kAcme, file, journal));
        file.rows[0].fills[0].charges = Charges::commission(dec("1.25"));
        const ImportPlan corrected = plan(kAcme, file, journal);
        QCOMPARE(corrected.rows, (ImportCounts{0, 1, 1, 0, 0, 0}));
        QCOMPARE(corrected.fills[0].before->charges.total(), dec("1"));
        QCOMPARE(corrected.fills[0].fill.charges.total(), dec("1.25"));
        QCOMPARE(corrected.netPnl.value(), dec("48.75"));
    }

    void quantityAndPriceAreCorrectedUnderABrokersId() {
        FakeJournal journal;
        Statement file = roundTrip();
        journal.apply(plan(kAcme, file, journal));
        file.rows[1].fills[0].price = dec("10.6");
        const ImportPlan corrected = plan(kAcme, file, journal);
        QCOMPARE(corrected.rows.corrected, 1);
        QCOMPARE(corrected.grossPnl.value(), dec("60"));
        ImportOptions unticked;
        unticked.applyCorrections = false;
        const ImportPlan kept = plan(kAcme, file, journal, unticked);
        QCOMPARE(kept.rows, (ImportCounts{0, 2, 0, 0, 0, 0}));
        QCOMPARE(kept.grossPnl.value(), dec("50"));
    }

    void aSingleCorrectionCanBeDeclined() {
        FakeJournal journal;
        Statement file = roundTrip();
        journal.apply(plan(kAcme, file, journal));
        file.rows[0].fills[0].price = dec("9.9");
        file.rows[1].fills[0].price = dec("10.6");
        const FillId opening = plan(kAcme, file, journal).fills.at(0).fill.id;
        ImportOptions options;
        options.declinedCorrections = {opening};
        const ImportPlan made = plan(kAcme, file, journal, options);
        QCOMPARE(made.rows, (ImportCounts{0, 1, 1, 0, 0, 0}));
        QCOMPARE(made.grossPnl.value(), dec("60"));
        // Both values stay to be shown, so that the choice can be taken back.
        QCOMPARE(made.fills[0].state, FillState::Duplicate);
        QCOMPARE(made.fills[0].fill.price, dec("10"));
        QCOMPARE(made.fills[0].declined->price, dec("9.9"));
        QVERIFY(!made.fills[0].before && !made.fills[1].declined);
        journal.apply(made);
        QCOMPARE(journal.fills[opening].fill.price, dec("10"));
        // Taken back, the next import still offers it.
        QCOMPARE(plan(kAcme, file, journal).rows, (ImportCounts{0, 1, 1, 0, 0, 0}));
    }

    void aDeclinedCorrectionOfARestoredFillIsLeftToo() {
        FakeJournal journal;
        Statement file = roundTrip();
        journal.apply(plan(kAcme, file, journal));
        for (core::KnownFill& known : journal.fills) {
            known.deleted = true;
        }
        file.rows[1].fills[0].price = dec("10.6");
        ImportOptions options;
        options.restore = true;
        QCOMPARE(plan(kAcme, file, journal, options).grossPnl.value(), dec("60"));
        options.declinedCorrections = idsOf(plan(kAcme, file, journal, options));
        QCOMPARE(plan(kAcme, file, journal, options).grossPnl.value(), dec("50"));
    }

    void whatAPersonEditedIsNeverOverwritten() {
        FakeJournal journal;
        Statement file = roundTrip();
        journal.apply(plan(kAcme, file, journal));
        const FillId id = plan(kAcme, file, journal).fills[1].fill.id;
        journal.fills[id].fill.price = dec("12");
        journal.fills[id].fill.executionByHand = true;
        const ImportPlan again = plan(kAcme, file, journal);
        QCOMPARE(again.rows, (ImportCounts{0, 2, 0, 0, 0, 0}));
        QVERIFY(again.fills[1].remark.contains(QStringLiteral("edited by hand")));
        QCOMPARE(again.grossPnl.value(), dec("200"));
    }

    void aFileWithoutCostsDoesNotTakeThemAway() {
        FakeJournal journal;
        Statement file = roundTrip();
        file.rows[0].fills[0].charges = Charges::commission(dec("1"));
        journal.apply(plan(kAcme, file, journal));
        QCOMPARE(plan(kAcme, roundTrip(), journal).rows, (ImportCounts{0, 2, 0, 0, 0, 0}));
    }

    void aCoarserTimeCorrectsNothing() {
        FakeJournal journal;
        journal.apply(plan(kAcme, roundTrip(), journal));
        Statement datesOnly = roundTrip();
        for (StatementRow& row : datesOnly.rows) {
            row.fills[0].time.sinceMidnight.reset();
        }
        QCOMPARE(plan(kAcme, datesOnly, journal).rows.duplicate, 2);
    }

    void anotherExecutionUnderAKnownIdIsRejected() {
        FakeJournal journal;
        journal.apply(plan(kAcme, roundTrip(), journal));
        Statement other = roundTrip();
        other.rows[0].fills[0].side = Side::Sell;
        const ImportPlan made = plan(kAcme, other, journal);
        QCOMPARE(made.rows, (ImportCounts{0, 1, 0, 0, 0, 1}));
    }

    // Deleted

    void deletedStaysDeletedUnlessRestoringIsWished() {
        FakeJournal journal;
        journal.apply(plan(kAcme, roundTrip(), journal));
        for (core::KnownFill& known : journal.fills) {
            known.deleted = true;
        }
        const ImportPlan again = plan(kAcme, roundTrip(), journal);
        QCOMPARE(again.rows, (ImportCounts{0, 0, 0, 2, 0, 0}));
        QCOMPARE(again.grossPnl.value(), dec("0"));
        ImportOptions options;
        options.restore = true;
        const ImportPlan restored = plan(kAcme, roundTrip(), journal, options);
        QCOMPARE(restored.rows, (ImportCounts{2, 0, 0, 0, 0, 0}));
        QCOMPARE(restored.grossPnl.value(), dec("50"));
    }

    void whatIsRestoredComesBackAsAPersonLeftIt() {
        FakeJournal journal;
        Statement file = roundTrip();
        const ImportPlan first = plan(kAcme, file, journal);
        journal.apply(first);
        Fill& edited = journal.fills[first.fills[1].fill.id].fill;
        edited.price = dec("12");
        edited.executionByHand = true;
        edited.position = QStringLiteral("split off");
        for (core::KnownFill& known : journal.fills) {
            known.deleted = true;
        }
        file.rows[1].fills[0].charges = Charges::commission(dec("1"));
        ImportOptions options;
        options.restore = true;
        const ImportPlan restored = plan(kAcme, file, journal, options);
        QCOMPARE(restored.rows, (ImportCounts{2, 0, 0, 0, 0, 0}));
        QCOMPARE(restored.fills[1].fill.price, dec("12"));
        QCOMPARE(restored.fills[1].fill.position, QStringLiteral("split off"));
        QCOMPARE(restored.fills[1].fill.charges.total(), dec("1"));
    }
};

TJ_TEST(ImportDuplicatesTest)
#include "import_duplicates_test.moc"
