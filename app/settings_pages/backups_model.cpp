#include "app/settings_pages/backups_model.h"

#include "app/text/time_text.h"

#include <QFileInfo>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString reasonName(const QString& reason) {
    if (reason == u"daily") {
        return BackupsModel::tr("daily");
    }
    if (reason == u"import") {
        return BackupsModel::tr("before an import");
    }
    if (reason == u"upgrade") {
        return BackupsModel::tr("before an upgrade");
    }
    return BackupsModel::tr("by hand");
}

} // namespace

void BackupsModel::present(std::vector<core::Backup> backups, const core::FigureText& text,
                           const QString& zone) {
    m_text = text;
    m_zone = zone;
    resetRows(std::move(backups));
}

QVariant BackupsModel::data(const QModelIndex& index, int role) const {
    const core::Backup* backup = rowOf(index);
    if (!backup || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return backup->path;
    }
    switch (Column(index.column())) {
    case Column::When:
        return timeText(m_zone, m_text, backup->at, core::TimePrecision::Minute);
    case Column::Reason:
        return reasonName(backup->reason);
    case Column::Size:
        return m_text.locale().formattedDataSize(backup->size);
    case Column::File:
        return QFileInfo(backup->path).fileName();
    }
    return {};
}

QString BackupsModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::When:
        return tr("Made");
    case Column::Reason:
        return tr("Reason");
    case Column::Size:
        return tr("Size");
    case Column::File:
        return tr("File");
    }
    return {};
}

} // namespace app
