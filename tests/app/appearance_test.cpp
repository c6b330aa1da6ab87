#include "app/settings_pages/settings_page.h"
#include "app/theme.h"
#include "app/widgets/segmented_switch.h"
#include "tests/app/open_program.h"
#include "tests/support/test_registry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QProxyStyle>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a desktop in its dark mode answers when it is asked for its colours.
class DarkDesktop final : public QProxyStyle {
public:
    DarkDesktop() : QProxyStyle(u"Fusion"_s) {}
    using QProxyStyle::polish;
    void polish(QPalette& palette) override {
        palette.setColor(QPalette::Window, Qt::black);
        palette.setColor(QPalette::WindowText, Qt::white);
    }
};

void tellThemeChange(QWidget& window) {
    QEvent change(QEvent::ThemeChange);
    QApplication::sendEvent(&window, &change);
}

QComboBox* languageBox(SettingsPage* page) {
    for (QComboBox* box : page->findChildren<QComboBox*>()) {
        if (box->findData(u"hi_IN"_s) >= 0) {
            return box;
        }
    }
    qFatal("no choice of languages");
}

} // namespace

class AppearanceTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QApplication::setStyle(u"Fusion"_s); }

    void theWindowFollowsTheDesktopWhileItRuns() {
        test::OpenProgram program;
        QVERIFY(!theme().dark);
        QApplication::setStyle(new DarkDesktop);
        tellThemeChange(program.application.window());
        QVERIFY(QTest::qWaitFor([] { return theme().dark; }));
        QCOMPARE(QGuiApplication::palette().color(QPalette::Window), theme().background);
        QApplication::setStyle(u"Fusion"_s);
        tellThemeChange(program.application.window());
        QVERIFY(QTest::qWaitFor([] { return !theme().dark; }));
    }

    void aChosenThemeStaysWhateverTheDesktopDoes() {
        test::OpenProgram program;
        program.application.window().showPage(u"settings"_s);
        program.click(u"Light"_s);
        QApplication::setStyle(new DarkDesktop);
        tellThemeChange(program.application.window());
        QTest::qWait(50);
        QVERIFY(!theme().dark);
        program.click(u"Dark"_s);
        QVERIFY(theme().dark);
        QCOMPARE(program.settings.theme(), ThemeChoice::Dark);
        program.click(u"Follow the system"_s);
        QVERIFY(theme().dark);
    }

    void theColourBlindPairIsLaidOnAtOnce() {
        test::OpenProgram program;
        program.application.window().showPage(u"settings"_s);
        const QColor green = theme().profit;
        program.click(u"Tell profit and loss by blue and orange"_s);
        QVERIFY(theme().profit != green);
        program.click(u"Tell profit and loss by blue and orange"_s);
        QCOMPARE(theme().profit, green);
    }

    void numbersFollowAnotherLanguageAtOnce() {
        test::OpenProgram program;
        program.loadSample();
        program.application.window().showPage(u"settings"_s);
        QComboBox* box = languageBox(program.find<SettingsPage>());
        const auto choose = [box](const QString& language) {
            box->setCurrentIndex(box->findData(language));
            emit box->activated(box->currentIndex());
        };
        const auto groups = [&program](const QString& text) {
            const core::FigureText& figures = program.find<SettingsPage>()->presentation().text();
            return figures.count(1'234'567) == text;
        };
        choose(u"en_IN"_s);
        QVERIFY(groups(u"12,34,567"_s));
        choose(u"en"_s);
        QVERIFY(groups(u"1,234,567"_s));
        QCOMPARE(program.settings.language(), u"en"_s);
    }
};

TJ_TEST(AppearanceTest)
#include "appearance_test.moc"
