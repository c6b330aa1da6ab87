#include "app/settings_pages/tags_model.h"

#include <QColor>
#include <QRegularExpression>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

std::vector<TagLine> tagLines(const core::TradeBook& book) {
    std::vector<TagLine> lines;
    for (const core::Tag& tag : book.tags) {
        const auto group =
            std::find_if(book.tagGroups.begin(), book.tagGroups.end(),
                         [&tag](const core::TagGroup& candidate) { return candidate.id == tag.group; });
        lines.push_back({tag, group == book.tagGroups.end() ? QString() : group->name, 0});
    }
    std::vector<int> carriers(book.tagSets.size(), 0);
    for (const core::Trade& trade : book.trades) {
        ++carriers[std::size_t(trade.tagSet)];
    }
    for (std::size_t set = 0; set < book.tagSets.size(); ++set) {
        for (const qint32 tag : book.tagSets[set]) {
            lines[std::size_t(tag)].trades += carriers[set];
        }
    }
    std::sort(lines.begin(), lines.end(), [](const TagLine& a, const TagLine& b) {
        return a.tag.name.compare(b.tag.name, Qt::CaseInsensitive) < 0;
    });
    return lines;
}

void TagsModel::present(std::vector<TagLine> lines, const core::FigureText& text) {
    m_text = text;
    if (lines != rows()) {
        resetRows(std::move(lines));
    }
}

QVariant TagsModel::data(const QModelIndex& index, int role) const {
    const TagLine* line = rowOf(index);
    if (!line) {
        return {};
    }
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
    }
    if (role == Qt::DecorationRole && column == Column::Colour && !line->tag.colour.isEmpty()) {
        return QColor(line->tag.colour);
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole) {
        return {};
    }
    switch (column) {
    case Column::Name:
        return line->tag.name;
    case Column::Group:
        return line->group;
    case Column::Colour:
        return line->tag.colour;
    case Column::Trades:
        return m_text.count(line->trades);
    }
    return {};
}

bool TagsModel::isFigure(int column) const {
    return Column(column) == Column::Trades;
}

QString TagsModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::Name:
        return tr("Tag");
    case Column::Group:
        return tr("Group");
    case Column::Colour:
        return tr("Colour");
    case Column::Trades:
        return tr("Trades");
    }
    return {};
}

Qt::ItemFlags TagsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return rowOf(index) && Column(index.column()) != Column::Trades ? flags | Qt::ItemIsEditable : flags;
}

bool TagsModel::setData(const QModelIndex& index, const QVariant& value, int) {
    const TagLine* held = rowOf(index);
    if (!held) {
        return false;
    }
    static const QRegularExpression hexColour(u"^#[0-9A-Fa-f]{6}$"_s);
    TagLine line = *held;
    const QString typed = value.toString().simplified();
    switch (Column(index.column())) {
    case Column::Name:
        line.tag.name = typed.isEmpty() ? line.tag.name : typed;
        break;
    case Column::Group:
        line.group = typed;
        break;
    case Column::Colour:
        if (!typed.isEmpty() && !hexColour.match(typed).hasMatch()) {
            emit refused(tr("“%1” is no colour of six hexadecimal digits behind a #").arg(typed));
            return false;
        }
        line.tag.colour = typed.toUpper();
        break;
    case Column::Trades:
        return false;
    }
    if (line != *held) {
        emit tagEdited(*held, line);
    }
    return true;
}

} // namespace app
