#include "app/text/remark_words.h"

#include "app/text/said_pattern.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace app {

namespace {

constexpr const char* kRemarks[] = {
    QT_TRANSLATE_NOOP("Remark", "a corporate action, no execution"),
    QT_TRANSLATE_NOOP("Remark", "a fill needs a quantity above zero"),
    QT_TRANSLATE_NOOP("Remark", "a leg without the first row of its spread"),
    QT_TRANSLATE_NOOP("Remark", "a negative quantity"),
    QT_TRANSLATE_NOOP("Remark", "a price in fractions of a point"),
    QT_TRANSLATE_NOOP("Remark", "a purchase with a negative quantity"),
    QT_TRANSLATE_NOOP("Remark", "a quantity of zero"),
    QT_TRANSLATE_NOOP("Remark", "a rate of exchange is above zero"),
    QT_TRANSLATE_NOOP("Remark", "a value without a quantity"),
    QT_TRANSLATE_NOOP("Remark", "amount and quantity give no price"),
    QT_TRANSLATE_NOOP("Remark", "an asset category that is not known"),
    QT_TRANSLATE_NOOP("Remark", "a share with a price below zero"),
    QT_TRANSLATE_NOOP("Remark", "an option with a price below zero"),
    QT_TRANSLATE_NOOP("Remark", "an option, but the row does not tell its expiry"),
    QT_TRANSLATE_NOOP("Remark", "an option, but the row does not tell its kind, call or put"),
    QT_TRANSLATE_NOOP("Remark", "an option, but the row does not tell its strike"),
    QT_TRANSLATE_NOOP("Remark", "automatic currency conversion"),
    QT_TRANSLATE_NOOP("Remark", "average price rounded to 8 decimals"),
    QT_TRANSLATE_NOOP("Remark", "cancellation of an execution"),
    QT_TRANSLATE_NOOP("Remark", "cancellation of an order"),
    QT_TRANSLATE_NOOP("Remark", "cash side of a trade"),
    QT_TRANSLATE_NOOP("Remark", "cash side of a trade listed below"),
    QT_TRANSLATE_NOOP("Remark", "closed lot: explains the order above"),
    QT_TRANSLATE_NOOP("Remark",
                      "correct the file, or say which order holds: the other rows are then rejected"),
    QT_TRANSLATE_NOOP("Remark", "edited by hand: the journal's value was kept"),
    QT_TRANSLATE_NOOP("Remark", "executed in part, and no column tells how much of it"),
    QT_TRANSLATE_NOOP("Remark", "execution cancelled by the broker"),
    QT_TRANSLATE_NOOP("Remark", "execution of the order above"),
    QT_TRANSLATE_NOOP("Remark", "is empty"),
    QT_TRANSLATE_NOOP("Remark", "lot or summary: repeats executions"),
    QT_TRANSLATE_NOOP("Remark", "mirror row of the day's executions (NDIR), no execution"),
    QT_TRANSLATE_NOOP("Remark", "neither BUY nor SELL"),
    QT_TRANSLATE_NOOP("Remark", "neither a purchase nor a sale"),
    QT_TRANSLATE_NOOP("Remark", "neither buy nor sell"),
    QT_TRANSLATE_NOOP("Remark", "neither in nor out"),
    QT_TRANSLATE_NOOP("Remark", "neither quantity nor price: no execution"),
    QT_TRANSLATE_NOOP("Remark", "no cash row tells its costs"),
    QT_TRANSLATE_NOOP("Remark", "no column tells purchases from sales, and no quantity has a sign"),
    QT_TRANSLATE_NOOP("Remark", "no currency: add it to the Flex query"),
    QT_TRANSLATE_NOOP("Remark", "no date"),
    QT_TRANSLATE_NOOP("Remark", "no date YYYY-MM-DD"),
    QT_TRANSLATE_NOOP("Remark", "no fill id"),
    QT_TRANSLATE_NOOP("Remark", "no number"),
    QT_TRANSLATE_NOOP("Remark", "no plausible charge"),
    QT_TRANSLATE_NOOP("Remark", "no quantity"),
    QT_TRANSLATE_NOOP("Remark", "no row of Account Trade History tells this trade"),
    QT_TRANSLATE_NOOP("Remark", "no scrip"),
    QT_TRANSLATE_NOOP("Remark", "no symbol"),
    QT_TRANSLATE_NOOP("Remark", "none of STOCK, ETF, FUND, FUTURE, FOREX, CALL and PUT"),
    QT_TRANSLATE_NOOP("Remark", "none of buy, sell, short and cover"),
    QT_TRANSLATE_NOOP("Remark", "not a positive quantity"),
    QT_TRANSLATE_NOOP("Remark", "not a type that is known"),
    QT_TRANSLATE_NOOP("Remark", "not a volume"),
    QT_TRANSLATE_NOOP("Remark", "not explained"),
    QT_TRANSLATE_NOOP(
        "Remark", "not quantity × price of a share: an option or a bond, and the row does not tell which"),
    QT_TRANSLATE_NOOP("Remark", "note below the report"),
    QT_TRANSLATE_NOOP("Remark", "nothing bought and nothing sold"),
    QT_TRANSLATE_NOOP("Remark", "nothing to import"),
    QT_TRANSLATE_NOOP("Remark", "opened before the file"),
    QT_TRANSLATE_NOOP("Remark", "opening balance"),
    QT_TRANSLATE_NOOP("Remark", "order cancelled by the broker"),
    QT_TRANSLATE_NOOP("Remark", "order, no execution"),
    QT_TRANSLATE_NOOP("Remark", "order: its executions are in the file"),
    QT_TRANSLATE_NOOP("Remark", "order: what was executed of it is among the deals"),
    QT_TRANSLATE_NOOP("Remark", "pending order that was not executed"),
    QT_TRANSLATE_NOOP("Remark", "position held at the end"),
    QT_TRANSLATE_NOOP("Remark", "position: its deals are in the report"),
    QT_TRANSLATE_NOOP("Remark", "positions still open"),
    QT_TRANSLATE_NOOP("Remark", "printed profit and loss"),
    QT_TRANSLATE_NOOP("Remark", "printed totals"),
    QT_TRANSLATE_NOOP("Remark", "quantity × price is too large to be held exactly"),
    QT_TRANSLATE_NOOP("Remark", "rejected rows"),
    QT_TRANSLATE_NOOP("Remark", "rounding of the rows"),
    QT_TRANSLATE_NOOP("Remark", "settlement that is among the trades too"),
    QT_TRANSLATE_NOOP("Remark", "the amount is not quantity × price as with the file's other options"),
    QT_TRANSLATE_NOOP("Remark", "the clocks were set back: the earlier of the two times"),
    QT_TRANSLATE_NOOP("Remark", "the clocks were set forward over this time: moved forward"),
    QT_TRANSLATE_NOOP("Remark", "the columns and the description name different options"),
    QT_TRANSLATE_NOOP("Remark", "the file does not tell its time zone: read in the journal's"),
    QT_TRANSLATE_NOOP("Remark", "the file ends in the middle; download it again"),
    QT_TRANSLATE_NOOP("Remark", "the file has no end: it may have been cut off while saving"),
    QT_TRANSLATE_NOOP("Remark", "the file has no rows"),
    QT_TRANSLATE_NOOP("Remark", "the file holds no table"),
    QT_TRANSLATE_NOOP("Remark", "the file's correction was not wished"),
    QT_TRANSLATE_NOOP("Remark", "the file's profit is too large to be held exactly"),
    QT_TRANSLATE_NOOP("Remark", "the ids of the file repeat or are row numbers and were not used"),
    QT_TRANSLATE_NOOP("Remark", "the journal has another execution under this id"),
    QT_TRANSLATE_NOOP("Remark", "the row has too many or too large cells"),
    QT_TRANSLATE_NOOP("Remark", "too large to be held exactly"),
    QT_TRANSLATE_NOOP("Remark", "transfer of a position between accounts or brokers"),
    QT_TRANSLATE_NOOP("Remark", "unknown word"),
    QT_TRANSLATE_NOOP("Remark", "working order: not executed"),
    QT_TRANSLATE_NOOP("Remark", "%1 %2 rounded to 8 decimals"),
    QT_TRANSLATE_NOOP("Remark", "%1 is a folder"),
    QT_TRANSLATE_NOOP("Remark", "%1 is empty"),
    QT_TRANSLATE_NOOP("Remark", "%1 is larger than %2 MB"),
    QT_TRANSLATE_NOOP("Remark", "%1 is not above zero"),
    QT_TRANSLATE_NOOP("Remark", "%1 is not a text file: %2"),
    QT_TRANSLATE_NOOP("Remark", "%1 rounded to 8 decimals"),
    QT_TRANSLATE_NOOP("Remark", "%1: no such file"),
    QT_TRANSLATE_NOOP("Remark", "%1: no trade"),
    QT_TRANSLATE_NOOP("Remark", "'%1' can be read day first or month first"),
    QT_TRANSLATE_NOOP("Remark", "'%1' can be read with a decimal point or with a thousands separator"),
    QT_TRANSLATE_NOOP("Remark", "'%1' is no IANA time zone"),
    QT_TRANSLATE_NOOP("Remark", "'%1' is no date"),
    QT_TRANSLATE_NOOP("Remark", "'%1' is no number"),
    QT_TRANSLATE_NOOP("Remark", "'%1' is no time of day"),
    QT_TRANSLATE_NOOP("Remark", "'%1' lost its digits in a spreadsheet"),
    QT_TRANSLATE_NOOP("Remark", "a contract size of %1 follows from the printed profits"),
    QT_TRANSLATE_NOOP("Remark", "cash entry %1, no execution"),
    QT_TRANSLATE_NOOP("Remark", "cash transaction: %1"),
    QT_TRANSLATE_NOOP("Remark", "columns that were not read: %1"),
    QT_TRANSLATE_NOOP("Remark", "corporate action that changes no fill: %1"),
    QT_TRANSLATE_NOOP("Remark", "fill %1 is in row %2 with another %3"),
    QT_TRANSLATE_NOOP("Remark", "impossible time '%1' read as 24-hour time"),
    QT_TRANSLATE_NOOP("Remark", "is longer than %1 characters"),
    QT_TRANSLATE_NOOP("Remark", "larger than %1"),
    QT_TRANSLATE_NOOP("Remark", "longer than %1 characters"),
    QT_TRANSLATE_NOOP("Remark", "neither an option nor a future, in the segment '%1'"),
    QT_TRANSLATE_NOOP("Remark", "neither quantity nor price: %1"),
    QT_TRANSLATE_NOOP("Remark",
                      // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one text in two lines
                      "no column is named that tells purchases from sales, and the signs do not: row %1 "
                      "has '%2' in the column '%3' beside the quantity %4"),
    QT_TRANSLATE_NOOP("Remark", "no header row with the column %1"),
    QT_TRANSLATE_NOOP("Remark", "no trade: %1"),
    QT_TRANSLATE_NOOP("Remark", "order, no execution: %1"),
    QT_TRANSLATE_NOOP("Remark", "row %1 has this execution id with other values"),
    QT_TRANSLATE_NOOP("Remark", "stock split, applied to the position: %1"),
    QT_TRANSLATE_NOOP("Remark", "taxes of %1 %2 are not counted: no rate is printed"),
    QT_TRANSLATE_NOOP("Remark", "taxes of %1 %2 converted at the printed rate"),
    QT_TRANSLATE_NOOP("Remark", "the file has no column '%1'"),
    QT_TRANSLATE_NOOP("Remark", "the file's multiplier %1 differs from the journal's %2, which was kept"),
    QT_TRANSLATE_NOOP("Remark", "the printed P&L implies a contract size of %1, the exchange's is %2"),
    QT_TRANSLATE_NOOP("Remark", "the same execution as in row %1"),
    QT_TRANSLATE_NOOP("Remark", "unknown field %1"),
    QT_TRANSLATE_NOOP("Remark", "values and charges give %1, the row prints %2"),
    QT_TRANSLATE_NOOP("Remark", "the dates contradict each other: row %1 has '%2' (day first), row %3 has "
                                "'%4' (month first), and '%5' can be read both ways"),
    QT_TRANSLATE_NOOP("Remark", "the price of the whole contract divided by %1"),
};

} // namespace

QString remarkInWords(const QString& english) {
    // A file of many rows has few different remarks.
    static QHash<QString, QString> said;
    static QLocale language;
    if (language != QLocale()) {
        language = QLocale();
        said.clear();
    }
    if (const auto found = said.constFind(english); found != said.constEnd()) {
        return *found;
    }
    QStringList parts;
    for (const QString& part : english.split(QStringLiteral("; "))) {
        parts.append(saidPattern("Remark", kRemarks, part));
    }
    return *said.insert(english, parts.join(QStringLiteral("; ")));
}

} // namespace app
