#include "app/settings_pages/settings_page.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/question_bar.h"
#include "app/widgets/row_table.h"
#include "core/journal/backup.h"
#include "core/journal/sqlite.h"
#include "tests/app/open_program.h"
#include "tests/support/ordinary_user.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

void overwrite(const QString& path, const QByteArray& bytes, qint64 at = 0) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

/// The program after it was asked for another journal that does not open.
struct RefusedJournal : test::OpenProgram {
    QString other = folder.filePath(u"other.tradingjournal"_s);

    void openOther() {
        QSignalSpy failed(&application, &Application::failed);
        application.open(other, Application::DailyBackup::None);
        QVERIFY(failed.wait());
    }
    QuestionBar* warning() { return application.window().warning(); }
    QString words() { return warning()->findChild<QLabel*>()->text(); }
    QPushButton* button(const QString& text) {
        for (QPushButton* candidate : warning()->findChildren<QPushButton*>()) {
            if (candidate->text() == text) {
                return candidate;
            }
        }
        qFatal("no such button");
    }
};

/// The program at a start at which its journal does not open.
struct RefusedStart {
    QTemporaryDir folder;
    test::FakeClock clock;
    Settings settings{folder.filePath(u"settings.ini"_s)};
    Application application{*qApp, settings, clock};
    QString path = folder.filePath(u"t.tradingjournal"_s);

    void open() {
        QSignalSpy failed(&application, &Application::failed);
        application.window().show();
        application.open(path, Application::DailyBackup::None);
        QVERIFY(failed.wait());
    }
    /// Whether the trouble stands in the place of that page.
    bool isInTrouble(const QString& page) {
        application.window().showPage(page);
        return application.window().trouble()->isVisible();
    }
    QString words() {
        QStringList all;
        for (const QLabel* label : application.window().trouble()->findChildren<QLabel*>()) {
            all.append(label->text());
        }
        return all.join(u' ');
    }
    void click(const QString& text) {
        for (QPushButton* button : application.window().trouble()->findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("no such step");
    }
};

} // namespace

