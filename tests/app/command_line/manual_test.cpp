// What the program knows, the man page and the completions of three shells must know: no more and no less.
#include "tests/app/command_line/tj_program.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QSet>

using namespace test;

namespace {

using Words = QSet<QString>;

QString packaged(const char* name) {
    return QStringLiteral(TJ_SOURCE_DIR "/packaging/linux/") + QLatin1String(name);
}

QString contentOf(const char* name) {
    return QString::fromUtf8(TjProgram::read(packaged(name)));
}

/// What the pattern's first group matches.
Words allOf(const QString& text, const char* pattern) {
    Words found;
    const QRegularExpression expression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption);
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        found.insert(match.next().captured(1));
    }
    return found;
}

QString firstOf(const QString& text, const QString& pattern) {
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption |
                                                     QRegularExpression::DotMatchesEverythingOption);
    return expression.match(text).captured(1);
}

QString listed(const Words& words) {
    QStringList sorted = words.values();
    sorted.sort();
    return sorted.join(u' ');
}

Words programCommands() {
    return allOf(TjProgram().run({QStringLiteral("--help")}).out, "^  ([a-z]+) +[A-Z]");
}

QString optionsHelp(const QString& command) {
    const QString help = TjProgram().run({QStringLiteral("help"), command}).out;
    return help.mid(help.indexOf(QStringLiteral("Options:")));
}

/// The command's own options; every command has --journal and --help.
Words programOptions(const QString& command) {
    Words options = allOf(optionsHelp(command), "^  (--?[a-z][a-z-]*)");
    return options.subtract({QStringLiteral("--journal"), QStringLiteral("-h")});
}

/// A page of ours without the marks of its typesetting.
QString plainManual() {
    QString text = contentOf("tj.1").replace(QStringLiteral("\\-"), QStringLiteral("-"));
    return text.remove(QRegularExpression(QStringLiteral("\\\\f[A-Z]|\"")));
}

Words optionsOfSynopsis(const QString& text) {
    return allOf(text, "(?<![a-z-])(--?[a-z][a-z-]*)");
}

Words manualOptions(const QString& command) {
    const QString manual = plainManual();
    const QString synopsis =
        firstOf(manual, QStringLiteral("^\\.(?:B|BI|BR) (%1(?: [^\n]*)?)\n").arg(command));
    Words options = optionsOfSynopsis(synopsis);
    if (synopsis.contains(QStringLiteral("FILTER"))) {
        options += optionsOfSynopsis(firstOf(manual, QStringLiteral("^\\.SH FILTER\n(.*?)\n\\.SH")));
    }
    return options;
}

/// What bash itself offers for these words, of which the last is being written.
Words offeredByBash(const QStringList& words) {
    QProcess bash;
    bash.setWorkingDirectory(QStringLiteral(TJ_TEST_DATA));
    bash.start(
        QStringLiteral("bash"),
        QStringList{QStringLiteral("-c"),
                    QStringLiteral("source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _tj; "
                                   "printf '%s\\n' \"${COMPREPLY[@]}\""),
                    QStringLiteral("bash"), packaged("tj.bash"), QStringLiteral(TJ_PROGRAM)} +
            words);
    bash.waitForFinished();
    const QStringList lines =
        QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    return {lines.begin(), lines.end()};
}

/// The options in the branch of a command, with the shared filter laid out.
Words zshOptions(const QString& command) {
    const QString script = contentOf("_tj");
    QString branch =
        firstOf(script, QStringLiteral("^    (?:[a-z]+ \\| )*%1(?: \\| [a-z]+)*\\)(.*?);;").arg(command));
    if (branch.contains(QStringLiteral("$_tj_filter"))) {
        branch += firstOf(script, QStringLiteral("^_tj_filter=\\((.*?)\n\\)"));
    }
    return allOf(branch, "['*)\"](--?[a-z][a-z-]*)\\[");
}

