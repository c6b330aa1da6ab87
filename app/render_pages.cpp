#include "app/render_pages.h"

#include "app/main_window.h"

#include <QDir>
#include <QPixmap>

namespace app {

core::Result<QStringList> renderPages(MainWindow& window, const QString& folder, const QString& suffix,
                                      const QString& page) {
    if (!QDir().mkpath(folder)) {
        return core::Error{core::ErrorCode::FileUnwritable, folder, {}};
    }
    QStringList files;
    for (const QString& name : window.pageNames()) {
        if (!page.isEmpty() && name.compare(page, Qt::CaseInsensitive) != 0) {
            continue;
        }
        window.showPage(name);
        const QString file = QDir(folder).filePath(QStringLiteral("%1%2.png").arg(name.toLower(), suffix));
        if (!window.grab().save(file)) {
            return core::Error{core::ErrorCode::FileUnwritable, file, {}};
        }
        files.append(file);
    }
    return files;
}

} // namespace app
