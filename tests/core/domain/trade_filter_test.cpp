#include "core/domain/trade_filter.h"
#include "tests/support/book_builder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

namespace {

/// In exit order: AAPL 100 tagged a; MSFT −50 tagged a, b; AAPL short 0; then an unopened and an open one.
TradeBook sampleBook() {
    BookBuilder books;
    books.add(aTrade().of("AAPL").net("100").on("2026-01-05").tagged({QStringLiteral("a")}));
    books.add(aTrade()
                  .of("MSFT")
                  .in("Second")
                  .gross("10", "60")
                  .on("2026-01-06")
                  .tagged({QStringLiteral("a"), QStringLiteral("b")}));
    books.add(aTrade().of("AAPL").net("0").shortSide().on("2026-01-07"));
    books.add(aTrade().of("AAPL").unopened().on("2026-01-08"));
    books.add(aTrade().of("MSFT").open().on("2026-01-09"));
    return books.build();
}

std::size_t closedOf(const TradeFilter& filter) {
    return select(sampleBook(), filter).closed.size();
}

} // namespace

class TradeFilterTest : public QObject {
    Q_OBJECT
private slots:
    void emptyFilterLeavesEverything() {
        const TradeSelection all = select(sampleBook(), {});
        QCOMPARE(all.closed, (std::vector<quint32>{0, 1, 2}));
        QCOMPARE(all.unopened, std::vector<quint32>{3});
        QCOMPARE(all.open, std::vector<quint32>{4});
    }

    void daysAreInclusive() {
        TradeFilter filter;
        filter.from = day("2026-01-06");
        QCOMPARE(closedOf(filter), 2u);
        filter.to = day("2026-01-06");
        QCOMPARE(closedOf(filter), 1u);
        QCOMPARE(select(sampleBook(), filter).open.size(), 0u);
        filter.to = day("2026-01-09");
        QCOMPARE(select(sampleBook(), filter).open.size(), 1u);
    }

    void wordsAreAnyOfAndIgnoreCase() {
        TradeFilter filter;
        filter.symbols = QStringList{QStringLiteral("aapl"), QStringLiteral("TSLA")};
        QCOMPARE(closedOf(filter), 2u);
        filter.symbols = QStringList{QStringLiteral("AAP")};
        QCOMPARE(closedOf(filter), 0u);
        filter = {};
        filter.tags = QStringList{QStringLiteral("B")};
        QCOMPARE(closedOf(filter), 1u);
        filter.tags = QStringList{QStringLiteral("a"), QString()};
        QCOMPARE(closedOf(filter), 3u);
        filter.tags = QStringList{QString()};
        QCOMPARE(closedOf(filter), 1u);
    }

    void accountsAreNamedOrNumbered() {
        TradeFilter filter;
        filter.accounts = QStringList{QStringLiteral("second")};
        QCOMPARE(closedOf(filter), 1u);
        const TradeBook book = sampleBook();
        filter.accounts = QStringList{book.accounts[0].id.toString()};
        QCOMPARE(select(book, filter).closed.size(), 2u);
        QVERIFY(admitsAccount(filter, book.accounts[0]) && !admitsAccount(filter, book.accounts[1]));
        QVERIFY(admitsAccount({}, book.accounts[1]));
    }

    void outcomeFollowsTheBasis() {
        TradeFilter filter;
        filter.outcome = Outcome::Win;
        QCOMPARE(closedOf(filter), 1u);
        filter.basis = Basis::Gross;
        QCOMPARE(closedOf(filter), 2u);
        filter.outcome = Outcome::BreakEven;
        QCOMPARE(closedOf(filter), 1u);
        QCOMPARE(select(sampleBook(), filter).open.size(), 0u); // nothing open has an outcome
    }

    void smallResultsAreBreakEvenWithinTheAccountsTolerance() {
        TradeBook book = sampleBook();
        book.accounts[1].tolerance = dec("50");
        QCOMPARE(outcomeOf(book, book.trades[1], Basis::Net), Outcome::BreakEven);
        book.accounts[1].tolerance = dec("49.99");
        QCOMPARE(outcomeOf(book, book.trades[1], Basis::Net), Outcome::Loss);
    }

    void sideAndStatusNarrow() {
        TradeFilter filter;
        filter.side = Direction::Short;
        QCOMPARE(closedOf(filter), 1u);
        filter = {};
        filter.status = TradeStatus::Open;
        const TradeSelection open = select(sampleBook(), filter);
        QVERIFY(open.closed.empty() && open.unopened.empty());
        QCOMPARE(open.open.size(), 1u);
    }

