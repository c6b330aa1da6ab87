#include "core/export/xlsx_export.h"
#include "tests/core/statistics/worked_example.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace core;

namespace {

QByteArray workbookOf(const TradeBook& book, const std::vector<Fill>& fills) {
    const TradeSelection selection = select(book, {});
    const Summary summary = summarise(book, selection);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const Result<void> written = writeXlsx(out, {book, selection, summary, fills});
    return written.ok() ? out.data() : QByteArray();
}

/// A part of the workbook as XML, unpacked by another program.
QString partOf(const QByteArray& workbook, const char* part) {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("t.xlsx")));
    if (!file.open(QIODevice::WriteOnly) || file.write(workbook) != workbook.size()) {
        return {};
    }
    file.close();
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-p"), file.fileName(), QString::fromLatin1(part)});
    unzip.waitForFinished();
    return QString::fromUtf8(unzip.readAllStandardOutput());
}

/// The cells of a row, text or number, in their order.
QStringList cellsOf(const QString& sheet, int row) {
    static const QRegularExpression kRow(QStringLiteral("<row r=\"(\\d+)\"[^>]*>(.*?)</row>"));
    static const QRegularExpression kCell(QStringLiteral("<c [^>]*>(?:<v>|<is><t[^>]*>)(.*?)<"));
    for (auto rows = kRow.globalMatch(sheet); rows.hasNext();) {
        const auto match = rows.next();
        if (match.captured(1).toInt() == row) {
            QStringList cells;
            for (auto found = kCell.globalMatch(match.captured(2)); found.hasNext();) {
                cells.append(found.next().captured(1));
            }
            return cells;
        }
    }
    return {};
}

QStringList rowNamed(const QString& sheet, const QString& name) {
    for (int row = 1; row < 200; ++row) {
        const QStringList cells = cellsOf(sheet, row);
        if (!cells.isEmpty() && cells.last() == name) {
            return cells;
        }
    }
    return {};
}

} // namespace

class XlsxExportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty()) {
            QFAIL("unzip is not installed");
        }
    }

    void hasTheThreeSheets() {
        const QString workbook = partOf(workbookOf(workedExample().build(), {}), "xl/workbook.xml");
        for (const char* name : {"Summary", "Trades", "Fills"}) {
            QVERIFY2(workbook.contains(QStringLiteral("name=\"%1\"").arg(QLatin1String(name))), name);
        }
    }

    void showsTheFiguresOfTheSummary() {
        const QString sheet = partOf(workbookOf(workedExample().build(), {}), "xl/worksheets/sheet1.xml");
        QCOMPARE(rowNamed(sheet, QStringLiteral("totalTrades")).value(1), QStringLiteral("10"));
        QCOMPARE(rowNamed(sheet, QStringLiteral("totalNetPnL")).value(1), QStringLiteral("400"));
        QCOMPARE(rowNamed(sheet, QStringLiteral("maxDrawdown")).value(1), QStringLiteral("-8"));
        QCOMPARE(rowNamed(sheet, QStringLiteral("costs.commission")).value(1), QStringLiteral("0"));
        QCOMPARE(rowNamed(sheet, QStringLiteral("bestDay.date")).value(1), QStringLiteral("2026-01-08"));
        // Undefined: title, why and name, without a value.
        QCOMPARE(rowNamed(sheet, QStringLiteral("cagr")).size(), 3);
    }

    void writesAmountsAsTheNearestDouble() {
        test::BookBuilder builder;
        builder.add(test::aTrade().net("12345678901.23")).add(test::aTrade().net("-0.1"));
        const QString sheet = partOf(workbookOf(builder.build(), {}), "xl/worksheets/sheet2.xml");
        QVERIFY2(sheet.contains(QStringLiteral("<v>12345678901.23</v>")), qPrintable(sheet));
        QVERIFY(sheet.contains(QStringLiteral("<v>-0.1</v>")));
    }

    void keepsFormulasAsText() {
        test::BookBuilder builder;
        builder.add(test::aTrade().of("=1+1"));
        const QString sheet = partOf(workbookOf(builder.build(), {}), "xl/worksheets/sheet2.xml");
        QVERIFY(!sheet.contains(QStringLiteral("<f>")));
        QVERIFY(sheet.contains(QStringLiteral("=1+1")));
    }

    void noTextBecomesAFormulaOrANumber() {
        for (const char* text :
             {"=1+1", "+1", "-1", "@SUM(A1)", "'x", "1e5", "00042", "2026-01-05", "<b>&"}) {
            const QString symbol = QString::fromLatin1(text);
            test::BookBuilder builder;
            builder.add(test::aTrade().of(text).tagged({symbol}));
            const QString sheet = partOf(workbookOf(builder.build(), {}), "xl/worksheets/sheet2.xml");
            QVERIFY2(!sheet.contains(QStringLiteral("<f>")), text);
            QCOMPARE(sheet.count(QStringLiteral("<t>%1</t>").arg(symbol.toHtmlEscaped())), 2);
        }
    }

    void aTimeThatNobodyToldIsAnEmptyCell() {
        const auto timesOf = [](const test::ATrade& trade) {
            test::BookBuilder builder;
            builder.add(trade);
            const QString sheet = partOf(workbookOf(builder.build(), {}), "xl/worksheets/sheet2.xml");
            static const QRegularExpression kTimes(QStringLiteral("<v>(460\\d\\d\\.\\d+)</v>"));
            QStringList times;
            for (auto found = kTimes.globalMatch(sheet); found.hasNext();) {
                times.append(found.next().captured(1));
            }
            return times;
        };
        const QStringList both = timesOf(test::aTrade());
        QCOMPARE(both.size(), 2);
        QCOMPARE(timesOf(test::aTrade().open()), QStringList{both[0]});
        QCOMPARE(timesOf(test::aTrade().unopened()), QStringList{both[1]});
        QCOMPARE(timesOf(test::aTrade().withoutEntry().net("5")), QStringList{both[1]});
    }

    void aDayWithoutATimeIsThatDayInEveryZone() {
        test::BookBuilder builder;
        builder.add(test::aTrade().dateOnly());
        TradeBook book = builder.build();
        book.trades[0].entryAt = book.trades[0].exitAt = test::at("2026-01-05T00:00:00Z");
        for (const char* zone : {"America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"}) {
            book.zone = QString::fromLatin1(zone);
            const QString sheet = partOf(workbookOf(book, {}), "xl/worksheets/sheet2.xml");
            QCOMPARE(sheet.count(QStringLiteral("<v>46027</v>")), 2);
        }
    }

    void writesTimesInTheJournalsZone() {
        test::BookBuilder builder;
        builder.add(test::aTrade());
        TradeBook book = builder.build();
        book.zone = QStringLiteral("Asia/Kolkata");
        const QString sheet = partOf(workbookOf(book, {}), "xl/worksheets/sheet2.xml");
        // 14:30Z is 20:00 in Kolkata; a day is 1: 46027 is 5 January 2026.
        QVERIFY2(sheet.contains(QStringLiteral("<v>46027.83333333334</v>")) ||
                     sheet.contains(QStringLiteral("<v>46027.83333333333</v>")),
                 qPrintable(sheet));
    }

    void listsTheFills() {
        test::BookBuilder builder;
        builder.add(test::aTrade());
        const TradeBook book = builder.build();
        Fill fill;
        fill.id = newId<FillId>();
        fill.account = book.accounts[0].id;
        fill.instrument = book.instruments[0].id;
        fill.quantity = test::dec("0.00000001");
        fill.price = test::dec("1500.05");
        const QString sheet = partOf(workbookOf(book, {fill}), "xl/worksheets/sheet3.xml");
        const QStringList cells = cellsOf(sheet, 2);
        QVERIFY2(cells.contains(QStringLiteral("1E-08")), qPrintable(cells.join(u' ')));
        QVERIFY2(cells.contains(QStringLiteral("1500.05")), qPrintable(cells.join(u' ')));
        QVERIFY(cells.contains(fill.id.toString()));
    }
};

TJ_TEST(XlsxExportTest)
#include "xlsx_export_test.moc"
