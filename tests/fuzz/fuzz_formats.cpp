// Every broker format on arbitrary bytes, decoded as a file would be. The first byte chooses: recognition
// decides, or a format is forced although it would not recognise the file.
#include "core/import/broker_format.h"
#include "core/import/plan_import.h"
#include "core/import/text_encoding.h"

#include <cstdlib>

namespace {

core::JournalContext emptyJournal() {
    core::JournalContext context;
    context.journalZone = QStringLiteral("Asia/Kolkata");
    context.knownFills = [](const std::vector<core::FillId>&) {
        return QHash<core::FillId, core::KnownFill>();
    };
    context.fillsOf = [](core::AccountId, core::InstrumentId) { return std::vector<core::Fill>(); };
    context.splitsOf = [](core::InstrumentId) { return std::vector<core::CorporateAction>(); };
    return context;
}

/// Every row ends in exactly one of the six.
void checkCounts(const core::Statement& statement, const core::ImportPlan& plan) {
    const core::ImportCounts& rows = plan.rows;
    const int counted = rows.newOnes + rows.duplicate + rows.corrected + rows.previouslyDeleted +
                        rows.ignored + rows.rejected;
    if (counted != int(statement.rows.size())) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    if (size < 2) {
        return 0;
    }
    const QByteArray content(reinterpret_cast<const char*>(bytes + 1), qsizetype(size - 1));
    const auto file = core::decodeSource(content, QStringLiteral("fuzz"));
    if (!file) {
        return 0;
    }
    const auto formats = core::brokerFormats();
    const core::BrokerFormat* format = formats[bytes[0] % formats.size()];
    if (const auto recognised = core::recognise(*file); recognised && bytes[0] >= 128) {
        format = *recognised;
    }
    const auto statement = format->read(*file, {});
    if (!statement) {
        return 0;
    }
    if (const auto plan = core::planImport(*format, *statement, file->name, emptyJournal(), {})) {
        checkCounts(*statement, *plan);
    }
    return 0;
}
