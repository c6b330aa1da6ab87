// stats, equity and breakdown: what core/statistics computes of the trades a filter leaves.
#include "app/command_line/commands.h"
#include "app/command_line/filter_options.h"
#include "app/command_line/plain_text.h"
#include "app/command_line/reading.h"
#include "app/command_line/summary_text.h"
#include "app/command_line/text_table.h"
#include "core/export/csv_row.h"
#include "core/export/statistics_json.h"

#include <QBuffer>

namespace app {

using namespace core;

namespace {

void declareFigures(QCommandLineParser& parser) {
    declareFilter(parser);
    declareJson(parser);
}

void declareEquity(QCommandLineParser& parser) {
    declareFigures(parser);
    declareOption(parser, "csv", "Prints CSV.");
}

ExitStatus runStats(const CommandCall& call) {
    const auto read = readSelection(call);
    if (const ExitStatus* failed = std::get_if<ExitStatus>(&read)) {
        return *failed;
    }
    const Reading& reading = std::get<Reading>(read);
    const Summary summary = summarise(*reading.book, reading.selection);
    if (call.isSet("json")) {
        JsonWriter json;
        writeSummary(json, summary);
        call.print(json);
    } else {
        call.print(summaryText(summary));
    }
    return ExitStatus::Done;
}

QByteArray equityCsv(const EquityCurve& curve) {
    CsvRow row;
    for (const char16_t* title : {u"date", u"equity", u"pnl", u"netPnl", u"drawdown"}) {
        row.word(title);
    }
    row.endRow();
    for (const EquityPoint& point : curve.points) {
        row.day(point.date).number(point.equity, 2).number(point.pnl, 2).number(point.netPnl, 2);
        row.number(point.drawdown, 2).endRow();
    }
    return row.take();
}

QString equityText(const EquityCurve& curve) {
    if (curve.points.empty()) {
        return QStringLiteral("No equity curve: %1.\n").arg(reasonText(curve.reason));
    }
    TextTable table;
    table.addColumn(QStringLiteral("Day"));
    for (const char* title : {"Equity", "P&L", "Net P&L", "Drawdown"}) {
        table.addColumn(QString::fromLatin1(title), TextTable::Align::Right);
    }
    for (const EquityPoint& point : curve.points) {
        table.addRow({dayText(point.date), moneyText(point.equity), moneyText(point.pnl),
                      moneyText(point.netPnl), moneyText(point.drawdown)});
    }
    return table.text();
}

ExitStatus runEquity(const CommandCall& call) {
    if (call.isSet("json") && call.isSet("csv")) {
        return call.wrongUsage(QStringLiteral("--json and --csv exclude each other"));
    }
    const auto read = readSelection(call);
    if (const ExitStatus* failed = std::get_if<ExitStatus>(&read)) {
        return *failed;
    }
    const Reading& reading = std::get<Reading>(read);
    const EquityCurve curve = equityCurve(*reading.book, reading.selection);
    if (call.isSet("json")) {
        JsonWriter json;
        writeEquity(json, curve);
        call.print(json);
    } else if (call.isSet("csv")) {
        call.print(equityCsv(curve));
    } else {
        call.print(equityText(curve));
    }
    return ExitStatus::Done;
}

QString numberText(const Number& figure) {
    return figure.isFinite()     ? QString::number(figure.value, 'f', 2)
           : figure.isInfinite() ? QStringLiteral("inf")
                                 : QStringLiteral("-");
}

QString breakdownText(BreakdownBy by, const std::vector<BreakdownRow>& rows) {
    TextTable table;
    table.addColumn(breakdownName(by));
    for (const char* title :
         {"Trades", "Win rate %", "P&L", "Net P&L", "Expectancy", "Profit factor", "Average R"}) {
        table.addColumn(QString::fromLatin1(title), TextTable::Align::Right);
    }
    for (const BreakdownRow& row : rows) {
        table.addRow(
            {row.key.isEmpty() ? QStringLiteral("(none)") : row.key, QString::number(row.totalTrades),
             numberText(row.winRate), moneyText(row.totalPnL.value), moneyText(row.totalNetPnL.value),
             moneyText(row.expectancy.value), numberText(row.profitFactor), numberText(row.averageR)});
    }
    return rows.empty() ? QStringLiteral("No trades.\n") : table.text();
}

ExitStatus runBreakdown(const CommandCall& call) {
    const QString name = call.arguments().value(0);
    const std::optional<BreakdownBy> by = breakdownByName(name);
    if (!by.has_value()) {
        return call.wrongUsage(
            QStringLiteral("BY is one of symbol tag weekday hour month side account playbook, not “%1”")
                .arg(name));
    }
    const auto read = readSelection(call);
    if (const ExitStatus* failed = std::get_if<ExitStatus>(&read)) {
        return *failed;
    }
    const Reading& reading = std::get<Reading>(read);
    const std::vector<BreakdownRow> rows = breakdown(*reading.book, reading.selection, *by);
    if (!call.isSet("json")) {
        call.print(breakdownText(*by, rows));
        return ExitStatus::Done;
    }
    JsonWriter json;
    writeBreakdown(json, *by, rows);
    call.print(json);
    return ExitStatus::Done;
}

} // namespace

const Command kStats{"stats", "[FILTER] [--json]", "Prints every figure of the trades.",
                     0,       declareFigures,      runStats};
const Command kEquity{
    "equity", "[FILTER] [--json|--csv]", "Prints the equity curve, day by day.", 0, declareEquity, runEquity};
const Command kBreakdown{"breakdown",
                         "BY [FILTER] [--json]",
                         "Figures by symbol, tag, weekday, hour, month, side, account or playbook.",
                         1,
                         declareFigures,
                         runBreakdown};

} // namespace app
