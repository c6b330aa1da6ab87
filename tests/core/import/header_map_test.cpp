#include "core/import/header_map.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

class HeaderMapTest : public QObject {
    Q_OBJECT
private slots:
    void namesMatchWhateverTheirCaseSpacesAndPunctuation() {
        CsvReader csv("Trade ID, P&L ,B/S,\"Qty.\"\n");
        const auto header = findHeader(csv, {"trade_id", "qty"});
        QVERIFY(header.ok());
        QCOMPARE(header->column("TradeID"), 0);
        QCOMPARE(header->column("pl"), 1);
        QCOMPARE(header->column("B/S"), 2);
        QCOMPARE(header->column("price"), -1);
        QCOMPARE(header->firstOf({"price", "QTY"}), 3);
        QCOMPARE(header->name(0), QStringLiteral("Trade ID"));
    }

    void theHeaderIsFoundBelowAPreamble() {
        CsvReader csv("Client ID,AB1\n\nSymbol report\nsymbol,quantity,price\nX,1,2\n");
        QVERIFY(findHeader(csv, {"Symbol", "Quantity"}).ok());
        QVERIFY(csv.next());
        QCOMPARE(csv.text(0), QStringLiteral("X"));
    }

    void whatTheBestRowLacksIsNamed() {
        CsvReader csv("title\nsymbol,quantity\nX,1\n");
        const auto header = findHeader(csv, {"symbol", "quantity", "price", "date"});
        QCOMPARE(header.error().code, ErrorCode::MalformedFile);
        QVERIFY(header.error().detail.contains(QStringLiteral("price, date")));
    }

    void columnsOfOneNameAreCounted() {
        const HeaderMap header(
            QStringList{QStringLiteral("Price"), QStringLiteral("Date"), QStringLiteral("price")});
        QCOMPARE(header.column("price", 0), 0);
        QCOMPARE(header.column("price", 1), 2);
        QCOMPARE(header.column("price", 2), -1);
    }

    void blankNamesAreNumbered() {
        const HeaderMap header(QStringList{QStringLiteral("Price"), QString()});
        QCOMPARE(header.name(1), QStringLiteral("column 2"));
        QVERIFY(!header.has(""));
    }

    void theSearchStopsAtItsLimit() {
        CsvReader csv("a\nb\nc\nsymbol,price\n");
        QVERIFY(!findHeader(csv, {"symbol", "price"}, 3).ok());
    }
};

TJ_TEST(HeaderMapTest)
#include "header_map_test.moc"
