#pragma once

#include <QString>

namespace app {

/// Why the import ignored, rejected or remarked upon a row, and what an error adds in detail, in the language
/// of the window; as core says it where there is no translation. UI thread.
QString remarkInWords(const QString& english);

} // namespace app
