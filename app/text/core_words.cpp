#include "app/text/core_words.h"

#include "app/text/said_pattern.h"
#include "core/statistics/figure_text.h"

#include <QCoreApplication>

namespace app {

namespace {

constexpr char kContext[] = "Core";

constexpr const char* kChangeTitles[] = {
    QT_TRANSLATE_NOOP("ChangeTitle", "Import %1 (1 fill)"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Import %1 (%2 fills)"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Import %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Edit notes"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Rate trade"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Edit plan"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Add tag %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Edit tag %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Delete tag %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Merge tag %1 into %2"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Add cash movement"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Edit cash movement"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Delete cash movement"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Sample journal"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Remove tag %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Journal settings"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Change journal settings"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Account %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Add account %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Change account %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Change instrument %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Add trade %1"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Edit trade"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Delete trade"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Delete %1 trades"),
    QT_TRANSLATE_NOOP("ChangeTitle", "Take out links that lead nowhere"),
};

} // namespace

QString inWords(const QString& english) {
    return english.isEmpty() ? english : QCoreApplication::translate(kContext, english.toUtf8().constData());
}

QString inWords(const char16_t* english) {
    return inWords(QString::fromUtf16(english));
}

QString countedInWords(int n, const char16_t*, const char16_t* many, const core::FigureText& text) {
    const QByteArray source = QString::fromUtf16(many).toUtf8();
    return QCoreApplication::translate(kContext, source.constData(), nullptr, n).arg(text.count(n));
}

QString changeTitle(const QString& stored) {
    return saidPattern("ChangeTitle", kChangeTitles, stored);
}

} // namespace app
