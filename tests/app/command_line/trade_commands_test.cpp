#include "tests/app/command_line/tj_program.h"
#include "tests/support/test_registry.h"

using namespace test;
using core::JsonValue;

namespace {

QString added(const TjProgram& tj, const QStringList& more = {}) {
    const TjAnswer answer =
        tj(QStringList{QStringLiteral("add"), QStringLiteral("AAPL"), QStringLiteral("--side"),
                       QStringLiteral("long"), QStringLiteral("--quantity"), QStringLiteral("100"),
                       QStringLiteral("--entry"), QStringLiteral("175.50@2025-12-01T09:30:00Z"),
                       QStringLiteral("--exit"), QStringLiteral("182.30@2025-12-01T15:45:00Z"),
                       QStringLiteral("--fees"), QStringLiteral("2.50")} +
           more);
    return answer.status == 0 ? answer.out.trimmed() : answer.err;
}

JsonValue onlyTrade(const TjProgram& tj) {
    const JsonValue::Items trades = tj("trades --json").json().items();
    return trades.size() == 1 ? trades[0] : JsonValue();
}

QStringList tagsOf(const JsonValue& trade) {
    QStringList tags;
    for (const JsonValue& tag : trade.find(u"tags")->items()) {
        tags.append(*tag.toText());
    }
    return tags;
}

} // namespace

class TradeCommandsTest : public QObject {
    Q_OBJECT
private slots:
    void addsTheExampleOfTheApi() {
        const TjProgram tj;
        const QString id =
            added(tj, {QStringLiteral("--tag"), QStringLiteral("earnings"), QStringLiteral("--tag"),
                       QStringLiteral("tech"), QStringLiteral("--note"), QStringLiteral("=strong")});
        const JsonValue trade = onlyTrade(tj);
        QCOMPARE(textAt(trade, "id"), id);
        QCOMPARE(textAt(trade, "pnl"), QStringLiteral("680.00"));
        QCOMPARE(textAt(trade, "netPnl"), QStringLiteral("677.50"));
        QCOMPARE(textAt(trade, "currency"), QStringLiteral("USD"));
        QCOMPARE(textAt(trade, "account"), QStringLiteral("Main"));
        QCOMPARE(tagsOf(trade), QStringList({QStringLiteral("earnings"), QStringLiteral("tech")}));
        QCOMPARE(tj("trades --tag TECH --json").json().items().size(), std::size_t(1));
    }

    void addsAnOpenShortTrade() {
        const TjProgram tj;
        TJ_DONE(tj("add TSLA --side short --quantity 5 --entry 250.25@2026-03-02"));
        const JsonValue trade = onlyTrade(tj);
        QCOMPARE(textAt(trade, "status"), QStringLiteral("open"));
        QCOMPARE(textAt(trade, "side"), QStringLiteral("short"));
        QCOMPARE(textAt(trade.find(u"fills")->items().at(0), "timePrecision"), QStringLiteral("day"));
    }

    void readsAWallTimeInTheAccountsZone() {
        const TjProgram tj;
        TJ_DONE(tj("account Main --timezone Asia/Kolkata --currency INR"));
        TJ_DONE(tj("add INFY --side long --quantity 1 --entry 1500@2026-09-14T09:15"));
        QCOMPARE(textAt(onlyTrade(tj), "entryTimestamp"), QStringLiteral("2026-09-14T03:45:00Z"));
        QCOMPARE(textAt(onlyTrade(tj), "currency"), QStringLiteral("INR"));
    }

