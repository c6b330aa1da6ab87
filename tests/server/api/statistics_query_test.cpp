#include "server/api/statistics_query.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QTest>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

Request asking(const NamedTexts& query) {
    Request request;
    request.query = query;
    return request;
}

} // namespace

/// Which trades a request is about, and when two requests are about the same.
class StatisticsQueryTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryFilter() {
        const Request request = asking({{u"from"_s, u"2025-01-01"_s},
                                        {u"symbol"_s, u"AAPL"_s},
                                        {u"tag"_s, u"a"_s},
                                        {u"tag"_s, u"b"_s},
                                        {u"side"_s, u"short"_s},
                                        {u"win"_s, u"true"_s},
                                        {u"status"_s, u"closed"_s},
                                        {u"weekday"_s, u"5"_s},
                                        {u"hour"_s, u"9"_s},
                                        {u"fromR"_s, u"-1.5"_s},
                                        {u"basis"_s, u"gross"_s},
                                        {u"q"_s, u"gap"_s}});
        QueryFields query(request);
        const StatisticsQuery asked = readStatisticsQuery(query);
        QVERIFY(query.finish().ok());
        core::TradeFilter expected;
        expected.from = test::day("2025-01-01");
        expected.symbols = QStringList{u"AAPL"_s};
        expected.tags = QStringList{u"a"_s, u"b"_s};
        expected.side = core::Direction::Short;
        expected.outcome = core::Outcome::Win;
        expected.status = core::TradeStatus::Closed;
        expected.weekdays = {5};
        expected.entryHours = {9};
        expected.fromR = -1.5;
        expected.basis = core::Basis::Gross;
        QVERIFY(asked.filter == expected);
        QCOMPARE(asked.words, std::optional(u"gap"_s));
        QCOMPARE(rangeText(asked.filter), "2025-01-01..");
    }

    void theHashKnowsNoOrderAndNoRange() {
        const QByteArray hash = filtersHash(asking({{u"tag"_s, u"a"_s}, {u"side"_s, u"long"_s}}));
        QCOMPARE(
            filtersHash(asking({{u"side"_s, u"long"_s}, {u"from"_s, u"2025-01-01"_s}, {u"tag"_s, u"a"_s}})),
            hash);
        QVERIFY(filtersHash(asking({{u"tag"_s, u"b"_s}, {u"side"_s, u"long"_s}})) != hash);
    }

    void noValuePassesForTwo() {
        QVERIFY(filtersHash(asking({{u"tag"_s, u"a&tag=1:b"_s}})) !=
                filtersHash(asking({{u"tag"_s, u"a"_s}, {u"tag"_s, u"b"_s}})));
        QVERIFY(filtersHash(asking({{u"tag"_s, QString()}})) != filtersHash(asking({})));
    }
};

TJ_TEST(StatisticsQueryTest)
#include "statistics_query_test.moc"
