// The app's cards, `tj`, the workbook and the report of one journal, for the same filters.
#include "app/dashboard/dashboard_page.h"
#include "app/theme.h"
#include "app/widgets/figure_card.h"
#include "core/journal/journal.h"
#include "tests/app/command_line/tj_program.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>

#include <array>
#include <cmath>
#include <functional>

using namespace test;
using core::JsonValue;

namespace {

QString output(const char* program, const QStringList& arguments) {
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// The number in the row of the Summary sheet that ends with the figure's name; NaN when there is none.
double inSheet(const QString& sheet, const QString& figure) {
    static const QRegularExpression kRow(QStringLiteral("<row [^>]*>(.*?)</row>"));
    static const QRegularExpression kNumber(QStringLiteral("<v>(.*?)</v>"));
    for (auto rows = kRow.globalMatch(sheet); rows.hasNext();) {
        const QString row = rows.next().captured(1);
        if (row.contains(QStringLiteral(">%1<").arg(figure))) {
            return kNumber.match(row).captured(1).toDouble();
        }
    }
    return std::nan("");
}

/// Text for people as a program would have written its numbers: "−₹1,23,456.50" as "-123456.50".
QString plain(QString text) {
    return text.remove(u',').remove(u'₹').remove(QChar(QChar::Nbsp)).replace(QChar(0x2212), u'-');
}

/// Whether the number shown is the figure, as far as its digits go; ∞ or a dash for one that is no number.
bool shows(const QString& shown, const JsonValue& stats, const QString& name) {
    const JsonValue* figure = stats.find(name);
    if (figure == nullptr || figure->isNull()) {
        const bool isInfinite = stats.find(u"reasons")->text(name).startsWith(u"infinite");
        return figure != nullptr &&
               shown == (isInfinite ? QStringLiteral("∞") : QString(core::FigureText::NoValue));
    }
    static const QRegularExpression kNumber(QStringLiteral("^([-+]?\\d+(?:\\.(\\d+))?)"));
    const auto match = kNumber.match(plain(shown));
    const auto number = core::Decimal::parse(match.captured(1));
    const auto exact =
        core::Decimal::parse(QString::fromLatin1(figure->numberText()), core::Decimal::Rounding::HalfEven);
    if (!number || !exact) {
        return false;
    }
    const auto step = std::pow(10.0, -double(match.captured(2).size()));
    return (*number - *exact).abs().toDouble() <= step / 2 + 1e-12;
}

QString toolTipOf(const app::FigureCard& card) {
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        if (label->text() == card.figure()) {
            return label->toolTip();
        }
    }
    return {};
}

using Narrow = std::function<void(core::TradeFilter&)>;

} // namespace

class SameFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        app::applyTheme(*qApp, app::makeTheme(false, false));
        TJ_DONE(m_tj("journal --timezone Asia/Kolkata"));
        TJ_DONE(m_tj({QStringLiteral("import"),
                      QStringLiteral(TJ_SOURCE_DIR "/resources/sample-journal/sample-journal.csv")}));
        TJ_DONE(m_tj({QStringLiteral("account"), QStringLiteral("Sample account"),
                      QStringLiteral("--starting-equity"), QStringLiteral("500000")}));
        const core::SystemClock clock;
        m_book = must(must(core::Journal::open(m_tj.journal(), clock))->readBook());
    }

    void everyFormShowsTheSameFigures_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<core::TradeFilter>("filter");
        const auto row = [](const char* words, const Narrow& narrow) {
            core::TradeFilter filter;
            narrow(filter);
            QTest::newRow(*words ? words : "everything")
                << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts) << filter;
        };
        row("", [](auto&) {});
        row("--basis gross", [](auto& filter) { filter.basis = core::Basis::Gross; });
        row("--symbol HAL", [](auto& filter) { filter.symbols = {QStringLiteral("HAL")}; });
        row("--side short", [](auto& filter) { filter.side = core::Direction::Short; });
        row("--side long --basis gross", [](auto& filter) {
            filter.side = core::Direction::Long;
            filter.basis = core::Basis::Gross;
        });
        row("--tag Pullback", [](auto& filter) { filter.tags = {QStringLiteral("Pullback")}; });
        row("--from 2026-03-01 --to 2026-05-31", [](auto& filter) {
            filter.from = day("2026-03-01");
            filter.to = day("2026-05-31");
        });
        row("--win --from 2026-06-01", [](auto& filter) {
            filter.outcome = core::Outcome::Win;
            filter.from = day("2026-06-01");
        });
        row("--loss", [](auto& filter) { filter.outcome = core::Outcome::Loss; });
    }
    void everyFormShowsTheSameFigures() {
        QFETCH(QStringList, words);
        QFETCH(core::TradeFilter, filter);
        const JsonValue stats =
            m_tj(QStringList{QStringLiteral("stats"), QStringLiteral("--json")} + words).json();
        QVERIFY(stats.find(u"totalTrades")->toInteger().value_or(0) > 3);
        compareSheet(stats, words);
        compareTexts(stats, words);
        for (const app::Unit unit : {app::Unit::Money, app::Unit::Percent, app::Unit::R}) {
            compareCards(stats, filter, unit);
        }
    }

