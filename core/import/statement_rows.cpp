#include "core/import/statement_rows.h"

namespace core {

StatementRow ignoredRow(int row, const QString& reason) {
    StatementRow ignored;
    ignored.row = row;
    ignored.kind = StatementRow::Kind::Ignored;
    ignored.reason = reason;
    return ignored;
}

StatementRow rejectedRow(int row, const QString& column, const QString& value, const QString& reason) {
    StatementRow rejected;
    rejected.row = row;
    rejected.kind = StatementRow::Kind::Rejected;
    rejected.column = column;
    rejected.value = value;
    rejected.reason = reason;
    return rejected;
}

void addRemark(QString& remark, const QString& more) {
    if (more.isEmpty()) {
        return;
    }
    if (!remark.isEmpty()) {
        remark += QStringLiteral("; ");
    }
    remark += more;
}

} // namespace core
