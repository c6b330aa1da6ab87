#pragma once

#include "core/statistics/summary.h"

#include <QString>

namespace app {

/// Every figure of a summary, group by group, with the reason where there is none.
QString summaryText(const core::Summary& summary);

} // namespace app
