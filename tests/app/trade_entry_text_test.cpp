#include "app/trades/trade_entry_text.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using core::ChargeKind;

namespace {

/// A long trade in INFY, closed an hour later.
TradeEntryText filled() {
    TradeEntryText text;
    text.symbol = u" INFY "_s;
    text.quantity = u"1,200"_s;
    text.entryPrice = u"₹1,500.25"_s;
    text.exitPrice = u"1520"_s;
    text.stop = u"1490"_s;
    text.entryTime = QDateTime(QDate(2026, 9, 14), QTime(9, 15), Qt::UTC);
    text.exitTime = text.entryTime.addSecs(3600);
    text.zone = u"Asia/Kolkata"_s;
    return text;
}

QStringList costs(ChargeKind kind, const QString& amount) {
    QStringList all(core::kChargeKinds);
    all[int(kind)] = amount;
    return all;
}

} // namespace

class TradeEntryTextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(u"en_IN"_s)); }
    void cleanupTestCase() { QLocale::setDefault(m_before); }

    void numbersAreReadAsTheWindowShowsThem() {
        QVERIFY(problemsOf(filled()).none());
        const TradeEntry entry = tradeEntry(filled());
        QCOMPARE(entry.symbol, u"INFY"_s);
        QCOMPARE(entry.quantity.toString(), u"1200"_s);
        QCOMPARE(entry.entry.price.toString(), u"1500.25"_s);
    }

    void aWallClockBecomesTheInstantOfItsZone() {
        const TradeEntry entry = tradeEntry(filled());
        const auto utc = [](core::Instant at) {
            return QDateTime::fromMSecsSinceEpoch(core::toMs(at), Qt::UTC).toString(u"yyyy-MM-dd HH:mm"_s);
        };
        QCOMPARE(utc(entry.entry.at), u"2026-09-14 03:45"_s);
        QCOMPARE(utc(entry.exit->at), u"2026-09-14 04:45"_s);
    }

    void withoutAnExitPriceThePositionStaysOpen() {
        TradeEntryText open = filled();
        open.exitPrice = u"  "_s;
        open.exitTime = open.entryTime.addDays(-1); // nobody looks at it
        QVERIFY(problemsOf(open).none());
        QVERIFY(!tradeEntry(open).exit);
    }

    void anExitBeforeItsEntryIsWrong() {
        TradeEntryText text = filled();
        text.exitTime = text.entryTime.addSecs(-60);
        QVERIFY(!problemsOf(text).exitTime.isEmpty());
        text.exitTime = text.entryTime;
        QVERIFY(problemsOf(text).none()); // the same minute is possible
    }

    void aStopOnTheWinningSideIsWrong() {
        TradeEntryText text = filled();
        text.stop = u"1500.25"_s;
        QVERIFY2(problemsOf(text).stop.contains(u"long"_s), qPrintable(problemsOf(text).stop));
        text.side = core::Direction::Short;
        text.stop = u"1490"_s;
        QVERIFY2(problemsOf(text).stop.contains(u"short"_s), qPrintable(problemsOf(text).stop));
        text.stop = u"1510"_s;
        QVERIFY(problemsOf(text).none());
    }

    void nothingIsNotWrongButNotComplete() {
        TradeEntryText text = filled();
        text.quantity.clear();
        QVERIFY(problemsOf(text).none());
        QVERIFY(!isComplete(text));
        QVERIFY(isComplete(filled()));
    }

    void aQuantityOfZeroOrLessIsWrong() {
        for (const QString& quantity : {u"0"_s, u"-5"_s, u"ten"_s, u"99999999999999"_s}) {
            TradeEntryText text = filled();
            text.quantity = quantity;
            QVERIFY2(!problemsOf(text).quantity.isEmpty(), qPrintable(quantity));
        }
    }

    void aPriceBelowZeroIsPossible() {
        TradeEntryText text = filled();
        text.entryPrice = u"-37.63"_s; // crude oil, 20 April 2020
        text.stop.clear();
        QVERIFY(problemsOf(text).none());
    }

    void costsGoToTheirKind() {
        TradeEntryText text = filled();
        text.costs = costs(ChargeKind::Taxes, u"66.46"_s);
        const TradeEntry entry = tradeEntry(text);
        QCOMPARE(entry.charges[ChargeKind::Taxes].toString(), u"66.46"_s);
        QCOMPARE(entry.charges.total().toString(), u"66.46"_s);
        text.costs = costs(ChargeKind::Other, u"-1.50"_s); // a rebate
        QVERIFY(problemsOf(text).none());
        QCOMPARE(tradeEntry(text).charges.total().toString(), u"-1.5"_s);
    }

    void tagsAreTidiedAndEmptyOnesLeftOut() {
        TradeEntryText text = filled();
        text.tags = u" opening  range, ,gap,"_s;
        QCOMPARE(tradeEntry(text).tags, QStringList({u"opening range"_s, u"gap"_s}));
    }

private:
    const QLocale m_before;
};

TJ_TEST(TradeEntryTextTest)
#include "trade_entry_text_test.moc"
