#include "app/command_line/import_text.h"

#include "app/command_line/plain_text.h"

#include <map>

namespace app {

using namespace core;

namespace {

QString countsText(const ImportCounts& counts) {
    return QStringLiteral(
               "%1 new, %2 already there, %3 corrected, %4 deleted earlier, %5 ignored, %6 rejected")
        .arg(counts.newOnes)
        .arg(counts.duplicate)
        .arg(counts.corrected)
        .arg(counts.previouslyDeleted)
        .arg(counts.ignored)
        .arg(counts.rejected);
}

QString headText(const ImportPlan& plan) {
    QStringList accounts;
    for (const Account& account : plan.accounts) {
        accounts.append(account.name);
    }
    return QStringLiteral("%1: %2%3%4\n")
        .arg(plan.sourceName, plan.formatTitle,
             accounts.isEmpty() ? QString()
                                : QStringLiteral(", account ") + accounts.join(QStringLiteral(", ")),
             plan.zone.isEmpty() ? QString() : QStringLiteral(", times in ") + plan.zone);
}

QString ignoredText(const ImportPlan& plan) {
    std::map<QString, int> byReason;
    for (const RowRemark& row : plan.ignoredRows) {
        ++byReason[row.reason];
    }
    QString text;
    for (const auto& [reason, count] : byReason) {
        text += QStringLiteral("  ignored %1: %2\n").arg(count).arg(reason);
    }
    return text;
}

/// "Remark" for the file as a whole, "rows 12, 19, 24 and 7 more: remark" for rows that share it.
QString remarksText(const ImportPlan& plan) {
    constexpr qsizetype shown = 5;
    QStringList order;
    QHash<QString, QStringList> rowsOf;
    for (const RowRemark& remark : plan.remarks) {
        QStringList& rows = rowsOf[remark.reason];
        if (rows.isEmpty()) {
            order.append(remark.reason);
        }
        if (const QString row = QString::number(remark.row); !rows.endsWith(row)) {
            rows.append(row);
        }
    }
    QString text;
    for (const QString& reason : order) {
        const QStringList& rows = rowsOf[reason];
        if (rows.front() == u"0") {
            text += QStringLiteral("  %1\n").arg(reason);
            continue;
        }
        const QString more =
            rows.size() > shown ? QStringLiteral(" and %1 more").arg(rows.size() - shown) : QString();
        text += QStringLiteral("  %1 %2%3: %4\n")
                    .arg(rows.size() == 1 ? QStringLiteral("row") : QStringLiteral("rows"),
                         rows.mid(0, shown).join(QStringLiteral(", ")), more, reason);
    }
    return text;
}

QString totalsText(const ImportPlan& plan) {
    QString text;
    for (const BrokerTotalCheck& total : plan.totals) {
        text += QStringLiteral("  %1: printed %2, ours %3")
                    .arg(total.name, exactMoneyText(total.printed), exactMoneyText(total.ours));
        const bool differs = total.difference.has_value() && !total.difference->isZero();
        text += differs ? QStringLiteral(", difference %1").arg(exactMoneyText(total.difference)) : QString();
        text += total.reason.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(total.reason);
        text += u'\n';
    }
    return text;
}

} // namespace

QString importText(const ImportPlan& plan, const std::optional<ImportBatchId>& batch, bool dryRun) {
    QString text = headText(plan);
    text +=
        QStringLiteral("  rows:  %1\n  fills: %2\n").arg(countsText(plan.rows), countsText(plan.fillCounts));
    text += QStringLiteral("  trades: %1 opened, %2 closed; P&L %3 gross − %4 costs = %5 net%6\n")
                .arg(plan.tradesOpened)
                .arg(plan.tradesClosed)
                .arg(moneyText(plan.grossPnl), moneyText(plan.fees), moneyText(plan.netPnl),
                     plan.currency.isEmpty() ? QString() : u' ' + plan.currency);
    text += totalsText(plan) + ignoredText(plan) + remarksText(plan);
    if (!plan.unknownMultipliers.empty()) {
        text += QStringLiteral(
            "  Tell the contract sizes with “tj instrument SYMBOL --multiplier N” and import again.\n");
    }
    if (dryRun) {
        text += QStringLiteral("  Nothing was written (dry run).\n");
    } else {
        text += batch.has_value()
                    ? QStringLiteral("  “tj undo %1” takes this import back.\n").arg(batch->toString())
                    : QStringLiteral("  Nothing new: the journal is unchanged.\n");
    }
    return text;
}

QStringList rejectedLines(const ImportPlan& plan) {
    QStringList lines;
    for (const RowRemark& row : plan.rejectedRows) {
        lines.append(QStringLiteral("row %1, column %2, value “%3”: %4")
                         .arg(QString::number(row.row), row.column, row.value, row.reason));
    }
    return lines;
}

} // namespace app
