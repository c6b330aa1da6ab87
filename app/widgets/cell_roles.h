#pragma once

#include <Qt>

namespace app {

/// What models tell FigureDelegate beside the text.
enum CellRole : int {
    SignRole = Qt::UserRole + 1, ///< int: −1, 0, 1 colours the text as loss, plain, profit
    EmphasisRole,                ///< bool: semibold
    ChipsRole,                   ///< QStringList drawn as small rounded words
    StarsRole,                   ///< int 0…5
    MutedRole,                   ///< bool
    ChoicesRole,                 ///< QStringList of what the cell may become
    IdRole,                      ///< QUuid of the row's record
};

} // namespace app
