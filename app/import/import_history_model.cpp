#include "app/import/import_history_model.h"

#include "app/text/time_text.h"
#include "app/widgets/cell_roles.h"
#include "core/import/broker_format.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "84 new, 2 corrected" of the counts kept with the import.
QString fillsText(const QString& counts, const core::FigureText& text) {
    // Counts are small whole numbers: a double holds them exactly.
    const QJsonObject fills = QJsonDocument::fromJson(counts.toUtf8()).object().value("fills"_L1).toObject();
    QStringList parts{ImportHistoryModel::tr("%1 new").arg(text.count(fills.value("new"_L1).toInt()))};
    const std::pair<QLatin1String, QString> others[] = {
        {"corrected"_L1, ImportHistoryModel::tr("%1 corrected")},
        {"duplicate"_L1, ImportHistoryModel::tr("%1 known")},
        {"rejected"_L1, ImportHistoryModel::tr("%1 rejected")},
    };
    for (const auto& [key, words] : others) {
        if (const int count = fills.value(key).toInt(); count > 0) {
            parts.append(words.arg(text.count(count)));
        }
    }
    return parts.join(u" · "_s);
}

} // namespace

void ImportHistoryModel::present(std::vector<core::ImportBatch> batches, const core::FigureText& text,
                                 const QString& zone) {
    m_text = text;
    m_zone = zone;
    resetRows(std::move(batches));
}

QVariant ImportHistoryModel::data(const QModelIndex& index, int role) const {
    const core::ImportBatch* batch = rowOf(index);
    if (!batch) {
        return {};
    }
    const auto column = Column(index.column());
    if (role == IdRole) {
        return batch->id.uuid();
    }
    if (role == EmphasisRole) {
        return column == Column::File;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::When:
        return timeText(m_zone, m_text, batch->importedAt, core::TimePrecision::Minute);
    case Column::File:
        return batch->source;
    case Column::Format: {
        const core::BrokerFormat* format = core::brokerFormat(batch->format);
        return format ? QString::fromUtf8(format->title) : batch->format;
    }
    case Column::Fills:
        return fillsText(batch->counts, m_text);
    }
    return {};
}

QString ImportHistoryModel::titleOf(int column) const {
    switch (Column(column)) {
    case Column::When:
        return tr("Imported");
    case Column::File:
        return tr("File");
    case Column::Format:
        return tr("Format");
    case Column::Fills:
        return tr("Fills");
    }
    return {};
}

} // namespace app
