#pragma once

#include "app/widgets/table_model.h"
#include "core/domain/trade_book.h"
#include "core/statistics/figure_text.h"

namespace app {

/// A tag with its group's name and how many trades carry it.
struct TagLine {
    core::Tag tag;
    QString group;
    int trades = 0;

    friend bool operator==(const TagLine&, const TagLine&) = default;
};
std::vector<TagLine> tagLines(const core::TradeBook& book);

/// The tags of the journal; name, group and colour can be edited in place.
class TagsModel final : public TableModel<TagLine> {
    Q_OBJECT

public:
    enum class Column : int { Name, Group, Colour, Trades };
    static constexpr int kColumns = int(Column::Trades) + 1;

    using TableModel::TableModel;
    void present(std::vector<TagLine> lines, const core::FigureText& text);

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Does not store: tagEdited() asks for it, and the book brings it back.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    /// `before` is as the journal has it.
    void tagEdited(const app::TagLine& before, const app::TagLine& after);
    void refused(const QString& words);

protected:
    QString titleOf(int column) const override;
    bool isFigure(int column) const override;

private:
    core::FigureText m_text;
};

} // namespace app
