#pragma once

#include "core/import/statement.h"

namespace core {

StatementRow ignoredRow(int row, const QString& reason);
/// `column` as the file names it, `value` as printed.
StatementRow rejectedRow(int row, const QString& column, const QString& value, const QString& reason);
/// Adds "; more" to a remark.
void addRemark(QString& remark, const QString& more);

} // namespace core
