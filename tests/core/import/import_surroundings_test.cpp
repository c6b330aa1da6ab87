#include "core/domain/record.h"
#include "tests/core/import/plan_of_rows.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <functional>

Q_DECLARE_METATYPE(core::FillDraft)

using namespace core;
using namespace plan_test;

namespace {

/// A fill that is well but for what `spoil` does to it.
FillDraft spoilt(const std::function<void(FillDraft&)>& spoil) {
    FillDraft fill = draft("ABC", Side::Buy, "1", "10", "2026-03-02 10:00:00");
    spoil(fill);
    return fill;
}

} // namespace

class ImportSurroundingsTest : public QObject {
    Q_OBJECT
private slots:
    void whatTheJournalCouldNotKeepRejectsItsRowAlone_data() {
        QTest::addColumn<FillDraft>("fill");
        QTest::addColumn<QString>("column");
        const auto row = [](const char* name, const char* column, const auto& spoil) {
            QTest::newRow(name) << spoilt(spoil) << QString::fromLatin1(column);
        };
        const QString endless(300, u'x');
        row("symbol", "symbol", [&](FillDraft& fill) { fill.instrument.symbol = endless; });
        row("currency", "currency", [&](FillDraft& fill) { fill.instrument.currency = endless; });
        row("multiplier", "multiplier", [](FillDraft& fill) { fill.multiplier = Decimal(); });
        row("tick", "tick", [](FillDraft& fill) { fill.instrument.tick = Decimal(); });
        row("account number", "number", [](FillDraft& fill) { fill.accountNumber = QString(100, u'9'); });
        row("account name", "name", [&](FillDraft& fill) { fill.accountName = endless; });
        row("rate", "accountRate", [](FillDraft& fill) { fill.accountRate = Decimal(); });
        row("tag", "tags", [&](FillDraft& fill) { fill.tags = {endless}; });
        row("playbook", "tags", [&](FillDraft& fill) { fill.playbook = endless; });
        row("notes", "notes", [](FillDraft& fill) {
            Annotation note;
            note.notes = QString(2'000'000, u'n');
            fill.note = std::make_shared<const Annotation>(note);
        });
    }
    /// Else the whole import failed with a word that names no row.
    void whatTheJournalCouldNotKeepRejectsItsRowAlone() {
        QFETCH(FillDraft, fill);
        QFETCH(QString, column);
        const FillDraft sound = draft("QRS", Side::Buy, "1", "10", "2026-03-02 10:00:00");
        const ImportPlan made = plan(kPlain, statementOf({sound, fill, sound}), FakeJournal());
        QCOMPARE(made.rows, (ImportCounts{2, 0, 0, 0, 0, 1}));
        QCOMPARE(made.rejectedRows.at(0).row, 3);
        QCOMPARE(made.rejectedRows.at(0).column, column);
        for (const Instrument& instrument : made.newInstruments) {
            QVERIFY(validate(toRecord(instrument)).empty());
        }
        for (const Account& account : made.accounts) {
            QVERIFY(validate(toRecord(account)).empty());
        }
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
};

TJ_TEST(ImportSurroundingsTest)
#include "import_surroundings_test.moc"
