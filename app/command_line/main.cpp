#include "app/command_line/program.h"
#include "app/journal_location.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <exception>
#include <memory>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#endif

namespace {

/// Windows would put a carriage return before every line feed of a workbook.
void writeBytesAsTheyAre() {
#ifdef Q_OS_WIN
    _setmode(_fileno(stdout), _O_BINARY);
#endif
}

/// A report is painted without a display.
void paintOffscreen() {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    // Qt notes on standard error that a nightly job has no XDG_RUNTIME_DIR, which a painting does not need.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
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
    writeBytesAsTheyAre();
    app::nameProgram();
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    try {
        return int(app::runCommandLine(application->arguments().mid(1)));
    } catch (const std::exception& fault) {
        // No input may lead here; what was acknowledged before is in the journal.
        std::fprintf(stderr, "tj: a fault of the program, please report it: %s\n", fault.what());
        return int(app::ExitStatus::BadInput);
    }
}