/// The options of the lines whose condition names the command.
Words fishOptions(const QString& command) {
    QString script = contentOf("tj.fish");
    const QString filtered = firstOf(script, QStringLiteral("set -l filtered ([a-z ]+)"));
    script.replace(QStringLiteral("$filtered"), filtered);
    Words options;
    QStringList loop;
    for (const QString& line : script.split(u'\n')) {
        if (line.startsWith(QStringLiteral("for option in "))) {
            loop = line.split(u' ').mid(3);
        } else if (line == u"end") {
            loop.clear();
        }
        const QString condition =
            firstOf(line, QStringLiteral("-n \"__fish_seen_subcommand_from ([^\"]+)\""));
        if (!condition.split(u' ').contains(command)) {
            continue;
        }
        const QString name = firstOf(line, QStringLiteral(" -l (\\$?[a-z-]+)"));
        for (const QString& option : name == u"$option" ? loop : QStringList{name}) {
            options.insert(QStringLiteral("--") + option);
        }
        if (const QString letter = firstOf(line, QStringLiteral(" -s ([a-z])")); !letter.isEmpty()) {
            options.insert(u'-' + letter);
        }
    }
    return options.subtract({QStringLiteral("--")});
}

} // namespace

class ManualTest : public QObject {
    Q_OBJECT
private slots:
    void namesTheCommandsOfTheProgram() {
        const Words commands = programCommands();
        QCOMPARE(commands.size(), 20);
        const QString expected = listed(commands);
        QCOMPARE(listed(allOf(plainManual()
                                  .section(QStringLiteral(".SH COMMANDS"), 1)
                                  .section(QStringLiteral(".SH FILTER"), 0, 0),
                              "^\\.TP\n\\.(?:B|BI|BR) ([a-z]+)")),
                 expected);
        const QString withHelp = listed(commands + Words{QStringLiteral("help")});
        Words offered = offeredByBash({QString()});
        QVERIFY(offered.contains(QStringLiteral("--journal")));
        offered.subtract(
            {QStringLiteral("--journal"), QStringLiteral("--help"), QStringLiteral("--version")});
        QCOMPARE(listed(offered), withHelp);
        QCOMPARE(listed(allOf(firstOf(contentOf("_tj"), QStringLiteral("commands=\\((.*?)\n    \\)")),
                              "'([a-z]+):")),
                 withHelp);
        QCOMPARE(listed(allOf(firstOf(contentOf("tj.fish"), QStringLiteral("set -l commands ([a-z ]+)")),
                              "([a-z]+)")),
                 withHelp);
    }

    void knowsExactlyTheOptionsOfTheProgram_data() {
        QTest::addColumn<QString>("command");
        for (const QString& command : programCommands()) {
            QTest::newRow(qPrintable(command)) << command;
        }
    }
    void knowsExactlyTheOptionsOfTheProgram() {
        QFETCH(QString, command);
        const QString options = listed(programOptions(command));
        QCOMPARE(listed(manualOptions(command)), options);
        QCOMPARE(listed(zshOptions(command)), options);
        QCOMPARE(listed(fishOptions(command)), options);
        Words offered = offeredByBash({command, QStringLiteral("-")});
        QCOMPARE(listed(offered), options);
    }

    void offersNoOptionWhereAValueIsAwaited_data() { knowsExactlyTheOptionsOfTheProgram_data(); }
    void offersNoOptionWhereAValueIsAwaited() {
        QFETCH(QString, command);
        for (const QString& option : allOf(optionsHelp(command), "^  (--?[a-z][a-z-]*) <")) {
            for (const QString& word : offeredByBash({command, option, QString()})) {
                QVERIFY2(!word.startsWith(u'-'), qPrintable(option + u' ' + word));
            }
        }
    }

    void completesTheWordsOfAnOption() {
        QCOMPARE(listed(offeredByBash({QStringLiteral("breakdown"), QStringLiteral("mon")})),
                 QStringLiteral("month"));
        QCOMPARE(listed(offeredByBash(
                     {QStringLiteral("import"), QStringLiteral("--format"), QStringLiteral("mt")})),
                 QStringLiteral("mt4-statement mt5-report"));
        QCOMPARE(
            listed(offeredByBash({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("")})),
            QStringLiteral("csv json pdf xlsx"));
        QCOMPARE(listed(offeredByBash({QStringLiteral("tags"), QStringLiteral("m")})),
                 QStringLiteral("merge"));
    }
};

TJ_TEST(ManualTest)
#include "manual_test.moc"
