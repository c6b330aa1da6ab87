#include "core/export/csv_export.h"
#include "core/export/trades_json.h"
#include "tests/support/book_builder.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QtTest>

using namespace core;
using namespace test;

namespace {

JsonValue jsonOf(const TradeBook& book, const std::vector<TradePart>& parts = {}) {
    JsonWriter json;
    writeTrade(json, book, book.trades[0], parts);
    return parseJson(json.take()).value();
}

/// Columns and cells of the first trade's row; its texts are plain.
QHash<QString, QString> csvOf(const TradeBook& book) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const quint32 index = 0;
    if (!writeTradesCsv(out, book, {&index, 1}).ok()) {
        return {};
    }
    const QStringList lines = QString::fromUtf8(out.data()).split(QStringLiteral("\r\n"));
    const QStringList names = lines[0].split(u',');
    const QStringList cells = lines[1].split(u',');
    QHash<QString, QString> row;
    for (int i = 0; i < names.size() && i < cells.size(); ++i) {
        row.insert(names[i], cells[i]);
    }
    return row;
}

TradeBook bookOf(const ATrade& trade) {
    BookBuilder books;
    books.add(trade);
    TradeBook book = books.build();
    book.trades[0].entryPrice = dec("175.5");
    book.trades[0].exitPrice = dec("182.3");
    book.trades[0].quantity = dec("100");
    return book;
}

bool isNull(const JsonValue& trade, const char* key) {
    const JsonValue* member = trade.find(QString::fromLatin1(key));
    return member != nullptr && member->isNull(); // there, without a value
}

QByteArray numberOf(const JsonValue& trade, const char* key) {
    return trade.find(QString::fromLatin1(key))->numberText();
}

} // namespace

class TradesJsonTest : public QObject {
    Q_OBJECT
private slots:
    void aClosedTradeIsTheDocumentsExample() {
        const JsonValue trade = jsonOf(bookOf(aTrade().gross("680", "2.5").tagged({QStringLiteral("gap")})));
        QCOMPARE(numberOf(trade, "pnl"), QByteArray("680.00"));
        QCOMPARE(numberOf(trade, "netPnl"), QByteArray("677.50"));
        QCOMPARE(numberOf(trade, "fees"), QByteArray("2.50"));
        QCOMPARE(numberOf(trade, "quantity"), QByteArray("100"));
        QCOMPARE(numberOf(trade, "entryPrice"), QByteArray("175.5"));
        QCOMPARE(trade.text(u"entryTimestamp"), QStringLiteral("2026-01-05T14:30:00Z"));
        QCOMPARE(trade.text(u"exitTimestamp"), QStringLiteral("2026-01-05T15:30:00Z"));
        QCOMPARE(trade.text(u"status"), QStringLiteral("closed"));
        QCOMPARE(trade.text(u"side"), QStringLiteral("long"));
        QCOMPARE(trade.text(u"account"), QStringLiteral("Main"));
        QCOMPARE(trade.find(u"tags")->items()[0].toText(), std::optional(QStringLiteral("gap")));
    }

    void keysAreThoseOfTheApiInTheirOrder() {
        QStringList keys;
        const JsonValue trade = jsonOf(bookOf(aTrade()));
        for (const JsonValue::Member& member : trade.members()) {
            keys.append(member.name);
        }
        QCOMPARE(
            keys.join(u' '),
            QStringLiteral("id account accountId symbol side quantity entryPrice exitPrice entryTimestamp "
                           "exitTimestamp fees pnl netPnl currency status tags fills"));
    }

    void anOpenTradeHasNoExitButWhatItRealised() {
        const TradeBook book = bookOf(aTrade().open().gross("10", "1"));
        const JsonValue trade = jsonOf(book);
        for (const char* key : {"exitPrice", "exitTimestamp", "pnl", "netPnl"}) {
            QVERIFY2(isNull(trade, key), key);
        }
        QCOMPARE(numberOf(trade, "realisedPnl"), QByteArray("10.00"));
        QCOMPARE(numberOf(trade, "realisedNetPnl"), QByteArray("9.00"));
        QCOMPARE(numberOf(trade, "openQuantity"), QByteArray("1"));
        QCOMPARE(trade.text(u"entryTimestamp"), QStringLiteral("2026-01-05T14:30:00Z"));
        QCOMPARE(csvOf(book).value(QStringLiteral("netPnl")), QString());
    }

