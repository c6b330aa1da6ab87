#include "core/import/contract_size.h"
#include "tests/core/import/format_reading.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::ContractSize;
using test::dec;

class ContractSizeTest : public QObject {
    Q_OBJECT
private slots:
    void followsFromOneRoundTrip_data() {
        QTest::addColumn<QString>("buy");
        QTest::addColumn<QString>("sell");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("pnl");
        QTest::addColumn<QString>("size");
        const auto row = [](const char* name, const char* buy, const char* sell, const char* quantity,
                            const char* pnl, const char* size) {
            QTest::newRow(name) << QString::fromLatin1(buy) << QString::fromLatin1(sell)
                                << QString::fromLatin1(quantity) << QString::fromLatin1(pnl)
                                << QString::fromLatin1(size);
        };
        row("won", "6000", "6001.25", "2", "12.50", "5");
        row("lost", "6001.25", "6000", "2", "-12.50", "5");
        row("fraction", "100", "110", "1", "2.50", "0.25");
        row("currency", "1.08505", "1.08560", "2", "137.50", "125000");
        row("yen", "0.0067", "0.0067005", "1", "6.25", "12500000");
    }
    void followsFromOneRoundTrip() {
        QFETCH(QString, buy);
        QFETCH(QString, sell);
        QFETCH(QString, quantity);
        QFETCH(QString, pnl);
        QFETCH(QString, size);
        ContractSize learnt;
        const auto number = [](const QString& text) { return core::Decimal::parse(text).value(); };
        learnt.see(number(buy), number(sell), number(quantity), number(pnl));
        QCOMPARE(learnt.implied(), std::optional(number(size)));
    }

    void isThePlainestNumberThatExplainsEveryRoundTrip() {
        ContractSize size;
        size.see(dec("1"), dec("1.0003"), dec("1"), dec("0.02"));
        size.see(dec("1"), dec("1.3"), dec("1"), dec("15"));
        QCOMPARE(size.implied(), dec("50"));
    }

    void staysUnknownWhereNothingMoved() {
        ContractSize size;
        QVERIFY(!size.implied());
        size.see(dec("5"), dec("5"), dec("3"), dec("0"));
        QVERIFY(!size.implied());
    }

    void staysUnknownWhereTheRoundTripsContradictEachOther() {
        ContractSize twoSizes;
        twoSizes.see(dec("5"), dec("6"), dec("1"), dec("10"));
        twoSizes.see(dec("5"), dec("6"), dec("1"), dec("20"));
        QVERIFY(!twoSizes.implied());
        ContractSize gainWithoutAMove;
        gainWithoutAMove.see(dec("5"), dec("6"), dec("3"), dec("30"));
        gainWithoutAMove.see(dec("5"), dec("5"), dec("3"), dec("30"));
        QVERIFY(!gainWithoutAMove.implied());
    }

    void isNeverNegativeOrZero() {
        ContractSize backwards;
        backwards.see(dec("5"), dec("6"), dec("1"), dec("-10"));
        QVERIFY(!backwards.implied());
        ContractSize nothing;
        nothing.see(dec("5"), dec("6"), dec("1"), dec("0"));
        QVERIFY(!nothing.implied());
    }

    void leavesOutWhatDoesNotFitANumber() {
        ContractSize size;
        size.see(dec("-92000000000"), dec("92000000000"), dec("92000000000"), dec("1"));
        QVERIFY(!size.implied());
        size.see(dec("1"), dec("2"), dec("1"), dec("7"));
        QCOMPARE(size.implied(), dec("7"));
    }
};

TJ_TEST(ContractSizeTest)
#include "contract_size_test.moc"
