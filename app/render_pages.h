#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace app {

class MainWindow;

/// Draws each page of the window (or only the one named `page`) into FOLDER/NAME-SUFFIX.png; gives the files
/// written. For machines without a display, for documentation and for looking at every screen.
core::Result<QStringList> renderPages(MainWindow& window, const QString& folder, const QString& suffix,
                                      const QString& page = {});

} // namespace app