    void anUnopenedTradeHasNoEntryAndNoResult() {
        TradeBook book = bookOf(aTrade().unopened().gross("10", "1"));
        const JsonValue trade = jsonOf(book);
        for (const char* key : {"entryPrice", "entryTimestamp", "pnl", "netPnl"}) {
            QVERIFY2(isNull(trade, key), key);
        }
        QCOMPARE(trade.text(u"exitTimestamp"), QStringLiteral("2026-01-05T15:30:00Z"));
        QCOMPARE(trade.text(u"status"), QStringLiteral("unopened"));
        QVERIFY(trade.find(u"realisedPnl") == nullptr);
        QCOMPARE(csvOf(book).value(QStringLiteral("entryTimestamp")), QString());
    }

    void anOpeningPriceToldByHandGivesAResultAndNoTimeOfEntry() {
        const TradeBook book = bookOf(aTrade().withoutEntry().gross("680", "2.5"));
        const JsonValue trade = jsonOf(book);
        QVERIFY(isNull(trade, "entryTimestamp"));
        QCOMPARE(numberOf(trade, "entryPrice"), QByteArray("175.5"));
        QCOMPARE(numberOf(trade, "netPnl"), QByteArray("677.50"));
        QCOMPARE(trade.text(u"exitTimestamp"), QStringLiteral("2026-01-05T15:30:00Z"));
        const QHash<QString, QString> row = csvOf(book);
        QVERIFY(row.contains(QStringLiteral("entryTimestamp")));
        QCOMPARE(row.value(QStringLiteral("entryTimestamp")), QString());
        QCOMPARE(row.value(QStringLiteral("entryPrice")), QStringLiteral("175.5"));
        QCOMPARE(row.value(QStringLiteral("exitTimestamp")), QStringLiteral("2026-01-05T15:30:00Z"));
    }

    void aFillThroughFlatShowsItsPartOnly() {
        MatchingDesk desk;
        desk.instrument = aFuture("ESZ5", "50");
        const std::vector<Fill> fills = MatchingDesk::numbered(
            {aFill().buy("1").price("5000").fee("2"),
             aFill().sell("3").price("5010").fee("6").named("R-1").on("2026-03-02T10:00:00Z")});
        const auto matched = desk.match(fills);
        const JsonValue trade =
            jsonOf(bookOf(aTrade()), {{fills[0], matched[0].parts[0]}, {fills[1], matched[0].parts[1]}});
        const JsonValue::Items& parts = trade.find(u"fills")->items();
        QCOMPARE(parts.size(), 2u);
        QCOMPARE(parts[0].text(u"role"), QStringLiteral("entry"));
        QVERIFY(isNull(parts[0], "externalId"));
        QCOMPARE(parts[1].text(u"role"), QStringLiteral("exit"));
        QCOMPARE(parts[1].text(u"externalId"), QStringLiteral("R-1"));
        QCOMPARE(numberOf(parts[1], "quantity"), QByteArray("1")); // of three
        QCOMPARE(numberOf(parts[1], "fees"), QByteArray("2.00"));  // of six
        QCOMPARE(numberOf(parts[1], "price"), QByteArray("5010"));
        QCOMPARE(parts[1].text(u"timePrecision"), QStringLiteral("second"));
    }

    void moneyKeepsAllItsDigitsAndAtLeastTwo() {
        const JsonValue trade = jsonOf(bookOf(aTrade().gross("0.12345678", "-1")));
        QCOMPARE(numberOf(trade, "pnl"), QByteArray("0.12345678"));
        QCOMPARE(numberOf(trade, "fees"), QByteArray("-1.00")); // a rebate
        QCOMPARE(numberOf(trade, "netPnl"), QByteArray("1.12345678"));
    }

    void csvAndJsonSayTheSame() {
        for (const ATrade& each : {aTrade().gross("680", "2.5"), aTrade().shortSide().net("-3.5"),
                                   aTrade().withoutEntry().net("1"), aTrade().open(), aTrade().unopened()}) {
            const TradeBook book = bookOf(each);
            const JsonValue trade = jsonOf(book);
            const QHash<QString, QString> row = csvOf(book);
            for (const char* key : {"id", "symbol", "side", "status", "quantity", "exitPrice",
                                    "entryTimestamp", "exitTimestamp", "fees", "pnl", "netPnl", "currency"}) {
                const JsonValue* value = trade.find(QString::fromLatin1(key));
                const QString text = value->isNumber() ? QString::fromLatin1(value->numberText())
                                                       : value->toText().value_or(QString());
                QVERIFY2(row.value(QString::fromLatin1(key)) == text, key);
            }
        }
    }
};

TJ_TEST(TradesJsonTest)
#include "trades_json_test.moc"
