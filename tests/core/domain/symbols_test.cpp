#include "core/domain/symbols.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QSet>
#include <QtTest>

using namespace core;
using test::day;
using test::dec;

class SymbolsTest : public QObject {
    Q_OBJECT
private slots:
    void canonicalSymbolsAreTrimmedUpperCaseWithSingleSpaces() {
        QCOMPARE(canonicalSymbol(QStringLiteral("  aapl  260116c00150000 ")),
                 QStringLiteral("AAPL 260116C00150000"));
    }

    void readsOccSymbols_data() {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("underlying");
        QTest::addColumn<QString>("strike");
        QTest::addColumn<bool>("call");
        QTest::newRow("padded") << "AAPL  260116C00150000"
                                << "AAPL"
                                << "150" << true;
        QTest::newRow("bare") << "SPY260320P00512500"
                              << "SPY"
                              << "512.5" << false;
        QTest::newRow("one space") << "BRKB 270115C00400000"
                                   << "BRKB"
                                   << "400" << true;
        QTest::newRow("adjusted") << "AAPL1 260116C00000500"
                                  << "AAPL1"
                                  << "0.5" << true;
    }
    void readsOccSymbols() {
        QFETCH(QString, symbol);
        QFETCH(QString, underlying);
        QFETCH(QString, strike);
        QFETCH(bool, call);
        const auto option = readOccSymbol(symbol);
        QVERIFY(option);
        QCOMPARE(option->underlying, underlying);
        QCOMPARE(option->strike.toString(), strike);
        QCOMPARE(option->right, call ? OptionRight::Call : OptionRight::Put);
        QVERIFY(option->expiry);
    }

    void refusesWhatIsNoOccSymbol() {
        for (const char* symbol : {"AAPL", "AAPL  261316C00150000", "AAPL  260116X00150000",
                                   "AAPL  260116C0015000", "NIFTY26SEP25500CE", ""}) {
            QVERIFY2(!readOccSymbol(QString::fromLatin1(symbol)), symbol);
        }
    }

    void readsIndianOptions_data() {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("underlying");
        QTest::addColumn<QString>("expiry");
        QTest::addColumn<QString>("strike");
        QTest::newRow("monthly") << "NIFTY26SEP25500CE"
                                 << "NIFTY"
                                 << ""
                                 << "25500";
        QTest::newRow("digits in the name") << "360ONE26AUG1000PE"
                                            << "360ONE"
                                            << ""
                                            << "1000";
        QTest::newRow("ampersand") << "M&M26AUG3200CE"
                                   << "M&M"
                                   << ""
                                   << "3200";
        QTest::newRow("half strike") << "TATAPOWER26AUG387.5PE"
                                     << "TATAPOWER"
                                     << ""
                                     << "387.5";
        QTest::newRow("weekly") << "NIFTY2560524750PE"
                                << "NIFTY"
                                << "2025-06-05"
                                << "24750";
        QTest::newRow("weekly sensex") << "SENSEX2681377500PE"
                                       << "SENSEX"
                                       << "2026-08-13"
                                       << "77500";
        QTest::newRow("weekly in october") << "BANKNIFTY24O0951000CE"
                                           << "BANKNIFTY"
                                           << "2024-10-09"
                                           << "51000";
        QTest::newRow("weekly after digits") << "NIFTYNXT502560565000CE"
                                             << "NIFTYNXT50"
                                             << "2025-06-05"
                                             << "65000";
        QTest::newRow("long") << "OPT NIFTY 07 Apr 2026 23000 CE"
                              << "NIFTY"
                              << "2026-04-07"
                              << "23000";
    }
    void readsIndianOptions() {
        QFETCH(QString, symbol);
        QFETCH(QString, underlying);
        QFETCH(QString, expiry);
        QFETCH(QString, strike);
        const auto option = readIndianOption(symbol);
        QVERIFY(option);
        QCOMPARE(option->underlying, underlying);
        QCOMPARE(option->strike.toString(), strike);
        QCOMPARE(option->expiry ? dayText(*option->expiry) : QString(), expiry);
        QVERIFY(option->expiryYear > 2020 && option->expiryMonth > 0);
    }

