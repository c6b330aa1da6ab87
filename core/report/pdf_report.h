#pragma once

#include "core/base/result.h"
#include "core/report/report_input.h"

#include <QString>

class QIODevice;

namespace core {

/// Figures, charts, breakdowns, costs and the list of trades as a PDF. The figures are those of `summarise`
/// in the text of `FigureText`. Needs a QGuiApplication (offscreen is enough) for its fonts; any thread.
/// Fails with FileUnwritable.
Result<void> writePdfReport(QIODevice& device, const ReportInput& input);
/// Replaces the file only when the whole report is written.
Result<void> writePdfReport(const QString& path, const ReportInput& input);

} // namespace core
