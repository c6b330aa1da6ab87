#include "tests/app/command_line/tj_program.h"
#include "tests/support/test_registry.h"

using namespace test;
using core::JsonValue;

namespace {

/// A journal with an import, a trade by hand, notes, tags and a deleted trade.
void fill(const TjProgram& tj) {
    tj({QStringLiteral("import"), TjProgram::sample("tradebook.csv")});
    const QString infy = textAt(tj("trades --symbol INFY --json").json().items().at(0), "id");
    tj({QStringLiteral("edit"), infy, QStringLiteral("--note"), QStringLiteral("=HYPERLINK(\"x\")"),
        QStringLiteral("--tag"), QStringLiteral("@gap"), QStringLiteral("--stop"), QStringLiteral("1490")});
    tj("add NIFTY26SEP25500CE --side short --quantity 75 --entry 120.5@2026-09-18T10:00 --exit "
       "80@2026-09-18T12:00 "
       "--fees 42.1 --currency INR");
    tj({QStringLiteral("delete"), textAt(tj("trades --symbol TCS --json").json().items().at(0), "id")});
}

QByteArray withoutHead(const QByteArray& json) {
    return json.mid(json.indexOf('\n'));
}

} // namespace

class ExportCommandsTest : public QObject {
    Q_OBJECT
private slots:
    void csvReadAgainGivesTheSameJournal() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export --format csv -o all.csv"));
        const QByteArray csv = TjProgram::read(tj.path("all.csv"));
        QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"x\"\")\",'@gap,"), csv.constData());
        const TjProgram other;
        TJ_DONE(other({QStringLiteral("import"), tj.path("all.csv")}));
        QCOMPARE(other("trades --json").out, tj("trades --json").out);
        QCOMPARE(other("stats --json").out, tj("stats --json").out);
        TJ_DONE(other("export -o again.csv"));
        QCOMPARE(TjProgram::read(other.path("again.csv")), csv);
        const TjAnswer again =
            other({QStringLiteral("import"), QStringLiteral("--json"), tj.path("all.csv")});
        QCOMPARE(textAt(*again.json().find(u"fills"), "new"), QStringLiteral("0"));
    }

    void jsonRestoresEverything() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export --format json -o all.json"));
        const QByteArray json = TjProgram::read(tj.path("all.json"));
        const TjProgram other;
        const TjAnswer restored =
            other({QStringLiteral("import"), QStringLiteral("--json"), tj.path("all.json")});
        TJ_DONE(restored);
        // The deleted trade's two fills come back as deleted ones.
        QCOMPARE(textAt(*restored.json().find(u"fills"), "new"), QStringLiteral("7"));
        TJ_DONE(other("export --format json -o all.json"));
        QCOMPARE(withoutHead(TjProgram::read(other.path("all.json"))), withoutHead(json));
        QCOMPARE(other("trades --json").out, tj("trades --json").out);
        TJ_DONE(other("undo"));
        QCOMPARE(other("trades --json").out, QStringLiteral("[]\n"));
    }

    void restoresNothingOfADamagedExport() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export --format json -o all.json"));
        QByteArray json = TjProgram::read(tj.path("all.json"));
        json.replace("\"side\":\"sell\"", "\"side\":\"sold\"");
        const TjProgram other;
        const TjAnswer answer = other({QStringLiteral("import"), other.write("bad.json", json)});
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("fill.side")), qPrintable(answer.err));
        QVERIFY2(answer.err.contains(QStringLiteral("line ")), qPrintable(answer.err));
        QCOMPARE(other("trades --json").out, QStringLiteral("[]\n"));
    }

    void exportsOnlyWhatTheFilterLeaves() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export --symbol INFY -o infy.csv"));
        QCOMPARE(TjProgram::read(tj.path("infy.csv")).count("INFY"), 2);
        QCOMPARE(TjProgram::read(tj.path("infy.csv")).count("WIPRO"), 0);
        TJ_DONE(tj("export --open -o open.json"));
        const JsonValue json = core::parseJson(TjProgram::read(tj.path("open.json"))).value();
        QCOMPARE(json.find(u"fill")->items().size(), std::size_t(1));
        QCOMPARE(json.find(u"annotation")->items().size(), std::size_t(0));
        QCOMPARE(json.find(u"annotationTag")->items().size(), std::size_t(0));
    }

    void writesToStandardOutput() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export -o all.csv"));
        const TjAnswer answer = tj("export --format csv -o -");
        TJ_DONE(answer);
        QCOMPARE(answer.out.toUtf8(), TjProgram::read(tj.path("all.csv")));
    }

    void tellsTheFormatByTheNameOfTheFile() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export -o all.JSON"));
        QVERIFY(TjProgram::read(tj.path("all.JSON")).startsWith('{'));
        const TjAnswer answer = tj("export -o all");
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.err.contains(QStringLiteral("add --format csv, json, xlsx or pdf")),
                 qPrintable(answer.err));
    }