    void refusesWhatIsNoIndianOption() {
        for (const char* symbol : {"RELIANCE", "NIFTY26SEPFUT", "NIFTY26XYZ25500CE", "BALANCE", "SPICE",
                                   "AAPL  260116C00150000", "OPT NIFTY 31 Feb 2026 23000 CE"}) {
            QVERIFY2(!readIndianOption(QString::fromLatin1(symbol)), symbol);
        }
    }

    void everyOccSymbolThatIsWrittenIsRead() {
        QRandomGenerator random(5);
        for (int i = 0; i < 500; ++i) {
            const Day expiry = dayFromNumber(20'000 + random.bounded(8000));
            const int thousandths = 500 * (1 + random.bounded(100'000));
            const QString root = QString(1 + random.bounded(6), QChar('A' + random.bounded(26)));
            const bool call = random.bounded(2) == 1;
            const QString bare = dayText(expiry).mid(2).remove(u'-') + (call ? u'C' : u'P') +
                                 QStringLiteral("%1").arg(thousandths, 8, 10, QLatin1Char('0'));
            for (const QString& symbol : {root.leftJustified(6) + bare, root + bare}) {
                const auto option = readOccSymbol(symbol);
                QVERIFY2(option, qPrintable(symbol));
                QCOMPARE(option->underlying, root);
                QCOMPARE(*option->expiry, expiry);
                QCOMPARE(option->strike, *divided(Decimal::fromInt(thousandths), Decimal::fromInt(1000)));
                QCOMPARE(option->right, call ? OptionRight::Call : OptionRight::Put);
                QVERIFY(!readIndianOption(symbol));
            }
        }
    }

    void everyIndianWeeklyIsReadInEveryMonth() {
        const QString letters = QStringLiteral("123456789OND");
        for (int month = 1; month <= 12; ++month) {
            const QString symbol =
                QStringLiteral("NIFTY26") + letters[month - 1] + QStringLiteral("0922500CE");
            const auto option = readIndianOption(symbol);
            QVERIFY2(option, qPrintable(symbol));
            QCOMPARE(option->underlying, QStringLiteral("NIFTY"));
            QCOMPARE(option->expiryMonth, month);
            QCOMPARE(dayText(*option->expiry).right(2), QStringLiteral("09"));
            QCOMPARE(option->strike, dec("22500"));
            QVERIFY(!readOccSymbol(symbol));
        }
    }

    void everyIndianMonthlyIsReadInEveryMonth() {
        int month = 0;
        for (const char* name :
             {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}) {
            ++month;
            const QString root = QStringLiteral("BANKNIFTY27") + QLatin1String(name);
            const auto option = readIndianOption(root + QStringLiteral("51000PE"));
            QVERIFY(option);
            QCOMPARE(option->expiryYear, 2027);
            QCOMPARE(option->expiryMonth, month);
            QCOMPARE(option->right, OptionRight::Put);
            QVERIFY(!option->expiry); // the symbol does not tell the day
            QVERIFY(isIndianFuture(root + QStringLiteral("FUT")));
            QVERIFY(!isIndianFuture(root + QStringLiteral("51000PE")));
        }
    }

    void canonicalSymbolsForgiveSpacesAndCase() {
        QCOMPARE(canonicalSymbol(QStringLiteral("  aapl  260116c00150000 ")),
                 QStringLiteral("AAPL 260116C00150000"));
        QCOMPARE(canonicalSymbol(canonicalSymbol(QStringLiteral("m&m"))), QStringLiteral("M&M"));
        QCOMPARE(canonicalSymbol(QStringLiteral("\tBRK.B\n")), QStringLiteral("BRK.B"));
        QCOMPARE(canonicalSymbol({}), QString());
    }

    void knowsIndianFutures() {
        QVERIFY(isIndianFuture(QStringLiteral("NIFTY26SEPFUT")));
        QVERIFY(isIndianFuture(QStringLiteral("BAJAJ-AUTO26OCTFUT")));
        QVERIFY(!isIndianFuture(QStringLiteral("NIFTY26ABCFUT")));
        QVERIFY(!isIndianFuture(QStringLiteral("ESZ5")));
    }

    void findsTheRootOfAFuture_data() {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("root");
        for (const auto& [symbol, root] : {std::pair("MNQZ5", "MNQ"),
                                           {"/NQM22:XCME", "NQ"},
                                           {"ESZ2025", "ES"},
                                           {"MGCG6", "MGC"},
                                           {"6EH26", "6E"},
                                           {"1OZZ5", "1OZ"},
                                           {"M2KU5", "M2K"},
                                           {"ZNH26", "ZN"},
                                           {"/ZTH2", "ZT"},
                                           {"ES 03-26", "ES"},
                                           {"MNQ DEC25", "MNQ"},
                                           {"CL JAN 2026", "CL"},
                                           {"CME_MINI:ES1!", "ES"},
                                           {"CME_MINI:MESH2026", "MES"},
                                           {"NASDAQ:AAPL", ""},
                                           {"ES 2026-03", ""},
                                           {"AAPL", ""},
                                           {"ESZ", ""},
                                           {"NIFTY26SEPFUT", ""},
                                           {"", ""}}) {
            QTest::newRow(*symbol ? symbol : "empty")
                << QString::fromLatin1(symbol) << QString::fromLatin1(root);
        }
    }
    void findsTheRootOfAFuture() {
        QFETCH(QString, symbol);
        QFETCH(QString, root);
        QCOMPARE(futureRoot(symbol), root);
    }

    /// Each look at a text of megabytes costs a millisecond; weekly names are sought at every place of it.
    void longTextsNameNoContract() {
        QElapsedTimer timer;
        timer.start();
        for (const QString& part : {QStringLiteral("\""), QStringLiteral("A1"), QStringLiteral("NIFTY26")}) {
            const QString text = part.repeated(300'000);
            QVERIFY(!readOccSymbol(text));
            QVERIFY(!readIndianOption(text));
            QVERIFY(!isIndianFuture(text));
            QVERIFY(futureRoot(text).isEmpty());
        }
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }

    void looksUpPublishedContractSizes() {
        const auto micro = contractSpec(QStringLiteral("MNQ"), AssetClass::Future);
        QVERIFY(micro);
        QCOMPARE(micro->multiplier, dec("2"));
        QCOMPARE(*micro->tick, dec("0.25"));
        QCOMPARE(micro->currency, QStringLiteral("USD"));
        QCOMPARE(contractSpec(QStringLiteral("6J"), AssetClass::Future)->multiplier, dec("12500000"));
        QCOMPARE(contractSpec(QStringLiteral("FDAX"), AssetClass::Future)->currency, QStringLiteral("EUR"));
        QVERIFY(!contractSpec(QStringLiteral("MNQ"), AssetClass::Option));
        QVERIFY(!contractSpec(QStringLiteral("NOPE"), AssetClass::Future));
    }

    void standardUsOptionsAreHundredSharesAndAdjustedOnesAreAsked() {
        QCOMPARE(contractSpec(*readOccSymbol(u"AAPL  260116C00150000"))->multiplier, dec("100"));
        QVERIFY(!contractSpec(*readOccSymbol(u"AAPL1 260116C00150000")));
    }

    void everyRowOfTheTableIsRead() {
        QFile file(QStringLiteral(TJ_SOURCE_DIR "/resources/contracts/contracts.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        QSet<QString> roots;
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).split(u',');
            const auto assetClass = cells[1] == u"future" ? AssetClass::Future : AssetClass::Option;
            const auto spec = contractSpec(cells[0], assetClass);
            QVERIFY2(spec, qPrintable(cells[0]));
            QVERIFY(spec->multiplier.isPositive() && !spec->currency.isEmpty());
            QVERIFY2(!roots.contains(cells[0]), qPrintable(cells[0]));
            roots.insert(cells[0]);
        }
        QVERIFY(roots.size() > 110);
    }
};

TJ_TEST(SymbolsTest)
#include "symbols_test.moc"
