#include "app/command_line/program.h"
#include "app/journal_location.h"

#include <QGuiApplication>

#include <memory>

namespace {

/// A report is painted without a display.
void paintOffscreen() {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
#endif
}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) {
    QStringList given;
    for (int i = 1; i < argc; ++i) {
        given.append(QString::fromLocal8Bit(argv[i]));
    }
    if (!app::needsPainting(given)) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    paintOffscreen();
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv) {
    app::nameProgram();
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    return int(app::runCommandLine(application->arguments().mid(1)));
}