#ifdef Q_OS_UNIX
    void writesIntoAPipeAndLeavesItOne() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export -o all.csv"));
        const QString pipe = tj.path("pipe");
        TJ_DONE(tj.runProgram(QStringLiteral("mkfifo"), {pipe}));
        QProcess reader;
        reader.start(QStringLiteral("cat"), {pipe});
        TJ_DONE(tj({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("csv"),
                    QStringLiteral("-o"), pipe}));
        QVERIFY(reader.waitForFinished());
        QCOMPARE(reader.readAllStandardOutput(), TjProgram::read(tj.path("all.csv")));
        QVERIFY(!QFileInfo(pipe).isFile());
    }

    void leavesNoPartOfABackupThatDoesNotFit() {
        const TjProgram tj;
        fill(tj);
        const TjAnswer answer =
            tj.runProgram(QStringLiteral("bash"),
                          {QStringLiteral("-c"), QStringLiteral("trap '' XFSZ; ulimit -f 64; exec \"$@\""),
                           QStringLiteral("bash"), QStringLiteral(TJ_PROGRAM), QStringLiteral("--journal"),
                           tj.journal(), QStringLiteral("backup"), QStringLiteral("copy.tradingjournal")});
        QCOMPARE(answer.status, 1);
        QVERIFY2(!answer.err.isEmpty(), qPrintable(answer.out));
        QVERIFY(!QFile::exists(tj.path("copy.tradingjournal")));
        TJ_DONE(tj("backup copy.tradingjournal"));
    }
#endif

    void writesWorkbookAndReport() {
        const TjProgram tj;
        fill(tj);
        TJ_DONE(tj("export -o all.xlsx"));
        QVERIFY(TjProgram::read(tj.path("all.xlsx")).startsWith("PK"));
        TJ_DONE(tj("export -o all.pdf"));
        QVERIFY(TjProgram::read(tj.path("all.pdf")).startsWith("%PDF-"));
    }

    void keepsTheOldFileWhenItCannotWrite() {
        const TjProgram tj;
        const TjAnswer answer = tj("export --format csv -o nowhere/out.csv");
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("nowhere/out.csv")), qPrintable(answer.err));
    }

    void backsUpAndRestores() {
        const TjProgram tj;
        fill(tj);
        const QString before = tj("trades --json").out;
        TJ_DONE(tj("backup copy.tradingjournal"));
        QCOMPARE(tj("backup copy.tradingjournal").status, 1); // never over a file that is there
        TJ_DONE(tj("undo"));
        QVERIFY(tj("trades --json").out != before);
        TJ_DONE(tj("restore copy.tradingjournal"));
        QCOMPARE(tj("trades --json").out, before);
        const TjAnswer check = tj("check --json");
        TJ_DONE(check);
        QCOMPARE(check.json().find(u"healthy")->toBool(), std::optional(true));
        QCOMPARE(tj("check").out, QStringLiteral("The journal is healthy.\n"));
    }

    void leavesAJournalOfANewerProgramAlone() {
        const TjProgram tj;
        fill(tj);
        QByteArray file = TjProgram::read(tj.journal());
        file.replace(60, 4, QByteArray::fromHex("000003e7")); // SQLite's user_version
        tj.write("journal.tradingjournal", file);
        for (const char* call : {"trades", "undo", "account New", "check"}) {
            const TjAnswer answer = tj(call);
            QCOMPARE(answer.status, 1);
            QVERIFY2(answer.err.contains(QStringLiteral("newer version")), qPrintable(answer.err));
        }
        QCOMPARE(TjProgram::read(tj.journal()), file);
    }

    void refusesWhatIsNoJournal() {
        const TjProgram tj;
        tj.write("journal.tradingjournal", "not a database at all, but long enough to look at");
        const TjAnswer answer = tj("trades --json");
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.err.contains(QStringLiteral("journal.tradingjournal")), qPrintable(answer.err));
        QCOMPARE(tj({QStringLiteral("restore"), tj.write("x.tradingjournal", "neither is this")}).status, 1);
    }
};

TJ_TEST(ExportCommandsTest)
#include "export_commands_test.moc"
