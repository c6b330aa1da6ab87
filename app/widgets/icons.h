#pragma once

#include <QIcon>
#include <QString>

namespace app {

/// The line icon of resources/icons/NAME.svg in the theme's muted colour, or its accent where `active`. Drawn
/// at the size and density it is asked for.
QIcon themedIcon(const QString& name, bool active = false);

} // namespace app
