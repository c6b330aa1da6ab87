#include "app/command_line/program.h"

#include "app/command_line/commands.h"
#include "app/journal_location.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace app {

namespace {

constexpr QLatin1String kJournalNeedsFile("--journal needs a file");

/// What stands before the command: `tj --journal FILE import …`.
struct GlobalArguments {
    std::optional<QString> journal;
    bool help = false;
    bool version = false;
    QString command;
    QStringList rest;
    QString wrong; ///< why the call cannot be understood
};

GlobalArguments readGlobal(QStringList arguments) {
    GlobalArguments global;
    while (!arguments.isEmpty()) {
        const QString argument = arguments.takeFirst();
        if (argument == u"--journal" || argument.startsWith(u"--journal=")) {
            global.journal = argument.contains(u'=') ? argument.section(u'=', 1)
                             : arguments.isEmpty()   ? QString()
                                                     : arguments.takeFirst();
            if (global.journal->isEmpty()) {
                // As of a variable that is not set: must not mean the app's journal.
                global.wrong = kJournalNeedsFile;
            }
        } else if (argument == u"--help" || argument == u"-h") {
            global.help = true;
        } else if (argument == u"--version" || argument == u"-v") {
            global.version = true;
        } else if (argument.startsWith(u'-')) {
            global.wrong = QStringLiteral("unknown option %1").arg(argument);
        } else {
            global.command = argument;
            global.rest = arguments;
            break;
        }
    }
    return global;
}

void say(FILE* stream, const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    std::fwrite(utf8.constData(), 1, std::size_t(utf8.size()), stream);
}

QString overview() {
    QString text =
        QStringLiteral("Usage: tj [--journal FILE] COMMAND …\n\n"
                       "FILE defaults to the app's journal and is created when missing.\n\nCommands:\n");
    for (const Command* command : commands()) {
        text += QStringLiteral("  %1  %2\n")
                    .arg(QLatin1String(command->name), -12)
                    .arg(QString::fromUtf8(command->summary));
    }
    return text + QStringLiteral("\n“tj help COMMAND” tells its options. --version prints the version.\n"
                                 "Exit status: 0 done, 1 bad input, 2 wrong usage.\n");
}

QString helpOf(const Command& command, const QCommandLineParser& parser) {
    const QString library = parser.helpText();
    return QStringLiteral("Usage: tj [--journal FILE] %1 %2\n\n%3\n\n%4")
        .arg(QLatin1String(command.name), QString::fromUtf8(command.arguments),
             QString::fromUtf8(command.summary),
             library.mid(qMax(qsizetype(0), library.indexOf(QStringLiteral("Options:")))));
}

void declareOptions(const Command& command, QCommandLineParser& parser) {
    if (command.declareOptions != nullptr) {
        command.declareOptions(parser);
    }
    declareOption(parser, "journal", "The journal to use instead of the app's.", "file");
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Prints this help.")});
}

ExitStatus wrongUsage(const QString& why) {
    say(stderr, QStringLiteral("tj: %1\nTry “tj --help”.\n").arg(why));
    return ExitStatus::WrongUsage;
}

ExitStatus printHelp(const QStringList& about) {
    if (about.isEmpty()) {
        say(stdout, overview());
        return ExitStatus::Done;
    }
    const Command* command = findCommand(about.first());
    if (command == nullptr) {
        return wrongUsage(QStringLiteral("there is no command “%1”").arg(about.first()));
    }
    QCommandLineParser parser;
    declareOptions(*command, parser);
    say(stdout, helpOf(*command, parser));
    return ExitStatus::Done;
}

ExitStatus runCommand(const Command& command, const GlobalArguments& global) {
    QCommandLineParser parser;
    declareOptions(command, parser);
    const QString name = QString::fromLatin1(command.name);
    const bool understood = parser.parse(QStringList{QStringLiteral("tj")} + global.rest);
    const core::SystemClock clock;
    const bool namesJournal = parser.isSet(QStringLiteral("journal"));
    const std::optional<QString> journal =
        namesJournal ? parser.value(QStringLiteral("journal")) : global.journal;
    const CommandCall call(name, parser, journal.has_value() ? *journal : standardJournalPath(), clock);
    if (parser.isSet(QStringLiteral("help"))) {
        call.print(helpOf(command, parser));
        return ExitStatus::Done;
    }
    if (!understood || (namesJournal && journal->isEmpty())) {
        return call.wrongUsage(understood ? QString(kJournalNeedsFile) : parser.errorText());
    }
    if (const QStringList arguments = call.arguments(); arguments.size() > command.maxArguments) {
        return call.wrongUsage(
            QStringLiteral("“%1” is one argument too many").arg(arguments[command.maxArguments]));
    }
    return command.run(call);
}

/// An answer that did not arrive, on a full disk say, is no success.
ExitStatus delivered(ExitStatus status) {
    const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (arrived || status != ExitStatus::Done) {
        return status;
    }
    say(stderr, QStringLiteral("tj: standard output cannot be written; the answer is not complete\n"));
    return ExitStatus::BadInput;
}

ExitStatus runGlobal(const GlobalArguments& global) {
    if (!global.wrong.isEmpty()) {
        return wrongUsage(global.wrong);
    }
    if (global.version) {
        say(stdout, QStringLiteral("tj %1\n").arg(QStringLiteral(TJ_VERSION)));
        return ExitStatus::Done;
    }
    if (global.help || global.command == u"help") {
        return printHelp(global.help && !global.command.isEmpty() ? QStringList{global.command}
                                                                  : global.rest);
    }
    if (global.command.isEmpty()) {
        say(stderr, overview());
        return ExitStatus::WrongUsage;
    }
    const Command* command = findCommand(global.command);
    return command == nullptr ? wrongUsage(QStringLiteral("there is no command “%1”").arg(global.command))
                              : runCommand(*command, global);
}

} // namespace

ExitStatus runCommandLine(const QStringList& arguments) {
    return delivered(runGlobal(readGlobal(arguments)));
}

bool needsPainting(const QStringList& arguments) {
    return std::any_of(arguments.begin(), arguments.end(), [](const QString& argument) {
        return argument.endsWith(QStringLiteral("pdf"), Qt::CaseInsensitive);
    });
}

} // namespace app
