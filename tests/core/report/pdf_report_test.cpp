#include "core/report/pdf_report.h"

#include "core/report/axis_ticks.h"
#include "core/report/report_content.h"
#include "core/report/report_sections.h"
#include "core/statistics/figure_list.h"
#include "tests/support/book_builder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using core::FigureText;
using core::ReportInput;
using core::ReportPaper;
using core::TradeBook;
using test::aTrade;
using test::BookBuilder;
using test::day;

namespace {

BookBuilder someTrades(int count) {
    BookBuilder builder;
    builder.startingEquity("250000");
    builder.account(QStringLiteral("Main")).currency = QStringLiteral("INR");
    builder.book().zone = QStringLiteral("Asia/Kolkata");
    static constexpr const char* kSymbols[] = {"RELIANCE", "NIFTY26SEP25500CE", "INFY", "TCS", "SBIN"};
    core::Day date = day("2025-11-03");
    for (int i = 0; i < count; ++i) {
        const int pence = int(qint64(i) * 790019 % 2400000) - 1000000;
        test::ATrade trade = aTrade().of(kSymbols[i % 5]).inCurrency("INR").at(date, 570 + i % 300, 25);
        trade.pnl(core::Decimal::fromUnits(core::Decimal::One / 100 * pence), test::dec("41.35"));
        if (i % 3 != 0) {
            trade.risk("3100");
        }
        builder.add(trade);
        date += std::chrono::days(i % 3 == 0 ? 1 : 0);
    }
    return builder;
}

/// What a reader can select and copy, layout kept, typographic spaces as plain ones.
QString textOfPdf(const QString& path) {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (program.isEmpty()) {
        return QStringLiteral("pdftotext (package poppler-utils) is missing");
    }
    QProcess process;
    process.start(program, {QStringLiteral("-layout"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path,
                            QStringLiteral("-")});
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput()).replace(QChar(u'\u00A0'), u' ');
}

QString plain(QString text) {
    return text.replace(QChar(u'\u00A0'), u' ');
}

} // namespace

class PdfReportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString reportOf(const ReportInput& input) {
        const QString path = m_folder.filePath(QStringLiteral("report.pdf"));
        const auto written = core::writePdfReport(path, input);
        return written.ok() ? textOfPdf(path) : written.error().detail;
    }