    void weekdaysAreThoseOfTheEntry() {
        BookBuilder books;
        books.add(aTrade().on("2026-01-05"));                    // Monday
        books.add(aTrade().at("2026-01-09", 15 * 60, 3 * 1440)); // in on Friday, out on Monday
        books.add(aTrade().open().on("2026-01-12"));
        books.add(aTrade().unopened().on("2026-01-12"));
        const TradeBook book = books.build();
        TradeFilter filter;
        filter.weekdays = {1};
        TradeSelection mondays = select(book, filter);
        QCOMPARE(mondays.closed.size(), 1u);
        QCOMPARE(mondays.open.size(), 1u);
        QVERIFY(mondays.unopened.empty()); // its entry is not known
        filter.weekdays = {1, 5};
        QCOMPARE(select(book, filter).closed.size(), 2u);
        filter.weekdays = {7};
        QVERIFY(select(book, filter).closed.empty());
    }

    void anOpeningToldByHandHasNoWeekdayAndNoHour() {
        BookBuilder books;
        books.add(aTrade().withoutEntry().on("2026-01-05"));
        const TradeBook book = books.build();
        TradeFilter filter;
        QCOMPARE(select(book, filter).closed.size(), 1u);
        filter.weekdays = {1, 2, 3, 4, 5, 6, 7};
        QVERIFY(select(book, filter).closed.empty());
        filter = {};
        filter.entryHours = {14};
        QVERIFY(select(book, filter).closed.empty());
    }

    void hoursAreWholeAndNeedAKnownTime() {
        BookBuilder books;
        books.add(aTrade().at("2026-01-05", 9 * 60, 5));
        books.add(aTrade().at("2026-01-05", 9 * 60 + 59, 5));
        books.add(aTrade().at("2026-01-05", 10 * 60, 5));
        books.add(aTrade().at("2026-01-05", 0, 5));
        books.add(aTrade().dateOnly());
        const TradeBook book = books.build();
        TradeFilter filter;
        filter.entryHours = {9};
        QCOMPARE(select(book, filter).closed.size(), 2u);
        filter.entryHours = {0};
        QCOMPARE(select(book, filter).closed.size(), 1u); // midnight, not the one without a time
        filter.entryHours = {0, 10};
        filter.weekdays = {2};
        QVERIFY(select(book, filter).closed.empty());
    }

    void rangesOfRIncludeTheirLowerEndOnly() {
        BookBuilder books;
        for (const char* net : {"-100", "-50", "49.99", "50", "149.99", "150"}) {
            books.add(aTrade().net(net).risk("100"));
        }
        books.add(aTrade().net("100")); // without a stop
        books.add(aTrade().open().risk("100"));
        const TradeBook book = books.build();
        const auto within = [&](std::optional<double> from, std::optional<double> to) {
            TradeFilter filter;
            filter.fromR = from;
            filter.toR = to;
            const TradeSelection found = select(book, filter);
            return found.open.empty() ? int(found.closed.size()) : -1;
        };
        QCOMPARE(within(0.5, 1.5), 2);
        QCOMPARE(within(-0.5, 0.5), 2);
        QCOMPARE(within({}, -0.5), 1);
        QCOMPARE(within(1.5, {}), 1);
        QCOMPARE(within(-100, 100), 6);
    }

    void booksAreInExitOrderWhateverWasAddedFirst() {
        BookBuilder books;
        books.add(aTrade().of("LATE").on("2026-01-09"));
        books.add(aTrade().of("OPEN").open().on("2026-01-01"));
        books.add(aTrade().of("EARLY").on("2026-01-05"));
        books.add(aTrade().of("UNKNOWN").unopened().on("2026-01-02"));
        books.add(aTrade().of("SAME").at("2026-01-05", 14 * 60, 90)); // same exit, earlier entry
        const TradeBook book = books.build();
        QStringList order;
        for (const Trade& trade : book.trades) {
            order.push_back(book.instrumentOf(trade).symbol);
        }
        QCOMPARE(order.join(u' '), QStringLiteral("SAME EARLY LATE UNKNOWN OPEN"));
    }
};

TJ_TEST(TradeFilterTest)
#include "trade_filter_test.moc"
