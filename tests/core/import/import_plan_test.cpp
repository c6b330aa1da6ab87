#include "core/domain/record_ids.h"
#include "core/import/plan_import.h"

#include "core/import/zerodha_tradebook.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

#include <random>

using namespace core;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

/// A plain format without broker, zone and currency.
const BrokerFormat kPlain = {"plain", "Plain table", "", "", "", "", nullptr, nullptr};
const BrokerFormat kAcme = {"acme", "Acme statement", "acme", "Acme", "America/New_York", "USD", nullptr, nullptr};

FillDraft draft(const char* symbol, Side side, const char* quantity, const char* price, const char* time,
                const char* id = "") {
    FillDraft fill;
    fill.instrument.symbol = QString::fromLatin1(symbol);
    fill.instrument.currency = QStringLiteral("USD");
    fill.side = side;
    fill.quantity = dec(quantity);
    fill.price = dec(price);
    fill.time.day = parseDay(QString::fromLatin1(time).left(10)).value();
    const auto clock = QTime::fromString(QString::fromLatin1(time).mid(11), QStringLiteral("HH:mm:ss"));
    if (clock.isValid()) {
        fill.time.sinceMidnight = std::chrono::milliseconds(clock.msecsSinceStartOfDay());
    }
    fill.externalId = QString::fromLatin1(id);
    return fill;
}

StatementRow rowOf(int row, std::vector<FillDraft> fills) {
    StatementRow made;
    made.row = row;
    made.fills = std::move(fills);
    return made;
}

Statement statementOf(std::vector<FillDraft> fills) {
    Statement statement;
    int row = 2;
    for (FillDraft& fill : fills) {
        statement.rows.push_back(rowOf(row++, {std::move(fill)}));
    }
    return statement;
}

ImportPlan plan(const BrokerFormat& format, const Statement& statement, const FakeJournal& journal,
                const ImportOptions& options = {}) {
    auto made = planImport(format, statement, QStringLiteral("file.csv"), journal.context(), options);
    if (!made) {
        qFatal("%s", qPrintable(made.error().detail));
    }
    return std::move(*made);
}

Statement roundTrip() {
    return statementOf({draft("ABC", Side::Buy, "100", "10", "2026-03-02 10:00:00", "a1"),
                        draft("ABC", Side::Sell, "100", "10.5", "2026-03-02 11:00:00", "a2")});
}

Account account(const char* name, const char* broker, const char* number) {
    Account made;
    made.name = QString::fromLatin1(name);
    made.broker = QString::fromLatin1(broker);
    made.number = QString::fromLatin1(number);
    made.id = accountIdFor(made.broker, made.number, made.name);
    return made;
}

QSet<FillId> idsOf(const ImportPlan& plan) {
    QSet<FillId> ids;
    for (const PlannedFill& planned : plan.fills) {
        ids.insert(planned.fill.id);
    }
    return ids;
}

} // namespace

class ImportPlanTest : public QObject {
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

    // Counting

