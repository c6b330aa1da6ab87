#pragma once

#include "core/import/column_mapping.h"

#include <QString>

class QComboBox;

namespace app {

/// "Entry price": what a column means, for people.
QString columnFieldText(core::ColumnField field);

/// A box that is not as wide as its longest choice.
QComboBox* makeChoiceBox();
/// An editable box of the world's time zones, its first choice empty.
QComboBox* makeZoneBox();

} // namespace app