private slots:
    void showsTheFiguresOfTheSummaryInTheTextOfTheApp() {
        const TradeBook book = someTrades(120).build();
        const ReportInput input{.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_IN"))};
        const QString report = reportOf(input);
        const core::Summary summary = core::summarise(book, core::select(book, {}));
        const FigureText text(input.locale);
        for (const core::FigureDefinition& figure : core::figureList()) {
            const QString title = QString::fromUtf16(figure.title);
            QVERIFY2(report.contains(title), qPrintable(title));
            const QString value = plain(core::textOf(figure, summary, text));
            QVERIFY2(report.contains(value), qPrintable(title + QStringLiteral(" ") + value));
            const QString reason = core::reasonText(core::reasonOf(figure.value(summary)));
            QVERIFY2(report.contains(reason), qPrintable(title + QStringLiteral(": ") + reason));
        }
        QVERIFY(report.contains(
            plain(text.money(summary.totalNetPnL, QStringLiteral("INR"), FigureText::Plus::Always))));
    }

    void everyTradeIsListedOnCountedPages() {
        const TradeBook book = someTrades(200).build();
        const ReportInput input{.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_US"))};
        const QString report = reportOf(input);
        const int pages = 3 + core::tradeListPages(200, ReportPaper::A4);
        QCOMPARE(report.count(QChar(u'\f')), pages);
        QVERIFY(report.contains(QStringLiteral("Page %1 of %1").arg(pages)));
        const FigureText text(input.locale);
        for (const core::Trade& trade : book.trades) {
            const QString amount = text.money(trade.netPnl, {}, FigureText::Plus::Always);
            QVERIFY2(report.contains(amount), qPrintable(amount));
        }
        QCOMPARE(report.count(QStringLiteral("NIFTY26SEP25500CE")) >= 40, true);
    }

    void letterAndA4HaveTheirSizes() {
        const TradeBook book = someTrades(10).build();
        const QString info = QStandardPaths::findExecutable(QStringLiteral("pdfinfo"));
        QVERIFY2(!info.isEmpty(), "pdfinfo (package poppler-utils) is missing");
        for (const auto& [paper, size] : {std::pair(ReportPaper::A4, QStringLiteral("595 x 842")),
                                          std::pair(ReportPaper::Letter, QStringLiteral("612 x 792"))}) {
            const QString path = m_folder.filePath(QStringLiteral("size.pdf"));
            QVERIFY(core::writePdfReport(path, {.book = book, .filter = {}, .paper = paper}).ok());
            QProcess process;
            process.start(info, {path});
            QVERIFY(process.waitForFinished());
            const QString said = QString::fromUtf8(process.readAllStandardOutput());
            QVERIFY2(said.contains(size), qPrintable(said));
        }
    }

    void saysWhichTradesItIsAbout() {
        const TradeBook book = someTrades(60).build();
        core::TradeFilter filter;
        filter.basis = core::Basis::Gross;
        filter.from = day("2025-11-05");
        filter.symbols = {QStringLiteral("INFY"), QStringLiteral("TCS")};
        filter.side = core::Direction::Long;
        filter.outcome = core::Outcome::Win;
        const QString report = reportOf({.book = book,
                                         .filter = filter,
                                         .locale = QLocale(QStringLiteral("en_IN")),
                                         .title = QStringLiteral("November")});
        for (const char* word : {"November", "Gross P&L", "05/11/2025", "INFY, TCS", "long", "wins only"}) {
            QVERIFY2(report.contains(QString::fromLatin1(word)), word);
        }
        QVERIFY(!report.contains(QStringLiteral("RELIANCE")));
    }

    void withoutTradesItSaysSo() {
        const TradeBook book = BookBuilder().build();
        const QString report =
            reportOf({.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_US"))});
        QVERIFY(report.contains(QStringLiteral("No curve: no closed trades")));
        QVERIFY(report.contains(QStringLiteral("Page 3 of 3")));
    }

    void openAndUnopenedTradesAreListedAsSuch() {
        BookBuilder builder = someTrades(3);
        builder.add(aTrade().of("WIPRO").inCurrency("INR").gross("0", "0").open());
        builder.add(aTrade().of("ITC").inCurrency("INR").net("999999").unopened());
        const TradeBook book = builder.build();
        const QString report =
            reportOf({.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_IN"))});
        QVERIFY(report.contains(QStringLiteral("no opening")) && report.contains(QStringLiteral("WIPRO")));
        QVERIFY(!report.contains(QStringLiteral("9,99,999")));
    }

    void aFolderThatIsNotThereIsAnErrorAndLeavesNoFile() {
        const TradeBook book = someTrades(3).build();
        const QString path = m_folder.filePath(QStringLiteral("missing/report.pdf"));
        const auto written = core::writePdfReport(path, {.book = book, .filter = {}});
        QCOMPARE(written.error().code, core::ErrorCode::FileUnwritable);
        QVERIFY(written.error().detail.contains(path) && !QFile::exists(path));
    }

    void axisTicksAreRoundAndCoverTheRange() {
        QCOMPARE(core::axisTicks(0, 60000, 5), (std::vector<double>{0, 20000, 40000, 60000}));
        QCOMPARE(core::axisTicks(-1300, 0, 3), (std::vector<double>{-2000, -1000, 0}));
        for (const auto& [from, to] : {std::pair(3.0, 3.0), std::pair(0.0, 0.0), std::pair(-1.0, 1e9)}) {
            const auto ticks = core::axisTicks(from, to, 5);
            QVERIFY(ticks.size() >= 2 && ticks.size() <= 12 && ticks.front() <= from && ticks.back() >= to);
        }
    }
};

TJ_TEST(PdfReportTest)
#include "pdf_report_test.moc"
