#include "app/settings_pages/cash_model.h"

#include "app/text/typed_number.h"
#include "app/widgets/cell_roles.h"

#include <algorithm>
#include <array>

namespace app {

namespace {

constexpr std::array kKinds{core::CashKind::Deposit,  core::CashKind::Withdrawal, core::CashKind::Fee,
                            core::CashKind::Dividend, core::CashKind::Interest,   core::CashKind::Adjustment};

QString kindName(core::CashKind kind) {
    switch (kind) {
    case core::CashKind::Deposit:
        return CashModel::tr("Deposit");
    case core::CashKind::Withdrawal:
        return CashModel::tr("Withdrawal");
    case core::CashKind::Fee:
        return CashModel::tr("Fee");
    case core::CashKind::Dividend:
        return CashModel::tr("Dividend");
    case core::CashKind::Interest:
        return CashModel::tr("Interest");
    case core::CashKind::Adjustment:
        return CashModel::tr("Adjustment");
    }
    return {};
}

/// People type what was withdrawn as it is; the equity falls by it.
core::Decimal withSignOf(core::CashKind kind, core::Decimal amount) {
    if (kind == core::CashKind::Deposit) {
        return amount.abs();
    }
    return kind == core::CashKind::Withdrawal || kind == core::CashKind::Fee ? -amount.abs() : amount;
}

} // namespace

void CashModel::present(const core::TradeBook& book, const core::FigureText& text) {
    m_text = text;
    std::vector<core::CashMovement> movements(book.cashMovements.rbegin(), book.cashMovements.rend());
    if (movements != rows() || book.accounts != m_accounts) {
        m_accounts = book.accounts;
        resetRows(std::move(movements));
    }
}

const core::Account* CashModel::accountOf(const core::CashMovement& movement) const {
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const core::Account& account) {
        return account.id == movement.account;
    });
    return found == m_accounts.end() ? nullptr : &*found;
}

QString CashModel::text(const core::CashMovement& movement, Column column, int role) const {
    const core::Account* account = accountOf(movement);
    const bool editing = role == Qt::EditRole;
    switch (column) {
    case Column::Account:
        return account ? account->name : QString();
    case Column::Day:
        return editing ? core::dayText(movement.date) : m_text.day(movement.date);
    case Column::Kind:
        return kindName(movement.kind);
    case Column::Amount:
        return editing ? movement.amount.toString(2)
                       : m_text.money(movement.amount, account ? account->currency : QString(),
                                      core::FigureText::Plus::Always);
    case Column::Note:
        return movement.note;
    }
    return {};
}

QVariant CashModel::data(const QModelIndex& index, int role) const {
    const core::CashMovement* movement = rowOf(index);
    if (!movement) {
        return {};
    }
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
    }
    if (role == ChoicesRole) {
        QStringList choices;
        for (const core::Account& account : m_accounts) {
            choices.append(column == Column::Account ? QStringList{account.name} : QStringList());
        }
        for (const core::CashKind kind : kKinds) {
            choices.append(column == Column::Kind ? QStringList{kindName(kind)} : QStringList());
        }
        return choices;
    }
    return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(text(*movement, column, role))
                                                           : QVariant();
}

bool CashModel::isFigure(int column) const {
    return Column(column) == Column::Amount;
}

QString CashModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::Account:
        return tr("Account");
    case Column::Day:
        return tr("Day");
    case Column::Kind:
        return tr("Kind");
    case Column::Amount:
        return tr("Amount");
    case Column::Note:
        return tr("Note");
    }
    return {};
}

Qt::ItemFlags CashModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return rowOf(index) ? flags | Qt::ItemIsEditable : flags;
}

std::optional<core::CashMovement> CashModel::edited(core::CashMovement movement, Column column,
                                                    const QString& typed) {
    if (column == Column::Day) {
        const std::optional<core::Day> day = core::parseDay(typed);
        if (!day) {
            emit refused(tr("“%1” is no day like 2026-09-14").arg(typed));
            return std::nullopt;
        }
        movement.date = *day;
    } else if (column == Column::Amount) {
        const core::Result<core::Decimal> amount = typedNumber(typed);
        if (!amount) {
            emit refused(tr("“%1” is no amount like 1234.50").arg(typed));
            return std::nullopt;
        }
        movement.amount = withSignOf(movement.kind, *amount);
    } else if (column == Column::Kind) {
        for (const core::CashKind kind : kKinds) {
            movement.kind = typed == kindName(kind) ? kind : movement.kind;
        }
        movement.amount = withSignOf(movement.kind, movement.amount);
    } else if (column == Column::Account) {
        for (const core::Account& account : m_accounts) {
            movement.account = typed == account.name ? account.id : movement.account;
        }
    } else {
        movement.note = typed;
    }
    return movement;
}

bool CashModel::setData(const QModelIndex& index, const QVariant& value, int) {
    const core::CashMovement* held = rowOf(index);
    if (!held) {
        return false;
    }
    const auto movement = edited(*held, Column(index.column()), value.toString().trimmed());
    if (movement && *movement != *held) {
        emit movementEdited(*movement);
    }
    return movement.has_value();
}

} // namespace app
