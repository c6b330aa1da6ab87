#include "core/import/thinkorswim_cash.h"
#include "tests/core/import/format_reading.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::CashSearch;
using core::CashTrade;
using core::readCashTrade;
using core::Side;
using core::ThinkorswimCash;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::dec;

namespace {

CashTrade tradeAt(milliseconds time, const char* description, std::size_t row) {
    CashTrade trade = readCashTrade(QString::fromLatin1(description)).value();
    trade.wallTime = time;
    trade.row = row;
    return trade;
}

CashSearch searchAt(milliseconds time, const char* symbol) {
    return {time, Side::Buy, dec("1"), dec("2.5"), {QString::fromLatin1(symbol)}};
}

} // namespace

class ThinkorswimCashTest : public QObject {
    Q_OBJECT
private slots:
    void readsADescription() {
        const auto trade = readCashTrade(QStringLiteral(
            "tIP SOLD -2 /NQM22:XCME 1/20 APR 22 (Wednesday) (Wk5) /Q4CJ22:XCME 13,100 CALL @1,155.75 CBOE"));
        QCOMPARE(trade->side, Side::Sell);
        QCOMPARE(trade->quantity, dec("2"));
        QCOMPARE(trade->price, dec("1155.75"));
        QVERIFY(trade->words.contains(QStringLiteral("/NQM22")));
        QVERIFY(trade->words.contains(QStringLiteral("/Q4CJ22")));
        QVERIFY(trade->words.contains(QStringLiteral("CALL")));
    }

    void readsNegativePricesAndSpreads() {
        const auto trade =
            readCashTrade(QStringLiteral("BOT +3 VERTICAL SPY 100 17 JAN 25 480/490 CALL @-.35"));
        QCOMPARE(trade->side, Side::Buy);
        QCOMPARE(trade->price, dec("-0.35"));
        QCOMPARE(trade->words.first(2), QStringList({QStringLiteral("VERTICAL"), QStringLiteral("SPY")}));
    }

    void readsNothingElse_data() {
        QTest::addColumn<QString>("description");
        QTest::newRow("deposit") << QStringLiteral("ACH CREDIT RECEIVED");
        QTest::newRow("no price") << QStringLiteral("BOT +1 AAPL");
        QTest::newRow("no quantity") << QStringLiteral("BOT AAPL @1.50");
        QTest::newRow("two points") << QStringLiteral("BOT +1 AAPL @1.5.0");
        QTest::newRow("robot") << QStringLiteral("ROBOT +1 AAPL @1.50");
        QTest::newRow("empty") << QString();
    }
    void readsNothingElse() {
        QFETCH(QString, description);
        QVERIFY(!readCashTrade(description));
    }

    void givesEachRowOutOnce() {
        ThinkorswimCash cash;
        cash.add(tradeAt(hours(9), "BOT +1 AAPL @2.50", 1));
        cash.add(tradeAt(hours(9), "BOT +1 AAPL @2.50", 2));
        const auto same = ThinkorswimCash::Time::Same;
        QCOMPARE(cash.take(searchAt(hours(9), "AAPL"), same)->row, std::size_t(1));
        QCOMPARE(cash.take(searchAt(hours(9), "AAPL"), same)->row, std::size_t(2));
        QCOMPARE(cash.take(searchAt(hours(9), "AAPL"), same), nullptr);
        QVERIFY(cash.rowsLeft().empty());
    }

    void wantsSideQuantityPriceAndEveryWord() {
        ThinkorswimCash cash;
        cash.add(tradeAt(hours(9), "BOT +1 SPY 100 17 JAN 25 480 CALL @2.50", 1));
        const auto found = [&](const CashSearch& search) {
            return cash.take(search, ThinkorswimCash::Time::Nearest) != nullptr;
        };
        CashSearch search = searchAt(hours(9), "SPY");
        search.side = Side::Sell;
        QVERIFY(!found(search));
        search = searchAt(hours(9), "SPY");
        search.quantity = dec("2");
        QVERIFY(!found(search));
        search = searchAt(hours(9), "SPY");
        search.price = dec("2.51");
        QVERIFY(!found(search));
        search = searchAt(hours(9), "SPY");
        search.words << QStringLiteral("480") << QStringLiteral("PUT");
        QVERIFY(!found(search));
        QCOMPARE(cash.rowsLeft(), std::vector<std::size_t>{1});
        search.words.last() = QStringLiteral("CALL");
        QVERIFY(found(search));
    }

    void takesTheNearestWithinADay() {
        const auto nearest = ThinkorswimCash::Time::Nearest;
        ThinkorswimCash cash;
        cash.add(tradeAt(hours(8), "BOT +1 AAPL @2.50", 1));
        cash.add(tradeAt(hours(11), "BOT +1 AAPL @2.50", 2));
        cash.add(tradeAt(hours(9) + seconds(1), "BOT +1 MSFT @2.50", 3));
        QCOMPARE(cash.take(searchAt(hours(9), "AAPL"), ThinkorswimCash::Time::Same), nullptr);
        QCOMPARE(cash.take(searchAt(hours(10), "AAPL"), nearest)->row, std::size_t(2));
        QCOMPARE(cash.take(searchAt(hours(33), "AAPL"), nearest), nullptr);
        QCOMPARE(cash.take(searchAt(hours(32), "AAPL"), nearest)->row, std::size_t(1));
        QCOMPARE(cash.rowsLeft(), std::vector<std::size_t>{3});
    }

    void joinsManyAlikeInGoodTime() {
        ThinkorswimCash cash;
        constexpr int kMany = 20'000;
        for (int i = 0; i < kMany; ++i) {
            cash.add(tradeAt(seconds(i), "BOT +1 AAPL @2.50", std::size_t(i)));
        }
        for (int i = kMany - 1; i >= 0; --i) {
            const CashTrade* taken = cash.take(searchAt(seconds(i), "AAPL"), ThinkorswimCash::Time::Nearest);
            QVERIFY(taken != nullptr);
            QCOMPARE(taken->row, std::size_t(i));
        }
    }
};

TJ_TEST(ThinkorswimCashTest)
#include "thinkorswim_cash_test.moc"
