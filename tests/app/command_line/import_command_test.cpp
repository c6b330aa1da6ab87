#include "core/journal/operations/column_templates.h"
#include "tests/app/command_line/tj_program.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_registry.h"

using namespace test;
using core::JsonValue;

namespace {

TjAnswer importJson(const TjProgram& tj, const QStringList& files) {
    return tj(QStringList{QStringLiteral("import"), QStringLiteral("--json")} + files);
}

/// Keeps, as the import page does, what the columns of a bank's file are.
bool saveTemplate(const TjProgram& tj) {
    using enum core::ColumnField;
    core::ColumnMapping mapping;
    mapping.name = QStringLiteral("My bank");
    mapping.columns = {{Symbol, QStringLiteral("Papier")},
                       {Date, QStringLiteral("Wann")},
                       {Side, QStringLiteral("Art")},
                       {Quantity, QStringLiteral("Stk.")},
                       {Price, QStringLiteral("Zu")}};
    mapping.buyWords = {QStringLiteral("Zugang")};
    mapping.sellWords = {QStringLiteral("Abgang")};
    FakeClock clock;
    const auto journal = core::Journal::open(tj.journal(), clock);
    return journal &&
           (*journal)
               ->change(QStringLiteral("Save"),
                        [&](core::ChangeScope& scope) { return core::saveColumnTemplate(scope, mapping); })
               .ok();
}

const QByteArray kBankFile = "Wann;Art;Papier;Stk.;Zu\n"
                             "14.09.2026 09:15;Zugang;SAP;10;101,50\n"
                             "14.09.2026 10:40;Abgang;SAP;10;103,25\n";

} // namespace

class ImportCommandTest : public QObject {
    Q_OBJECT
private slots:
    void answersWithEveryKey() {
        const TjProgram tj;
        const TjAnswer answer = importJson(tj, {TjProgram::sample("tradebook.csv")});
        TJ_DONE(answer);
        const JsonValue json = answer.json();
        for (const char* key : {"format", "account", "accounts", "rows", "fills", "trades", "rejectedRows",
                                "ignoredRows", "grossPnl", "netPnl", "fees", "brokerTotals", "batchId"}) {
            QVERIFY2(json.find(QString::fromLatin1(key)) != nullptr, key);
        }
        const QStringList six{QStringLiteral("new"),       QStringLiteral("duplicate"),
                              QStringLiteral("corrected"), QStringLiteral("previouslyDeleted"),
                              QStringLiteral("ignored"),   QStringLiteral("rejected")};
        QCOMPARE(keysOf(*json.find(u"rows")), six);
        QCOMPARE(keysOf(*json.find(u"fills")), six);
        QCOMPARE(textAt(json, "format"), QStringLiteral("zerodha-tradebook"));
        QCOMPARE(textAt(*json.find(u"fills"), "new"), QStringLiteral("5"));
        QCOMPARE(textAt(*json.find(u"trades"), "opened"), QStringLiteral("3"));
        QCOMPARE(textAt(*json.find(u"trades"), "closed"), QStringLiteral("2"));
        QCOMPARE(textAt(json, "grossPnl"), QStringLiteral("827.50"));
        QVERIFY(!QUuid::fromString(textAt(json, "batchId")).isNull());
    }

    void changesNothingTheSecondTime() {
        const TjProgram tj;
        TJ_DONE(importJson(tj, {TjProgram::sample("tradebook.csv")}));
        const QString before = tj("trades --json").out;
        const TjAnswer again = importJson(tj, {TjProgram::sample("tradebook.csv")});
        TJ_DONE(again);
        QCOMPARE(textAt(*again.json().find(u"fills"), "duplicate"), QStringLiteral("5"));
        QCOMPARE(textAt(again.json(), "batchId"), QStringLiteral("null"));
        QCOMPARE(tj("trades --json").out, before);
    }

    void leavesDeletedWhatAnExportStillHasUnlessRestoringIsWished() {
        const TjProgram tj;
        TJ_DONE(importJson(tj, {TjProgram::sample("tradebook.csv")}));
        TJ_DONE(tj("export --format json -o out.json"));
        const QString id = textAt(tj("trades --json").json().items().at(0), "id");
        const qsizetype trades = tj("trades --json").json().items().size();
        TJ_DONE(tj({QStringLiteral("delete"), id}));
        const TjAnswer again = importJson(tj, {tj.path("out.json")});
        TJ_DONE(again);
        QVERIFY(textAt(*again.json().find(u"fills"), "previouslyDeleted") != u"0");
        QCOMPARE(tj("trades --json").json().items().size(), trades - 1);
        TJ_DONE(tj("import --restore out.json"));
        QCOMPARE(tj("trades --json").json().items().size(), trades);
    }