    void everyRowEndsInExactlyOneOfSix() {
        Statement file = roundTrip();
        StatementRow ignored;
        ignored.row = 4;
        ignored.kind = StatementRow::Kind::Ignored;
        ignored.reason = QStringLiteral("subtotal");
        StatementRow rejected;
        rejected.row = 5;
        rejected.kind = StatementRow::Kind::Rejected;
        rejected.column = QStringLiteral("Price");
        rejected.value = QStringLiteral("abc");
        rejected.reason = QStringLiteral("no number");
        file.rows.push_back(ignored);
        file.rows.push_back(rejected);
        file.rows.push_back(rowOf(6, {draft("ABC", Side::Buy, "1", "1", "2026-03-03 10:00:00", "b1"),
                                      draft("ABC", Side::Sell, "1", "2", "2026-03-03 11:00:00", "b2")}));
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{3, 0, 0, 0, 1, 1}));
        QCOMPARE(made.fillCounts, (ImportCounts{4, 0, 0, 0, 1, 1}));
    }

    void aRowOfSeveralFillsTakesTheFirstOfNewCorrectedDeletedDuplicate() {
        FakeJournal journal;
        const FillDraft opening = draft("ABC", Side::Buy, "1", "1", "2026-03-03 10:00:00", "b1");
        journal.apply(plan(kAcme, statementOf({opening}), journal));
        Statement file;
        file.rows.push_back(
            rowOf(2, {opening, draft("ABC", Side::Sell, "1", "2", "2026-03-03 11:00:00", "b2")}));
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(made.rows, (ImportCounts{1, 0, 0, 0, 0, 0}));
        QCOMPARE(made.fillCounts, (ImportCounts{1, 1, 0, 0, 0, 0}));
    }

    void oneBadFillRejectsItsWholeRowOnce() {
        Statement file;
        file.rows.push_back(rowOf(2, {draft("ABC", Side::Buy, "1", "1", "2026-03-03 10:00:00"),
                                      draft("ABC", Side::Sell, "0", "2", "2026-03-03 11:00:00")}));
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{0, 0, 0, 0, 0, 1}));
        QCOMPARE(made.rejectedRows.at(0).column, QStringLiteral("quantity"));
        QVERIFY(made.fills.empty());
        QVERIFY(made.newAccounts.empty());
    }

    void whatDoesNotFitExactlyIsRejected() {
        const ImportPlan made =
            plan(kAcme,
                 statementOf({draft("ABC", Side::Buy, "90000000000", "90000000000", "2026-03-03 10:00:00")}),
                 FakeJournal());
        QCOMPARE(made.rejectedRows.at(0).column, QStringLiteral("price"));
    }

    // Accounts

    void aNewAccountIsNamedAfterTheBroker() {
        const ImportPlan made = plan(kAcme, roundTrip(), FakeJournal());
        QCOMPARE(made.accounts.at(0).name, QStringLiteral("Acme"));
        QCOMPARE(made.accounts.at(0).broker, QStringLiteral("acme"));
        QCOMPARE(made.newAccounts.at(0), accountIdFor(QStringLiteral("acme"), {}, QStringLiteral("Acme")));
    }

    void theAccountWithThePrintedNumberIsTaken() {
        FakeJournal journal;
        journal.accounts = {account("First", "acme", "1"), account("Second", "acme", "2")};
        Statement file = roundTrip();
        file.accountNumber = QStringLiteral("2");
        QCOMPARE(plan(kAcme, file, journal).accounts.at(0).name, QStringLiteral("Second"));
        file.accountNumber = QStringLiteral("3");
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(made.accounts.at(0).name, QStringLiteral("Acme"));
        QCOMPARE(made.accounts.at(0).number, QStringLiteral("3"));
        QCOMPARE(int(made.newAccounts.size()), 1);
    }

    void theOnlyAccountOfTheBrokerIsTaken() {
        FakeJournal journal;
        journal.accounts = {account("Mine", "acme", ""), account("Other", "other", "")};
        QCOMPARE(plan(kAcme, roundTrip(), journal).accounts.at(0).name, QStringLiteral("Mine"));
        journal.accounts.push_back(account("Mine too", "acme", ""));
        QCOMPARE(plan(kAcme, roundTrip(), journal).accounts.at(0).name, QStringLiteral("Acme"));
    }

    void anotherPersonsAccountIsNotTaken() {
        FakeJournal journal;
        journal.accounts = {account("Hers", "acme", "")};
        journal.accounts[0].owner = QStringLiteral("someone");
        QCOMPARE(int(plan(kAcme, roundTrip(), journal).newAccounts.size()), 1);
    }

    void theWishedAccountIsFoundByNameOrIdOrMade() {
        FakeJournal journal;
        journal.accounts = {account("Mine", "acme", "7")};
        ImportOptions options;
        options.account = QStringLiteral("mine");
        QVERIFY(plan(kAcme, roundTrip(), journal, options).newAccounts.empty());
        options.account = journal.accounts[0].id.toString();
        QVERIFY(plan(kAcme, roundTrip(), journal, options).newAccounts.empty());
        options.account = QStringLiteral("Brand new");
        QCOMPARE(plan(kAcme, roundTrip(), journal, options).accounts.at(0).name, QStringLiteral("Brand new"));
        options.account = newId<AccountId>().toString();
        QCOMPARE(planImport(kAcme, roundTrip(), {}, journal.context(), options).error().code,
                 ErrorCode::NotFound);
    }

    void severalAccountsOfOneFileStayApart() {
        Statement file = roundTrip();
        file.rows[0].fills[0].accountNumber = QStringLiteral("1");
        file.rows[1].fills[0].accountNumber = QStringLiteral("2");
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(int(made.accounts.size()), 2);
        QCOMPARE(made.accounts[1].name, QStringLiteral("Acme 2"));
        QVERIFY(made.fills[0].fill.account != made.fills[1].fill.account);
    }

    void aRenamedAccountKeepsItsIdFromANewOne() {
        FakeJournal journal;
        journal.accounts = {account("Acme", "acme", ""), account("Second", "acme", "")};
        journal.accounts[0].name = QStringLiteral("Renamed");
        const ImportPlan made = plan(kAcme, roundTrip(), journal);
        QCOMPARE(made.accounts.at(0).name, QStringLiteral("Acme 2"));
        QVERIFY(made.accounts.at(0).id != journal.accounts[0].id);
    }

    // Zones

    void theZoneIsWishedPrintedTheAccountsTheFormatsOrTheJournals() {
        FakeJournal journal;
        journal.zone = QStringLiteral("Asia/Tokyo");
        Statement file = roundTrip();
        const ImportPlan journals = plan(kPlain, file, journal);
        QCOMPARE(journals.zone, QStringLiteral("Asia/Tokyo"));
        QCOMPARE(journals.remarks.at(0).column, QStringLiteral("timezone"));
        QCOMPARE(plan(kAcme, file, journal).zone, QStringLiteral("America/New_York"));
        journal.accounts = {account("Mine", "acme", "")};
        journal.accounts[0].zone = QStringLiteral("Europe/Berlin");
        QCOMPARE(plan(kAcme, file, journal).zone, QStringLiteral("Europe/Berlin"));
        file.printedZone = QStringLiteral("UTC");
        QCOMPARE(plan(kAcme, file, journal).zone, QStringLiteral("UTC"));
        ImportOptions options;
        options.zone = QStringLiteral("Asia/Kolkata");
        const ImportPlan wished = plan(kAcme, file, journal, options);
        QCOMPARE(instantText(wished.fills[0].fill.executedAt), QStringLiteral("2026-03-02T04:30:00Z"));
        options.zone = QStringLiteral("Mars/Olympus");
        QCOMPARE(planImport(kAcme, file, {}, journal.context(), options).error().field,
                 QStringLiteral("timezone"));
    }

    void clockChangesAreRemarked() {
        const ImportPlan made = plan(kAcme,
                                     statementOf({draft("A", Side::Buy, "1", "1", "2026-03-08 02:30:00"),
                                                  draft("A", Side::Buy, "1", "1", "2026-11-01 01:30:00")}),
                                     FakeJournal());
        QCOMPARE(instantText(made.fills[0].fill.executedAt), QStringLiteral("2026-03-08T07:30:00Z"));
        QVERIFY(made.fills[0].remark.contains(QStringLiteral("set forward")));
        QCOMPARE(instantText(made.fills[1].fill.executedAt), QStringLiteral("2026-11-01T05:30:00Z"));
        QVERIFY(made.fills[1].remark.contains(QStringLiteral("earlier of the two")));
        QCOMPARE(int(made.remarks.size()), 2);
    }

    void anExpiryWithADateOnlyIsTheEndOfThatDay() {
        FillDraft expiry = draft("A", Side::Sell, "1", "0", "2026-03-20");
        expiry.time.endOfDay = true;
        const ImportPlan made =
            plan(kAcme, statementOf({draft("A", Side::Buy, "1", "1", "2026-03-20"), expiry}), FakeJournal());
        QCOMPARE(instantText(made.fills[0].fill.executedAt), QStringLiteral("2026-03-20T00:00:00Z"));
        QCOMPARE(instantText(made.fills[1].fill.executedAt), QStringLiteral("2026-03-20T23:59:59.999Z"));
        QCOMPARE(made.fills[1].fill.timePrecision, TimePrecision::Day);
    }

    // Multipliers

    void aPrintedMultiplierCountsForTheWholeInstrument() {
        FillDraft future = draft("XYZ", Side::Buy, "1", "100", "2026-03-02 10:00:00");
        future.instrument.assetClass = AssetClass::Future;
        FillDraft sale = draft("XYZ", Side::Sell, "1", "101", "2026-03-02 11:00:00");
        sale.instrument.assetClass = AssetClass::Future;
        sale.multiplier = dec("20");
        const ImportPlan made = plan(kAcme, statementOf({future, sale}), FakeJournal());
        QCOMPARE(made.newInstruments.at(0).multiplier, dec("20"));
        QCOMPARE(made.grossPnl.value(), dec("20"));
    }

    void theJournalsMultiplierIsKeptWithARemark() {
        FillDraft future = draft("XYZ", Side::Buy, "1", "100", "2026-03-02 10:00:00");
        future.instrument.assetClass = AssetClass::Future;
        future.multiplier = dec("20");
        FakeJournal journal;
        journal.apply(plan(kAcme, statementOf({future}), journal));
        future.multiplier = dec("50");
        future.time.day += std::chrono::days(1);
        const ImportPlan made = plan(kAcme, statementOf({future}), journal);
        QVERIFY(made.newInstruments.empty());
        QVERIFY(made.fills[0].remark.contains(QStringLiteral("differs from the journal's 20")));
    }

    // Figures and totals

    void onlyThisFilesClosingsAreRealised() {
        FakeJournal journal;
        journal.apply(plan(kAcme, roundTrip(), journal));
        const ImportPlan opening = plan(
            kAcme, statementOf({draft("ABC", Side::Buy, "10", "20", "2026-03-03 10:00:00", "b1")}), journal);
        QCOMPARE(opening.grossPnl.value(), dec("0"));
        QCOMPARE(opening.tradesOpened, 1);
        QCOMPARE(opening.tradesClosed, 0);
        journal.apply(opening);
        const ImportPlan closing = plan(
            kAcme, statementOf({draft("ABC", Side::Sell, "4", "21", "2026-03-04 10:00:00", "b2")}), journal);
        QCOMPARE(closing.grossPnl.value(), dec("4"));
        QCOMPARE(closing.tradesOpened, 0);
        QCOMPARE(closing.tradesClosed, 0);
    }

    void mixedCurrenciesHaveNoTotal() {
        Statement file = roundTrip();
        for (FillDraft fill : {file.rows[0].fills[0], file.rows[1].fills[0]}) {
            fill.instrument.currency = QStringLiteral("EUR");
            fill.externalId += QStringLiteral("e");
            file.rows.push_back(rowOf(int(file.rows.size()) + 2, {fill}));
        }
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QVERIFY(!made.grossPnl);
        QCOMPARE(made.tradesClosed, 2);
    }

    void aDifferenceToTheBrokersTotalIsExplained_data() {
        QTest::addColumn<QString>("printed");
        QTest::addColumn<QString>("rowSum");
        QTest::addColumn<bool>("withOpening");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("reason");
        QTest::newRow("equal") << "50"
                               << "" << true << "USD"
                               << "";
        QTest::newRow("rounded total") << "49"
                                       << "50" << true << "USD"
                                       << "rounding of the rows";
        QTest::newRow("half a cent") << "50.005"
                                     << "" << true << "USD"
                                     << "rounding of the rows";
        QTest::newRow("opened before") << "50"
                                       << "" << false << "USD"
                                       << "opened before the file";
        QTest::newRow("other currency") << "50"
                                        << "" << true << "EUR"
                                        << "currency";
        QTest::newRow("unknown cause") << "40"
                                       << "" << true << "USD"
                                       << "not explained";
    }
    void aDifferenceToTheBrokersTotalIsExplained() {
        QFETCH(QString, printed);
        QFETCH(QString, rowSum);
        QFETCH(bool, withOpening);
        QFETCH(QString, currency);
        QFETCH(QString, reason);
        Statement file = roundTrip();
        if (!withOpening) {
            file.rows.erase(file.rows.begin());
        }
        BrokerTotal total;
        total.name = QStringLiteral("Realized P/L");
        total.printed = Decimal::parse(printed).value();
        total.currency = currency;
        total.hasRowSum = !rowSum.isEmpty();
        total.rowSum = total.hasRowSum ? Decimal::parse(rowSum).value() : Decimal();
        file.totals.push_back(total);
        const ImportPlan made = plan(kAcme, file, FakeJournal());
        QCOMPARE(made.totals.at(0).reason, reason);
        QCOMPARE(made.totals.at(0).printed, total.printed);
    }

    void splitsAreTakenOnce() {
        Statement file = roundTrip();
        CorporateAction split;
        split.date = parseDay(u"2026-03-05").value();
        split.from = dec("1");
        split.to = dec("2");
        file.splits.push_back(split);
        file.splitInstruments.push_back(file.rows[0].fills[0].instrument);
        FakeJournal journal;
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(int(made.newSplits.size()), 1);
        QCOMPARE(made.newSplits[0].instrument, made.newInstruments.at(0).id);
        journal.apply(made);
        QVERIFY(plan(kAcme, file, journal).newSplits.empty());
    }

    void notesComeWithNewFillsOnly() {
        Statement file = roundTrip();
        Annotation note;
        note.notes = QStringLiteral("late entry");
        file.rows[0].fills[0].note = std::make_shared<const Annotation>(note);
        file.rows[0].fills[0].tags = {QStringLiteral("fomo")};
        FakeJournal journal;
        const ImportPlan made = plan(kAcme, file, journal);
        QCOMPARE(made.fills[0].note->notes, QStringLiteral("late entry"));
        QCOMPARE(made.fills[0].note->id, made.fills[0].fill.id);
        QCOMPARE(made.fills[0].tags, QStringList{QStringLiteral("fomo")});
        journal.apply(made);
        QVERIFY(!plan(kAcme, file, journal).fills[0].note);
    }
};

TJ_TEST(ImportPlanTest)
#include "import_plan_test.moc"
