#include "core/export/xlsx_export.h"

#include "core/domain/trading_day.h"
#include "core/domain/wire_names.h"
#include "core/export/statistics_json.h"
#include "core/export/xlsx_sheet.h"
#include "core/statistics/figure_list.h"
#include "core/statistics/r_multiples.h"

#include <QFile>
#include <QHash>
#include <QTemporaryDir>

#include <xlsxwriter.h>

namespace core {

namespace {

constexpr qsizetype kMaxRows = 1'048'576 - 1;

using Column = XlsxSheet::Column;

/// One figure a row. The rows are those of the API's summary, so that no figure can differ from what it
/// prints.
void writeFigure(XlsxSheet& sheet, const QString& name, const JsonValue& value, const JsonValue* reasons) {
    if (value.isObject()) {
        for (const JsonValue::Member& member : value.members()) {
            writeFigure(sheet, name + u'.' + member.name, member.value, reasons);
        }
        return;
    }
    const FigureDefinition* definition = figureNamed(name);
    sheet.text(definition == nullptr ? name : QString::fromUtf16(definition->title));
    const Result<Decimal> exact = value.toDecimal();
    if (value.isNumber() && exact.ok()) {
        sheet.number(*exact);
    } else if (value.isNumber()) {
        sheet.ratio(value.toDouble());
    } else if (const auto flag = value.toBool()) {
        sheet.text(*flag ? QStringLiteral("yes") : QStringLiteral("no"));
    } else {
        sheet.text(value.toText().value_or(QString()));
    }
    sheet.text(reasons == nullptr ? QString() : reasons->text(name)).text(name).endRow();
}

void writeTotalsByCurrency(XlsxSheet& sheet, const JsonValue& totals) {
    for (const JsonValue& total : totals.items()) {
        const QString prefix = total.text(u"currency");
        for (const JsonValue::Member& member : total.members()) {
            if (member.name != u"currency") {
                writeFigure(sheet, prefix + u' ' + member.name, member.value, nullptr);
            }
        }
    }
}

Result<void> writeSummarySheet(XlsxSheet& sheet, const Summary& summary) {
    static constexpr Column kColumns[] = {
        {u"Figure", 32}, {u"Value", 18}, {u"Remark", 60}, {u"Name in the API", 30}};
    JsonWriter json;
    writeSummary(json, summary);
    const Result<JsonValue> figures = parseJson(json.take());
    if (!figures.ok()) {
        return figures.error();
    }
    sheet.header(kColumns, qsizetype(figures->members().size()));
    const JsonValue* reasons = figures->find(u"reasons");
    for (const JsonValue::Member& figure : figures->members()) {
        if (figure.value.isArray()) {
            writeTotalsByCurrency(sheet, figure.value);
        } else if (figure.name != u"reasons") {
            writeFigure(sheet, figure.name, figure.value, reasons);
        }
    }
    return Done{};
}

void writeTrade(XlsxSheet& sheet, const TradeBook& book, const Trade& trade, const QTimeZone& zone) {
    const bool open = trade.status == TradeStatus::Open;
    const bool closed = trade.isClosed();
    QStringList tags;
    for (const qint32 tag : book.tagsOf(trade)) {
        tags.append(book.tags[std::size_t(tag)].name);
    }
    sheet.text(book.accountOf(trade).name).text(book.instrumentOf(trade).symbol).text(wireName(trade.side));
    sheet.text(wireName(trade.status)).number(trade.quantity).number(trade.entryPrice);
    sheet.number(open ? std::nullopt : trade.exitPrice);
    sheet.time(trade.entryKnown() ? std::optional(trade.entryAt) : std::nullopt, trade.entryPrecision, zone);
    sheet.time(open ? std::nullopt : std::optional(trade.exitAt), trade.exitPrecision, zone);
    sheet.money(trade.charges.total()).money(closed ? std::optional(trade.grossPnl) : std::nullopt);
    sheet.money(closed ? std::optional(trade.netPnl) : std::nullopt).text(book.currencyOf(trade));
    sheet.ratio(closed ? rMultiple(trade) : std::nullopt).text(tags.join(QStringLiteral(", ")));
    sheet.text(trade.id.toString()).endRow();
}

void writeTradesSheet(XlsxSheet& sheet, const XlsxContent& content, const QTimeZone& zone) {
    static constexpr Column kColumns[] = {
        {u"Account", 18},     {u"Symbol", 20},     {u"Side", 7},     {u"Status", 10}, {u"Quantity", 12},
        {u"Entry price", 12}, {u"Exit price", 12}, {u"Entry", 20},   {u"Exit", 20},   {u"Fees", 12},
        {u"P&L", 14},         {u"Net P&L", 14},    {u"Currency", 9}, {u"R", 9},       {u"Tags", 24},
        {u"Id", 38}};
    const TradeSelection& selection = content.selection;
    sheet.header(kColumns,
                 qsizetype(selection.closed.size() + selection.unopened.size() + selection.open.size()));
    for (const auto* list : {&selection.closed, &selection.unopened, &selection.open}) {
        for (const quint32 index : *list) {
            writeTrade(sheet, content.book, content.book.trades[index], zone);
        }
    }
}

void writeFillsSheet(XlsxSheet& sheet, const XlsxContent& content, const QTimeZone& zone) {
    static constexpr Column kColumns[] = {
        {u"Time", 20},     {u"Account", 18}, {u"Symbol", 20},     {u"Class", 9},         {u"Side", 6},
        {u"Quantity", 12}, {u"Price", 12},   {u"Multiplier", 10}, {u"Currency", 9},      {u"Costs", 12},
        {u"Costs in", 9},  {u"Product", 10}, {u"Venue", 9},       {u"Execution id", 24}, {u"Id", 38}};
    QHash<AccountId, const Account*> accounts;
    for (const Account& account : content.book.accounts) {
        accounts.insert(account.id, &account);
    }
    QHash<InstrumentId, const Instrument*> instruments;
    for (const Instrument& instrument : content.book.instruments) {
        instruments.insert(instrument.id, &instrument);
    }
    sheet.header(kColumns, qsizetype(content.fills.size()));
    for (const Fill& fill : content.fills) {
        const Account account = accounts.contains(fill.account) ? *accounts[fill.account] : Account{};
        const Instrument instrument =
            instruments.contains(fill.instrument) ? *instruments[fill.instrument] : Instrument{};
        sheet.time(fill.executedAt, fill.timePrecision, zone).text(account.name).text(instrument.symbol);
        sheet.text(wireName(instrument.assetClass)).text(wireName(fill.side)).number(fill.quantity);
        sheet.number(fill.price).number(instrument.multiplier).text(instrument.currency);
        sheet.money(fill.charges.total());
        sheet.text(fill.costCurrency.isEmpty() ? instrument.currency : fill.costCurrency);
        sheet.text(fill.product).text(fill.venue).text(fill.externalId).text(fill.id.toString()).endRow();
    }
}

Result<void> copyInto(QIODevice& out, const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::FileUnwritable, file.errorString(), {}};
    }
    while (!file.atEnd()) {
        const QByteArray block = file.read(1 << 20);
        if (block.isEmpty() || out.write(block) != block.size()) {
            return Error{ErrorCode::FileUnwritable, out.errorString(), {}};
        }
    }
    return Done{};
}

