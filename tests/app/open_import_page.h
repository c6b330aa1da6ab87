#pragma once

#include "app/import/column_editor.h"
#include "app/import/import_form.h"
#include "app/import/import_page.h"
#include "app/import/read_questions.h"
#include "app/journal_worker.h"
#include "tests/support/fake_clock.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace test {

inline const QByteArray kTradebookHeader =
    "symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,"
    "order_id,order_execution_time\n";

/// A row of a tradebook; `id` makes it known again.
inline QByteArray tradebookRow(const char* side, const char* quantity, const char* price, int id) {
    return QByteArray("INFY,INE009A01021,2026-09-14,NSE,EQ,EQ,") + side + ",false," + quantity + "," + price +
           "," + QByteArray::number(id) + ",9," + "2026-09-14T09:1" + QByteArray::number(id % 10) + ":00\n";
}

/// The Import page over an open journal in a folder of its own.
struct OpenImportPage {
    QTemporaryDir folder;
    FakeClock clock;
    app::JournalWorker worker{clock};
    app::ImportPage page{worker};

    OpenImportPage() {
        bool opened = false;
        worker.open(folder.filePath(QStringLiteral("t.tradingjournal")), &page,
                    [&](core::Result<void> result) { opened = result.ok(); });
        if (!QTest::qWaitFor([&] { return opened; })) {
            qFatal("the journal does not open");
        }
        page.present({nullptr, app::Unit::Money, core::FigureText(QLocale(QStringLiteral("en_IN")))});
        page.resize(1090, 720);
        page.show();
    }
    QString write(const QByteArray& text, const QString& name) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("the file cannot be written");
        }
        return file.fileName();
    }
    /// Writes the file and waits for its preview.
    void preview(const QByteArray& text, const QString& name = QStringLiteral("book.csv")) {
        QSignalSpy settled(&page, &app::ImportPage::settled);
        page.openFiles({write(text, name)});
        QVERIFY(settled.wait());
    }
    app::ImportForm* form() { return page.findChild<app::ImportForm*>(); }
    app::ColumnEditor* editor() { return page.columnEditor(); }
    app::ReadQuestions* questions() { return form()->questions(); }
    /// Chooses as a person does, and waits for the preview that follows.
    void choose(QComboBox* box, const QVariant& data) {
        QSignalSpy settled(&page, &app::ImportPage::settled);
        pick(box, data);
        QVERIFY(settled.wait());
    }
    static void pick(QComboBox* box, const QVariant& data) {
        QVERIFY(box->findData(data) >= 0);
        box->setCurrentIndex(box->findData(data));
        emit box->activated(box->currentIndex());
    }
    void click(QAbstractButton* button) {
        QSignalSpy settled(&page, &app::ImportPage::settled);
        button->click();
        QVERIFY(settled.wait());
    }
    std::vector<core::Fill> fills() {
        std::optional<std::vector<core::Fill>> fills;
        worker.read([](const core::Journal& journal) { return journal.fills(); }, &page,
                    [&](core::Result<std::vector<core::Fill>> answer) { fills = *answer; });
        return QTest::qWaitFor([&] { return fills.has_value(); }) ? *fills : std::vector<core::Fill>();
    }
    void import() {
        clock.advance(std::chrono::minutes(1)); // the copy kept before it is named by the second
        QSignalSpy imported(&page, &app::ImportPage::imported);
        QTest::mouseClick(page.importButton(), Qt::LeftButton);
        QVERIFY(imported.wait());
    }
    int stored() { return int(fills().size()); }
};

} // namespace test
