#include "app/command_line/reading.h"

#include "app/command_line/filter_options.h"

namespace app {

std::variant<Reading, ExitStatus> readSelection(const CommandCall& call) {
    const core::Result<core::TradeFilter> filter = readFilter(call);
    if (!filter.ok()) {
        return call.wrongUsage(filter.error().detail);
    }
    core::Result<std::unique_ptr<core::Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    const core::Result<std::shared_ptr<const core::TradeBook>> book = (*journal)->readBook();
    if (!book.ok()) {
        return call.fail(call.journalPath(), book.error());
    }
    if (const core::Result<void> known = checkNames(*filter, **book); !known.ok()) {
        return call.fail(known.error());
    }
    for (const QString& symbol : unknownSymbols(*filter, **book)) {
        call.warn(QStringLiteral("The journal has no symbol “%1”.").arg(symbol));
    }
    return Reading{std::move(journal.value()), *book, core::select(**book, *filter)};
}

} // namespace app
