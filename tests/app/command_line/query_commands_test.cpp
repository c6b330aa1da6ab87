#include "tests/app/command_line/tj_program.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>

#include <memory>

using namespace test;
using core::JsonValue;

class QueryCommandsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_tj = std::make_unique<TjProgram>();
        TJ_DONE((*m_tj)({QStringLiteral("import"), TjProgram::sample("tradebook.csv")}));
        TJ_DONE((*m_tj)("account Zerodha --starting-equity 100000 --currency INR"));
    }
    void cleanupTestCase() { m_tj.reset(); }

    void printsTradesWithEveryKey() {
        const JsonValue trades = tj(QStringLiteral("trades --json")).json();
        QCOMPARE(trades.items().size(), std::size_t(3));
        const JsonValue& infy = trades.items()[0];
        for (const char* key : {"id", "account", "accountId", "symbol", "side", "quantity", "entryPrice",
                                "exitPrice", "entryTimestamp", "exitTimestamp", "fees", "pnl", "netPnl",
                                "currency", "status", "tags", "fills"}) {
            QVERIFY2(infy.find(QString::fromLatin1(key)) != nullptr, key);
        }
        QCOMPARE(textAt(infy, "symbol"), QStringLiteral("INFY"));
        QCOMPARE(textAt(infy, "exitPrice"), QStringLiteral("1520.5"));
        QCOMPARE(textAt(infy, "pnl"), QStringLiteral("1025.00"));
        QCOMPARE(textAt(infy, "entryTimestamp"), QStringLiteral("2026-09-14T03:46:05Z"));
        QCOMPARE(infy.find(u"fills")->items().size(), std::size_t(2));
        const JsonValue& open = trades.items()[2];
        QCOMPARE(textAt(open, "status"), QStringLiteral("open"));
        QCOMPARE(textAt(open, "exitPrice"), QStringLiteral("null"));
    }

    void filtersTrades_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("symbols");
        const auto row = [](const char* filter, const char* symbols) {
            QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(symbols);
        };
        row("--symbol tcs", "TCS");
        row("--symbol TCS --symbol INFY", "INFY TCS");
        row("--win", "INFY");
        row("--loss", "TCS");
        row("--open", "WIPRO");
        row("--closed", "INFY TCS");
        row("--from 2026-09-15", "TCS WIPRO");
        row("--to 2026-09-14", "INFY");
        row("--side short", "");
        row("--side long --account Zerodha", "INFY TCS WIPRO");
        row("--basis gross --win", "INFY");
    }
    void filtersTrades() {
        QFETCH(QString, filter);
        QFETCH(QString, symbols);
        const TjAnswer answer = tj(QStringLiteral("trades --json ") + filter);
        TJ_DONE(answer);
        QStringList found;
        for (const JsonValue& trade : answer.json().items()) {
            found.append(textAt(trade, "symbol"));
        }
        QCOMPARE(found.join(u' '), symbols);
    }

    void saysThatATagOrAnAccountIsNotThere_data() {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("advice");
        for (const char* command : {"trades", "stats", "equity", "breakdown symbol", "export -o out.csv"}) {
            const QString call = QString::fromLatin1(command);
            QTest::addRow("%s by tag", command)
                << call + QStringLiteral(" --tag nope") << QStringLiteral("no tag “nope”; “tj tags”");
            QTest::addRow("%s by account", command) << call + QStringLiteral(" --account nope")
                                                    << QStringLiteral("no account “nope”; “tj journal");
        }
    }
    void saysThatATagOrAnAccountIsNotThere() {
        QFETCH(QString, call);
        QFETCH(QString, advice);
        const TjAnswer answer = tj(call);
        QCOMPARE(answer.status, 1);
        QCOMPARE(answer.out, QString());
        QVERIFY2(answer.err.contains(advice), qPrintable(answer.err));
        QVERIFY(!QFile::exists(m_tj->path("out.csv")));
    }

    void remarksThatNobodyTradedASymbol() {
        const TjAnswer answer = tj(QStringLiteral("trades --json --symbol NOPE"));
        TJ_DONE(answer);
        QCOMPARE(answer.out, QStringLiteral("[]\n"));
        QCOMPARE(answer.err, QStringLiteral("The journal has no symbol “NOPE”.\n"));
        QCOMPARE(tj(QStringLiteral("trades --json --symbol infy")).err, QString());
    }

    void findsTheTradesWithoutATag() {
        const TjAnswer answer =
            (*m_tj)({QStringLiteral("trades"), QStringLiteral("--json"), QStringLiteral("--tag"), QString()});
        TJ_DONE(answer);
        QCOMPARE(answer.json().items().size(), std::size_t(3));
    }

    void printsTablesForPeople() {
        const TjAnswer trades = tj(QStringLiteral("trades"));
        TJ_DONE(trades);
        QCOMPARE(trades.out.count(u'\n'), 4);
        QVERIFY(trades.out.startsWith(QStringLiteral("Day")));
        QVERIFY(trades.out.contains(QStringLiteral("1025.00")));
        QCOMPARE(tj(QStringLiteral("trades --side short")).out, QStringLiteral("No trades.\n"));
        QVERIFY(tj(QStringLiteral("trades --csv")).out.startsWith(QStringLiteral("id,account,symbol,")));
        const QString stats = tj(QStringLiteral("stats")).out;
        for (const char16_t* part : {u"Profit factor", u"Costs per unit", u"Median time of break-evens"}) {
            QVERIFY2(stats.contains(QStringView(part)), qPrintable(stats));
        }
        static const QRegularExpression kFall(
            QStringLiteral("Drawdown, money +2026-.+ to 2026-.+, \\d+ days?"));
        QVERIFY2(stats.contains(kFall), qPrintable(stats.right(600)));
        QVERIFY(tj(QStringLiteral("stats --side short")).out.contains(QStringLiteral("Drawdown, %      no")));
        QVERIFY(tj(QStringLiteral("breakdown symbol")).out.contains(QStringLiteral("INFY")));
        QVERIFY(tj(QStringLiteral("equity")).out.contains(QStringLiteral("100827.50")));
    }

    void printsTheSummary() {
        const TjAnswer answer = tj(QStringLiteral("stats --json"));
        TJ_DONE(answer);
        const JsonValue json = answer.json();
        QCOMPARE(textAt(json, "totalTrades"), QStringLiteral("2"));
        QCOMPARE(textAt(json, "openTrades"), QStringLiteral("1"));
        QCOMPARE(textAt(json, "totalPnL"), QStringLiteral("827.50"));
        QCOMPARE(textAt(json, "winRate"), QStringLiteral("50"));
        QCOMPARE(textAt(json, "basis"), QStringLiteral("net"));
        QCOMPARE(textAt(json, "averageR"), QStringLiteral("null"));
        QVERIFY(json.find(u"reasons")->text(u"averageR").contains(QStringLiteral("stop")));
        QCOMPARE(textAt(tj(QStringLiteral("stats --json --basis gross")).json(), "basis"),
                 QStringLiteral("gross"));
    }

    void printsEveryKeyOfTheSummary() {
        const JsonValue json = tj(QStringLiteral("stats --json")).json();
        const QString keys = QStringLiteral(
            "basis currency totalTrades openTrades unopenedTrades realisedOnOpenTrades winningTrades "
            "losingTrades breakEvenTrades winRate winRateWithoutBreakEven totalPnL totalNetPnL totalFees "
            "grossProfit grossLoss profitFactor payoffRatio averageWin averageLoss largestWin largestLoss "
            "expectancy tradesWithRisk averageR expectancyR sqn sqn100 avgReturn pnlMeanOverDeviation "
            "sharpeRatio sortinoRatio volatility maxDrawdown maxDrawdownMoney maxDrawdownFrom maxDrawdownTo "
            "maxDrawdownDays maxDrawdownOngoing maxDrawdownMoneyFrom maxDrawdownMoneyTo maxDrawdownMoneyDays "
            "maxDrawdownMoneyOngoing recoveryFactor cagr calmarRatio marRatio ulcerIndex kelly halfKelly "
            "kRatio1996 runsZ tStatistic chanceOfLuck longestWinningRun longestLosingRun "
            "averageHoldingSeconds medianHoldingSeconds exposure bestTradeShare bestTenPercentShare "
            "bestDayShare averageMae averageMfe exitEfficiency costs bestDay worstDay averageMaeR "
            "averageMfeR "
            "averageHoldingSecondsOfWins averageHoldingSecondsOfLosses averageHoldingSecondsOfBreakEvens "
            "medianHoldingSecondsOfWins medianHoldingSecondsOfLosses medianHoldingSecondsOfBreakEvens "
            "costsPercentOfGrossProfit costsPerTrade costsPerUnit reasons");
        for (const QString& key : keys.split(u' ')) {
            QVERIFY2(json.find(key) != nullptr, qPrintable(key));
        }
        QCOMPARE(keysOf(*json.find(u"costs")).join(u' '),
                 QStringLiteral("commission exchange regulatory taxes funding other"));
        QCOMPARE(keysOf(*json.find(u"bestDay")).join(u' '), QStringLiteral("date pnl netPnl"));
        for (const JsonValue::Member& figure : json.members()) {
            const bool explained = json.find(u"reasons")->find(figure.name) != nullptr;
            QVERIFY2(figure.value.isNull() == explained, qPrintable(figure.name));
        }
    }

    void printsTheEquityCurve() {
        const JsonValue json = tj(QStringLiteral("equity --json")).json();
        const JsonValue::Items& points = json.find(u"points")->items();
        QCOMPARE(textAt(points.at(0), "date"), QStringLiteral("2026-09-14"));
        QCOMPARE(textAt(points.at(0), "equity"), QStringLiteral("101025.00"));
        QCOMPARE(textAt(points.back(), "equity"), QStringLiteral("100827.50"));
        const QString csv = tj(QStringLiteral("equity --csv")).out;
        QVERIFY2(csv.startsWith(QStringLiteral("date,equity,pnl,netPnl,drawdown\r\n2026-09-14,101025.00,")),
                 qPrintable(csv));
    }

    void breaksDownByEveryDimension_data() {
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* by, const char* key) {
            QTest::newRow(by) << QString::fromLatin1(by) << QString::fromLatin1(key);
        };
        row("symbol", "INFY");
        row("tag", "");
        row("weekday", "1");
        row("hour", "03");
        row("month", "2026-09");
        row("side", "long");
        row("account", "Zerodha");
        row("playbook", "");
    }
    void breaksDownByEveryDimension() {
        QFETCH(QString, by);
        QFETCH(QString, key);
        TJ_DONE(tj(QStringLiteral("journal --timezone UTC")));
        const TjAnswer answer = tj(QStringLiteral("breakdown --json ") + by);
        TJ_DONE(answer);
        QCOMPARE(textAt(answer.json(), "by"), by);
        const JsonValue row = answer.json().find(u"rows")->items().at(0);
        QCOMPARE(textAt(row, "key"), key);
        for (const char* column : {"totalTrades", "winRate", "totalPnL", "totalNetPnL", "expectancy",
                                   "profitFactor", "averageR"}) {
            QVERIFY2(row.find(QString::fromLatin1(column)) != nullptr, column);
        }
    }

    void listsTheFormats() {
        const TjAnswer answer = tj(QStringLiteral("formats --json"));
        TJ_DONE(answer);
        QStringList ids;
        for (const JsonValue& format : answer.json().items()) {
            ids.append(textAt(format, "id"));
        }
        QVERIFY2(ids.contains(QStringLiteral("zerodha-tradebook")), qPrintable(ids.join(u' ')));
        QVERIFY(ids.contains(QStringLiteral("trading-journal")));
        QVERIFY(tj(QStringLiteral("formats")).out.contains(QStringLiteral("Zerodha tradebook")));
    }

    void asksForWhatItUnderstands_data() {
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("status");
        const auto row = [](const char* call, int status) {
            QTest::newRow(call) << QString::fromLatin1(call) << status;
        };
        row("", 2);
        row("nonsense", 2);
        row("trades extra", 2);
        row("journal --timezone IST", 2);
        row("account Main --timezone Foo", 2);
        row("instrument FOOBAR", 1);
        row("trades --json --csv", 2);
        row("trades --win --loss", 2);
        row("trades --open --closed", 2);
        row("trades --from yesterday", 2);
        row("trades --from 2026-09-15 --to 2026-09-14", 2);
        row("trades --side up", 2);
        row("stats --basis both", 2);
        row("breakdown", 2);
        row("breakdown colour", 2);
        row("equity --pdf", 2);
        row("equity --json --csv", 2);
        row("stats extra", 2);
        row("breakdown symbol extra", 2);
        row("redo extra", 2);
        row("undo extra extra", 2);
        row("history extra", 2);
        row("formats extra", 2);
        row("check extra", 2);
        row("journal extra", 2);
        row("account one two", 2);
        row("instrument", 2);
        row("instrument one two", 2);
        row("backup", 2);
        row("backup one two", 2);
        row("restore", 2);
        row("delete", 2);
        row("delete nonsense", 2);
        row("tags --color #2E7D32", 2);
        row("tags rename a b --group Style", 2);
        row("tags merge a", 2);
        row("export -o -", 2);
        row("export -o out", 2);
        row("export", 2);
        row("trades --journal=", 2);
        row("--journal= trades", 2);
        row("--nonsense --journal x trades", 2);
        row("edit 0197e4a0-0000-7000-8000-000000000001", 2);
        row("edit 0197e4a0-0000-7000-8000-000000000001 --mistake=", 2);
        row("tags merge nothing nowhere", 1);
        row("tags rename nothing something", 1);
        row("journal --timezone", 2);
        row("export --format csv", 2);
        row("export --format doc -o out.doc", 2);
        row("import", 2);
        row("edit", 2);
        row("edit nonsense --stop 1", 2);
        row("add INFY --side long --quantity ten --entry 1@2026-09-14", 2);
        row("add INFY --side long --quantity 10", 2);
        row("tags paint x", 2);
        row("undo nonsense", 2);
        row("account", 2);
        row("account X --matching random", 2);
        row("instrument X --multiplier much", 2);
        row("journal --timezone Mars/Olympus", 2);
        row("--journal", 2);
        row("--nonsense", 2);
        row("trades --account nobody", 1);
        row("edit 0197e4a0-0000-7000-8000-000000000001 --stop 1", 1);
        row("delete 0197e4a0-0000-7000-8000-000000000001", 1);
        row("undo 0197e4a0-0000-7000-8000-000000000001", 1);
        row("tags remove nothing", 1);
        row("restore nowhere.tradingjournal", 1);
    }
    void asksForWhatItUnderstands() {
        QFETCH(QString, call);
        QFETCH(int, status);
        const TjAnswer answer = tj(call);
        QCOMPARE(answer.status, status);
        QVERIFY2(!answer.err.isEmpty(), "every failure says why, on standard error");
        QCOMPARE(answer.out, QString());
        QVERIFY2(status != 2 || answer.err.contains(QStringLiteral("Try “tj ")) || call.isEmpty(),
                 qPrintable(answer.err));
    }

    void neverTakesAnEmptyNameForTheAppsJournal() {
        const TjProgram fresh;
        for (const QStringList& call :
             {QStringList{QStringLiteral("--journal"), QString(), QStringLiteral("account"),
                          QStringLiteral("X")},
              {QStringLiteral("account"), QStringLiteral("X"), QStringLiteral("--journal"), QString()}}) {
            const TjAnswer answer = fresh.run(call);
            QCOMPARE(answer.status, 2);
            QVERIFY2(answer.err.contains(QStringLiteral("--journal needs a file")), qPrintable(answer.err));
        }
        QVERIFY(!QFile::exists(fresh.path("Trading Journal")));
    }

    void saysAReasonOnce() {
        m_tj->write("damaged.tradingjournal", TjProgram::read(m_tj->journal()).left(20'000));
        const QString damaged = m_tj->path("damaged.tradingjournal");
        QCOMPARE(m_tj->run({QStringLiteral("--journal"), damaged, QStringLiteral("trades")}).err,
                 QStringLiteral("tj trades: %1 is cut short; restore a backup\n").arg(damaged));
        const QString file = m_tj->write("notes.csv", "what is this\n");
        const QString why = (*m_tj)({QStringLiteral("import"), file}).err;
        QVERIFY2(why.startsWith(QStringLiteral("tj import: %1: no known broker format, and").arg(file)),
                 qPrintable(why));
        QCOMPARE(tj(QStringLiteral("tags remove nothing")).err,
                 QStringLiteral("tj tags: there is no tag “nothing”\n"));
    }

#ifdef Q_OS_LINUX
    void failsWhenItsAnswerDoesNotArrive_data() {
        QTest::addColumn<QString>("call");
        for (const char* call : {"trades", "trades --json", "stats", "equity --csv", "formats", "help",
                                 "export -o - --format csv", "export -o - --format json",
                                 "export -o - --format pdf", "history", "journal"}) {
            QTest::newRow(call) << QString::fromLatin1(call);
        }
    }
    void failsWhenItsAnswerDoesNotArrive() {
        QFETCH(QString, call);
        const TjAnswer answer =
            m_tj->run(QStringList{QStringLiteral("--journal"), m_tj->journal()} + call.split(u' '),
                      QStringLiteral("/dev/full"));
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("tj")), qPrintable(answer.err));
    }
