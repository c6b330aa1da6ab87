#include "app/application.h"
#include "app/journal_location.h"
#include "app/main_window.h"
#include "app/render_pages.h"
#include "app/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

#include <cstdio>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Arguments {
    QString journal;
    QStringList statements; ///< files to look at on the Import page
    QString renderFolder;
    QSize size;
    QString theme;
    QString page;
    QString suffix;
};

Arguments readArguments(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Native trading journal"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        u"files"_s, QCoreApplication::translate("main", "A journal to open, or statements to import."),
        u"[files …]"_s);
    const auto option = [&parser](const QString& name, const char* words, const QString& value) {
        parser.addOption({name, QCoreApplication::translate("main", words), value});
    };
    option(u"journal"_s, "The journal to open instead of the last one.", u"file"_s);
    option(u"render"_s, "Draw the pages into PNG files of this folder and quit.", u"folder"_s);
    option(u"size"_s, "Size of the rendered window.", u"1280x800"_s);
    option(u"scale"_s, "Pixels per point of the rendered window.", u"factor"_s);
    option(u"theme"_s, "light or dark, instead of the setting.", u"name"_s);
    option(u"page"_s, "Render only this page.", u"name"_s);
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
    arguments.page = parser.value(u"page"_s);
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

void installTranslations(QApplication& application, const QLocale& locale) {
    for (const auto& [name, folder] :
         {std::pair(u"trading-journal"_s, u":/i18n"_s),
          std::pair(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))}) {
        auto translator = std::make_unique<QTranslator>(&application);
        if (translator->load(locale, name, u"_"_s, folder)) {
            QCoreApplication::installTranslator(translator.release());
        }
    }
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
    applyScale(argc, argv);
    app::nameProgram();
    QApplication desktop(argc, argv);
    const Arguments arguments = readArguments(desktop);
    const bool rendering = !arguments.renderFolder.isEmpty();
    // Rendering neither reads nor changes what the user has set.
    const auto settings = rendering
                              ? std::make_unique<app::Settings>(arguments.renderFolder + u"/render.ini"_s)
                              : std::make_unique<app::Settings>();
    if (arguments.theme == "dark"_L1 || arguments.theme == "light"_L1) {
        settings->setTheme(arguments.theme == "dark"_L1 ? app::ThemeChoice::Dark : app::ThemeChoice::Light);
    }
    QLocale::setDefault(settings->locale());
    installTranslations(desktop, settings->locale());
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
    journal.window().show();
    journal.open(arguments.journal.isEmpty() ? settings->journalPath() : arguments.journal);
    return QApplication::exec();
}
