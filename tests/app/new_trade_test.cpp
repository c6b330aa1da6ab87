#include "app/enter_trade.h"
#include "app/trades/costs_fields.h"
#include "app/trades/new_trade_form.h"
#include "app/trades/trade_entry_text.h"
#include "app/widgets/form_field.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::dec;

namespace {

TradeEntryText typed() {
    TradeEntryText text;
    text.symbol = u"aapl"_s;
    text.quantity = u"10"_s;
    text.entryPrice = u"100.5"_s;
    text.entryTime = text.exitTime = QDateTime(QDate(2026, 9, 14), QTime(9, 30), Qt::UTC);
    text.zone = u"Asia/Kolkata"_s;
    return text;
}

} // namespace

class NewTradeTest : public QObject {
    Q_OBJECT

private slots:
    void anEntryAloneIsAnOpenPosition() {
        const TradeEntry entry = tradeEntry(typed());
        QVERIFY(!entry.exit);
        test::TempJournal journal;
        const EnteredTrade entered = test::must(enterTrade(*journal, entry, u"INR"_s));
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), 1u);
        QCOMPARE(book->trades[0].id, entered.trade);
        QCOMPARE(book->trades[0].status, core::TradeStatus::Open);
        QCOMPARE(book->accounts[0].name, u"Main"_s);
        QCOMPARE(book->currencyOf(book->trades[0]), u"INR"_s);
    }

    void everyFieldArrivesInTheJournal() {
        TradeEntryText text = typed();
        text.side = core::Direction::Short;
        text.exitPrice = u"98"_s;
        text.exitTime = text.entryTime.addSecs(3600);
        text.stop = u"101"_s;
        text.costs = QStringList{u"3.75"_s};
        text.tags = u"breakout,  gap fill , Breakout"_s;
        text.notes = u"As planned."_s;
        test::TempJournal journal;
        const EnteredTrade entered = test::must(enterTrade(*journal, tradeEntry(text), u"USD"_s));
        const auto book = journal.book();
        const core::Trade& trade = book->trades[0];
        QCOMPARE(trade.side, core::Direction::Short);
        QCOMPARE(trade.grossPnl, dec("25"));
        QCOMPARE(trade.netPnl, dec("21.25"));
        QCOMPARE(*trade.initialRisk, dec("5"));
        QCOMPARE(trade.entryAt, core::parseInstant(u"2026-09-14T04:00:00Z"_s).value()); // 09:30 in Kolkata
        QCOMPARE(book->tagsOf(trade).size(), 2u);
        QCOMPARE(test::must(journal->readTrade(*book, entered.trade)).annotations.front().notes,
                 u"As planned."_s);
        test::must(journal->undo());
        QVERIFY(journal.book()->trades.empty());
    }

    void costsByKindArriveAsThatKind() {
        TradeEntryText text = typed();
        text.exitPrice = u"102"_s;
        text.costs = QStringList{u"20"_s, u"1.25"_s, QString(), u"3.6"_s};
        test::TempJournal journal;
        test::must(enterTrade(*journal, tradeEntry(text), u"INR"_s));
        const core::Charges charges = journal.book()->trades[0].charges;
        QCOMPARE(charges[core::ChargeKind::Commission], dec("20"));
        QCOMPARE(charges[core::ChargeKind::Exchange], dec("1.25"));
        QCOMPARE(charges[core::ChargeKind::Taxes], dec("3.6"));
        QCOMPARE(charges.total(), dec("24.85"));
    }

    void theFormAddsTheKindsUp() {
        CostsFields costs;
        costs.show();
        QTest::keyClicks(costs.totalEdit(), u"20"_s);
        QCOMPARE(costs.texts()[0], u"20"_s);
        costs.byKindButton()->click();
        QCOMPARE(costs.kindEdit(core::ChargeKind::Commission)->text(), u"20"_s);
        QVERIFY(costs.totalEdit()->isReadOnly());
        QTest::keyClicks(costs.kindEdit(core::ChargeKind::Taxes), u"3.60"_s);
        QCOMPARE(costs.totalEdit()->text(), u"23.6"_s);
        QCOMPARE(costs.texts()[int(core::ChargeKind::Taxes)], u"3.60"_s);
        costs.byKindButton()->click();
        QCOMPARE(costs.texts()[0], u"23.6"_s);
        QVERIFY(costs.texts()[int(core::ChargeKind::Taxes)].isEmpty());
    }

    void costsTooLargeTogetherAreRefused() {
        TradeEntryText text = typed();
        text.costs = QStringList{u"92000000000"_s, u"92000000000"_s};
        QVERIFY(!problemsOf(text).none());
    }

    void nonsenseIsToldBesideItsField() {
        TradeEntryText text = typed();
        QVERIFY(problemsOf(text).none());
        text.quantity = u"-3"_s;
        text.entryPrice = u"ten"_s;
        text.costs = QStringList{u"1,5"_s};
        const TradeEntryProblems problems = problemsOf(text);
        QVERIFY(!problems.quantity.isEmpty());
        QVERIFY(!problems.entryPrice.isEmpty());
        QVERIFY(!problems.costs[0].isEmpty());
        QVERIFY(problems.exitPrice.isEmpty() && problems.stop.isEmpty());
    }

    void theStopStandsOnTheLosingSide() {
        TradeEntryText text = typed();
        text.stop = u"101"_s;
        QVERIFY(!problemsOf(text).stop.isEmpty());
        text.side = core::Direction::Short;
        QVERIFY(problemsOf(text).stop.isEmpty());
        text.stop = u"100.5"_s;
        QVERIFY(!problemsOf(text).stop.isEmpty());
    }

    void nobodyLeavesBeforeComingIn() {
        TradeEntryText text = typed();
        text.exitTime = text.entryTime.addSecs(-60);
        QVERIFY(problemsOf(text).exitTime.isEmpty()); // no exit, no exit time
        text.exitPrice = u"101"_s;
        QVERIFY(!problemsOf(text).exitTime.isEmpty());
    }

    void theButtonWaitsForACompleteTrade() {
        NewTradeForm form;
        form.present({takeSnapshot(test::syntheticBook(3), {}), Unit::Money, core::FigureText(QLocale::c())});
        form.start(core::instantFromMs(1'793'000'000'000));
        form.show();
        QSignalSpy entered(&form, &NewTradeForm::entered);
        QVERIFY(!form.addButton()->isEnabled());
        QTest::keyClicks(form.symbolEdit(), u"INFY"_s);
        QTest::keyClicks(form.quantityEdit(), u"5"_s);
        QTest::keyClicks(form.entryPriceEdit(), u"1500"_s);
        QVERIFY(form.addButton()->isEnabled());
        QTest::keyClicks(form.stopEdit(), u"1510"_s);
        QVERIFY(!form.addButton()->isEnabled());
        QVERIFY(!form.stopField()->problem().isEmpty());
        form.stopEdit()->setText(u"1490"_s);
        QTest::mouseClick(form.addButton(), Qt::LeftButton);
        QCOMPARE(entered.count(), 1);
        QCOMPARE(entered[0][0].value<TradeEntry>().quantity, dec("5"));
    }

    void theContractSizeIsThatOfTheInstrument() {
        TradeEntryText text = typed();
        text.symbol = u"XYZ26DECFUT"_s;
        text.multiplier = u"50"_s;
        text.exitPrice = u"101.5"_s;
        text.exitTime = text.entryTime.addSecs(60);
        test::TempJournal journal;
        QVERIFY(enterTrade(*journal, tradeEntry(text), u"INR"_s).ok());
        QCOMPARE(journal.book()->instruments[0].multiplier, dec("50"));
        QCOMPARE(journal.book()->trades[0].grossPnl, dec("500"));
    }

    void whatTheJournalRefusesStandsBesideItsField() {
        NewTradeForm form;
        form.show();
        form.refuse({core::ErrorCode::InvalidValue, u"on the wrong side"_s, u"stop"_s});
        QVERIFY(form.stopField()->problem().contains(u"on the wrong side"_s));
        form.stopEdit()->setText(u"1"_s); // typing takes it away
        QVERIFY(form.stopField()->problem().isEmpty());
    }
};

TJ_TEST(NewTradeTest)
#include "new_trade_test.moc"
