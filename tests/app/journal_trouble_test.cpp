#include "app/settings_pages/settings_page.h"
#include "app/widgets/question_bar.h"
#include "app/widgets/row_table.h"
#include "core/journal/backup.h"
#include "core/journal/sqlite.h"
#include "tests/app/open_program.h"
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
        QTemporaryDir folder;
        test::FakeClock clock;
        Settings settings(folder.filePath(u"settings.ini"_s));
        const QString path = folder.filePath(u"t.tradingjournal"_s);
        {
            auto journal = test::must(core::Journal::open(path, clock));
            test::must(core::rotateBackup(*journal, u"manual"_s));
        }
        overwrite(path, QByteArray(2048, 'x'));
        Application application(*qApp, settings, clock);
        MainWindow& window = application.window();
        window.show();
        QSignalSpy failed(&application, &Application::failed);
        application.open(path, Application::DailyBackup::None);
        QVERIFY(failed.wait());
        QVERIFY(window.warning()->isVisible());
        window.showPage(u"settings"_s);
        auto* page = window.findChild<SettingsPage*>();
        QVERIFY(QTest::qWaitFor([&] { return page->backupTable()->model()->rowCount() == 1; }));
        page->backupTable()->selectRow(0);
        QSignalSpy loaded(&application, &Application::loaded);
        QTest::mouseClick(page->restoreButton(), Qt::LeftButton);
        QVERIFY(loaded.wait());
        QVERIFY(!window.warning()->isVisible());
        QCOMPARE(settings.journalPath(), path);
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
