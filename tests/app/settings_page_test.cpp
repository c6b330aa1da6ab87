#include "app/settings_pages/settings_page.h"
#include "tests/app/open_program.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

void type(QLineEdit* field, const QString& text) {
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

class SettingsPageTest : public QObject {
    Q_OBJECT

private slots:
    void aRiskFreeRateIsKeptAndUndone() {
        test::OpenProgram program;
        program.loadSample();
        program.application.window().showPage(u"settings"_s);
        auto* page = program.find<SettingsPage>();
        const auto rate = [page] {
            return page->presentation().snapshot()->book->settings.riskFreeRate.toString();
        };
        type(page->riskFreeField(), u"6.5"_s);
        QVERIFY(QTest::qWaitFor([&] { return rate() == u"6.5"; }));
        program.press(Qt::Key_Z);
        QVERIFY(QTest::qWaitFor([&] { return rate() == u"0"; }));
    }

    void whatIsNoPercentageIsRefusedAndShownAsItWas() {
        test::OpenProgram program;
        program.loadSample();
        program.application.window().showPage(u"settings"_s);
        auto* page = program.find<SettingsPage>();
        QSignalSpy refused(page, &SettingsPage::refused);
        type(page->riskFreeField(), u"much"_s);
        QCOMPARE(refused.size(), 1);
        QVERIFY(page->riskFreeField()->text().isEmpty());
        type(page->riskFreeField(), u"100"_s);
        QCOMPARE(refused.size(), 2);
    }
};

TJ_TEST(SettingsPageTest)
#include "settings_page_test.moc"