private:
    QString exported(const QStringList& words, const char* file) const {
        const QStringList all =
            QStringList{QStringLiteral("export"), QStringLiteral("-o"), QLatin1String(file)} + words;
        return m_tj(all).status == 0 ? m_tj.path(file) : QString();
    }

    void compareSheet(const JsonValue& stats, const QStringList& words) {
        const QString sheet = output("unzip", {QStringLiteral("-p"), exported(words, "all.xlsx"),
                                               QStringLiteral("xl/worksheets/sheet1.xml")});
        int compared = 0;
        for (const JsonValue::Member& figure : stats.members()) {
            if (figure.value.isNumber()) {
                QCOMPARE(inSheet(sheet, figure.name), *figure.value.toDouble());
                ++compared;
            }
        }
        QVERIFY2(compared > 25, qPrintable(QString::number(compared)));
    }

    void compareTexts(const JsonValue& stats, const QStringList& words) {
        const QString report = plain(output("pdftotext", {exported(words, "all.pdf"), QStringLiteral("-")}));
        const QString text = plain(m_tj(QStringList{QStringLiteral("stats")} + words).out);
        for (const auto& [figure, places] :
             {std::pair{"totalNetPnL", 2}, {"expectancy", 2}, {"costsPerTrade", 2}, {"costsPerUnit", 4}}) {
            const QString digits =
                stats.find(QString::fromLatin1(figure))->toDecimal().value().rounded(places).toString(2);
            QVERIFY2(report.contains(digits), qPrintable(digits + report));
            QVERIFY2(text.contains(digits), qPrintable(digits + text));
        }
    }

    void compareCards(const JsonValue& stats, const core::TradeFilter& filter, app::Unit unit) {
        app::DashboardPage page;
        page.resize(1280, 800);
        page.present(
            {app::takeSnapshot(m_book, filter), unit, core::FigureText(QLocale(QStringLiteral("en_IN")))});
        page.show();
        const bool isMoney = unit == app::Unit::Money;
        const bool isPercent = unit == app::Unit::Percent;
        const char* profit = filter.basis == core::Basis::Net ? "totalNetPnL" : "totalPnL";
        const std::array<const char*, 6> names = {isMoney ? profit : "",
                                                  "winRate",
                                                  "profitFactor",
                                                  isMoney     ? "expectancy"
                                                  : isPercent ? "avgReturn"
                                                              : "expectancyR",
                                                  isPercent ? "maxDrawdown" : "maxDrawdownMoney",
                                                  "sqn"};
        QCOMPARE(page.cards().size(), names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const app::FigureCard& card = *page.cards()[i];
            QVERIFY(card.isVisible());
            const JsonValue* figure = stats.find(QString::fromLatin1(names[i]));
            const QString told =
                card.title() + u": "_qs + card.figure() + u" is not "_qs + textAt(stats, names[i]);
            QVERIFY2(*names[i] == '\0' || shows(card.figure(), stats, QString::fromLatin1(names[i])),
                     qPrintable(told));
            // A figure that is rounded to be read at a glance has all its digits in the tooltip.
            if (isMoney && (i == 0 || i == 4)) {
                QCOMPARE(plain(toolTipOf(card)).remove(u'+'),
                         figure->toDecimal().value().rounded(2).toString(2));
            }
        }
        QVERIFY2(page.cards()[1]->smallPrint().startsWith(textAt(stats, "winningTrades") + u" won · "_qs +
                                                          textAt(stats, "losingTrades") + u" lost"_qs),
                 qPrintable(page.cards()[1]->smallPrint()));
    }

    const TjProgram m_tj;
    std::shared_ptr<const core::TradeBook> m_book;
};

TJ_TEST(SameFiguresTest)
#include "same_figures_test.moc"
