#include "app/command_line/commands.h"
#include "app/command_line/filter_options.h"
#include "app/command_line/plain_text.h"
#include "app/command_line/reading.h"
#include "app/command_line/text_table.h"
#include "app/command_line/trade_fills.h"
#include "core/domain/wire_names.h"
#include "core/export/csv_export.h"

#include <QBuffer>

namespace app {

using namespace core;

namespace {

ExitStatus printJson(const CommandCall& call, const Reading& reading) {
    const Result<FillsByTrade> fills = fillsByTrade(*reading.journal, *reading.book);
    if (!fills.ok()) {
        return call.fail(fills.error());
    }
    JsonWriter json;
    json.beginArray();
    for (const quint32 index : tradesOf(reading.selection)) {
        const Trade& trade = reading.book->trades[index];
        writeTrade(json, *reading.book, trade, fills->value(trade.id));
    }
    json.endArray();
    call.print(json);
    return ExitStatus::Done;
}

ExitStatus printCsv(const CommandCall& call, const Reading& reading) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<void> written = writeTradesCsv(buffer, *reading.book, tradesOf(reading.selection));
    if (!written.ok()) {
        return call.fail(written.error());
    }
    call.print(buffer.data());
    return ExitStatus::Done;
}

QStringList rowOf(const TradeBook& book, const Trade& trade) {
    const bool open = trade.status == TradeStatus::Open;
    const bool closed = trade.isClosed();
    QStringList tags;
    for (const qint32 tag : book.tagsOf(trade)) {
        tags.append(book.tags[std::size_t(tag)].name);
    }
    return {dayText(open ? trade.entryDay : trade.exitDay),
            book.accountOf(trade).name,
            book.instrumentOf(trade).symbol,
            wireName(trade.side),
            wireName(trade.status),
            trade.quantity.toString(),
            numberText(trade.entryPrice),
            numberText(open ? std::nullopt : trade.exitPrice),
            moneyText(trade.charges.total()),
            moneyText(closed ? std::optional(trade.grossPnl) : std::nullopt),
            moneyText(closed ? std::optional(trade.netPnl) : std::nullopt),
            book.currencyOf(trade),
            tags.join(QStringLiteral(", ")),
            trade.id.toString()};
}

ExitStatus printTable(const CommandCall& call, const Reading& reading) {
    TextTable table;
    using enum TextTable::Align;
    for (const char* title : {"Day", "Account", "Symbol", "Side", "Status"}) {
        table.addColumn(QString::fromLatin1(title));
    }
    for (const char* title : {"Quantity", "Entry", "Exit", "Fees", "P&L", "Net P&L"}) {
        table.addColumn(QString::fromLatin1(title), Right);
    }
    for (const char* title : {"", "Tags", "Id"}) {
        table.addColumn(QString::fromLatin1(title));
    }
    for (const quint32 index : tradesOf(reading.selection)) {
        table.addRow(rowOf(*reading.book, reading.book->trades[index]));
    }
    call.print(table.isEmpty() ? QStringLiteral("No trades.\n") : table.text());
    return ExitStatus::Done;
}

void declare(QCommandLineParser& parser) {
    declareFilter(parser);
    declareOption(parser, "json", "Prints JSON, every trade with its fills.");
    declareOption(parser, "csv", "Prints CSV, one row per trade.");
}

ExitStatus run(const CommandCall& call) {
    if (call.isSet("json") && call.isSet("csv")) {
        return call.wrongUsage(QStringLiteral("--json and --csv exclude each other"));
    }
    const auto read = readSelection(call);
    if (const ExitStatus* failed = std::get_if<ExitStatus>(&read)) {
        return *failed;
    }
    const Reading& reading = std::get<Reading>(read);
    if (call.isSet("json")) {
        return printJson(call, reading);
    }
    return call.isSet("csv") ? printCsv(call, reading) : printTable(call, reading);
}

} // namespace

const Command kTrades{"trades", "[FILTER] [--json|--csv]", "Lists trades.", 0, declare, run};

} // namespace app
