#include "app/sample_journal.h"

#include "core/import/sample_journal.h"

namespace app {

core::Result<core::ImportOutcome> importSampleJournal(core::Journal& journal) {
    const core::SourceFile source = core::sampleJournal();
    const auto format = core::recognise(source);
    if (!format) {
        return format.error();
    }
    const auto statement = (*format)->read(source, {});
    if (!statement) {
        return statement.error();
    }
    return core::importStatement(journal, **format, *statement, source.name, {});
}

} // namespace app
