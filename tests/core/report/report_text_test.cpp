#include "core/report/pdf_report.h"

#include "core/report/report_content.h"
#include "core/report/report_sections.h"
#include "core/statistics/figure_list.h"
#include "tests/support/book_builder.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using core::FigureText;
using core::ReportInput;
using core::ReportPaper;
using core::Summary;
using core::TradeBook;
using core::TradeFilter;
using test::aTrade;
using test::BookBuilder;
using test::day;

namespace {

/// Typographic spaces as plain ones; without Devanagari letters, whose shaped glyphs pdftotext does not
/// always read back as written (their numbers it does).
QString plain(QString text) {
    static const QRegularExpression spaces(QStringLiteral("[\u00A0\u202F]"));
    static const QRegularExpression shaped(QStringLiteral("[\u0900-\u097F\u200C\u200D]"));
    return text.replace(spaces, QStringLiteral(" ")).remove(shaped);
}

/// What pdftotext reads; says so where the program is missing, so that the test fails.
QString textOfPdf(const QString& path, const QStringList& options) {
    QProcess process;
    const QStringList ends{QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")};
    process.start(QStringLiteral("pdftotext"), options + ends);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
        return QStringLiteral("pdftotext (package poppler-utils): ") + process.errorString();
    }
    return plain(QString::fromUtf8(process.readAllStandardOutput()));
}

/// Trades of two accounts, both sides, with tags, stops and break-evens, over two months.
BookBuilder variedTrades(int count = 90) {
    BookBuilder builder;
    builder.startingEquity("100000").startingEquity("50000", "Second");
    builder.book().zone = QStringLiteral("UTC");
    static constexpr const char* kSymbols[] = {"RELIANCE", "INFY", "TCS"};
    core::Day date = day("2026-02-02");
    for (int i = 0; i < count; ++i) {
        const int cents = i % 11 == 0 ? 0 : i * 7919 % 90000 - 40000;
        test::ATrade trade = aTrade().of(kSymbols[i % 3]).inCurrency("INR").at(date, 540 + i * 7 % 400, 30);
        trade.in(i % 4 == 0 ? "Second" : "Main");
        trade.pnl(core::Decimal::fromUnits(core::Decimal::One / 100 * cents),
                  test::dec(i % 11 == 0 ? "0" : "3.25"));
        if (i % 2 == 0) {
            trade.shortSide().risk("150");
        }
        if (i % 5 == 0) {
            trade.tagged({QStringLiteral("breakout")});
        }
        builder.add(trade);
        date += std::chrono::days(i % 2);
    }
    for (core::Account& account : builder.book().accounts) {
        account.currency = QStringLiteral("INR");
    }
    return builder;
}

TradeFilter filterNamed(const QString& name) {
    TradeFilter filter;
    if (name == u"gross") {
        filter.basis = core::Basis::Gross;
    } else if (name == u"one account") {
        filter.accounts = {QStringLiteral("Second")};
    } else if (name == u"shorts of a week") {
        filter.side = core::Direction::Short;
        filter.from = day("2026-02-09");
        filter.to = day("2026-02-13");
    } else if (name == u"losses") {
        filter.outcome = core::Outcome::Loss;
    } else if (name == u"tag") {
        filter.tags = {QStringLiteral("breakout")};
    } else if (name == u"none left") {
        filter.symbols = {QStringLiteral("NOSUCH")};
    }
    return filter;
}

struct Word {
    int page = 0;
    QRectF box;
    QString text;
};

struct Sheet {
    double width = 0;
    double height = 0;
    std::vector<Word> words;
};

/// Where each word stands, from `pdftotext -bbox`.
Sheet wordsOf(const QString& path) {
    Sheet sheet;
    const QString xml = textOfPdf(path, {QStringLiteral("-bbox")});
    static const QRegularExpression tag(QStringLiteral(
        "<page width=\"([\\d.]+)\" height=\"([\\d.]+)\">|<word xMin=\"([-\\d.]+)\" yMin=\"([-\\d.]+)\" "
        "xMax=\"([-\\d.]+)\" yMax=\"([-\\d.]+)\">(.*?)</word>"));
    int page = 0;
    for (auto each = tag.globalMatch(xml); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        if (!match.captured(1).isEmpty()) {
            ++page;
            sheet.width = match.captured(1).toDouble();
            sheet.height = match.captured(2).toDouble();
            continue;
        }
        const QPointF topLeft(match.captured(3).toDouble(), match.captured(4).toDouble());
        const QPointF bottomRight(match.captured(5).toDouble(), match.captured(6).toDouble());
        sheet.words.push_back({page, QRectF(topLeft, bottomRight), match.captured(7)});
    }
    return sheet;
}

} // namespace

