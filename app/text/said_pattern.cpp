#include "app/text/said_pattern.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace app {

namespace {

/// What stands in the places of %1 to %4; no match when the text is made of another pattern.
QRegularExpressionMatch match(const char* pattern, const QString& text) {
    QString expression = QRegularExpression::escape(QString::fromUtf8(pattern));
    expression.replace(QRegularExpression(QStringLiteral("\\\\%[1-4]")), QStringLiteral("(.*)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(text);
}

} // namespace

QString saidPattern(const char* context, std::span<const char* const> patterns, const QString& english) {
    for (const char* pattern : patterns) {
        const QRegularExpressionMatch found = match(pattern, english);
        if (!found.hasMatch()) {
            continue;
        }
        const QString words = QCoreApplication::translate(context, pattern);
        switch (found.lastCapturedIndex()) {
        case 1:
            return words.arg(found.captured(1));
        case 2:
            return words.arg(found.captured(1), found.captured(2));
        case 3:
            return words.arg(found.captured(1), found.captured(2), found.captured(3));
        case 4:
            return words.arg(found.captured(1), found.captured(2), found.captured(3), found.captured(4));
        default:
            return words;
        }
    }
    return english;
}

} // namespace app
