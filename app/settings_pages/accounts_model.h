#pragma once

#include "app/widgets/table_model.h"
#include "core/domain/account.h"
#include "core/statistics/figure_text.h"

namespace app {

/// The accounts of the journal; name, currency, zone, matching, starting equity and shorting can be edited in
/// place.
class AccountsModel final : public TableModel<core::Account> {
    Q_OBJECT

public:
    enum class Column : int { Name, Broker, Number, Currency, Zone, Matching, StartingEquity, MayBeShort };
    static constexpr int kColumns = int(Column::MayBeShort) + 1;

    using TableModel::TableModel;
    void present(std::vector<core::Account> accounts, const core::FigureText& text);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Does not store: accountEdited() asks for it, and the book brings it back.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void accountEdited(const core::Account& account);
    void refused(const QString& words);

protected:
    QString titleOf(int column) const override;
    bool isFigure(int column) const override;

private:
    QString text(const core::Account& account, Column column) const;
    core::FigureText m_text;
};

QString matchingName(core::MatchingMethod method);

} // namespace app