class JournalTroubleTest : public QObject {
    Q_OBJECT

private slots:
    void aFileThatIsNoJournalIsToldAndLeftAsItIs() {
        RefusedJournal program;
        overwrite(program.other, "This is a letter, not a journal. ");
        program.openOther();
        QVERIFY(program.warning()->isVisible());
        QVERIFY2(program.words().contains(u"other.tradingjournal"_s), qPrintable(program.words()));
        QVERIFY2(program.words().contains(u"not a trading journal"_s), qPrintable(program.words()));
        QFile file(program.other);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("This is a letter, not a journal. "));
        QCOMPARE(program.settings.journalPath(), program.journalPath()); // the next start opens what works
    }

    void aJournalOfANewerProgramAsksForAnUpdate() {
        RefusedJournal program;
        {
            auto journal = test::must(core::Journal::open(program.other, program.clock));
            journal->connection().runScript("pragma user_version = 9999");
        }
        program.openOther();
        QVERIFY2(program.words().contains(u"newer version"_s), qPrintable(program.words()));
    }

    void tryingAgainOpensWhatHasBecomeRight() {
        RefusedJournal program;
        overwrite(program.other, "not yet a journal at all, only words");
        program.openOther();
        QVERIFY(QFile::remove(program.other));
        QSignalSpy loaded(&program.application, &Application::loaded);
        QTest::mouseClick(program.button(u"Try again"_s), Qt::LeftButton);
        QVERIFY(loaded.wait());
        QVERIFY(!program.warning()->isVisible());
        QCOMPARE(program.settings.journalPath(), program.other);
    }

    void theJournalBeforeStaysInUse() {
        RefusedJournal program;
        overwrite(program.other, "This is a letter, not a journal. ");
        program.openOther();
        program.loadSample();
        QVERIFY(!program.find<DashboardPage>()->presentation().snapshot()->isEmptyJournal());
        auto journal = test::must(
            core::Journal::open(program.journalPath(), program.clock, core::Journal::Mode::ReadOnly));
        QVERIFY(!test::must(journal->fills()).empty());
    }

    void aJournalDamagedSinceTheLastStartIsRestoredFromItsBackup() {
        RefusedStart program;
        {
            auto journal = test::must(core::Journal::open(program.path, program.clock));
            test::must(core::rotateBackup(*journal, u"manual"_s));
        }
        overwrite(program.path, QByteArray(2048, 'x'));
        program.open();
        program.click(u"Restore a backup"_s);
        MainWindow& window = program.application.window();
        QCOMPARE(window.currentPage(), u"settings"_s);
        auto* page = window.findChild<SettingsPage*>();
        QVERIFY(QTest::qWaitFor([&] { return page->backupTable()->model()->rowCount() == 1; }));
        page->backupTable()->selectRow(0);
        QSignalSpy loaded(&program.application, &Application::loaded);
        QTest::mouseClick(page->restoreButton(), Qt::LeftButton);
        QVERIFY(loaded.wait());
        QVERIFY(!program.isInTrouble(u"dashboard"_s));
        QCOMPARE(program.settings.journalPath(), program.path);
    }

    void noPagePretendsToShowAJournalThatDidNotOpen() {
        RefusedStart program;
        overwrite(program.path, "This is a letter, not a journal. ");
        program.open();
        QVERIFY2(program.words().contains(u"t.tradingjournal"_s), qPrintable(program.words()));
        QVERIFY2(program.words().contains(u"not a trading journal"_s), qPrintable(program.words()));
        for (const QString& page : {u"dashboard"_s, u"trades"_s, u"import"_s}) {
            QVERIFY2(program.isInTrouble(page), qPrintable(page));
        }
        QVERIFY(!program.isInTrouble(u"settings"_s)); // there are the backups
        QVERIFY(program.application.window().findChild<SettingsPage*>()->backupTable()->isVisible());
    }

    void withoutAJournalTheKeysOfChangesDoNothing() {
        RefusedStart program;
        overwrite(program.path, "This is a letter, not a journal. ");
        program.open();
        QSignalSpy failed(&program.application, &Application::failed);
        MainWindow& window = program.application.window();
        for (const Qt::Key key : {Qt::Key_Z, Qt::Key_N}) {
            QTest::keyClick(&window, key, Qt::ControlModifier);
        }
        QCOMPARE(window.currentPage(), u"dashboard"_s);
        QVERIFY(failed.isEmpty());
    }

    void tryingAgainAtTheStartOpensWhatHasBecomeRight() {
        RefusedStart program;
        overwrite(program.path, "not yet a journal at all, only words");
        program.open();
        QVERIFY(QFile::remove(program.path));
        QSignalSpy loaded(&program.application, &Application::loaded);
        program.click(u"Try again"_s);
        QVERIFY(loaded.wait());
        QVERIFY(!program.isInTrouble(u"dashboard"_s));
    }

    void aWriteProtectedJournalSaysHowToOpenIt() {
        const test::OrdinaryUser user;
        RefusedStart program;
        test::must(core::Journal::open(program.path, program.clock));
        QVERIFY(QFile::setPermissions(program.path, QFileDevice::ReadOwner));
        QVERIFY(!QFile(program.path).open(QIODevice::ReadWrite));
        program.open();
        QVERIFY2(program.words().contains(u"may only be read"_s), qPrintable(program.words()));
        QVERIFY(program.isInTrouble(u"trades"_s));
        QVERIFY(QFile::setPermissions(program.path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QSignalSpy loaded(&program.application, &Application::loaded);
        program.click(u"Try again"_s);
        QVERIFY(loaded.wait());
    }

    void aJournalThatAnotherProgramWritesIsStillRead() {
        test::OpenProgram program;
        program.loadSample();
        auto other = test::must(core::Journal::open(program.journalPath(), program.clock));
        other->connection().runScript("begin immediate");
        QSignalSpy loaded(&program.application, &Application::loaded);
        program.application.open(program.journalPath(), Application::DailyBackup::None);
        QVERIFY(loaded.wait());
        QVERIFY(!program.profit().isEmpty());
        other->connection().runScript("rollback");
    }

    void escapeDismissesAWarning() {
        RefusedJournal program;
        overwrite(program.other, "This is a letter, not a journal. ");
        program.openOther();
        QTest::keyClick(program.button(u"Try again"_s), Qt::Key_Escape);
        QVERIFY(!program.warning()->isVisible());
    }

    void aWarningStaysWhicheverPageIsShown() {
        RefusedJournal program;
        overwrite(program.other, "This is a letter, not a journal. ");
        program.openOther();
        for (const QString& name : program.application.window().pageNames()) {
            program.application.window().showPage(name);
            QVERIFY(program.warning()->isVisible());
        }
    }
};

TJ_TEST(JournalTroubleTest)
#include "journal_trouble_test.moc"
