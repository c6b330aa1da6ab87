#include "app/journal_location.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace app {

void nameProgram() {
    QCoreApplication::setOrganizationName(QStringLiteral("Trading Journal"));
    QCoreApplication::setApplicationName(QStringLiteral("Trading Journal"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TJ_VERSION));
}

QString standardJournalPath() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir(folder).filePath(QStringLiteral("journal.tradingjournal"));
}

} // namespace app
