#include "app/render_pages.h"

#include "app/main_window.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
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
        // What became wider while the page was hidden moves its neighbours now.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QString file = QDir(folder).filePath(QStringLiteral("%1%2.png").arg(name, suffix));
        if (!window.grab().save(file)) {
            return core::Error{core::ErrorCode::FileUnwritable, file, {}};
        }
        files.append(file);
    }
    return files;
}

} // namespace app
