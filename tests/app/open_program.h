#pragma once

#include "app/application.h"
#include "app/dashboard/dashboard_page.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/trades/trade_table_model.h"
#include "app/trades/trades_page.h"
#include "app/widgets/figure_card.h"
#include "tests/support/fake_clock.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace test {

/// The whole program over a journal in a folder of its own, shown offscreen.
struct OpenProgram {
    QTemporaryDir folder;
    FakeClock clock{core::instantFromMs(1'793'000'000'000)};
    app::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    app::Application application{*qApp, settings, clock};

    OpenProgram() {
        QSignalSpy loaded(&application, &app::Application::loaded);
        application.window().show();
        application.open(journalPath());
        if (!loaded.wait()) {
            qFatal("the journal does not load");
        }
    }
    QString journalPath() const { return folder.filePath(QStringLiteral("t.tradingjournal")); }
    template <typename Widget>
    Widget* find() {
        return application.window().findChild<Widget*>();
    }
    void click(const QString& text) {
        for (QAbstractButton* button : application.window().findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->text().trimmed() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no button “%1”").arg(text)));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) {
        QTest::keyClick(&application.window(), key, modifiers);
    }
    void loadSample() {
        click(QStringLiteral("Try the sample journal"));
        QVERIFY(QTest::qWaitFor([this] { return model()->rowCount() == 0 && !profit().isEmpty(); }));
    }
    /// The sample's trades in their table.
    app::TradesPage* openTrades() {
        loadSample();
        application.window().showPage(QStringLiteral("trades"));
        if (!QTest::qWaitFor([this] { return model()->rowCount() > 10; })) {
            qFatal("the sample has no trades");
        }
        return find<app::TradesPage>();
    }
    QString profit() { return find<app::DashboardPage>()->cards()[0]->figure(); }
    app::TradeTableModel* model() { return find<app::TradesPage>()->model(); }
};

} // namespace test
