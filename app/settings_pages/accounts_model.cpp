#include "app/settings_pages/accounts_model.h"

#include "app/text/remark_words.h"
#include "app/text/typed_number.h"
#include "app/widgets/cell_roles.h"
#include "core/domain/trading_day.h"

#include <optional>

namespace app {

using namespace Qt::Literals::StringLiterals;

QString matchingName(core::MatchingMethod method) {
    switch (method) {
    case core::MatchingMethod::Fifo:
        return u"FIFO"_s;
    case core::MatchingMethod::Lifo:
        return u"LIFO"_s;
    case core::MatchingMethod::Average:
        return AccountsModel::tr("average");
    }
    return {};
}

void AccountsModel::present(std::vector<core::Account> accounts, const core::FigureText& text) {
    m_text = text;
    if (accounts != rows()) {
        resetRows(std::move(accounts));
    }
}

QString AccountsModel::text(const core::Account& account, Column column) const {
    switch (column) {
    case Column::Name:
        return account.name;
    case Column::Broker:
        return account.broker;
    case Column::Number:
        return account.number;
    case Column::Currency:
        return account.currency;
    case Column::Zone:
        return account.zone.isEmpty() ? tr("as the file says") : account.zone;
    case Column::Matching:
        return matchingName(account.matching);
    case Column::StartingEquity:
        return account.startingEquity ? m_text.money(*account.startingEquity) : tr("not set");
    case Column::MayBeShort:
        return {};
    }
    return {};
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const {
    const core::Account* account = rowOf(index);
    if (!account) {
        return {};
    }
    const auto column = Column(index.column());
    if (role == Qt::CheckStateRole && column == Column::MayBeShort) {
        return account->mayBeShort ? Qt::Checked : Qt::Unchecked;
    }
    if (role == ChoicesRole && column == Column::Matching) {
        using enum core::MatchingMethod;
        return QStringList{matchingName(Fifo), matchingName(Lifo), matchingName(Average)};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
    }
    if (role == Qt::EditRole && column == Column::StartingEquity) {
        return account->startingEquity ? account->startingEquity->toString() : QString();
    }
    if (role == Qt::EditRole && column == Column::Zone) {
        return account->zone;
    }
    return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(text(*account, column)) : QVariant();
}

bool AccountsModel::isFigure(int column) const {
    return Column(column) == Column::StartingEquity;
}

QString AccountsModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::Name:
        return tr("Account");
    case Column::Broker:
        return tr("Broker");
    case Column::Number:
        return tr("Number");
    case Column::Currency:
        return tr("Currency");
    case Column::Zone:
        return tr("Times in its files");
    case Column::Matching:
        return tr("Matching");
    case Column::StartingEquity:
        return tr("Starting equity");
    case Column::MayBeShort:
        return tr("May be short");
    }
    return {};
}

Qt::ItemFlags AccountsModel::flags(const QModelIndex& index) const {
    const auto column = Column(index.column());
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!rowOf(index)) {
        return flags;
    }
    if (column == Column::MayBeShort) {
        return flags | Qt::ItemIsUserCheckable;
    }
    const bool fixed = column == Column::Broker || column == Column::Number;
    return fixed ? flags : flags | Qt::ItemIsEditable;
}

bool AccountsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const core::Account* held = rowOf(index);
    if (!held) {
        return false;
    }
    core::Account account = *held;
    const QString typed = value.toString().trimmed();
    const auto column = Column(index.column());
    if (role == Qt::CheckStateRole) {
        account.mayBeShort = value.toInt() == Qt::Checked;
    } else if (column == Column::Name && !typed.isEmpty()) {
        account.name = typed;
    } else if (column == Column::Currency && !typed.isEmpty()) {
        account.currency = typed.toUpper();
    } else if (column == Column::Zone) {
        if (!typed.isEmpty() && !core::zoneNamed(typed)) {
            emit refused(tr("“%1” is no zone like Asia/Kolkata").arg(typed));
            return false;
        }
        account.zone = typed;
    } else if (column == Column::Matching) {
        using enum core::MatchingMethod;
        account.matching = typed.startsWith(u'l', Qt::CaseInsensitive)   ? Lifo
                           : typed.startsWith(u'f', Qt::CaseInsensitive) ? Fifo
                                                                         : Average;
    } else if (column == Column::StartingEquity) {
        const core::Result<core::Decimal> amount = typedNumber(typed);
        if (!typed.isEmpty() && !amount) {
            emit refused(remarkInWords(amount.error().detail));
            return false;
        }
        account.startingEquity = typed.isEmpty() ? std::nullopt : std::optional(*amount);
    }
    if (account != *held) {
        emit accountEdited(account);
    }
    return true;
}

} // namespace app
