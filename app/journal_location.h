#pragma once

#include <QString>

namespace app {

/// Tells Qt whose settings and data these are; called first by every program of ours, so that they find the
/// same.
void nameProgram();

/// Where a journal lies when nobody says otherwise: in the user's data folder, the same for the app and `tj`.
QString standardJournalPath();

} // namespace app
