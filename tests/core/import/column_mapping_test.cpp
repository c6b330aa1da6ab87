#include "core/import/column_mapping.h"

#include "core/import/table_words.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

QStringList cells(const char* line) {
    return QString::fromUtf8(line).split(u',');
}

/// "side=Action quantity=Filled": what a header and its rows were guessed to mean, of the fields asked for.
QString guessed(const char* header, std::initializer_list<const char*> rows,
                std::initializer_list<ColumnField> fields) {
    std::vector<QStringList> samples;
    for (const char* row : rows) {
        samples.push_back(cells(row));
    }
    const ColumnMapping mapping = guessMapping(cells(header), samples);
    QStringList told;
    for (const ColumnField field : fields) {
        told.append(QStringLiteral("%1=%2").arg(QLatin1String(columnFieldName(field)),
                                                mapping.has(field) ? mapping.columns.at(field)
                                                                   : QStringLiteral("none")));
    }
    return told.join(u' ');
}

} // namespace

class ColumnMappingTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasExecutedIsPreferredToWhatWasOrdered() {
        QCOMPARE(guessed("Symbol,Side,Quantity,Price,Filled Qty,Avg Fill Price,Date,Fill Time",
                         {"ABC,Buy,100,10.50,40,10.25,2026-03-02,2026-03-02 10:00:00"},
                         {ColumnField::Quantity, ColumnField::Price, ColumnField::Date}),
                 QStringLiteral("quantity=Filled Qty price=Avg Fill Price date=Fill Time"));
    }

    void aClockIsNoDate() {
        QCOMPARE(guessed("T/D,Date,Exec Time,Symbol,Qty,Price", {"x,2026-03-02,09:47:59,ABC,1,10"},
                         {ColumnField::Date, ColumnField::Time}),
                 QStringLiteral("date=Date time=Exec Time"));
    }

    void aColumnOfWordsIsNoQuantity() {
        QCOMPARE(guessed("Symbol,Filled,Qty,Price", {"ABC,yes,5,10", "ABC,no,5,10"}, {ColumnField::Quantity}),
                 QStringLiteral("quantity=Qty"));
    }

    void aColumnInPercentIsNoMoney() {
        QCOMPARE(
            guessed("Symbol,Entry price,Exit price,Profit %,P&L", {"ABC,10,11,10,1"}, {ColumnField::Profit}),
            QStringLiteral("profit=none")); // "P&L" is no usual name
        QCOMPARE(
            guessed("Symbol,Entry price,Exit price,Profit %,PnL", {"ABC,10,11,10,1"}, {ColumnField::Profit}),
            QStringLiteral("profit=PnL"));
    }

    void aColumnWithOneSaleIsTheSide() {
        QCOMPARE(guessed("Date,Action,Symbol,Qty,Price",
                         {"2026-03-02,Dividend,ABC,,", "2026-03-02,Dividend,ABC,,", "2026-03-02,Interest,,,",
                          "2026-03-02,Sell,ABC,1,10"},
                         {ColumnField::Side}),
                 QStringLiteral("side=Action"));
    }

    void aColumnOfOrderTypesIsNoSide() {
        QCOMPARE(guessed("Date,Type,Symbol,Qty,Price", {"2026-03-02,Limit,ABC,1,10"}, {ColumnField::Side}),
                 QStringLiteral("side=none"));
    }

    void aStrategyIsNoTradeVerb() {
        QVERIFY(!tradeVerb(QStringLiteral("Long")));
        QVERIFY(!tradeVerb(QStringLiteral("Short")));
        QVERIFY(!tradeVerb(QStringLiteral("Sellers exhausted")));
        QCOMPARE(tradeVerb(QStringLiteral("SOLD")), std::optional(Side::Sell));
        QCOMPARE(tradeVerb(QStringLiteral("Buy to open")), std::optional(Side::Buy));
        QCOMPARE(tradeVerb(QStringLiteral("SELL_TO_CLOSE")), std::optional(Side::Sell));
    }

    void corporateActionsAreKnownByTheirWords() {
        for (const char* word : {"Reverse Split", "SPLIT", "Stock Merger", "Spin-off", "Symbol Change"}) {
            QVERIFY2(isCorporateAction(QString::fromLatin1(word)), word);
        }
        QVERIFY(!isCorporateAction(QStringLiteral("Sell to close")));
        QVERIFY(!isCorporateAction(QString()));
    }

    void statesOfOrdersAreToldApart() {
        QCOMPARE(orderStateOf(QStringLiteral("Filled")), OrderState::Executed);
        QCOMPARE(orderStateOf(QString()), OrderState::Executed);
        QCOMPARE(orderStateOf(QStringLiteral("Partially filled")), OrderState::InPart);
        QCOMPARE(orderStateOf(QStringLiteral("  CANCELLED by user")), OrderState::NotExecuted);
    }
};

TJ_TEST(ColumnMappingTest)
#include "column_mapping_test.moc"
