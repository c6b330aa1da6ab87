#include "core/domain/matching_order.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using namespace test;

class MatchingOrderTest : public QObject {
    Q_OBJECT
private slots:
    void numbersInNamesCountByValue_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("digits") << "9"
                                << "10";
        QTest::newRow("prefix") << "T9"
                                << "T10";
        QTest::newRow("two runs") << "2-9"
                                  << "2-10";
        QTest::newRow("first run decides") << "2-10"
                                           << "3-1";
        QTest::newRow("leading zeros") << "009"
                                       << "10";
        QTest::newRow("shorter first") << "A"
                                       << "A1";
        QTest::newRow("letters") << "A2"
                                 << "B1";
        QTest::newRow("beyond 64 bits") << "99999999999999999998"
                                        << "99999999999999999999";
    }
    void numbersInNamesCountByValue() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QVERIFY(compareNaturally(first, second) < 0);
        QVERIFY(compareNaturally(second, first) > 0);
        QCOMPARE(compareNaturally(first, first), 0);
    }

    void oneFillWithoutANumberTurnsNumbersOff() {
        const std::vector<Fill> fills = {aFill().id(1).sell("1").named("1"), aFill().id(2).buy("1")};
        std::vector<quint32> order = {0, 1};
        orderSimultaneous(order, fills, 0);
        QCOMPARE(order, (std::vector<quint32>{1, 0}));
        orderSimultaneous(order, fills, -1); // short: the sale adds
        QCOMPARE(order, (std::vector<quint32>{0, 1}));
    }

    void equalRanksFollowTheId() {
        const std::vector<Fill> fills = {aFill().id(3).buy("1"), aFill().id(1).buy("1"),
                                         aFill().id(2).buy("1")};
        std::vector<quint32> order = {0, 1, 2};
        orderSimultaneous(order, fills, 1);
        QCOMPARE(order, (std::vector<quint32>{1, 2, 0}));
    }
};

TJ_TEST(MatchingOrderTest)
#include "matching_order_test.moc"