Result<void> writeWorkbook(const QString& path, const QByteArray& folder, const XlsxContent& content) {
    // Row by row to a temporary file: a hundred thousand trades must not be a gigabyte of cells.
    QByteArray temporary = folder;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporary.data();
    lxw_workbook* workbook = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    if (workbook == nullptr) {
        return Error{ErrorCode::StorageFailed, QStringLiteral("the workbook could not be made"), {}};
    }
    const QTimeZone zone = zoneNamed(content.book.zone).value_or(QTimeZone::utc());
    const XlsxFormats formats(workbook);
    XlsxSheet summary(workbook, "Summary", formats);
    XlsxSheet trades(workbook, "Trades", formats);
    XlsxSheet fills(workbook, "Fills", formats);
    const Result<void> summarised = writeSummarySheet(summary, content.summary);
    writeTradesSheet(trades, content, zone);
    writeFillsSheet(fills, content, zone);
    const lxw_error error = workbook_close(workbook);
    if (!summarised.ok()) {
        return summarised;
    }
    if (error != LXW_NO_ERROR) {
        return Error{ErrorCode::FileUnwritable, QString::fromUtf8(lxw_strerror(error)), {}};
    }
    return Done{};
}

} // namespace

Result<void> writeXlsx(QIODevice& out, const XlsxContent& content) {
    const qsizetype trades = qsizetype(content.selection.closed.size() + content.selection.open.size() +
                                       content.selection.unopened.size());
    if (qMax(trades, qsizetype(content.fills.size())) > kMaxRows) {
        return Error{ErrorCode::FileTooLarge,
                     QStringLiteral("a sheet holds 1,048,576 rows; export CSV or narrow the filter"),
                     {}};
    }
    const QTemporaryDir folder;
    if (!folder.isValid()) {
        return Error{ErrorCode::FileUnwritable, folder.errorString(), {}};
    }
    const QString path = folder.filePath(QStringLiteral("journal.xlsx"));
    const Result<void> written = writeWorkbook(path, QFile::encodeName(folder.path()), content);
    return written.ok() ? copyInto(out, path) : written;
}

} // namespace core
