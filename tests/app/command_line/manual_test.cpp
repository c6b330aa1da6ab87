#include "tests/app/command_line/tj_program.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>

using namespace test;

namespace {

QString packaged(const char* name) {
    return QString::fromUtf8(
        TjProgram::read(QStringLiteral(TJ_SOURCE_DIR "/packaging/linux/") + QLatin1String(name)));
}

/// The long options that the help of a command prints, without "--".
QStringList optionsIn(const QString& help) {
    static const QRegularExpression kOption(QStringLiteral("--([a-z][a-z-]+)"));
    QStringList options;
    for (auto found = kOption.globalMatch(help.mid(help.indexOf(QStringLiteral("Options:"))));
         found.hasNext();) {
        options.append(found.next().captured(1));
    }
    return options;
}

} // namespace

class ManualTest : public QObject {
    Q_OBJECT
private slots:
    void describesEveryCommandAndOption_data() {
        QTest::addColumn<QString>("command");
        const TjProgram tj;
        static const QRegularExpression kCommand(QStringLiteral("^  ([a-z]+) +[A-Z]"),
                                                 QRegularExpression::MultilineOption);
        int commands = 0;
        for (auto found = kCommand.globalMatch(tj.run({QStringLiteral("--help")}).out); found.hasNext();
             ++commands) {
            const QString command = found.next().captured(1);
            QTest::newRow(qPrintable(command)) << command;
        }
        QCOMPARE(commands, 20);
    }
    void describesEveryCommandAndOption() {
        QFETCH(QString, command);
        const TjProgram tj;
        const QString manual = packaged("tj.1").replace(QStringLiteral("\\-"), QStringLiteral("-"));
        const QString bash = packaged("tj.bash");
        const QString zsh = packaged("_tj");
        const QString fish = packaged("tj.fish");
        for (const QString& text : {manual, bash, zsh, fish}) {
            QVERIFY2(text.contains(command), qPrintable(command));
        }
        const QString help = tj.run({QStringLiteral("help"), command}).out;
        QVERIFY(optionsIn(help).contains(QStringLiteral("journal")));
        for (const QString& option : optionsIn(help)) {
            if (option == u"help") {
                continue;
            }
            QVERIFY2(manual.contains(QStringLiteral("--") + option), qPrintable(option));
            QVERIFY2(bash.contains(QStringLiteral("--") + option), qPrintable(option));
            QVERIFY2(zsh.contains(QStringLiteral("--") + option), qPrintable(option));
            QVERIFY2(fish.contains(QStringLiteral("-l ") + option) || fish.contains(option + u' ') ||
                         fish.contains(option + u'\n'),
                     qPrintable(option));
        }
    }
};

TJ_TEST(ManualTest)
#include "manual_test.moc"
