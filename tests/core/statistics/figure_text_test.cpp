#include "core/statistics/figure_text.h"

#include "core/statistics/explain.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using core::FigureText;
using core::MoneyFigure;
using core::Number;
using core::Undefinedness;
using test::day;
using test::dec;

namespace {

constexpr auto kAlways = FigureText::Plus::Always;

FigureText in(const char* locale) {
    return FigureText(QLocale(QString::fromLatin1(locale)));
}

/// No-break spaces as plain ones.
QString plain(QString text) {
    return text.replace(QChar(u'\u00A0'), u' ').replace(QChar(u'\u202F'), u' ');
}

core::Summary summaryOf(const core::TradeBook& book) {
    return core::summarise(book, core::select(book, {}));
}

} // namespace

class FigureTextTest : public QObject {
    Q_OBJECT
private slots:
    void moneyInTheGroupingOfTheLocale_data() {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* locale, const char* amount, const char* currency,
                            const QString& text) {
            QTest::addRow("%s %s %s", locale, amount, currency)
                << QString::fromLatin1(locale) << QString::fromLatin1(amount) << QString::fromLatin1(currency)
                << text;
        };
        row("en_IN", "124310", "INR", QStringLiteral("₹1,24,310.00"));
        row("hi_IN", "-12345678.5", "INR", QStringLiteral("−₹1,23,45,678.50"));
        row("en_US", "1234567.891", "USD", QStringLiteral("$1,234,567.89"));
        row("en_US", "-0.004", "USD", QStringLiteral("$0.00"));
        row("en_US", "-0.006", "USD", QStringLiteral("−$0.01"));
        row("en_US", "12", "CHF", QStringLiteral("CHF 12.00"));
        row("en_US", "1234.5", "JPY", QStringLiteral("¥1,234"));
        row("en_US", "0.00012", "BTC", QStringLiteral("₿0.00012"));
        row("en_US", "1234.5", "", QStringLiteral("1,234.50"));
        row("de_DE", "-1234.5", "EUR", QStringLiteral("−1.234,50 €"));
        row("fr_FR", "1234.5", "EUR", QStringLiteral("1 234,50 €"));
        row("es_ES", "1234.5", "EUR", QStringLiteral("1234,50 €"));
        row("mr_IN", "124310.25", "INR", QStringLiteral("₹१,२४,३१०.२५"));
        row("en_US", "92233720368.54775807", "USD", QStringLiteral("$92,233,720,368.54775807"));
    }
    void moneyInTheGroupingOfTheLocale() {
        QFETCH(QString, locale);
        QFETCH(QString, amount);
        QFETCH(QString, currency);
        QFETCH(QString, text);
        QCOMPARE(plain(FigureText(QLocale(locale)).money(dec(amount), currency)), text);
    }

    void roundsHalfToEvenAndNeverThroughADouble() {
        QCOMPARE(in("en_US").money(dec("0.125")), QStringLiteral("0.12"));
        QCOMPARE(in("en_US").money(dec("0.135")), QStringLiteral("0.14"));
        QCOMPARE(in("en_US").price(dec("90071992547.40993001")), QStringLiteral("90,071,992,547.40993001"));
    }

    void signsAreTheOnesAsked() {
        const FigureText text = in("en_US");
        QCOMPARE(text.money(dec("5"), QStringLiteral("USD"), kAlways), QStringLiteral("+$5.00"));
        QCOMPARE(text.money(dec("0"), QStringLiteral("USD"), kAlways), QStringLiteral("$0.00"));
        QCOMPARE(text.money(dec("-5"), QStringLiteral("USD"), kAlways), QStringLiteral("−$5.00"));
        QCOMPARE(text.wholeMoney(dec("1499.5"), QStringLiteral("USD")), QStringLiteral("$1,500"));
        QCOMPARE(plain(text.percent(-0.04)), QStringLiteral("0.0 %"));
        QCOMPARE(plain(text.percent(12.34, 1, kAlways)), QStringLiteral("+12.3 %"));
        QCOMPARE(plain(text.inR(-0.406)), QStringLiteral("−0.41 R"));
    }

    void undefinedIsADashAndInfiniteTheSign() {
        const FigureText text = in("de_DE");
        const Number none = Number::undefined(Undefinedness::NoLosses);
        const Number infinite = Number::infinite(Undefinedness::NoLosses, 3);
        QCOMPARE(text.ratio(none), QStringLiteral("–"));
        QCOMPARE(text.percent(infinite), QStringLiteral("∞"));
        QCOMPARE(text.duration(none), QStringLiteral("–"));
        QCOMPARE(text.money(MoneyFigure{}, QStringLiteral("EUR")), QStringLiteral("–"));
        QCOMPARE(text.ratio(Number::finite(1234.567, 1)), QStringLiteral("1.234,57"));
        QCOMPARE(text.ratio(std::nan("")), QStringLiteral("–"));
    }

    void pricesAndQuantitiesKeepEveryDigit() {
        const FigureText text = in("en_IN");
        QCOMPARE(text.price(dec("1520.5")), QStringLiteral("1,520.50"));
        QCOMPARE(text.price(dec("1.23456")), QStringLiteral("1.23456"));
        QCOMPARE(text.price(dec("-37.63")), QStringLiteral("−37.63"));
        QCOMPARE(text.quantity(dec("150000")), QStringLiteral("1,50,000"));
        QCOMPARE(text.quantity(dec("0.00012")), QStringLiteral("0.00012"));
        QCOMPARE(text.count(-1284), QStringLiteral("−1,284"));
    }

    void axisLabelsAreShort() {
        const FigureText us = in("en_US");
        QCOMPARE(us.compact(0), QStringLiteral("0"));
        QCOMPARE(us.compact(950), QStringLiteral("950"));
        QCOMPARE(us.compact(999.9), QStringLiteral("1k"));
        QCOMPARE(us.compact(15000), QStringLiteral("15k"));
        QCOMPARE(us.compact(-13140), QStringLiteral("−13.1k"));
        QCOMPARE(us.compact(1250000, kAlways), QStringLiteral("+1.25M"));
        QCOMPARE(in("en_IN").compact(259000), QStringLiteral("2.59 L"));
        QCOMPARE(in("hi_IN").compact(-12000000), QStringLiteral("−1.2 करोड़"));
        QCOMPARE(in("hi_IN").compact(4140), QStringLiteral("4.14 हज़ार"));
        QCOMPARE(us.compact(0.25), QStringLiteral("0.25"));
        QCOMPARE(us.compact(std::nan("")), QStringLiteral("–"));
    }

    void durationsInTwoUnits() {
        const FigureText text = in("en_US");
        QCOMPARE(plain(text.duration(0)), QStringLiteral("0 s"));
        QCOMPARE(plain(text.duration(45.4)), QStringLiteral("45 s"));
        QCOMPARE(plain(text.duration(3570)), QStringLiteral("1 h"));
        QCOMPARE(plain(text.duration(12 * 60)), QStringLiteral("12 min"));
        QCOMPARE(plain(text.duration(3 * 3600 + 20 * 60)), QStringLiteral("3 h 20 min"));
        QCOMPARE(plain(text.duration(52 * 3600)), QStringLiteral("2 d 4 h"));
        QCOMPARE(text.days(1), QStringLiteral("1 day"));
        QCOMPARE(text.days(1200), QStringLiteral("1,200 days"));
        QCOMPARE(in("hi_IN").duration(12'000), QStringLiteral("3\u00A0घं\u00A020\u00A0मि"));
        QCOMPARE(in("hi_IN").days(23), QStringLiteral("23 दिन"));
    }

    void datesOfTheLocale() {
        const core::Day date = day("2026-09-14");
        QCOMPARE(in("en_IN").day(date), QStringLiteral("14/09/2026"));
        QCOMPARE(in("de_DE").day(date), QStringLiteral("14.09.2026"));
        QCOMPARE(in("en_US").month(date), QStringLiteral("September 2026"));
        QCOMPARE(in("en_US").weekday(1), QStringLiteral("Mon"));
        QCOMPARE(in("de_DE").weekday(7), QStringLiteral("So"));
    }

    void everyFigureHasItsWordsOnce() {
        QSet<QString> keys, titles;
        for (const core::FigureDefinition& figure : core::figureList()) {
            keys.insert(QString::fromUtf16(figure.key));
            titles.insert(QString::fromUtf16(figure.title));
            QVERIFY(QStringView(figure.formula).size() > 5);
            QVERIFY(core::figureNamed(QString::fromUtf16(figure.key)) == &figure);
        }
        QCOMPARE(keys.size(), qsizetype(core::figureList().size()));
        QCOMPARE(titles.size(), keys.size());
        QVERIFY(core::figureNamed(QStringLiteral("luckyNumber")) == nullptr);
    }

    void explainsWhatWentInAndWhatWasLeftOut() {
        test::BookBuilder builder = workedExample();
        builder.add(test::aTrade().net("5").on("2026-01-20"));
        builder.add(test::aTrade().net("5").open());
        const core::Summary summary = summaryOf(builder.build());
        const auto sqn = core::explain(QStringLiteral("sqn"), summary, in("en_US"));
        QCOMPARE(sqn->title, QStringLiteral("SQN"));
        QCOMPARE(sqn->value, QStringLiteral("1.25"));
        QCOMPARE(sqn->basis, QStringLiteral("always net"));
        QCOMPARE(sqn->inputs, QStringLiteral("from 10 closed trades"));
        QCOMPARE(sqn->leftOut,
                 QStringList({QStringLiteral("1 trade without a stop"), QStringLiteral("1 open trade")}));
        QVERIFY(sqn->reason.contains(QStringLiteral("fewer than 30")));
        QVERIFY(sqn->formula.contains(QStringLiteral("mean(R)")) &&
                sqn->source.contains(QStringLiteral("Tharp")));

        const auto sharpe = core::explain(QStringLiteral("sharpeRatio"), summary, in("en_US"));
        QCOMPARE(sharpe->inputs, QStringLiteral("from 12 days"));
        QVERIFY(sharpe->formula.contains(QStringLiteral("Lo 2002")) && sharpe->reason.isEmpty());
        const auto kelly = core::explain(QStringLiteral("kelly"), summary, in("en_US"));
        QCOMPARE(kelly->leftOut.front(), QStringLiteral("2 break-even trades"));
        QCOMPARE(kelly->basis, QStringLiteral("on net P&L"));
        QVERIFY(!core::explain(QStringLiteral("nothing"), summary, in("en_US")));
    }

    void costsPerUnitKeepTwoMoreDecimals() {
        const auto unit = [](const char* amount, const char* currency, const char* locale = "en_IN") {
            return in(locale).unitMoney({test::dec(amount), core::Undefinedness::None},
                                        QString::fromLatin1(currency));
        };
        QCOMPARE(unit("0.038416", "INR"), QStringLiteral("₹0.0384"));
        QCOMPARE(unit("1.5", "INR"), QStringLiteral("₹1.50"));
        QCOMPARE(unit("-0.25", "USD", "en_US"), QStringLiteral("−$0.25"));
        QCOMPARE(unit("0.00000123", "BTC", "en_US"), QStringLiteral("₿0.00000123"));
        QCOMPARE(in("en_US").unitMoney({}, QStringLiteral("USD")), QStringLiteral("–"));
    }

    void explainsWhichTradesHaveExcursionsAndTimes() {
        test::BookBuilder builder;
        builder.add(test::aTrade().net("5").excursions("-2", "6").risk("4"));
        builder.add(test::aTrade().net("5").excursions("-2", "6"));
        builder.add(test::aTrade().net("0").dateOnly());
        builder.add(test::aTrade().net("-5"));
        const core::Summary summary = summaryOf(builder.build());
        const auto says = [&](const char* key) {
            const auto said = core::explain(QString::fromLatin1(key), summary, in("en_US"));
            return said->inputs + QStringLiteral(" | ") + said->leftOut.join(u' ');
        };
        QCOMPARE(says("averageMae"), QStringLiteral("from 2 closed trades | 2 trades without an MAE"));
        QCOMPARE(says("averageMfe"), QStringLiteral("from 2 closed trades | 2 trades without an MFE"));
        QCOMPARE(says("averageMaeR"),
                 QStringLiteral("from 1 closed trade | 3 trades without a stop or an MAE"));
        QCOMPARE(says("medianHoldingSecondsOfBreakEvens"),
                 QStringLiteral("from 0 closed trades | 1 trade with a date but no time"));
        QCOMPARE(says("medianHoldingSecondsOfWins"), QStringLiteral("from 2 closed trades | "));
        QCOMPARE(says("averageWin"), QStringLiteral("from 2 closed trades | "));
        QCOMPARE(says("expectancyR"), QStringLiteral("from 1 closed trade | 3 trades without a stop"));
        QCOMPARE(says("costsPerUnit"), QStringLiteral("from 4 closed trades | "));
    }

    void explainsWhyThereIsNoValue() {
        test::BookBuilder builder;
        builder.add(test::aTrade().net("5"));
        const core::Summary summary = summaryOf(builder.build());
        const auto factor = core::explain(QStringLiteral("profitFactor"), summary, in("en_US"));
        QCOMPARE(factor->value, QStringLiteral("∞"));
        QCOMPARE(factor->reason, QStringLiteral("no losing trade"));
        const auto sharpe = core::explain(QStringLiteral("sharpeRatio"), summary, in("en_US"));
        QCOMPARE(sharpe->value, QStringLiteral("–"));
        QCOMPARE(sharpe->reason, QStringLiteral("no starting equity is set"));
    }
};

TJ_TEST(FigureTextTest)
#include "figure_text_test.moc"