    void writesNothingInADryRun() {
        const TjProgram tj;
        const TjAnswer dry = tj({QStringLiteral("import"), QStringLiteral("--dry-run"),
                                 QStringLiteral("--json"), TjProgram::sample("tradebook.csv")});
        TJ_DONE(dry);
        QCOMPARE(textAt(*dry.json().find(u"fills"), "new"), QStringLiteral("5"));
        QCOMPARE(textAt(dry.json(), "batchId"), QStringLiteral("null"));
        QCOMPARE(tj("trades --json").out, QStringLiteral("[]\n"));
        QCOMPARE(tj("history --json").out, QStringLiteral("[]\n"));
    }

    void namesRowColumnAndReasonOfARejectedRow() {
        const TjProgram tj;
        const QString file = TjProgram::sample("tradebook-with-bad-row.csv");
        const TjAnswer answer = importJson(tj, {file});
        TJ_DONE(answer);
        const JsonValue rejected = answer.json().find(u"rejectedRows")->items().at(0);
        QCOMPARE(textAt(rejected, "row"), QStringLiteral("3"));
        QCOMPARE(textAt(rejected, "column"), QStringLiteral("quantity"));
        QCOMPARE(textAt(rejected, "value"), QStringLiteral("fifty"));
        QVERIFY(!textAt(rejected, "reason").isEmpty());
        const TjAnswer words = tj({QStringLiteral("import"), file});
        TJ_DONE(words);
        QVERIFY2(words.err.contains(file + QStringLiteral(": row 3, column quantity, value “fifty”: ")),
                 qPrintable(words.err));
    }