#endif

    void helpsWithEveryCommand() {
        const TjAnswer overview = m_tj->run({QStringLiteral("--help")});
        TJ_DONE(overview);
        for (const char* command :
             {"import",  "trades", "stats",   "equity", "breakdown", "export",     "account",
              "formats", "add",    "edit",    "delete", "tags",      "instrument", "journal",
              "undo",    "redo",   "history", "check",  "backup",    "restore"}) {
            const QString name = QString::fromLatin1(command);
            QVERIFY2(overview.out.contains(QStringLiteral("  %1 ").arg(name)), command);
            const TjAnswer help = m_tj->run({QStringLiteral("help"), name});
            TJ_DONE(help);
            QVERIFY2(help.out.startsWith(QStringLiteral("Usage: tj [--journal FILE] ") + name),
                     qPrintable(help.out));
        }
        QCOMPARE(m_tj->run({QStringLiteral("help"), QStringLiteral("nonsense")}).status, 2);
        QVERIFY(m_tj->run({QStringLiteral("--version")}).out.startsWith(QStringLiteral("tj ")));
    }

    void usesTheAppsJournalWhenNoneIsNamed() {
        const TjAnswer answer = m_tj->run({QStringLiteral("journal"), QStringLiteral("--json")});
        TJ_DONE(answer);
        const QString file = textAt(answer.json(), "file");
        QVERIFY2(file.contains(QStringLiteral("Trading Journal")), qPrintable(file));
        QVERIFY2(QFile::exists(file), "it is made when missing");
        QCOMPARE(textAt(answer.json(), "trades"), QStringLiteral("0"));
    }

private:
    TjAnswer tj(const QString& arguments) const {
        return (*m_tj)(arguments.split(u' ', Qt::SkipEmptyParts));
    }
    std::unique_ptr<TjProgram> m_tj;
};

TJ_TEST(QueryCommandsTest)
#include "query_commands_test.moc"