    void refusesAStopOnTheWrongSide() {
        const TjProgram tj;
        const TjAnswer answer =
            tj("add AAPL --side long --quantity 1 --entry 100@2026-03-02T10:00 --stop 101");
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("stop")), qPrintable(answer.err));
        QCOMPARE(tj("trades --json").out, QStringLiteral("[]\n"));
    }

    void asksForTheSizeOfAnUnknownFuture() {
        const TjProgram tj;
        const TjAnswer asked =
            tj("add XYZZ6 --class future --side long --quantity 1 --entry 100@2026-03-02T10:00Z");
        QCOMPARE(asked.status, 1);
        QVERIFY2(asked.err.contains(QStringLiteral("XYZZ6")), qPrintable(asked.err));
        TJ_DONE(tj("add XYZZ6 --class future --multiplier 50 --side long --quantity 1 --entry "
                   "100@2026-03-02T10:00:00Z "
                   "--exit 101@2026-03-02T11:00:00Z"));
        QCOMPARE(textAt(onlyTrade(tj), "pnl"), QStringLiteral("50.00"));
        TJ_DONE(tj("instrument XYZZ6 --multiplier 20"));
        QCOMPARE(textAt(onlyTrade(tj), "pnl"), QStringLiteral("20.00"));
    }

    void keepsTheFirstStopAsTheInitialOne() {
        const TjProgram tj;
        const QString id = added(tj);
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--stop"), QStringLiteral("170.50")}));
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--stop"), QStringLiteral("180")}));
        // Net 677.50 over a risk of 5 × 100.
        QCOMPARE(textAt(tj("stats --json").json(), "averageR"), QStringLiteral("1.355"));
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--initial-stop"), QStringLiteral("165.50")}));
        QCOMPARE(textAt(tj("stats --json").json(), "averageR"), QStringLiteral("0.6775"));
    }

    void putsTagsOnAndTakesThemOff() {
        const TjProgram tj;
        const QString id = added(tj, {QStringLiteral("--tag"), QStringLiteral("a")});
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--tag"), QStringLiteral("b"),
                    QStringLiteral("--untag"), QStringLiteral("A")}));
        QCOMPARE(tagsOf(onlyTrade(tj)), QStringList{QStringLiteral("b")});
        QCOMPARE(tj({QStringLiteral("edit"), id, QStringLiteral("--untag"), QStringLiteral("never")}).status,
                 1);
    }

    void keepsWhatAPersonWritesThroughAnExport() {
        const TjProgram tj;
        const QString id = added(tj);
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--note"), QStringLiteral("line 1\nline 2"),
                    QStringLiteral("--rating"), QStringLiteral("4"), QStringLiteral("--playbook"),
                    QStringLiteral("Gap fade"), QStringLiteral("--mistake"), QStringLiteral("late"),
                    QStringLiteral("--emotion"), QStringLiteral("calm"), QStringLiteral("--mae"),
                    QStringLiteral("-20"), QStringLiteral("--mfe"), QStringLiteral("800"),
                    QStringLiteral("--reviewed")}));
        TJ_DONE(tj("export --format csv -o out.csv"));
        const QByteArray csv = TjProgram::read(tj.path("out.csv"));
        for (const char* part : {"\"line 1\nline 2\"", ",4,Gap fade,", ",-20,800,calm,true,late"}) {
            QVERIFY2(csv.contains(part), csv.constData());
        }
        QCOMPARE(textAt(tj("breakdown playbook --json").json().find(u"rows")->items().at(0), "key"),
                 QStringLiteral("Gap fade"));
        QCOMPARE(tj({QStringLiteral("edit"), id, QStringLiteral("--rating"), QStringLiteral("6")}).status, 1);
        QCOMPARE(tj({QStringLiteral("edit"), id, QStringLiteral("--mae"), QStringLiteral("5")}).status, 1);
    }

    void opensAnUnopenedTradeWithItsPrice() {
        const TjProgram tj;
        tj.write("orphan.csv",
                 "symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,"
                 "order_id,order_execution_time\n"
                 "SUZLON,INE040H01021,2026-09-14,NSE,EQ,EQ,sell,false,600,5.80,1,2,2026-09-14T10:00:00\n");
        TJ_DONE(tj("import orphan.csv"));
        QCOMPARE(textAt(onlyTrade(tj), "status"), QStringLiteral("unopened"));
        QCOMPARE(textAt(onlyTrade(tj), "pnl"), QStringLiteral("null"));
        QCOMPARE(textAt(tj("stats --json").json(), "unopenedTrades"), QStringLiteral("1"));
        TJ_DONE(tj({QStringLiteral("edit"), textAt(onlyTrade(tj), "id"), QStringLiteral("--opening-price"),
                    QStringLiteral("5")}));
        QCOMPARE(textAt(onlyTrade(tj), "status"), QStringLiteral("closed"));
        QCOMPARE(textAt(onlyTrade(tj), "pnl"), QStringLiteral("480.00"));
    }

    void deletesAndBringsBack() {
        const TjProgram tj;
        const QString id = added(tj);
        const QString before = tj("trades --json").out;
        TJ_DONE(tj({QStringLiteral("delete"), id}));
        QCOMPARE(tj("trades --json").out, QStringLiteral("[]\n"));
        TJ_DONE(tj("undo"));
        QCOMPARE(tj("trades --json").out, before);
        TJ_DONE(tj("redo"));
        QCOMPARE(tj("trades --json").out, QStringLiteral("[]\n"));
        QCOMPARE(tj("redo").status, 1);
    }

    void takesAnImportBackByItsBatch() {
        const TjProgram tj;
        const TjAnswer imported =
            tj({QStringLiteral("import"), QStringLiteral("--json"), TjProgram::sample("tradebook.csv")});
        added(tj, {QStringLiteral("--account"), QStringLiteral("Zerodha")});
        TJ_DONE(tj({QStringLiteral("undo"), textAt(imported.json(), "batchId")}));
        QCOMPARE(textAt(onlyTrade(tj), "symbol"), QStringLiteral("AAPL"));
        const JsonValue history = tj("history --json").json();
        QCOMPARE(keysOf(history.items().at(0)),
                 QStringList({QStringLiteral("number"), QStringLiteral("title"), QStringLiteral("at"),
                              QStringLiteral("undone"), QStringLiteral("batchId")}));
        QVERIFY(tj("history").out.contains(QStringLiteral("undone")));
    }

    void managesTags() {
        const TjProgram tj;
        TJ_DONE(tj("tags add Scalp --color #2E7D32 --group Style"));
        QCOMPARE(tj("tags add scalp").status, 1);
        QCOMPARE(tj("tags add Blue --color blue").status, 1);
        const JsonValue tag = tj("tags --json").json().items().at(0);
        QCOMPARE(textAt(tag, "name"), QStringLiteral("Scalp"));
        QCOMPARE(textAt(tag, "color"), QStringLiteral("#2E7D32"));
        QCOMPARE(textAt(tag, "group"), QStringLiteral("Style"));
        TJ_DONE(tj("tags rename scalp Swing"));
        QVERIFY(tj("tags").out.contains(QStringLiteral("Swing")));
        TJ_DONE(tj("tags remove Swing"));
        QCOMPARE(tj("tags --json").out, QStringLiteral("[]\n"));
    }

    void mergesTags() {
        const TjProgram tj;
        added(tj, {QStringLiteral("--tag"), QStringLiteral("scalp")});
        TJ_DONE(tj("tags add Scalping"));
        const TjAnswer taken = tj("tags rename scalp Scalping");
        QCOMPARE(taken.status, 1);
        QVERIFY2(taken.err.contains(QStringLiteral("merge")), qPrintable(taken.err));
        TJ_DONE(tj("tags merge scalp Scalping"));
        QCOMPARE(tagsOf(onlyTrade(tj)), QStringList{QStringLiteral("Scalping")});
        QCOMPARE(tj("tags --json").json().items().size(), std::size_t(1));
        TJ_DONE(tj("undo"));
        QCOMPARE(tagsOf(onlyTrade(tj)), QStringList{QStringLiteral("scalp")});
    }

    void refusesAnEditThatSaysNothing() {
        const TjProgram tj;
        const QString id = added(tj);
        const TjAnswer silent = tj({QStringLiteral("edit"), id});
        QCOMPARE(silent.status, 2);
        QVERIFY2(silent.err.contains(QStringLiteral("say what to change")), qPrintable(silent.err));
        const TjAnswer stars =
            tj({QStringLiteral("edit"), id, QStringLiteral("--rating"), QStringLiteral("6")});
        QCOMPARE(stars.status, 1);
        QVERIFY2(stars.err.contains(QStringLiteral("--rating: 6 is not between 0 and 5")),
                 qPrintable(stars.err));
        QCOMPARE(tj("history --json").json().items().size(), std::size_t(1));
    }

    void takesAPriceOfThePlanAway() {
        const TjProgram tj;
        const QString id = added(tj, {QStringLiteral("--stop"), QStringLiteral("170")});
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--stop"), QStringLiteral("172")}));
        QVERIFY(tj("trades --csv").out.contains(QStringLiteral(",172,")));
        TJ_DONE(tj({QStringLiteral("edit"), id, QStringLiteral("--stop=")}));
        QVERIFY(!tj("trades --csv").out.contains(QStringLiteral(",172,")));
    }

    void advisesHowToMakeAnAccountThatIsNotThere() {
        const TjProgram tj;
        const TjAnswer answer = tj("add AAPL --side long --quantity 1 --entry 100@2026-03-02 --account Desk");
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("“tj account Desk” makes it")), qPrintable(answer.err));
        TJ_DONE(tj("account Desk"));
        TJ_DONE(tj("add AAPL --side long --quantity 1 --entry 100@2026-03-02 --account Desk"));
    }

    void changesAccountAndJournalSettings() {
        const TjProgram tj;
        TJ_DONE(tj("account Main --currency INR --starting-equity 250000.50 --matching lifo"));
        const JsonValue account = tj("account Main --timezone Asia/Kolkata --json").json();
        QCOMPARE(textAt(account, "currency"), QStringLiteral("INR"));
        QCOMPARE(textAt(account, "startingEquity"), QStringLiteral("250000.50"));
        QCOMPARE(textAt(account, "matching"), QStringLiteral("lifo"));
        QCOMPARE(textAt(account, "timezone"), QStringLiteral("Asia/Kolkata"));
        const JsonValue journal =
            tj("journal --timezone Asia/Tokyo --currency JPY --risk-free-rate 6.5 --json").json();
        QCOMPARE(textAt(journal, "riskFreeRate"), QStringLiteral("6.5"));
        QCOMPARE(textAt(journal, "timezone"), QStringLiteral("Asia/Tokyo"));
        QCOMPARE(textAt(journal, "currency"), QStringLiteral("JPY"));
        QCOMPARE(tj("journal").out,
                 QStringLiteral("file            %1\ntimezone        Asia/Tokyo\ncurrency        JPY\n"
                                "risk-free rate  6.5 % a year\naccounts        Main\ntrades          0\n")
                     .arg(tj.journal()));
        QVERIFY(tj("journal --timezone system").out.contains(QStringLiteral("(the computer's)")));
    }
};

TJ_TEST(TradeCommandsTest)
#include "trade_commands_test.moc"
