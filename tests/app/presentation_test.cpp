#include "app/presentation.h"
#include "tests/app/synthetic_book.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using Digits = Presentation::Digits;

namespace {

const core::Number kTwoR = core::Number::finite(2.0, 4);

core::Decimal dec(const char* text) {
    return core::Decimal::parse(QString::fromLatin1(text)).value();
}

Presentation shown(Unit unit, const core::TradeFilter& filter = {}) {
    return {takeSnapshot(test::syntheticBook(40), filter), unit, core::FigureText(QLocale(u"en_IN"_s))};
}

/// The same trades in accounts whose equity nobody has told.
Presentation withoutEquity(Unit unit) {
    auto book = std::make_shared<core::TradeBook>(*test::syntheticBook(40));
    for (core::Account& account : book->accounts) {
        account.startingEquity.reset();
    }
    return {takeSnapshot(book, {}), unit, core::FigureText(QLocale(u"en_IN"_s))};
}

const core::Trade& tradeOf(const Presentation& presentation, core::TradeStatus status) {
    for (const core::Trade& trade : presentation.snapshot()->book->trades) {
        if (trade.status == status) {
            return trade;
        }
    }
    qFatal("no such trade");
}

} // namespace

class PresentationTest : public QObject {
    Q_OBJECT

private slots:
    void moneyHasItsSignItsGroupsAndAsManyDigitsAsAskedFor() {
        const Presentation money = shown(Unit::Money);
        QCOMPARE(money.result(dec("124310.5"), kTwoR, Digits::All).text, u"+₹1,24,310.50"_s);
        QCOMPARE(money.result(dec("124310.4"), kTwoR, Digits::Whole).text, u"+₹1,24,310"_s);
        QCOMPARE(money.result(dec("124310.5"), kTwoR, Digits::Compact).text, u"+1.24 L"_s);
        QCOMPARE(money.result(dec("-18200"), kTwoR, Digits::Whole).text, u"−₹18,200"_s);
    }

    void percentIsOfTheEquityTheCurveStartsWith() {
        // 3 lakh and 1 lakh to begin with.
        const Shown result = shown(Unit::Percent).result(dec("40000"), kTwoR);
        QCOMPARE(result.text, u"+10.00\u00A0%"_s);
        QCOMPARE(result.sign(), 1);
    }

    void rIsTheSumOfTheTradesAndNotOfTheMoney() {
        const Shown result = shown(Unit::R).result(dec("-999"), kTwoR);
        QCOMPARE(result.text, u"+2.00\u00A0R"_s);
        QVERIFY(result.known);
    }

    void withoutAStartingEquityPercentIsADashWithItsReason() {
        const Shown result = withoutEquity(Unit::Percent).result(dec("40000"), kTwoR);
        QCOMPARE(result.text, QString(core::FigureText::NoValue));
        QVERIFY(!result.known);
        QCOMPARE(result.sign(), 0);
        QVERIFY2(result.why.contains(u"starting equity"_s), qPrintable(result.why));
    }

    void withoutStopsRIsADashWithItsReason() {
        const core::Number none = core::Number::undefined(core::Undefinedness::NoStops);
        const Shown result = shown(Unit::R).result(dec("40000"), none);
        QCOMPARE(result.text, QString(core::FigureText::NoValue));
        QVERIFY2(!result.why.isEmpty(), "a dash says why");
    }

    void severalCurrenciesHaveNoSumOfMoneyButOneOfR() {
        core::MoneyFigure mixed;
        mixed.reason = core::Undefinedness::MixedCurrencies;
        QVERIFY(!shown(Unit::Money).result(mixed, kTwoR).known);
        QCOMPARE(shown(Unit::R).result(mixed, kTwoR).text, u"+2.00\u00A0R"_s);
    }

    void aTradeIsShownOnTheBasisOfTheFilter() {
        core::TradeFilter gross;
        gross.basis = core::Basis::Gross;
        const Presentation net = shown(Unit::Money);
        const core::Trade& trade = tradeOf(net, core::TradeStatus::Closed);
        const core::FigureText& text = net.text();
        using Plus = core::FigureText::Plus;
        QCOMPARE(net.trade(trade).text, text.money(trade.netPnl, u"INR"_s, Plus::Always));
        QCOMPARE(shown(Unit::Money, gross).trade(trade).text,
                 text.money(trade.grossPnl, u"INR"_s, Plus::Always));
    }

    void anOpenTradeThatRealisedNothingHasNoResult() {
        for (const Unit unit : {Unit::Money, Unit::Percent, Unit::R}) {
            const Presentation presentation = shown(unit);
            const Shown result = presentation.trade(tradeOf(presentation, core::TradeStatus::Open));
            QCOMPARE(result.text, QString(core::FigureText::NoValue));
            QVERIFY(!result.known);
        }
    }

    void theUnitSignStandsBehindATitle() {
        QCOMPARE(shown(Unit::Money).unitSign(), u"₹"_s);
        QCOMPARE(shown(Unit::Percent).unitSign(), u"%"_s);
        QCOMPARE(shown(Unit::R).unitSign(), u"R"_s);
        QCOMPARE(Presentation().unitSign(), QString()); // no journal, no currency
    }

    void theSnapshotCountsOpenAndClosedTradesWithoutAStop() {
        const SnapshotPtr snapshot = takeSnapshot(test::syntheticBook(40), {});
        int without = 0;
        for (const core::Trade& trade : snapshot->book->trades) {
            without += trade.initialRisk ? 0 : 1;
        }
        QVERIFY(without > 0);
        QCOMPARE(snapshot->withoutStop, without);
    }

    void rByDayAddsUpToTheSumOfR() {
        const SnapshotPtr snapshot = takeSnapshot(test::syntheticBook(40), {});
        double sum = 0;
        for (const auto& [day, r] : snapshot->rOfDay) {
            sum += r;
        }
        const core::Number& average = snapshot->summary.averageR;
        QVERIFY(std::abs(sum - average.value * average.n) < 1e-9);
    }
};

TJ_TEST(PresentationTest)
#include "presentation_test.moc"
