#include "app/settings.h"
#include "app/settings_pages/accounts_model.h"
#include "app/settings_pages/backups_model.h"
#include "app/text/error_text.h"
#include "app/theme.h"
#include "core/domain/record_ids.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using Column = AccountsModel::Column;

namespace {

core::Account account(const QString& name) {
    core::Account made;
    made.name = name;
    made.id = core::accountIdFor({}, {}, name);
    return made;
}

} // namespace

class SettingsModelsTest : public QObject {
    Q_OBJECT

private slots:
    void modelsObeyTheRulesWithNoneOneAndManyRows() {
        AccountsModel accounts;
        BackupsModel backups;
        QAbstractItemModelTester first(&accounts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester second(&backups, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const int rows : {0, 1, 40}) {
            std::vector<core::Account> list;
            for (int i = 0; i < rows; ++i) {
                list.push_back(account(u"Account %1"_s.arg(i)));
            }
            accounts.present(list, core::FigureText(QLocale::c()));
            backups.present(std::vector<core::Backup>(std::size_t(rows)), core::FigureText(QLocale::c()),
                            u"UTC"_s);
            QCOMPARE(accounts.rowCount(), rows);
            QCOMPARE(backups.rowCount(), rows);
        }
    }

    void anEditAsksForTheChangeAndStoresNothingItself() {
        AccountsModel model;
        model.present({account(u"Main"_s)}, core::FigureText(QLocale::c()));
        QSignalSpy edited(&model, &AccountsModel::accountEdited);
        QVERIFY(model.setData(model.index(0, int(Column::StartingEquity)), u"250000.50"_s));
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].value<core::Account>().startingEquity->toString(2), u"250000.50"_s);
        QVERIFY(!model.rows()[0].startingEquity);
    }

    void nonsenseIsRefusedWithWords() {
        AccountsModel model;
        model.present({account(u"Main"_s)}, core::FigureText(QLocale::c()));
        QSignalSpy edited(&model, &AccountsModel::accountEdited);
        QSignalSpy refused(&model, &AccountsModel::refused);
        QVERIFY(!model.setData(model.index(0, int(Column::Zone)), u"Mars/Olympus"_s));
        QVERIFY(!model.setData(model.index(0, int(Column::StartingEquity)), u"lots"_s));
        QCOMPARE(edited.count(), 0);
        QCOMPARE(refused.count(), 2);
    }

    void everyErrorHasItsOwnWords() {
        QSet<QString> words;
        for (int code = 0; code <= int(core::ErrorCode::Cancelled); ++code) {
            words.insert(errorText({core::ErrorCode(code), {}, {}}));
        }
        QCOMPARE(words.size(), int(core::ErrorCode::Cancelled) + 1);
        QVERIFY(!words.contains(u"."_s));
    }

    void settingsSurviveARestart() {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.ini"_s);
        {
            Settings settings(file);
            settings.setTheme(ThemeChoice::Dark);
            settings.setColourBlind(true);
            settings.setLanguage(u"hi_IN"_s);
        }
        const Settings settings(file);
        QCOMPARE(settings.theme(), ThemeChoice::Dark);
        QVERIFY(settings.colourBlind());
        QCOMPARE(settings.locale().name(), u"hi_IN"_s);
    }

    void theStyleSheetKnowsEveryColourItNames() {
        for (const bool dark : {false, true}) {
            const QString sheet = styleSheetOf(makeTheme(dark, false));
            QVERIFY(!sheet.isEmpty());
            QVERIFY2(!sheet.mid(sheet.indexOf(u"*/"_s)).contains(u'@'), "a colour without a value");
        }
    }

    void theColourBlindPairIsNeitherGreenNorRed() {
        const Theme usual = makeTheme(false, false);
        const Theme pair = makeTheme(false, true);
        QVERIFY(pair.profit.blue() > pair.profit.green());
        QVERIFY(pair.profit != usual.profit && pair.loss != usual.loss);
    }
};

TJ_TEST(SettingsModelsTest)
#include "settings_models_test.moc"
