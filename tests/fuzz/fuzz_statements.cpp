// The formats that are no CSV, each on the bytes as they are: Flex XML, MetaTrader 4 and 5 reports, and the
// own CSV. Every row has one end, complete with what that end needs.
#include "core/import/ibkr_flex_xml.h"
#include "core/import/mt4_statement.h"
#include "core/import/mt5_report.h"
#include "core/import/native_csv.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const core::SourceFile file{QStringLiteral("fuzz"),
                                QByteArray(reinterpret_cast<const char*>(bytes), qsizetype(size)),
                                QStringLiteral("UTF-8")};
    for (const core::BrokerFormat* format :
         {&core::kIbkrFlexXml, &core::kMt4Statement, &core::kMt5Report, &core::kNativeCsv}) {
        const auto statement = format->read(file, {});
        if (!statement) {
            continue;
        }
        for (const core::StatementRow& row : statement->rows) {
            const bool isFills = row.kind == core::StatementRow::Kind::Fills;
            if (isFills == row.fills.empty() || (!isFills && row.reason.isEmpty())) {
                std::abort();
            }
        }
    }
    return 0;
}