    void printsAListForSeveralFilesAndGoesOnAfterABadOne() {
        const TjProgram tj;
        const QString nonsense = tj.write("nonsense.csv", "what is this\n");
        const TjAnswer answer = importJson(tj, {nonsense, TjProgram::sample("tradebook.csv")});
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(nonsense), qPrintable(answer.err));
        QCOMPARE(answer.json().items().size(), std::size_t(2));
        QVERIFY(answer.json().items()[0].find(u"error") != nullptr);
        QCOMPARE(textAt(*answer.json().items()[1].find(u"fills"), "new"), QStringLiteral("5"));
    }

    void failsClearlyForAFileThatIsNotThere() {
        const TjProgram tj;
        const TjAnswer answer = tj("import nowhere.csv --json");
        QCOMPARE(answer.status, 1);
        QCOMPARE(answer.out, QString());
        QVERIFY2(answer.err.contains(QStringLiteral("nowhere.csv")), qPrintable(answer.err));
    }

    void asksWhichWayADateIsMeant() {
        const TjProgram tj;
        tj.write("dates.csv", "Date,Time,Symbol,Side,Quantity,Price\n"
                              "03/04/2026,10:00:00,ACME,Buy,10,100.25\n"
                              "03/04/2026,11:00:00,ACME,Sell,10,101.25\n");
        const TjAnswer asked = tj("import dates.csv");
        QCOMPARE(asked.status, 1);
        QVERIFY2(asked.err.contains(QStringLiteral("--date-order")), qPrintable(asked.err));
        TJ_DONE(tj("import dates.csv --date-order dmy --timezone UTC"));
        QCOMPARE(textAt(tj("trades --json").json().items().at(0), "entryTimestamp"),
                 QStringLiteral("2026-04-03T10:00:00Z"));
    }

    void takesTheNamedAccountAndZone() {
        const TjProgram tj;
        TJ_DONE(tj({QStringLiteral("import"), TjProgram::sample("tradebook.csv"), QStringLiteral("--account"),
                    QStringLiteral("My desk"), QStringLiteral("--timezone"), QStringLiteral("UTC")}));
        const JsonValue trades = tj("trades --symbol INFY --json").json();
        QCOMPARE(textAt(trades.items().at(0), "account"), QStringLiteral("My desk"));
        QCOMPARE(textAt(trades.items().at(0), "entryTimestamp"), QStringLiteral("2026-09-14T09:16:05Z"));
    }

    void restoresDeletedFillsOnlyWhenAsked() {
        const TjProgram tj;
        TJ_DONE(importJson(tj, {TjProgram::sample("tradebook.csv")}));
        const QString id = textAt(tj("trades --symbol TCS --json").json().items().at(0), "id");
        TJ_DONE(tj({QStringLiteral("delete"), id}));
        const TjAnswer again = importJson(tj, {TjProgram::sample("tradebook.csv")});
        QCOMPARE(textAt(*again.json().find(u"fills"), "previouslyDeleted"), QStringLiteral("2"));
        QCOMPARE(tj("trades --symbol TCS --json").out, QStringLiteral("[]\n"));
        TJ_DONE(importJson(tj, {TjProgram::sample("tradebook.csv"), QStringLiteral("--restore")}));
        QCOMPARE(tj("trades --symbol TCS --json").json().items().size(), std::size_t(1));
    }

    void readsByTheSavedTemplateThatFitsTheHeader() {
        const TjProgram tj;
        const QString file = tj.write("bank.csv", kBankFile);
        QCOMPARE(importJson(tj, {file}).status, 1);
        QVERIFY(saveTemplate(tj));
        const TjAnswer answer = importJson(tj, {file});
        TJ_DONE(answer);
        QCOMPARE(textAt(*answer.json().find(u"fills"), "new"), QStringLiteral("2"));
        QCOMPARE(textAt(answer.json(), "grossPnl"), QStringLiteral("17.50"));
    }

    void readsByTheTemplateThatIsNamed() {
        const TjProgram tj;
        QVERIFY(saveTemplate(tj));
        const QString file = tj.write("bank.csv", kBankFile);
        const TjAnswer answer =
            importJson(tj, {QStringLiteral("--format"), QStringLiteral("template:My bank"), file});
        TJ_DONE(answer);
        QCOMPARE(textAt(*answer.json().find(u"fills"), "new"), QStringLiteral("2"));
        const TjAnswer wrong =
            importJson(tj, {QStringLiteral("--format"), QStringLiteral("template:Other"), file});
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.err.contains(QStringLiteral("My bank")), qPrintable(wrong.err));
    }

    void refusesAFileThatIsNotOfTheNamedFormat_data() {
        QTest::addColumn<QString>("format");
        const TjProgram tj;
        for (const JsonValue& format : tj("formats --json").json().items()) {
            const QString id = textAt(format, "id");
            if (id != u"zerodha-tradebook" && id != u"generic") {
                QTest::newRow(qPrintable(id)) << id;
            }
        }
    }
    void refusesAFileThatIsNotOfTheNamedFormat() {
        QFETCH(QString, format);
        const TjProgram tj;
        const TjAnswer answer = tj({QStringLiteral("import"), QStringLiteral("--format"), format,
                                    TjProgram::sample("tradebook.csv")});
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("tradebook.csv: ")), qPrintable(answer.err));
        QCOMPARE(tj("history --json").out, QStringLiteral("[]\n"));
    }

    void saysInADryRunWhatTheImportOfAnExportWillDo() {
        const TjProgram tj;
        TJ_DONE(importJson(tj, {TjProgram::sample("tradebook.csv")}));
        TJ_DONE(tj("export -o out.json"));
        const TjProgram other;
        const TjAnswer dry = other({QStringLiteral("import"), QStringLiteral("--dry-run"),
                                    QStringLiteral("--json"), tj.path("out.json")});
        TJ_DONE(dry);
        QCOMPARE(textAt(*dry.json().find(u"fills"), "new"), QStringLiteral("5"));
        QCOMPARE(textAt(*dry.json().find(u"trades"), "opened"), QStringLiteral("3"));
        QCOMPARE(other("trades --json").out, QStringLiteral("[]\n"));
        QCOMPARE(other("history --json").out, QStringLiteral("[]\n"));
        QCOMPARE(importJson(other, {tj.path("out.json")}).out, dry.out);
    }

    void sendsTheFillsOfAnExportToNoOtherAccount() {
        const TjProgram tj;
        TJ_DONE(importJson(tj, {TjProgram::sample("tradebook.csv")}));
        TJ_DONE(tj("export -o out.json"));
        const TjAnswer answer = tj("import --account Other out.json");
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("leave --account out")), qPrintable(answer.err));
    }

    void refusesChoicesItDoesNotKnow_data() {
        QTest::addColumn<QString>("options");
        for (const char* options : {"--format nonsense", "--timezone Mars/Olympus", "--date 2026-13-01",
                                    "--date-order ydm", "--decimal-point ;", "--colour red"}) {
            QTest::newRow(options) << QString::fromLatin1(options);
        }
    }
    void refusesChoicesItDoesNotKnow() {
        QFETCH(QString, options);
        const TjProgram tj;
        const TjAnswer answer = tj(QStringList{QStringLiteral("import"), TjProgram::sample("tradebook.csv")} +
                                   options.split(u' '));
        QCOMPARE(answer.status, 2);
        QVERIFY(!answer.err.isEmpty());
        QVERIFY2(!QFile::exists(tj.journal()), "nothing is touched before the call is understood");
    }
};

TJ_TEST(ImportCommandTest)
#include "import_command_test.moc"
