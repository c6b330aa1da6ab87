#include "core/import/broker_format.h"

#include "core/import/csv_reader.h"
#include "core/import/dhan_gtr.h"
#include "core/import/fyers_tradebook.h"
#include "core/import/generic_columns.h"
#include "core/import/ibkr_activity.h"
#include "core/import/ibkr_flex_xml.h"
#include "core/import/mt4_statement.h"
#include "core/import/mt5_report.h"
#include "core/import/native_csv.h"
#include "core/import/thinkorswim_statement.h"
#include "core/import/tradervue_generic.h"
#include "core/import/tradovate_performance.h"
#include "core/import/zerodha_tradebook.h"

#include <QStringList>

#include <array>

namespace core {
namespace {

constexpr qsizetype kHeadSize = 64 * 1024;

/// One line per format; on equal certainty the earlier one wins.
const std::array kFormats = {
    &kNativeCsv,      &kZerodhaTradebook, &kTradovatePerformance, &kTradervueGeneric, &kThinkorswimStatement,
    &kFyersTradebook, &kDhanGtr,          &kIbkrActivity,         &kIbkrFlexXml,      &kMt4Statement,
    &kMt5Report,      &kGenericColumns,
};

QString adviceFor(const SourceFile& file, const QByteArray& head) {
    CsvReader csv(head);
    const bool anyRow = csv.next();
    return QStringLiteral(
               "%1: no known broker format, and its columns cannot be guessed. Its first row is: %2. Known "
               "formats: tj formats. Any table with a symbol, date, side, quantity and price column can be "
               "imported after naming the columns in the import page.")
        .arg(file.name, anyRow ? csv.rowText() : QStringLiteral("(empty)"));
}

} // namespace

std::span<const BrokerFormat* const> brokerFormats() {
    return kFormats;
}

const BrokerFormat* brokerFormat(const QString& id) {
    for (const BrokerFormat* format : kFormats) {
        if (id == QLatin1String(format->id)) {
            return format;
        }
    }
    return nullptr;
}

QString brokerZone(const QString& family) {
    for (const BrokerFormat* format : kFormats) {
        if (!family.isEmpty() && family == QLatin1String(format->family)) {
            return QString::fromLatin1(format->zone);
        }
    }
    return {};
}

Result<const BrokerFormat*> recognise(const SourceFile& file) {
    const QByteArray head = file.text.left(kHeadSize);
    const BrokerFormat* best = nullptr;
    int bestScore = 0;
    for (const BrokerFormat* format : kFormats) {
        const int score = format->recognise(head);
        if (score > bestScore) {
            bestScore = score;
            best = format;
        }
    }
    if (best == nullptr) {
        return Error{ErrorCode::UnknownFormat, adviceFor(file, head), {}};
    }
    return best;
}

} // namespace core
