#include "app/command_line/summary_text.h"

#include "app/command_line/plain_text.h"
#include "app/command_line/text_table.h"
#include "core/statistics/figure_list.h"

namespace app {

using namespace core;

namespace {

QString episodeText(const DrawdownEpisode& episode, Undefinedness why, const FigureText& words) {
    if (!episode.from.has_value() || !episode.to.has_value()) {
        return why == Undefinedness::None ? QStringLiteral("none") : reasonText(why);
    }
    return QStringLiteral("%1 to %2, %3%4")
        .arg(dayText(*episode.from), dayText(*episode.to), words.days(episode.days),
             episode.ongoing ? QStringLiteral(", ongoing") : QString());
}

QString headText(const Summary& summary) {
    return QStringLiteral(
               "%1 closed trades, %2 open, %3 without their opening; wins and ratios on %4 P&L%5\n")
        .arg(summary.totalTrades)
        .arg(summary.openTrades)
        .arg(summary.unopenedTrades)
        .arg(summary.basis == Basis::Net ? QStringLiteral("net") : QStringLiteral("gross"),
             summary.currency.isEmpty() ? QString() : QStringLiteral(", in ") + summary.currency);
}

QString groupText(FigureGroup group, const Summary& summary, const FigureText& words) {
    TextTable table;
    table.addColumn(groupTitle(group));
    table.addColumn({}, TextTable::Align::Right);
    table.addColumn({});
    for (const FigureDefinition& figure : figureList()) {
        if (figure.group == group) {
            const Undefinedness why = reasonOf(figure.value(summary));
            table.addRow({QStringLiteral("  ") + QString::fromUtf16(figure.title),
                          textOf(figure, summary, words),
                          why == Undefinedness::None ? QString() : reasonText(why)});
        }
    }
    return table.isEmpty() ? QString() : u'\n' + table.text();
}

QString daysText(const Summary& summary, const FigureText& words) {
    TextTable table;
    table.addColumn(QStringLiteral("Days"));
    table.addColumn({});
    table.addRow({QStringLiteral("  Drawdown, %"),
                  episodeText(summary.drawdownPercent, summary.maxDrawdown.reason, words)});
    table.addRow({QStringLiteral("  Drawdown, money"),
                  episodeText(summary.drawdownMoney, summary.maxDrawdownMoney.reason, words)});
    for (const auto& [title, day] :
         {std::pair{"  Best day", summary.bestDay}, {"  Worst day", summary.worstDay}}) {
        if (day.has_value()) {
            table.addRow({QString::fromLatin1(title),
                          QStringLiteral("%1: %2 net, %3 gross")
                              .arg(dayText(day->date), moneyText(day->net), moneyText(day->gross))});
        }
    }
    return u'\n' + table.text();
}

QString currenciesText(const Summary& summary) {
    if (summary.totalsByCurrency.empty()) {
        return {};
    }
    TextTable table;
    table.addColumn(QStringLiteral("Currency"));
    for (const char* title : {"P&L", "Net P&L", "Fees"}) {
        table.addColumn(QString::fromLatin1(title), TextTable::Align::Right);
    }
    for (const CurrencyTotal& total : summary.totalsByCurrency) {
        table.addRow({total.currency, moneyText(total.gross.value), moneyText(total.net.value),
                      moneyText(total.fees.value)});
    }
    return u'\n' + table.text();
}

} // namespace

QString summaryText(const Summary& summary) {
    const FigureText words(QLocale::c());
    QString text = headText(summary);
    for (int group = 0; group <= int(FigureGroup::Costs); ++group) {
        text += groupText(FigureGroup(group), summary, words);
    }
    return text + daysText(summary, words) + currenciesText(summary);
}

} // namespace app