/// What a reader of the printed report finds in it.
class ReportTextTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const ReportInput& input) {
        const QString path = m_folder.filePath(QStringLiteral("report.pdf"));
        return core::writePdfReport(path, input).ok() ? path : QString();
    }
    QString reportOf(const ReportInput& input) {
        return textOfPdf(written(input), {QStringLiteral("-layout")});
    }

private slots:
    void everyFilterAndLanguagePrintsTheFiguresOfTheSummary_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("language");
        const QStringList languages{QStringLiteral("en_US"), QStringLiteral("en_IN"), QStringLiteral("de_DE"),
                                    QStringLiteral("hi_IN")};
        int i = 0;
        for (const char* filter :
             {"all", "gross", "one account", "shorts of a week", "losses", "tag", "none left"}) {
            for (int k = 0; k < 2; ++k, ++i) {
                const QString language = languages[i % 4];
                QTest::addRow("%s %s", filter, qPrintable(language))
                    << QString::fromLatin1(filter) << language;
            }
        }
    }
    void everyFilterAndLanguagePrintsTheFiguresOfTheSummary() {
        QFETCH(QString, filter);
        QFETCH(QString, language);
        const TradeBook book = variedTrades().build();
        const ReportInput input{.book = book, .filter = filterNamed(filter), .locale = QLocale(language)};
        const QString report = reportOf(input);
        const Summary summary = core::summarise(book, core::select(book, input.filter));
        QVERIFY(filter == u"none left" ? summary.totalTrades == 0 : summary.totalTrades > 3);
        const FigureText text(input.locale);
        for (const core::FigureDefinition& figure : core::figureList()) {
            const QString value = plain(core::textOf(figure, summary, text)).trimmed();
            const QString reason = core::reasonText(core::reasonOf(figure.value(summary)));
            QStringList cells{QString::fromUtf16(figure.title), reason, value};
            cells.removeAll(QString());
            for (QString& cell : cells) {
                cell = QRegularExpression::escape(cell);
            }
            const QRegularExpression row(cells.join(QStringLiteral(" +")));
            QVERIFY2(row.match(report).hasMatch(), qPrintable(row.pattern()));
        }
    }

    void theTotalOfTheListIsTheTotalOfThePage() {
        const TradeBook book = variedTrades().build();
        const ReportInput input{.book = book, .filter = filterNamed(QStringLiteral("one account"))};
        const core::ReportContent content = core::reportContent(input);
        core::DecimalSum listed;
        for (const quint32 index : core::listedTrades(content.selection)) {
            listed += book.trades[index].netPnl;
        }
        QCOMPARE(listed.value(), content.summary.totalNetPnL.value);
        core::DecimalSum months, weekdays;
        for (const core::BreakdownRow& row : content.months) {
            months += *row.totalNetPnL.value;
        }
        for (const core::BreakdownRow& row : content.weekdays) {
            weekdays += *row.totalNetPnL.value;
        }
        QCOMPARE(months.value(), content.summary.totalNetPnL.value);
        QCOMPARE(weekdays.value(), content.summary.totalNetPnL.value);
    }

    void symbolsComeBestFirstOnTheBasis() {
        for (const char* filter : {"all", "gross"}) {
            const TradeBook book = variedTrades().build();
            const core::ReportContent content =
                core::reportContent({.book = book, .filter = filterNamed(QString::fromLatin1(filter))});
            QCOMPARE(content.symbols.size(), std::size_t(3));
            for (std::size_t i = 1; i < content.symbols.size(); ++i) {
                QVERIFY(*content.pnl(content.symbols[i - 1]).value >= *content.pnl(content.symbols[i]).value);
            }
        }
    }

    void filterWordsNameEverythingTheFilterAsks() {
        const TradeBook book = variedTrades().build();
        ReportInput input{.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_IN"))};
        const auto words = [&] {
            return plain(core::filterWords(input, core::reportContent(input), FigureText(input.locale)));
        };
        const QString all = words();
        QVERIFY(all.contains(u"Net P&L") && all.contains(u"all accounts") && all.contains(u"in INR"));
        input.filter.weekdays = {1, 5};
        input.filter.entryHours = {9, 14};
        input.filter.fromR = -1;
        input.filter.toR = 2.5;
        input.filter.tags = {QStringLiteral("breakout"), QString()};
        input.filter.accounts = {QStringLiteral("Second")};
        input.filter.status = core::TradeStatus::Closed;
        for (const char16_t* word :
             {u"entered on Mon, Fri", u"in the hour from 09:00, 14:00", u"from -1.00 R", u"below 2.50 R",
              u"tags breakout, untagged", u"Second", u"closed trades"}) {
            QString said = words();
            said.replace(u'−', u'-');
            QVERIFY2(said.contains(QStringView(word)), qPrintable(said));
        }
    }

    void pagesAreCountedOnBothPapers() {
        for (const ReportPaper paper : {ReportPaper::A4, ReportPaper::Letter}) {
            for (const int trades : {1, 53, 120}) {
                const TradeBook book = variedTrades(trades).build();
                const QString report = reportOf({.book = book, .filter = {}, .paper = paper});
                const int pages = 3 + core::tradeListPages(std::size_t(trades), paper);
                QCOMPARE(int(report.count(u'\f')), pages);
                for (int page = 1; page <= pages; ++page) {
                    QVERIFY(report.contains(QStringLiteral("Page %1 of %2").arg(page).arg(pages)));
                }
            }
        }
        const TradeBook book = variedTrades(120).build();
        const QString brief = reportOf({.book = book, .filter = {}, .hasTradeList = false});
        QCOMPARE(int(brief.count(u'\f')), 3);
    }

    void noWordStandsOutsideThePage() {
        BookBuilder builder = variedTrades(60);
        builder.add(aTrade()
                        .of("AVERYLONGOPTIONNAME26SEP2550000CALLWEEKLYEXTRA")
                        .inCurrency("INR")
                        .net("9876543210.12345678"));
        const TradeBook book = builder.build();
        for (const ReportPaper paper : {ReportPaper::A4, ReportPaper::Letter}) {
            ReportInput input{
                .book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_IN")), .paper = paper};
            input.title = QStringLiteral("A title that is much longer than a page is wide ").repeated(5);
            const Sheet sheet = wordsOf(written(input));
            QVERIFY2(sheet.words.size() > 500, "the words of the report are read");
            const QRectF page(10, 10, sheet.width - 20, sheet.height - 20);
            for (const Word& word : sheet.words) {
                QVERIFY2(page.contains(word.box),
                         qPrintable(QStringLiteral("page %1: %2").arg(word.page).arg(word.text)));
            }
        }
    }

    void noTwoWordsOfTheTradeListOverlap() {
        BookBuilder builder = variedTrades(40);
        builder.add(aTrade()
                        .of("AVERYLONGOPTIONNAME26SEP2550000CALLWEEKLYEXTRA")
                        .inCurrency("INR")
                        .gross("9876543210.12", "1234567.89"));
        const TradeBook book = builder.build();
        const Sheet sheet =
            wordsOf(written({.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_IN"))}));
        int compared = 0;
        for (const Word& a : sheet.words) {
            for (const Word& b : sheet.words) {
                const QRectF shared = a.box.intersected(b.box);
                if (&a != &b && a.page == b.page && a.page > 3) {
                    ++compared;
                    QVERIFY2(shared.width() < 0.5 || shared.height() < a.box.height() / 2,
                             qPrintable(a.text + QStringLiteral(" / ") + b.text));
                }
            }
        }
        QVERIFY(compared > 10000);
    }

    void anEmptyJournalIsAReportThatSaysSo() {
        const TradeBook book = BookBuilder().build();
        for (const char* language : {"en_US", "hi_IN"}) {
            const QString report =
                reportOf({.book = book, .filter = {}, .locale = QLocale(QString::fromLatin1(language))});
            QCOMPARE(int(report.count(u'\f')), 3);
            QVERIFY(report.contains(QStringLiteral("no closed trades")));
            for (const char* wrong : {"nan", "inf ", "-0.00", "999.99"}) {
                QVERIFY2(!report.contains(QString::fromLatin1(wrong)), wrong);
            }
        }
    }

    void mixedCurrenciesAreTotalledApart() {
        BookBuilder builder;
        builder.add(aTrade().of("INFY").inCurrency("INR").net("-1234.50"));
        builder.add(aTrade().of("AAPL").inCurrency("USD").net("77.25"));
        const TradeBook book = builder.build();
        const ReportInput input{.book = book, .filter = {}, .locale = QLocale(QStringLiteral("en_US"))};
        const QString report = reportOf(input);
        QVERIFY(report.contains(core::reasonText(core::Undefinedness::MixedCurrencies)));
        const FigureText text(input.locale);
        for (const auto& [amount, currency] : {std::pair("-1234.50", "INR"), std::pair("77.25", "USD")}) {
            const QString each =
                plain(text.money(test::dec(amount), QString::fromLatin1(currency), FigureText::Plus::Always));
            QVERIFY2(report.contains(each), qPrintable(each));
        }
        QVERIFY2(!report.contains(QStringLiteral("1,157.25")), "rupees and dollars are never added up");
    }
};

TJ_TEST(ReportTextTest)
#include "report_text_test.moc"
