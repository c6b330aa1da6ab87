#include "app/command_line/report.h"

#include "core/report/pdf_report.h"

namespace app {

core::Result<void> writeReport(QIODevice& out, const Reading& reading, core::Instant now) {
    return core::writePdfReport(out, {.book = *reading.book,
                                      .filter = reading.selection.filter,
                                      .locale = QLocale::system(),
                                      .madeAt = now});
}

} // namespace app
