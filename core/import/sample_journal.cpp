#include "core/import/sample_journal.h"

#include <QFile>

// Q_INIT_RESOURCE works only outside of namespaces; a static library's resources are dropped without it.
static void initialiseResource() {
    Q_INIT_RESOURCE(core_import_sample_journal);
}

namespace core {

SourceFile sampleJournal() {
    initialiseResource();
    QFile file(QStringLiteral(":/sample-journal/sample-journal.csv"));
    // A file compiled into the program is there, or the program is not built from this source.
    return {QStringLiteral("sample-journal.csv"),
            file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), QStringLiteral("UTF-8")};
}

} // namespace core
