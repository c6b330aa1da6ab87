#include "app/application.h"
#include "app/install_translations.h"
#include "app/journal_location.h"
#include "app/main_window.h"
#include "app/render_pages.h"
#include "app/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Arguments {
    QString journal;
    QStringList statements; ///< files to look at on the Import page
    QString renderFolder;
    QSize size;
    QString theme;
    QString language;
    QString page;
    QString suffix;
    bool measureStart = false;
};

Arguments readArguments(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Native trading journal"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"files"_s, u"A journal to open, or statements to import."_s,
                                 u"[files …]"_s);
    const auto option = [&parser](const QString& name, const char* words, const QString& value) {
        parser.addOption({name, QString::fromUtf8(words), value});
    };
    option(u"journal"_s, "The journal to open instead of the last one.", u"file"_s);
    option(u"render"_s, "Draw the pages into PNG files of this folder and quit.", u"folder"_s);
    option(u"size"_s, "Size of the rendered window.", u"1280x800"_s);
    option(u"scale"_s, "Pixels per point of the rendered window.", u"factor"_s);
    option(u"theme"_s, "light or dark, instead of the setting.", u"name"_s);
    option(u"language"_s, "en, en_IN or hi_IN, instead of the setting.", u"name"_s);
    option(u"page"_s, "Render only this page.", u"name"_s);
    parser.addOption(
        {u"measure-start"_s, u"Say how long it took until the dashboard was drawn, and quit."_s});
    parser.process(application);
    Arguments arguments;
    arguments.journal = parser.value(u"journal"_s);
    for (const QString& file : parser.positionalArguments()) {
        if (file.endsWith(".tradingjournal"_L1)) {
            arguments.journal = file;
        } else {
            arguments.statements.append(file);
        }
    }
    arguments.renderFolder = parser.value(u"render"_s);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    arguments.size = size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt()) : QSize();
    arguments.theme = parser.value(u"theme"_s);
    arguments.language = parser.value(u"language"_s);
    arguments.page = parser.value(u"page"_s);
    arguments.measureStart = parser.isSet(u"measure-start"_s);
    arguments.suffix = arguments.theme.isEmpty() ? QString() : u'-' + arguments.theme;
    return arguments;
}

/// The factor must be known before the first window exists.
void applyScale(int argc, char** argv) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0) {
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
        }
    }
}

void measureStart(app::Application& journal, const QElapsedTimer& sinceStart) {
    QObject::connect(&journal, &app::Application::loaded, &journal, [&journal, &sinceStart] {
        // After the layout that the figures have just asked for.
        QTimer::singleShot(0, &journal, [&journal, &sinceStart] {
            journal.window().repaint();
            std::printf("dashboard drawn after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    });
}

/// Quits with 0 when every page is drawn, 1 with a message when not.
void renderWhenLoaded(app::Application& journal, const Arguments& arguments) {
    const auto fail = [](const QString& words) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(words));
        QCoreApplication::exit(1);
    };
    QObject::connect(&journal, &app::Application::failed, &journal, fail);
    QObject::connect(&journal, &app::Application::loaded, &journal, [&journal, arguments, fail] {
        // What the pages ask for when they are first shown (a trade's fills) comes back within a moment.
        app::MainWindow& window = journal.window();
        for (const QString& name : window.pageNames()) {
            window.showPage(name);
        }
        constexpr int kMomentMs = 700;
        QTimer::singleShot(kMomentMs, &journal, [&window, arguments, fail] {
            const auto files =
                app::renderPages(window, arguments.renderFolder, arguments.suffix, arguments.page);
            if (!files) {
                fail(files.error().detail);
                return;
            }
            for (const QString& file : *files) {
                std::printf("%s\n", qUtf8Printable(file));
            }
            QCoreApplication::quit();
        });
    });
}

} // namespace

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    applyScale(argc, argv);
    app::nameProgram();
    QApplication desktop(argc, argv);
    const Arguments arguments = readArguments(desktop);
    const bool rendering = !arguments.renderFolder.isEmpty();
    // Rendering and measuring neither read nor change what the user has set, and leave nothing behind.
    std::optional<QTemporaryDir> unkept;
    if (rendering || arguments.measureStart) {
        unkept.emplace();
    }
    const auto settings = unkept ? std::make_unique<app::Settings>(unkept->filePath(u"unkept.ini"_s))
                                 : std::make_unique<app::Settings>();
    if (arguments.theme == "dark"_L1 || arguments.theme == "light"_L1) {
        settings->setTheme(arguments.theme == "dark"_L1 ? app::ThemeChoice::Dark : app::ThemeChoice::Light);
    }
    if (!arguments.language.isEmpty()) {
        settings->setLanguage(arguments.language);
    }
    app::installTranslations(settings->locale());
    const core::SystemClock clock;
    app::Application journal(desktop, *settings, clock);
    if (arguments.size.isValid()) {
        journal.window().resize(arguments.size);
    }
    if (!arguments.statements.isEmpty()) {
        QObject::connect(&journal, &app::Application::loaded, &journal,
                         [&journal, &arguments] { journal.importFiles(arguments.statements); });
    }
    if (rendering) {
        renderWhenLoaded(journal, arguments);
    }
    if (arguments.measureStart) {
        measureStart(journal, sinceStart);
    }
    using DailyBackup = app::Application::DailyBackup;
    // First, so that the journal is being read while the window comes up.
    journal.open(arguments.journal.isEmpty() ? settings->journalPath() : arguments.journal,
                 rendering ? DailyBackup::None : DailyBackup::Made);
    journal.window().show();
    return QApplication::exec();
}
