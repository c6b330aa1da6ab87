#include "app/delete_trades.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace app;
using core::Side;
using test::must;
using test::TempJournal;

namespace {

/// Long 10, turned by a sale of 25 into short 15, which a purchase of 40 turns into long 25, still open.
void addReversals(TempJournal& journal) {
    core::Account account = journal.account();
    account.mayBeShort = true;
    journal.add({});
    must(journal->change(QStringLiteral("Shorting"),
                         [&](core::ChangeScope& scope) { return scope.put(account); }));
    journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "25", "101", 10),
                 journal.fill(Side::Buy, "40", "99", 20)});
}

std::vector<core::TradeId> idsOf(const core::TradeBook& book, core::Direction side) {
    std::vector<core::TradeId> ids;
    for (const core::Trade& trade : book.trades) {
        if (trade.side == side) {
            ids.push_back(trade.id);
        }
    }
    return ids;
}

} // namespace

class DeleteTradesTest : public QObject {
    Q_OBJECT

private slots:
    void aDeletedTradeComesBackWithUndo() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "105", 5)});
        const core::TradeId id = journal.book()->trades[0].id;
        QVERIFY(deleteTrades(*journal, {id}).ok());
        QVERIFY(journal.book()->trades.empty());
        must(journal->undo());
        QCOMPARE(journal.book()->trades.size(), 1u);
        QCOMPARE(journal.book()->trades[0].id, id);
    }

    void aTradeAloneHasNoNeighbours() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "105", 5),
                     journal.fill(Side::Buy, "10", "105", 5), journal.fill(Side::Sell, "10", "106", 6)});
        const auto book = journal.book();
        for (const core::Trade& trade : book->trades) {
            const auto all = must(withNeighbours(*journal, *book, {trade.id}));
            QCOMPARE(all, std::vector<core::TradeId>{trade.id});
        }
    }

    void aReversalNamesItsNeighboursAndGoesWithThem() {
        TempJournal journal;
        addReversals(journal);
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), 3u);
        const core::TradeId middle = idsOf(*book, core::Direction::Short).at(0);
        const auto refused = deleteTrades(*journal, {middle});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::ErrorCode::SharedFill);
        const auto all = must(withNeighbours(*journal, *book, {middle}));
        QCOMPARE(all.size(), 3u);
        QCOMPARE(all.front(), middle);
        QVERIFY(deleteTrades(*journal, all).ok());
        QVERIFY(journal.book()->trades.empty());
        must(journal->undo());
        QCOMPARE(journal.book()->trades.size(), 3u);
    }

    void theNeighboursNeighbourIsFoundFromEitherEnd() {
        TempJournal journal;
        addReversals(journal);
        const auto book = journal.book();
        for (const core::TradeId& end : idsOf(*book, core::Direction::Long)) {
            QCOMPARE(must(withNeighbours(*journal, *book, {end})).size(), 3u);
        }
    }
};

TJ_TEST(DeleteTradesTest)
#include "delete_trades_test.moc"
