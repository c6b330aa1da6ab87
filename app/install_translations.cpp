#include "app/install_translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

bool install(const QLocale& locale, const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    translator->setObjectName(u"language"_s);
    return translator->load(locale, name, u"_"_s, folder) &&
           QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations(const QLocale& locale) {
    for (QTranslator* former : QCoreApplication::instance()->findChildren<QTranslator*>(u"language"_s)) {
        delete former;
    }
    QLocale::setDefault(locale);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // Installed last, so asked first.
    const QString name = u"trading-journal"_s;
    const QString folder = u":/i18n"_s;
    if (!install(locale, name, folder)) {
        install(QLocale(QLocale::English), name, folder);
    }
}

} // namespace app
